import { describe, expect, test } from 'vitest';
import { createPairRanks, noMerge } from '../../src/tokens/pair-ranks.ts';
import { bytesOf, tableOf } from './token-lists.ts';

// Ranks:              0    1    2    3     4     5
const table = tableOf(['a', 'b', 'c', 'ab', 'bc', 'abc']);

describe('tokens of a piece', () => {
  const pairs = createPairRanks(table, undefined);
  pairs.setPiece(bytesOf('xxabcx'), 2);

  test.each([
    [0, 1, 0],
    [1, 2, 1],
    [0, 2, 3],
    [1, 3, 4],
    [0, 3, 5],
    [2, 4, -1],
  ])('bytes %i to %i are token %i', (from, to, rank) => {
    expect(pairs.token(from, to)).toBe(rank);
  });
});

describe('pairs', () => {
  const on = (text: string, splits?: Uint8Array) => {
    const pairs = createPairRanks(table, splits);
    pairs.setPiece(bytesOf(text), 0);
    return pairs;
  };

  test.each([
    { left: 'a', right: 'b', ranks: [0, 1], rank: 3 },
    { left: 'b', right: 'c', ranks: [1, 2], rank: 4 },
    { left: 'ab', right: 'c', ranks: [3, 2], rank: 5 },
    { left: 'a', right: 'bc', ranks: [0, 4], rank: 5 },
    { left: 'b', right: 'a', ranks: [1, 0], rank: noMerge },
    { left: 'abc', right: 'a', ranks: [5, 0], rank: noMerge },
  ])('$left + $right', ({ left, right, ranks, rank }) => {
    const pairs = on(left + right);
    const found = () => pairs.pair(ranks[0]!, ranks[1]!, 0, left.length, left.length + right.length);
    expect(found()).toBe(rank);
    // The second time it is remembered.
    expect(found()).toBe(rank);
  });

  test('where only one pair forms a token, others do not merge', () => {
    // ab = a + b, bc = b + c, abc = a + bc: lengths of the left halves by rank.
    const pairs = on('abc', Uint8Array.of(0, 0, 0, 1, 1, 1));
    expect(pairs.pair(0, 4, 0, 1, 3)).toBe(5);
    expect(pairs.pair(3, 2, 0, 2, 3)).toBe(noMerge);
  });

  test('bytes that are no token merge with nothing', () => {
    const pairs = on('ab');
    expect(pairs.pair(-1, 1, 0, 1, 2)).toBe(noMerge);
    expect(pairs.pair(0, -1, 0, 1, 2)).toBe(noMerge);
  });

  test('what is remembered holds for every piece, since it is known by its tokens', () => {
    const pairs = on('abc');
    expect(pairs.pair(0, 1, 0, 1, 2)).toBe(3);
    pairs.setPiece(bytesOf('zzzab'), 3);
    expect(pairs.pair(0, 1, 0, 1, 2)).toBe(3);
  });
});
