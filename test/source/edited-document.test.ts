import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { LanguageId } from '../../src/source/call-site.ts';
import { EditedCalls } from '../../src/source/edited-calls.ts';
import { adapterOf } from '../../src/source/languages/adapters.ts';
import type { SourceText } from '../../src/source/scanner.ts';
import { applyEdit, type Edit } from './edits.ts';
import { fixtures } from './fixtures.ts';
import { edit } from './mutate.ts';
import { partText, scanner } from './scanner-of-tests.ts';

const fromScratch = (source: SourceText) => scanner.scan(source);
const edited = (source: SourceText) => scanner.scan(source, { isEdited: true });

/** Mostly what people type: a character or two, kept or taken back, so that the text follows its grammar most of the time. */
const keystroke: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 2 }),
  text: fc.constantFrom('a', 'x1', ' ', '\n', 'é', '🙂', '.', '"', '()', '# ', '// x\n'),
  kind: fc.constantFrom('insert', 'insert', 'double', 'cut'),
});

/** What leaves the grammar alone: a word that grows or shrinks by a letter, or makes way for another word of the text. */
interface WordEdit {
  readonly kind: 'grow' | 'append' | 'shrink' | 'swap';
  readonly word: number;
  readonly other: number;
  readonly letter: string;
}
const wordEdit: fc.Arbitrary<WordEdit> = fc.record({
  kind: fc.constantFrom('grow', 'append', 'shrink', 'swap'),
  word: fc.nat(),
  other: fc.nat(),
  letter: fc.constantFrom('a', 's', 'z', '1'),
});

function editWord(text: string, { kind, word, other, letter }: WordEdit): string {
  const words = [...text.matchAll(/[A-Za-z_]{3,}/g)];
  const { 0: old, index } = words[word % words.length]!;
  const made = {
    grow: old[0] + letter + old.slice(1),
    append: old + letter,
    shrink: old.slice(1),
    swap: words[other % words.length]![0],
  }[kind];
  return text.slice(0, index) + made + text.slice(index + old.length);
}

