import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallSite } from '../../src/source/call-site.ts';
import { languageOf } from '../../src/source/language-of-file.ts';
import { LineIndex } from '../../src/source/syntax/line-index.ts';
import { scan } from './scanner-of-tests.ts';

const folder = path.join(import.meta.dirname, '../fixtures/sdks');
const fixtures = readdirSync(folder).filter(name => !name.endsWith('.calls'));

function insert(text: string, { outputLimit }: CallSite, value: number): string {
  const { at, text: piece } = outputLimit.insertion!;
  const start = offsetOf(text, at.line) + at.column - 1;
  return text.slice(0, start) + piece.replace('{value}', String(value)) + text.slice(start);
}

const offsetOf = (text: string, line: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length + (line > 1 ? 1 : 0);

test.each(fixtures)('an inserted limit is found again: %s', async name => {
  const language = languageOf(name)!;
  const text = readFileSync(path.join(folder, name), 'utf8');
  const { calls } = await scan(language, text);
  for (const [index, call] of calls.entries()) {
    if (!call.outputLimit.insertion) continue;
    const changed = insert(text, call, 321);
    const after = await scan(language, changed);
    expect(after.calls.map(found => found.callee)).toEqual(calls.map(found => found.callee));
    expect(after.calls[index]!.outputLimit.value, changed).toBe(321);
  }
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
