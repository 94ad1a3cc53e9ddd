import { describe, expect, test } from 'vitest';
import type { LanguageId, Range } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

const place = (range: Range | undefined) =>
  range && `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;

/** Where each call of a text is near an error. */
async function errors(language: LanguageId, text: string): Promise<(string | undefined)[]> {
  const { calls } = await scan(language, text);
  return calls.map(call => place(call.syntaxError));
}

const ask = 'openai.responses.create(input="a")';

describe('a syntax error', () => {
  test.each<[name: string, lines: string[], expected: (string | undefined)[]]>([
    ['nowhere', ['import openai', ask], [undefined]],
    ['inside the call', ['import openai', 'openai.responses.create(input="a" "b" ? 3)'], ['2:39-2:42']],
    [
      'in a prompt that is written with holes',
      ['import openai', 'openai.responses.create(input=f"{a +}")'],
      ['2:36-2:37'],
    ],
    ['in another function', ['import openai', 'def f():', '    x = = 1', 'def g():', `    ${ask}`], [undefined]],
    ['in another statement', ['import openai', ask, 'x = = 1'], [undefined]],
    ['in one call of two', ['import openai', ask, 'openai.responses.create(input="a" ? 3)'], [undefined, '3:35-3:38']],
  ])('%s', async (_name, lines, expected) => {
    expect(await errors('python', lines.join('\n'))).toEqual(expected);
  });

  test('around the call: the stretch that fits nowhere', async () => {
    const text = `import OpenAI from 'openai';\nconst c = new OpenAI();\nif (x { ( c.responses.create({ input: 'a' }) ;\n`;
    const [error] = await errors('typescript', text);
    expect(error).toMatch(/^\d+:\d+-3:\d+$/);
  });

  test('a bracket that is missing stands where the parser looked for it', async () => {
    const text = `import OpenAI from 'openai';\nnew OpenAI().responses.create({ input: 'a' };\n`;
    expect((await errors('typescript', text))[0]).toMatch(/^2:/);
  });
});
