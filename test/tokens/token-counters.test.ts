import { describe, expect, test } from 'vitest';
import { createTokenCounters } from '../../src/tokens/token-counters.ts';
import { counters, readMedia } from './media.ts';

test.each([
  ['gpt-4o', 'o200k_base', 'exact-vocabulary'],
  ['gpt-4', 'cl100k_base', 'exact-vocabulary'],
  ['gemini-2.5-flash', 'gemma3', 'mapped-vocabulary'],
])('%s counts exactly with %s', async (model, vocabulary, code) => {
  const counter = await counters.forModel(model);
  expect(counter.exact).toBe(true);
  expect(counter.basis).toMatchObject({ code, vocabulary });
  expect(counter.count('Hello, world!')).toEqual({ tokens: 4, low: 4, high: 4, exact: true });
  expect(counter.encode('Hello, world!')).toHaveLength(4);
});

describe('estimates', () => {
  const english =
    'The committee met on Tuesday to discuss the proposed changes to the water treatment facility. '.repeat(20);

  test.each([
    ['unheard-of', 'unknown-model', 0.2],
    [undefined, 'unknown-model', 0.2],
    ['grok-4', 'measured-ratio', 0.2],
    ['claude-opus-4-7', 'measured-ratio', 0.15],
    ['claude-sonnet-4-5', 'measured-ratio', 0.12],
  ])('%s: %s, give or take %d', async (model, code, error) => {
    const counter = await counters.forModel(model);
    expect(counter.exact).toBe(false);
    expect(counter.basis.code).toBe(code);
    const { tokens, low, high, exact } = counter.count(english);
    expect(exact).toBe(false);
    expect(low / tokens).toBeCloseTo(1 - error, 1);
    expect(high / tokens).toBeCloseTo(1 + error, 1);
  });

  test('nothing is nothing, and exactly so', async () => {
    expect((await counters.forModel('grok-4')).count('')).toEqual({ tokens: 0, low: 0, high: 0, exact: true });
  });

  test('newer Claude models take more tokens for English, as many for Chinese', async () => {
    const [older, newer] = [await counters.forModel('claude-opus-4-6'), await counters.forModel('claude-opus-4-7')];
    expect(newer.count(english).tokens / older.count(english).tokens).toBeGreaterThan(1.25);
    const chinese = '人人生而自由在尊严和权利上一律平等'.repeat(20);
    expect(newer.count(chinese).tokens).toBe(older.count(chinese).tokens);
  });

  test('a measured ratio replaces the table and narrows the bounds', async () => {
    const counter = await counters.forModel('claude-opus-4-7', { ratio: 1.5, error: 0.03 });
    const plain = (await counters.forModel('gpt-4o')).count(english).tokens;
    expect(counter.count(english)).toEqual({
      tokens: Math.round(plain * 1.5),
      low: Math.floor(plain * 1.5 * 0.97),
      high: Math.ceil(plain * 1.5 * 1.03),
      exact: false,
    });
    expect(counter.basis).toMatchObject({ code: 'measured-ratio', source: 'configuration' });
  });
});

test('a fifth of a megabyte of one letter is counted, which would take minutes if each letter cost as much as the text', async () => {
  expect((await counters.forModel('gpt-4o')).count('a'.repeat(200_000)).tokens).toBe(25_000);
});

test('every vocabulary is read once', async () => {
  const reads: string[] = [];
  const own = createTokenCounters(async name => {
    reads.push(name);
    return readMedia(name);
  });
  await Promise.all([
    own.forModel('gpt-4'),
    own.forModel('llama3'),
    own.forModel('gpt-3.5-turbo'),
    own.forModel('llama3'),
  ]);
  expect(reads.sort()).toEqual(['vocab/cl100k_base.bin.gz', 'vocab/llama3.bin.gz']);
});