describe('a document that is being edited', () => {
  // One of each language; test/bench/source-fuzz.mjs takes them all, for as long as one likes.
  const languages = new Map(fixtures.filter(({ language }) => adapterOf(language)).map(one => [one.language, one]));
  test.each([...languages.values()])(
    '$name: after any edits its scan is that of a text never seen before',
    async ({ name: file, language, text }) => {
      await scanner.prepare(language);
      const sessions = fc.array(fc.oneof({ weight: 4, arbitrary: keystroke }, { weight: 1, arbitrary: edit }), {
        minLength: 6,
        maxLength: 6,
      });
      fc.assert(
        fc.property(sessions, edits => {
          let current = text;
          expect(edited({ file, language, text })).toEqual(fromScratch({ file, language, text }));
          for (const made of edits) {
            const next = { file, language, text: applyEdit(current, made) };
            const scan = edited(next);
            expect(scan).toEqual(fromScratch(next));
            // What breaks the text is taken back, as people do; else all further edits would meet a broken text.
            if (scan.calls.length > 0) current = next.text;
          }
        }),
        { numRuns: 1, seed: 20261122 },
      );
    },
  );

  test.each([...languages.values()])(
    '$name: after words were changed, too, where most is taken over from the scan before',
    async ({ name: file, language, text }) => {
      await scanner.prepare(language);
      fc.assert(
        fc.property(fc.array(wordEdit, { minLength: 6, maxLength: 6 }), edits => {
          let current = text;
          edited({ file, language, text });
          for (const made of edits) {
            const next = { file, language, text: editWord(current, made) };
            const scan = edited(next);
            expect(scan).toEqual(fromScratch(next));
            if (scan.calls.length > 0) current = next.text;
          }
        }),
        { numRuns: 1, seed: 20261123 },
      );
    },
  );

  // Whatever looks through a whole file makes every letter cost as much as the file.
  test.each<[LanguageId, string, string, (prompt: string) => string]>([
    [
      'python',
      'openai.py',
      'import openai',
      p => `def f():\n    x = make("${p}")\n    return openai.responses.create(model="gpt-4o", input="${p}")`,
    ],
    [
      'python',
      'unknown.py',
      'import openai',
      p =>
        `def f(client, q):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q + "${p}"}])`,
    ],
    [
      'python',
      'anthropic.py',
      'import anthropic\nclient = anthropic.Anthropic()',
      p =>
        `def f(q: str):\n    for part in q:\n        client.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[{"role": "user", "content": "${p}" + part}])`,
    ],
    [
      'typescript',
      'openai.ts',
      "import OpenAI from 'openai';\nconst client = new OpenAI();",
      p =>
        `export async function f(q: string) {\n  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`${p} \${q}\` }] });\n}`,
    ],
    [
      'typescript',
      'ai.ts',
      "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';",
      p =>
        `export const f = async (q: string) => generateText({ model: openai('gpt-4o'), system: '${p}', prompt: q });`,
    ],
    [
      'rust',
      'main.rs',
      'use async_openai::Client;',
      p =>
        `async fn f(client: Client) {\n    let r = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content("${p}").build()?]).build()?;\n    client.chat().create(r).await?;\n}`,
    ],
    [
      'ruby',
      'a.rb',
      "require 'openai'\nCLIENT = OpenAI::Client.new",
      p =>
        `def f(q)\n  CLIENT.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: "${p} #{q}" }] })\nend`,
    ],
  ])(
    '%s, %s: a letter in one of ten functions has its calls alone looked at again',
    async (language, file, head, body) => {
      await scanner.prepare(language);
      const program = (prompt: string) =>
        [
          head,
          ...Array.from({ length: 10 }, (_, n) => body(n === 4 ? prompt : 'Say it').replaceAll(/\bf\b/g, `f${n}`)),
        ].join('\n\n');
      const looked: number[] = [];
      const find = EditedCalls.prototype.find;
      const spy = vi.spyOn(EditedCalls.prototype, 'find').mockImplementation(function (
        this: EditedCalls,
        module,
        named,
        readFile,
        search,
      ) {
        return find.call(this, module, named, readFile, (calls, asked) => {
          looked.push(calls.length);
          return search(calls, asked);
        });
      });
      const scans = ['Say', 'Say i', 'Say it'].map(prompt => edited({ file, language, text: program(prompt) }));
      spy.mockRestore();
      expect(scans.map(({ calls }) => calls.length)).toEqual([10, 10, 10]);
      const [all, first, second] = looked;
      expect({ looks: looked.length, first, second }).toEqual({
        looks: 3,
        first: Math.floor(all! / 10),
        second: first,
      });
    },
  );

  test('what one call is given by another stretch of the file follows that stretch', async () => {
    await scanner.prepare('python');
    const program = (name: string, said: string) =>
      `import openai\n${name} = "${said}"\n\n\ndef ask():\n    return openai.responses.create(model="gpt-4o", input=said)\n`;
    const versions: [string, string, string][] = [
      ['said', 'Say hello', 'Say hello'],
      ['said', 'Say hellos', 'Say hellos'],
      ['sai', 'Say hellos', '{said}'],
      ['said', 'Say hello', 'Say hello'],
    ];
    for (const [name, said, prompt] of versions) {
      const { calls } = edited({ file: 'given.py', language: 'python', text: program(name, said) });
      expect(calls.map(call => call.prompt.map(partText).join())).toEqual([prompt]);
    }
  });

  test('a comment that is read belongs to what stands behind it: the file that it names is another one', async () => {
    await scanner.prepare('go');
    const texts = new Map([
      ['a.txt', 'Say hello.'],
      ['b.txt', 'Say good night.'],
    ]);
    const program = (file: string) =>
      `package main\n\nimport (\n\t_ "embed"\n\n\topenai "github.com/sashabaranov/go-openai"\n)\n\n//go:embed ${file}\nvar system string\n\nfunc ask(c *openai.Client) {\n\tc.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "system", Content: system}}})\n}\n`;
    const said = ['a.txt', 'b.txt', 'c.txt', 'a.txt'].map(file => {
      const source = { file: 'main.go', language: 'go', text: program(file) } as const;
      const { calls } = scanner.scan(source, { isEdited: true, readFile: path => texts.get(path) });
      return calls.map(call => call.prompt.map(partText).join());
    });
    expect(said).toEqual([['Say hello.'], ['Say good night.'], ['{txt}'], ['Say hello.']]);
  });

  test('what a variant of an enum holds follows the enum, wherever that is edited', async () => {
    await scanner.prepare('rust');
    const program = (first: string, second: string) =>
      `use async_openai::Client;\n\nenum Provider {\n    First(${first}),\n    Second(${second}),\n}\n\nasync fn ask(provider: Provider) {\n    match provider {\n        Provider::First(client) => client.chat().create(CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content("Say it").build()?]).build()?).await?,\n        _ => (),\n    };\n}\n`;
    const counts = [
      ['Client', 'Strin'],
      ['Socket', 'Strin'],
      ['Socket', 'Client'],
      ['Client', 'Client'],
      ['Client', 'Strings'],
    ].map(([first, second]) => {
      const source = { file: 'variant.rs', language: 'rust', text: program(first!, second!) } as const;
      const scan = scanner.scan(source, { isEdited: true });
      expect(scan).toEqual(fromScratch(source));
      return scan.calls.length;
    });
    expect(new Set([counts[0], counts[3], counts[4]])).toEqual(new Set([1]));
  });

  test('calls of one callee in one line keep their numbers', async () => {
    await scanner.prepare('python');
    const program = (prompt: string) =>
      `import openai\n\ndef f():\n    return [openai.responses.create(input="a"), openai.responses.create(input="b")]\n\nopenai.responses.create(input="${prompt}")\n`;
    for (const prompt of ['c', 'cd', 'cde']) {
      const { calls } = edited({ file: 'line.py', language: 'python', text: program(prompt) });
      expect(calls.map(({ id }) => id)).toEqual([
        'line.py:4:openai.responses.create',
        'line.py:4:openai.responses.create#2',
        'line.py:6:openai.responses.create',
      ]);
    }
  });

  test('calls that run together are told apart from others, wherever they were found', async () => {
    await scanner.prepare('python');
    const program = (prompt: string) =>
      `import openai\nopenai.responses.create(input="${prompt}")\n\ndef f():\n    openai.responses.create(input="a")\n    openai.responses.create(input="b")\n\ndef g():\n    openai.responses.create(input="c")\n`;
    for (const prompt of ['c', 'cd', 'cde']) {
      const { calls } = edited({ file: 'together.py', language: 'python', text: program(prompt) });
      const groups = calls.map(({ runsWith }) => runsWith);
      expect(groups.map(group => groups.indexOf(group))).toEqual([0, 1, 1, 3]);
    }
  });

  test('a prompt that is typed, and what stands behind it', async () => {
    await scanner.prepare('python');
    const program = (prompt: string) =>
      `import openai\nopenai.responses.create(model="gpt-4o", input="${prompt}")\nopenai.responses.create(input="b")`;
    const prompts = ['', 'H', 'Hé', 'Hé🙂', 'Hé🙃', 'Hé', ''].map(prompt => {
      const { calls } = edited({ file: 'a.py', language: 'python', text: program(prompt) });
      expect(calls.map(call => call.range.start.line)).toEqual([2, 3]);
      return calls.map(call => call.prompt.map(partText).join());
    });
    expect(prompts).toEqual(['', 'H', 'Hé', 'Hé🙂', 'Hé🙃', 'Hé', ''].map(prompt => [prompt, 'b']));
  });
});
