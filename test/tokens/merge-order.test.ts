import { describe, expect, test } from 'vitest';
import { orderMerges } from '../../src/tokens/merge-order.ts';

/** Ids in the order in which the tokens are written. */
const vocab = (...tokens: string[]): Record<string, number> =>
  Object.fromEntries(tokens.map((token, id) => [token, id]));
const text = (tokens: readonly (Uint8Array | undefined)[]) =>
  tokens.map(token => token && new TextDecoder().decode(token));

describe('tokens in the order of their merges', () => {
  test('single characters first, then by merge; ids stay those of the file', () => {
    const ordered = orderMerges(vocab('abc', 'a', 'b', 'c', 'ab'), ['a b', 'ab c'])!;
    expect(text(ordered.tokens)).toEqual(['a', 'b', 'c', 'ab', 'abc']);
    expect([...ordered.ids]).toEqual([1, 2, 3, 4, 0]);
    expect([...ordered.splits!]).toEqual([0, 0, 0, 1, 2]);
  });

  test('merges as pairs, as newer files write them', () => {
    const ordered = orderMerges(vocab('a', 'b', 'ab'), [['a', 'b']])!;
    expect(text(ordered.tokens)).toEqual(['a', 'b', 'ab']);
  });

  test('all pairs of a token next to each other: any pair may merge', () => {
    const ordered = orderMerges(vocab('a', 'aa', 'aaa'), ['a a', 'aa a', 'a aa'])!;
    expect(text(ordered.tokens)).toEqual(['a', 'aa', 'aaa']);
    expect(ordered.splits).toBeUndefined();
  });

  test('byte-level characters become the bytes that they stand for', () => {
    const { tokens } = orderMerges(vocab('Ġ', 'Ċ', 'Ã', 'Ġa', 'a'), ['Ġ a'])!;
    expect(tokens.map(token => [...token!])).toEqual([[0x20], [0x0a], [0xc3], [0x61], [0x20, 0x61]]);
  });

  test('a token in other characters has no bytes', () => {
    expect(orderMerges(vocab('中'), [])!.tokens).toEqual([undefined]);
  });
});

describe('refused, so that another tokenizer counts', () => {
  test.each([
    { name: 'a merge that gives no token', tokens: ['a', 'b'], merges: ['a b'] },
    { name: 'a merge of one part', tokens: ['a'], merges: ['a'] },
    { name: 'a merge of numbers', tokens: ['a', 'aa'], merges: [[1, 2]] },
    {
      name: 'merges of one token scattered',
      tokens: ['a', 'aa', 'b', 'ab', 'aab', 'aaa'],
      merges: ['a a', 'aa a', 'a b', 'a aa'],
    },
    {
      name: 'only some pairs of a token',
      tokens: ['a', 'b', 'ab', 'aa', 'aab', 'aaab', 'aaa'],
      merges: ['a b', 'a a', 'aa b', 'a ab', 'aa a', 'a aa', 'aa ab'],
    },
  ])('$name', ({ tokens, merges }) => {
    expect(orderMerges(vocab(...tokens), merges)).toBeUndefined();
  });
});
