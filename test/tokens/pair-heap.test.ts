import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPairHeap, type PairHeap } from '../../src/tokens/pair-heap.ts';

/** Everything in the heap, in the order in which it comes out. */
function taken(heap: PairHeap): [rank: number, part: number][] {
  const found: [number, number][] = [];
  while (heap.pop()) found.push([heap.rank(), heap.part()]);
  return found;
}

test('pairs come by rank, then from the left', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300_000), fc.nat(2_000_000)), { maxLength: 200 }), pairs => {
      const heap = createPairHeap();
      for (const [rank, part] of pairs) heap.push(rank, part);
      expect(taken(heap)).toEqual([...pairs].sort(([a, i], [b, j]) => a - b || i - j));
    }),
  );
});

test.each<{ name: string; pairs: [number, number][]; expected: [number, number][] }>([
  { name: 'nothing', pairs: [], expected: [] },
  { name: 'one', pairs: [[5, 9]], expected: [[5, 9]] },
  {
    name: 'the same twice',
    pairs: [
      [1, 1],
      [1, 1],
    ],
    expected: [
      [1, 1],
      [1, 1],
    ],
  },
  {
    name: 'the largest rank and part that a megabyte may have',
    pairs: [
      [0xfffff, 2 ** 31 - 1],
      [0xffffe, 2 ** 31 - 1],
    ],
    expected: [
      [0xffffe, 2 ** 31 - 1],
      [0xfffff, 2 ** 31 - 1],
    ],
  },
  {
    name: 'a low rank that comes last',
    pairs: [
      [9, 0],
      [8, 1],
      [0, 2],
    ],
    expected: [
      [0, 2],
      [8, 1],
      [9, 0],
    ],
  },
])('$name', ({ pairs, expected }) => {
  const heap = createPairHeap();
  for (const [rank, part] of pairs) heap.push(rank, part);
  expect(taken(heap)).toEqual(expected);
});

test('pushing and taking may alternate', () => {
  const heap = createPairHeap();
  heap.push(3, 0);
  heap.push(1, 1);
  expect([heap.pop(), heap.rank()]).toEqual([true, 1]);
  heap.push(2, 5);
  heap.push(4, 6);
  expect(taken(heap)).toEqual([
    [2, 5],
    [3, 0],
    [4, 6],
  ]);
  expect(heap.pop()).toBe(false);
});

test('it grows past its first buffer, is emptied, and starts again', () => {
  const heap = createPairHeap();
  for (let i = 5000; i > 0; i--) heap.push(i, i);
  expect(heap.pop() && heap.rank()).toBe(1);
  heap.clear();
  expect(heap.pop()).toBe(false);
  heap.push(7, 7);
  heap.release();
  expect(heap.pop()).toBe(false);
  heap.push(8, 1);
  expect(taken(heap)).toEqual([[8, 1]]);
});
