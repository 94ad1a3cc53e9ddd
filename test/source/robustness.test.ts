import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../src/source/call-site.ts';
import { ParserRuntime } from '../../src/source/syntax/parser-runtime.ts';
import { fixtures } from './fixtures.ts';
import { edit, mutate } from './mutate.ts';
import { readGrammar } from './read-grammar.ts';
import { partText, scan, scanner } from './scanner-of-tests.ts';

test.each(fixtures)(
  'no mutation of $name makes the scanner throw, and every range lies inside the text',
  async fixture => {
    await scanner.prepare(fixture.language);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        const text = mutate(fixture.text, edits);
        const result = scanner.scan({ file: fixture.name, language: fixture.language, text });
        const lines = text.split(/\r\n?|\n/).length;
        for (const { range } of result.calls) {
          expect(range.start.line).toBeGreaterThanOrEqual(1);
          expect(range.end.line).toBeLessThanOrEqual(lines);
        }
        expect(new Set(result.calls.map(call => call.id)).size).toBe(result.calls.length);
      }),
      // One for each program; test/bench/source-fuzz.mjs takes as many as one likes.
      { numRuns: 1, seed: 20261122 },
    );
  },
);

const heads: [LanguageId, string][] = [
  ['python', 'import openai\n'],
  ['typescript', "import OpenAI from 'openai';\n"],
  ['go', 'package main\nimport "github.com/sashabaranov/go-openai"\n'],
  ['java', 'import com.openai.client.OpenAIClient;\n'],
  ['csharp', 'using OpenAI.Chat;\n'],
  ['rust', 'use async_openai::Client;\n'],
  ['ruby', 'OpenAI::Client\n'],
  ['php', '<?php OpenAI::client();\n'],
];

test.each(heads)('%s: nesting deeper than any stack', async (language, head) => {
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['f(', ')'],
  ] as const) {
    const text = `${head}x = ${open.repeat(2000)}1${close.repeat(2000)};`;
    expect((await scan(language, text)).calls).toEqual([]);
  }
});

test('a sum of ten thousand strings is read without recursion', async () => {
  const sum = Array.from({ length: 10_000 }, (_, i) => `"a${i} "`).join(' + ');
  const text = `import openai\nopenai.chat.completions.create(model="m", messages=[{"role": "user", "content": ${sum}}])`;
  const { calls } = await scan('python', text);
  const [part] = calls[0]!.prompt;
  const content = part?.segments.map(segment => (segment.kind === 'static' ? segment.text : '')).join('');
  expect(content?.startsWith('a0 a1 ')).toBe(true);
  expect(content?.endsWith('a9999 ')).toBe(true);
});

test('a long chain of calls and a name that is its own value end', async () => {
  const chain = `import openai\nopenai${'.a()'.repeat(3000)}`;
  expect((await scan('python', chain)).problems).toEqual([]);
  const loop = 'import openai\nx = y\ny = x\nf = lambda: f()\nopenai.chat.completions.create(model=x, messages=f())';
  expect((await scan('python', loop)).calls).toHaveLength(1);
});

test('a list that is put together in a thousand statements is read in part', async () => {
  const text = `from openai import OpenAI\nclient = OpenAI()\nlines = []\n${'lines.append({"role": "user", "content": "x"})\n'.repeat(1000)}client.chat.completions.create(model="gpt-4o", messages=lines)\n`;
  const { calls, problems } = await scan('python', text);
  expect(problems).toEqual([]);
  expect(calls).toHaveLength(1);
  expect(calls[0]!.prompt.length).toBe(100);
});

test.each([
  ['a file beyond the size limit', `import openai\n#${'x'.repeat(4_100_000)}`, 'too-large'],
  ['NUL bytes', 'import openai\n\0', 'binary'],
])('%s is said, not scanned', async (_name, text, code) => {
  expect(await scan('python', text)).toMatchObject({ calls: [], problems: [{ code }] });
});

test('a cancelled scan ends with what it has and says so', async () => {
  const text = `import openai\n${'openai.chat.completions.create(model="m", messages=[])\n'.repeat(3000)}`;
  let asked = 0;
  const result = await scan('python', text, { isCancelled: () => ++asked > 3 });
  expect(result.problems).toEqual([{ code: 'time-limit' }]);
  expect(result.calls.length).toBeLessThan(3000);
});

test('an unknown language and a broken notebook are said', async () => {
  expect((await scan('jupyter', 'not json')).problems).toMatchObject([{ code: 'syntax-error' }]);
  expect((await scan('jupyter', '{"cells": 3}')).problems).toMatchObject([{ code: 'syntax-error' }]);
});

test.each([20, 60])('%d classes of one name, none of which sets the field, are searched once each', async count => {
  const text = `<?php\nuse LarAgent\\Agent;\n${'class A extends Agent\n{\n    protected $model;\n\n'.repeat(count)}class A extends Agent\n{\n    protected $model = 'gpt-4o';\n    public function instructions() { return 'You know rivers.'; }\n}\n`;
  const { calls, problems } = await scan('php', text);
  expect(problems).toEqual([]);
  expect(calls).toHaveLength(1);
});

test('an object that holds itself, and functions that call each other, end', async () => {
  const text = [
    'from agents import Agent, Runner',
    'agent = Agent(name="a")',
    'if x:\n    agent = Agent(agent, tools=[agent])',
    'def f(n): return g(n) or g(n + 1)',
    'def g(n): return f(n) or f(n + 1)',
    'Runner.run(agent, f(g(1)))',
  ].join('\n');
  const { calls, problems } = await scan('python', text);
  expect(calls.some(call => call.callee === 'Runner.run')).toBe(true);
  expect(problems).toEqual([]);
});

