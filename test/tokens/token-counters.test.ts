import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { get_encoding } from 'tiktoken';
import { expect, test } from 'vitest';
import { createTokenCounters } from '../../src/tokens/token-counters.ts';

const media = path.join(import.meta.dirname, '../../media');
const counters = createTokenCounters(name => readFile(path.join(media, name)));

test.each([
  ['gpt-4o', 'o200k_base'],
  ['gpt-4', 'cl100k_base'],
] as const)('%s counts exactly with %s', async (model, encoding) => {
  const counter = await counters.forModel(model);
  const oracle = get_encoding(encoding);
  for (const text of ['', 'Hello, world!', '<|endoftext|>', '\ufeffx', 'a\ud800b', 'naïve 日本語 1234567 \r\n\r\n  x'])
    expect([...counter.encode(text)]).toEqual([...oracle.encode(text, [], [])]);
  expect(counter.count('Hello, world!')).toEqual({ tokens: 4, low: 4, high: 4, exact: true });
  oracle.free();
});

test('a model without a vocabulary is an estimate with bounds', async () => {
  const counter = await counters.forModel('someone/unheard-of');
  expect(counter.count('Hello, world!')).toEqual({ tokens: 4, low: 3, high: 5, exact: false });
});

test('a megabyte of one letter is counted', async () => {
  const counter = await counters.forModel('gpt-4o');
  expect(counter.count('a'.repeat(1_000_000)).tokens).toBe(125_000);
});
