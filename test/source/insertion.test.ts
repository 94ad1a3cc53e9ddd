import { expect, test } from 'vitest';
import type { CallSite } from '../../src/source/call-site.ts';
import { LineIndex } from '../../src/source/syntax/line-index.ts';
import { fixtures } from './fixtures.ts';
import { scan, scanFixture } from './scanner-of-tests.ts';

/** Where a limit would be inserted, in a text that is unchanged up to there; -1 where none can be. */
function placeOf(text: string, { outputLimit }: CallSite): number {
  if (!outputLimit.insertion) return -1;
  const { line, column } = outputLimit.insertion.at;
  return offsetOf(text, line) + column - 1;
}

function insert(text: string, call: CallSite, value: number): string {
  const piece = call.outputLimit.insertion!.text;
  const start = placeOf(text, call);
  return text.slice(0, start) + piece.replace('{value}', String(value)) + text.slice(start);
}

const offsetOf = (text: string, line: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length + (line > 1 ? 1 : 0);

test.each(fixtures)('inserted limits are found again: $name', async fixture => {
  const { name, language, text } = fixture;
  const { calls } = await scanFixture(fixture);
  const limits = new Map<number, number>(); // value by the place of its insertion, which calls may share
  let changed = text;
  for (const call of calls.toSorted((a, b) => placeOf(text, b) - placeOf(text, a))) {
    const place = placeOf(text, call);
    if (place < 0 || limits.has(place)) continue;
    limits.set(place, 321 + limits.size);
    changed = insert(changed, call, limits.get(place)!);
  }
  if (limits.size === 0) return;
  const after = await scan(language, changed, {}, name);
  expect(after.calls.map(({ callee }) => callee)).toEqual(calls.map(({ callee }) => callee));
  const places = calls.map(call => placeOf(text, call));
  const found = after.calls.map(({ outputLimit }, index) => places[index]! >= 0 && outputLimit.value);
  expect(found, changed).toEqual(places.map(place => place >= 0 && limits.get(place)));
});

const cases: [string, string, string][] = [
  ['no arguments but a spread', 'f(**{})', 'f(**{}, max_completion_tokens=9)'],
  ['a trailing comma on one line', 'f(model="m",)', 'f(model="m", max_completion_tokens=9)'],
  [
    'several lines without a trailing comma',
    'f(\n    model="m"\n)',
    'f(\n    model="m",\n    max_completion_tokens=9\n)',
  ],
  [
    'several lines with one',
    'f(\n    model="m",\n    n=1,  # one\n)',
    'f(\n    model="m",\n    n=1,\n    max_completion_tokens=9,  # one\n)',
  ],
  [
    'a comment after the last argument',
    'f(\n  n=1  # one, two\n)',
    'f(\n  n=1,\n  max_completion_tokens=9  # one, two\n)',
  ],
];

test.each(cases)('Python: %s', async (_name, call, expected) => {
  const head = 'from openai import OpenAI\nOpenAI().chat.completions.create';
  const text = head + call.slice(1);
  const { calls } = await scan('python', text);
  expect(insert(text, calls[0]!, 9)).toBe(head + expected.slice(1));
});

const objects: [string, string, string][] = [
  ['one line', "{ model: 'm' }", "{ model: 'm', max_completion_tokens: 9 }"],
  ['no spaces', "{model: 'm'}", "{model: 'm', max_completion_tokens: 9}"],
  ['trailing comma', "{\n  model: 'm',\n}", "{\n  model: 'm',\n  max_completion_tokens: 9,\n}"],
  ['a spread last', '{ ...{} }', '{ ...{}, max_completion_tokens: 9 }'],
  ['nothing', '{}', '{ max_completion_tokens: 9 }'],
];

test.each(objects)('TypeScript: %s', async (_name, object, expected) => {
  const head = "import OpenAI from 'openai';\nnew OpenAI().chat.completions.create(";
  const text = `${head}${object});`;
  const { calls } = await scan('typescript', text);
  expect(insert(text, calls[0]!, 9)).toBe(`${head}${expected});`);
});

const literals: [string, string, string][] = [
  ['one line', '{Model: "m"}', '{Model: "m", MaxTokens: 9}'],
  ['a list last', '{Messages: []c.M{{Content: "a"}}}', '{Messages: []c.M{{Content: "a"}}, MaxTokens: 9}'],
  ['several lines', '{\n\t\tModel: "m",\n\t}', '{\n\t\tModel: "m",\n\t\tMaxTokens: 9,\n\t}'],
  ['nothing', '{}', '{ MaxTokens: 9 }'],
];

test.each(literals)('Go: %s', async (_name, literal, expected) => {
  const head =
    'package a\nimport c "github.com/sashabaranov/go-openai"\nfunc f(x *c.Client) {\n\tx.CreateCompletion(ctx, c.CompletionRequest';
  const text = `${head}${literal})\n}`;
  const { calls } = await scan('go', text);
  expect(insert(text, calls[0]!, 9)).toBe(`${head}${expected})\n}`);
});

test('positions are 1-based and know all three line ends', () => {
  const lines = new LineIndex('a\r\nb\rc\nd');
  expect([0, 3, 5, 7].map(offset => lines.position(offset))).toEqual([1, 2, 3, 4].map(line => ({ line, column: 1 })));
});
