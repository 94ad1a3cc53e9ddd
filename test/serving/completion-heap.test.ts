import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompletionHeap } from '../../src/serving/completion-heap.ts';

test('pushes, removals and pops in any order agree with a sorted list', () => {
  const operations = fc.array(fc.tuple(fc.constantFrom('push', 'push', 'pop', 'remove'), fc.nat(30)), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(operations, all => {
      const heap = new CompletionHeap(200);
      const list = new Map<number, number>();
      let slot = 0;
      for (const [operation, number] of all) {
        if (operation === 'push') {
          heap.push(slot, number);
          list.set(slot++, number);
        } else if (list.size > 0 && operation === 'pop') {
          const first = Math.min(...list.values());
          expect(heap.firstStep).toBe(first);
          const popped = heap.pop();
          expect(list.get(popped)).toBe(first);
          list.delete(popped);
        } else if (list.size > 0) {
          const victim = [...list.keys()][number % list.size]!;
          heap.remove(victim);
          list.delete(victim);
        }
        expect(heap.size).toBe(list.size);
      }
      const rest = [...list.values()].sort((a, b) => a - b);
      for (const step of rest) {
        expect(heap.firstStep).toBe(step);
        heap.pop();
      }
      expect(heap.firstStep).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
