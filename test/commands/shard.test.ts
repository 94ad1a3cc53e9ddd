import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ofShard, parseShard } from '../../src/commands/shard.ts';
import { UsageError } from '../../src/commands/usage-error.ts';

describe('which share', () => {
  test.each([
    ['1/1', 1, 1],
    ['2/4', 2, 4],
    ['4/4', 4, 4],
    [' 3/10 ', 3, 10],
    ['007/8', 7, 8],
  ])('%s', (text, index, count) => {
    expect(parseShard(text)).toEqual({ index, count });
  });

  test.each([
    ['0/4'],
    ['5/4'],
    ['1/0'],
    ['0/0'],
    ['-1/4'],
    ['1/-4'],
    ['1.5/4'],
    ['1'],
    ['1/'],
    ['/4'],
    ['1/4/2'],
    ['a/b'],
    [''],
  ])('not "%s"', text => {
    expect(() => parseShard(text)).toThrow(UsageError);
    expect(() => parseShard(text)).toThrow(`--shard takes I/N with I from 1 to N, e.g. 2/4, not "${text}".`);
  });
});

describe('what is in it', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  test.each([
    [1, 1, 'abcdefg'],
    [1, 2, 'aceg'],
    [2, 2, 'bdf'],
    [1, 3, 'adg'],
    [3, 3, 'cf'],
    [7, 7, 'g'],
    [8, 9, ''],
  ])('share %i of %i', (index, count, expected) => {
    expect(ofShard(letters, { index, count }).join('')).toBe(expected);
  });

  test('shares are the whole, each item once, and of one size up to one', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 12 }), (length, count) => {
        const items = Array.from({ length }, (_, index) => index);
        const shares = Array.from({ length: count }, (_, index) => ofShard(items, { index: index + 1, count }));
        expect(shares.flat().sort((a, b) => a - b)).toEqual(items);
        const sizes = shares.map(share => share.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
