import { describe, expect, test } from 'vitest';
import { createBytePairEncoder } from '../../src/tokens/byte-pair-encoder.ts';
import { splitters } from '../../src/tokens/splitters.ts';
import { estimatingCounter, exactCounter } from '../../src/tokens/text-counters.ts';
import type { CountBasis } from '../../src/tokens/token-counter.ts';
import { tableOverBytes } from './token-lists.ts';

// Latin, Han and Cyrillic words; digits and signs are single bytes.
const table = tableOverBytes(['hello', '中文', 'да']);
const encoder = createBytePairEncoder({
  vocabulary: {
    table,
    ids: Uint32Array.from({ length: table.size }, (_, i) => i),
    added: new Map(),
    byteFallback: false,
  },
  split: splitters.cl100k,
});
const basis: CountBasis = { code: 'measured-ratio', vocabulary: 'own', source: 'a test', date: '2026-11-22' };

describe('an exact counter', () => {
  const counter = exactCounter(encoder, { ...basis, code: 'exact-vocabulary' });

  test.each([
    ['', 0],
    ['hello', 1],
    ['hello12', 3],
    ['中文', 1],
    ['да!', 2],
  ])('%j: %i tokens, no more and no less', (text, tokens) => {
    expect(counter.count(text)).toEqual({ tokens, low: tokens, high: tokens, exact: true });
  });

  test('says so, and gives ids', () => {
    expect(counter.exact).toBe(true);
    expect(counter.basis.code).toBe('exact-vocabulary');
    expect([...counter.encode('hello!')]).toEqual([256, 33]);
  });

  test('a long text is counted once', () => {
    let counted = 0;
    const count = (text: string): number => {
      counted++;
      return encoder.count(text);
    };
    const counting = exactCounter({ encode: encoder.encode, count }, basis);
    const text = 'hello'.repeat(20);
    expect(counting.count(text)).toEqual(counting.count(text));
    expect(counted).toBe(1);
  });
});

describe('an estimate', () => {
  const ratios = { symbol: 1, latin: 1.5, cjk: 0.5, other: 3 };
  const counter = estimatingCounter(encoder, { ratios, error: 0.25 }, basis);

  test.each([
    // One Latin token: 1.5, give or take a quarter: 1.125 to 1.875, widened to whole tokens.
    { text: 'hello', tokens: 2, low: 1, high: 2 },
    // Four digits.
    { text: '1234', tokens: 4, low: 3, high: 5 },
    { text: '中文', tokens: 1, low: 0, high: 1 },
    { text: 'да', tokens: 3, low: 2, high: 4 },
    // 1.5 + 2 x 1.
    { text: 'hello!!', tokens: 4, low: 2, high: 5 },
  ])('$text', ({ text, tokens, low, high }) => {
    expect(counter.count(text)).toEqual({ tokens, low, high, exact: false });
  });

  test('nothing is exactly nothing', () => {
    expect(counter.count('')).toEqual({ tokens: 0, low: 0, high: 0, exact: true });
  });

  test('is not exact and gives the ids of its stand-in', () => {
    expect(counter.exact).toBe(false);
    expect([...counter.encode('中文1')]).toEqual([257, 49]);
  });

  test('one count does not add to the next', () => {
    expect(counter.count('1234').tokens).toBe(4);
    expect(counter.count('1').tokens).toBe(1);
  });

  test.each([0, 0.1, 0.5])('an error of %d widens the range by it', error => {
    const text = '1'.repeat(100);
    const { tokens, low, high } = estimatingCounter(encoder, { ratios, error }, basis).count(text);
    expect({ tokens, low, high }).toEqual({
      tokens: 100,
      low: Math.floor(100 * (1 - error)),
      high: Math.ceil(100 * (1 + error)),
    });
  });
});
