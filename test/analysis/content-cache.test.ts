import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContentCache } from '../../src/analysis/content-cache.ts';

describe('ContentCache', () => {
  test('drops the least recently used first', () => {
    const cache = new ContentCache<number>(6);
    cache.set('aa', 1);
    cache.set('bb', 2);
    cache.set('cc', 3);
    expect(cache.get('aa')).toBe(1);
    cache.set('dd', 4);
    expect(['aa', 'bb', 'cc', 'dd'].map(key => cache.get(key))).toEqual([1, undefined, 3, 4]);
  });

  test('does not keep what is larger than the whole cache', () => {
    const cache = new ContentCache<number>(3);
    cache.set('abc', 1);
    cache.set('abcd', 2);
    expect([cache.get('abc'), cache.get('abcd')]).toEqual([1, undefined]);
  });

  test('replaces, deletes and clears', () => {
    const cache = new ContentCache<number>(10);
    cache.set('a', 1);
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
    cache.delete('a');
    cache.delete('never there');
    expect(cache.get('a')).toBeUndefined();
    cache.set('b', 3);
    cache.clear();
    expect(cache.get('b')).toBeUndefined();
  });

  test('never keeps more characters than its capacity', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 })), fc.integer({ min: 0, max: 30 }), (keys, capacity) => {
        const cache = new ContentCache<string>(capacity);
        for (const key of keys) cache.set(key, key);
        const kept = [...new Set(keys)].filter(key => cache.get(key) !== undefined);
        expect(kept.join('').length).toBeLessThanOrEqual(capacity);
        for (const key of kept) expect(cache.get(key)).toBe(key);
      }),
    );
  });
});