test('each of many messages of markup is read once', async () => {
  const one = (index: number) =>
    `class P${index} extends PromptElement<P> {\n  render() {\n    return <SystemMessage>You know river ${index}.</SystemMessage>;\n  }\n}\n`;
  const text = `import { SystemMessage, PromptElement } from '@vscode/prompt-tsx';\n${Array.from({ length: 600 }, (_, index) => one(index)).join('')}`;
  const { calls, problems } = await scan('typescriptreact', text);
  expect(problems).toEqual([]);
  expect(calls).toHaveLength(600);
});

test('markup that nests deeper than is read is read once, not once from each level', async () => {
  const nested = `${'<SystemMessage>Go. {this.p}'.repeat(80)}${'</SystemMessage>'.repeat(80)}`;
  const text = `import { SystemMessage, PromptElement } from '@vscode/prompt-tsx';\nexport class A extends PromptElement<P> {\n  render() {\n    return <>${nested}</>;\n  }\n}\n`;
  const { calls, problems } = await scan('typescriptreact', text);
  expect(problems).toEqual([]);
  expect(calls).toHaveLength(79);
});

describe('a parser that fails', () => {
  const text = 'import openai\nopenai.chat.completions.create(model="m", messages=[])\n';
  /** Leaves nothing of what the parser needs. */
  const breakParser = async () => void (await ParserRuntime.of(readGrammar)).memory.HEAPU8.fill(0xff);

  test('costs the text on which it fails, and no other', async () => {
    const whole = await scan('python', text);
    expect(whole.calls).toHaveLength(1);
    await breakParser();
    const failed = await scan('python', text);
    expect(failed).toEqual({ calls: [], problems: [{ code: 'parser-failed', detail: expect.stringMatching(/./) }] });
    expect(await scan('python', text)).toEqual(whole);
  });

  test('costs a document that is being edited one scan', async () => {
    const options = { isEdited: true };
    const whole = await scan('python', text, options);
    await breakParser();
    expect((await scan('python', text, options)).problems).toMatchObject([{ code: 'parser-failed' }]);
    expect(await scan('python', text, options)).toEqual(whole);
    expect((await scan('python', text.replaceAll('"m"', '"n"'), options)).calls).toHaveLength(1);
  });

  test('costs what a file imports, not the file', async () => {
    const importing = `from .texts import role\n${text.replace('[]', '[{"role": "user", "content": role}]')}`;
    const runtime = await ParserRuntime.of(readGrammar);
    const textOf = async (breaks: boolean) => {
      const readFile = (file: string) => {
        if (file !== 'src/texts.py') return undefined;
        if (breaks) runtime.memory.HEAPU8.fill(0xff);
        return `# A prompt\nrole = "You know ${breaks ? 'seas' : 'rivers'}."\n`;
      };
      const { calls } = await scan('python', importing, { readFile }, 'src/app.py');
      return calls.map(call => call.prompt.map(part => partText(part)));
    };
    expect(await textOf(false)).toEqual([['You know rivers.']]);
    expect(await textOf(true)).toEqual([['{role}']]);
  });
});

test.each([4_000, 30_000])('types nested %d deep in Kotlin take no text after them along', async depth => {
  const text = `import com.aallam.openai.client.OpenAI\nfun f() {\n  val c = x.${'get<A.'.repeat(depth)}B>()\n}\n`;
  const { calls, problems } = await scan('kotlin', text);
  expect(calls).toEqual([]);
  expect(problems.filter(({ code }) => code !== 'time-limit' && code !== 'parser-failed')).toEqual([]);
  const openai = 'import openai\nopenai.chat.completions.create(model="m", messages=[])';
  expect((await scan('python', openai)).calls).toHaveLength(1);
});

test('a text that its parser would take minutes for ends in time, and says so', async () => {
  const text = `import com.openai.models.ChatModel\nfun f() { g(${']'.repeat(3900)}\n}\n`;
  const { problems } = await scan('kotlin', text);
  expect(problems.every(({ code }) => code === 'time-limit')).toBe(true);
});

test('an imported file that its parser would take minutes for costs the file that imports it no call', async () => {
  const text = [
    'package app',
    'import com.aallam.openai.api.chat.ChatCompletionRequest',
    'import com.aallam.openai.api.chat.ChatMessage',
    'import com.aallam.openai.api.chat.ChatRole',
    'import com.aallam.openai.api.model.ModelId',
    'import com.aallam.openai.client.OpenAI',
    'suspend fun f() {',
    '  val client = OpenAI("key")',
    '  client.chatCompletion(ChatCompletionRequest(model = ModelId(Models.FIRST), messages = listOf(ChatMessage(role = ChatRole.User, content = "Hello"))))',
    '}',
  ].join('\n');
  const broken = `package app\n// prompt\nobject Models { const val FIRST = "m" }\nfun g() { ${']'.repeat(3900)}\n}\n`;
  const readFile = (file: string) => (file === 'src/app/Models.kt' ? broken : undefined);
  const { calls, problems } = await scan('kotlin', text, { readFile }, 'src/app/Main.kt');
  expect(problems).toEqual([]);
  expect(calls.map(({ prompt }) => prompt.map(partText))).toEqual([['Hello']]);
});
