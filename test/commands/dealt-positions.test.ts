import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DealtPositions } from '../../src/commands/dealt-positions.ts';

/** What threads get that ask in this order, once more after all were dealt out. */
function dealt(count: number, threads: number, asks: readonly number[]): (number | undefined)[] {
  const first = new DealtPositions(count, threads);
  // Each thread has an object of its own; what they share is the memory.
  const own = Array.from({ length: threads }, () => new DealtPositions(count, threads, first.memory));
  return asks.map(thread => own[thread]!.next(thread));
}

const none = undefined;

describe('who gets which position', () => {
  test.each<[string, number, number, number[], (number | undefined)[]]>([
    ['one thread goes from front to back', 3, 1, [0, 0, 0, 0], [0, 1, 2, none]],
    ['two take from the two ends until they meet', 5, 2, [0, 1, 0, 1, 1, 0, 1], [0, 4, 1, 3, 2, none, none]],
    ['the faster one of two takes more', 5, 2, [1, 1, 1, 1, 0, 0, 1], [4, 3, 2, 1, 0, none, none]],
    ['four share two stretches', 8, 4, [0, 1, 2, 3], [0, 3, 4, 7]],
    ['who has found its stretch empty goes on to the next', 8, 4, [0, 0, 0, 0, 0, 1, 2, 3], [0, 1, 2, 3, 4, 7, 5, 6]],
    ['and from the last one to the first', 4, 4, [3, 3, 3, 3, 3], [3, 2, 1, 0, none]],
    ['the third of three has half as long a stretch', 9, 3, [2, 2, 2, 2, 0, 1], [6, 7, 8, 0, 1, 5]],
    ['as many threads as positions', 3, 3, [0, 1, 2, 0, 1, 2], [0, 1, 2, none, none, none]],
    ['nothing to deal out', 0, 2, [0, 1], [none, none]],
  ])('%s', (_name, count, threads, asks, expected) => {
    expect(dealt(count, threads, asks)).toEqual(expected);
  });

  test('in whatever order they ask, each position is dealt out once', () => {
    const given = fc
      .record({ count: fc.nat(40), threads: fc.integer({ min: 1, max: 9 }) })
      .chain(({ count, threads }) =>
        fc.record({
          count: fc.constant(count),
          threads: fc.constant(threads),
          asks: fc.array(fc.nat(threads - 1), { minLength: count, maxLength: count + 9 }),
        }),
      );
    fc.assert(
      fc.property(given, ({ count, threads, asks }) => {
        const positions = dealt(count, threads, asks);
        expect(positions.slice(0, count).sort((a, b) => a! - b!)).toEqual(Array.from({ length: count }, (_, at) => at));
        expect(positions.slice(count).every(position => position === undefined)).toBe(true);
      }),
    );
  });

  test('the first position of each of no more threads than there are positions is one', () => {
    for (let threads = 1; threads <= 12; threads++)
      for (let count = threads; count <= 3 * threads; count++) {
        const firsts = dealt(count, threads, [...Array(threads).keys()]);
        expect(new Set(firsts).size, `${count} for ${threads}`).toBe(threads);
        expect(firsts).not.toContain(undefined);
      }
  });

  test('after the end nobody gets one', () => {
    const positions = new DealtPositions(9, 4);
    const other = new DealtPositions(9, 4, positions.memory);
    expect([positions.next(0), other.next(3)]).toEqual([0, 8]);
    positions.end();
    expect([0, 1, 2, 3].map(thread => other.next(thread))).toEqual([none, none, none, none]);
  });
});
