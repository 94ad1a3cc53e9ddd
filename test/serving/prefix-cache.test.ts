import { expect, test } from 'vitest';
import { PrefixCache } from '../../src/serving/prefix-cache.ts';

/** Three prompts: two share their first block, the third is other. */
const cacheOf = () =>
  new PrefixCache(
    { blockTokens: 32, starts: Int32Array.from([0, 3, 5, 8]), hashes: Int32Array.from([1, 2, 3, 1, 9, 5, 6, 7]) },
    16,
  );

test('a prompt finds what another has published, up to the first block that differs', () => {
  const cache = cacheOf();
  cache.match(0, 96, 96);
  expect(cache.matchedTokens).toBe(0);
  cache.hold(0, 96);
  expect(cache.publish(0, 96, 0)).toEqual({ held: 3, duplicateUnits: 0 });
  cache.match(1, 64, 64);
  expect([cache.matchedTokens, cache.matchedUnitsInUse]).toEqual([32, 2]);
});

test('the last token of a prompt is always computed', () => {
  const cache = cacheOf();
  cache.publish(0, 96, 0);
  cache.match(0, 96, 96);
  expect(cache.matchedTokens).toBe(64);
});

test('released blocks are found until the memory is needed, the end of a prefix going first', () => {
  const cache = cacheOf();
  cache.publish(0, 96, 0);
  expect(cache.release(0, 3)).toBe(0);
  cache.match(0, 97, 97);
  expect([cache.matchedTokens, cache.matchedUnitsInUse]).toEqual([96, 0]);
  cache.shrinkTo(4);
  cache.match(0, 97, 97);
  expect(cache.matchedTokens).toBe(64);
});

test('a block with two users stays when one leaves; computing it twice gives one copy back', () => {
  const cache = cacheOf();
  cache.publish(0, 96, 0);
  expect(cache.publish(1, 64, 0)).toEqual({ held: 2, duplicateUnits: 2 });
  expect(cache.release(0, 3)).toBe(2);
  cache.shrinkTo(0);
  cache.match(1, 64, 65);
  expect([cache.matchedTokens, cache.matchedUnitsInUse]).toEqual([64, 4]);
});
