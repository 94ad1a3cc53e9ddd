import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AdmissionOrder } from '../../src/serving/admission-order.ts';
import { LiveRequests } from '../../src/serving/live-requests.ts';

test('the newest is always the last admitted of those that still run', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(20)), { maxLength: 100 }), operations => {
      const requests = new LiveRequests();
      const order = new AdmissionOrder(requests);
      const list: number[] = [];
      for (const [admit, place] of operations) {
        if (admit || list.length === 0) {
          const slot = requests.take();
          order.append(slot);
          list.push(slot);
        } else {
          const [slot] = list.splice(place % list.length, 1);
          order.remove(slot!);
          requests.release(slot!);
        }
        expect(order.newest).toBe(list.at(-1) ?? -1);
      }
      while (list.length > 0) {
        expect(order.newest).toBe(list.pop());
        order.remove(order.newest);
      }
    }),
  );
});

test('the table of live requests grows and gives rows back', () => {
  const requests = new LiveRequests();
  const slots = Array.from({ length: 500 }, () => requests.take());
  expect(new Set(slots).size).toBe(500);
  requests.input[slots[499]!] = 7;
  requests.release(slots[3]!);
  expect(requests.take()).toBe(slots[3]);
  expect(requests.input[slots[499]!]).toBe(7);
});
