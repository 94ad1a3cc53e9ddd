import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../scanner-of-tests.ts';
import { readJsonFile } from './read-json-file.ts';

const saved = (template: string) => JSON.stringify({ _type: 'prompt', template, template_format: 'f-string' });

describe('where a text stands', () => {
  test.each<[string, string, [start: number, end: number][]]>([
    // `{"_type":"prompt","template":"` is 30 characters long, so the text begins in column 31.
    ['plain', 'Say {x}.', [[31, 35], [35, 38], [38, 39]]],
    ['after an escaped line end', 'Say\n{x}', [[31, 36], [36, 39]]],
    ['after an escaped quote and a character by its number', '"\u0001{x}', [[31, 39], [39, 42]]],
    ['doubled braces are one', '{{{x}', [[31, 33], [33, 36]]],
  ])('%s', async (_name, template, expected) => {
    const { calls } = await scan('prompt-file', saved(template), {}, 'a.json');
    const ranges = calls[0]!.prompt[0]!.segments.map(({ range }) => [range!.start.column, range!.end.column]);
    expect(ranges).toEqual(expected);
  }); // biome-ignore format: a table
});

test('prompts of one line have ids of their own', async () => {
  const data = (id: string) => ({ id, inputParams: [], inputs: { template: `Say ${id}` } });
  const text = JSON.stringify({ nodes: [{ data: data('a') }, { data: data('b') }] });
  const { calls } = await scan('prompt-file', text, {}, 'a.json');
  expect(calls.map(({ id }) => id)).toEqual(['a.json:1:(file)', 'a.json:1:(file)#2']);
});

test.each<[string, string]>([
  ['that ends before its prompt', saved('Hi').slice(0, 29)],
  ['with comments in front', `/* x */ ${saved('Hi')}`],
  ['nested beyond what tools write', `{"_type":"prompt","a":${'['.repeat(100_000)}`],
  ['objects without end', `{"_type":"prompt",${'"a":{'.repeat(100_000)}`],
  ['openings without end', `{"_type"${' '.repeat(200_000)}:"prompt"${'"prompts" '.repeat(20_000)}`],
])('a file %s is read at once, as far as that goes', async (_name, text) => {
  expect(await readJsonFile(text)).toEqual([]);
});

test('a file that somebody is still writing has the prompts that stand in it', async () => {
  expect(await readJsonFile(saved('Hi').slice(0, -20))).toEqual(['1:31 langchain model=? (unknown)', 'user: "Hi"']);
});

test.each(['package.json', 'app/tsconfig.build.json', 'inference-cost.json'])('%s is not looked into', async file => {
  expect(await readJsonFile(saved('Hi'), file)).toEqual([]);
});

test('takes any cut of a flow', async () => {
  const text = JSON.stringify({
    nodes: [
      { name: 'A', type: '@n8n/n8n-nodes-langchain.agent', parameters: { text: 'Say "{{ $json.x }}"\n' } },
      { name: 'M', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', parameters: { model: 'm' } },
    ],
    connections: { M: { ai_languageModel: [[{ node: 'A', type: 'ai_languageModel', index: 0 }]] } },
  });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length),
      fc.nat(text.length),
      fc.constantFrom('', '"', '{', ']', '\\'),
      async (a, b, put) => {
        const cut = `{${text.slice(1, Math.min(a, b))}${put}${text.slice(Math.max(a, b))}`;
        const { calls } = await scan('prompt-file', cut, {}, 'a.json');
        for (const { range, prompt } of calls)
          expect([range, ...prompt.map(part => part.range!)].every(({ start, end }) => start.line <= end.line)).toBe(
            true,
          );
      },
    ),
  );
});
