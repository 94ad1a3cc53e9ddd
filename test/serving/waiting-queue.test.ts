import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaitingQueue } from '../../src/serving/waiting-queue.ts';

test('pushes at both ends, shifts and removals agree with an array, through every growth', () => {
  const operations = fc.array(
    fc.tuple(fc.constantFrom('push', 'push', 'pushFront', 'shift', 'removeAt'), fc.nat(500)),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(operations, all => {
      const queue = new WaitingQueue();
      const array: number[] = [];
      for (const [operation, number] of all) {
        if (operation === 'push') {
          queue.push(number);
          array.push(number);
        } else if (operation === 'pushFront') {
          queue.pushFront(number);
          array.unshift(number);
        } else if (array.length > 0) {
          if (operation === 'shift') expect(queue.shift()).toBe(array.shift());
          else expect(queue.removeAt(number % array.length)).toBe(array.splice(number % array.length, 1)[0]);
        }
        expect(queue.length).toBe(array.length);
        if (array.length > 0) expect([queue.first, queue.at(array.length - 1)]).toEqual([array[0], array.at(-1)]);
      }
    }),
    { numRuns: 50 },
  );
});
