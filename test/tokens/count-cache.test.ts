import { expect, test } from 'vitest';
import { createCountCache } from '../../src/tokens/count-cache.ts';
import { tokens } from '../../src/units.ts';

function counting() {
  const counted: string[] = [];
  const count = (text: string) => {
    counted.push(text);
    return { tokens: tokens(text.length), low: tokens(0), high: tokens(9), exact: false };
  };
  return { counted, count };
}

test('a text is counted once', () => {
  const { counted, count } = counting();
  const cache = createCountCache();
  const text = 'x'.repeat(100);
  expect(cache.get(text, count)).toBe(cache.get(`${text}`, count));
  expect(counted).toHaveLength(1);
});

test('short texts are not worth keeping', () => {
  const { counted, count } = counting();
  const cache = createCountCache();
  cache.get('short', count);
  cache.get('short', count);
  expect(counted).toHaveLength(2);
});

test('it holds no more than its bound, and forgets the oldest', () => {
  const { counted, count } = counting();
  const cache = createCountCache(250);
  const [a, b, c] = ['a', 'b', 'c'].map(letter => letter.repeat(100)) as [string, string, string];
  for (const text of [a, b, c]) cache.get(text, count);
  cache.get(c, count);
  cache.get(b, count);
  expect(counted).toEqual([a, b, c]);
  cache.get(a, count);
  expect(counted).toEqual([a, b, c, a]);
});

test('a text longer than the bound is counted and not kept', () => {
  const { counted, count } = counting();
  const cache = createCountCache(100);
  cache.get('y'.repeat(101), count);
  cache.get('y'.repeat(101), count);
  expect(counted).toHaveLength(2);
});
