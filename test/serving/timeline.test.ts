import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Timeline } from '../../src/serving/timeline.ts';

test('nothing is lost when the run outgrows the slices, whatever the order of the spans', () => {
  const spans = fc.array(
    fc.tuple(fc.double({ min: 0, max: 5000, noNaN: true }), fc.double({ min: 0, max: 900, noNaN: true }), fc.nat(9)),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(spans, all => {
      const timeline = new Timeline(1);
      let busy = 0;
      let running = 0;
      let end = 0;
      for (const [from, length, count] of all) {
        timeline.addSpan(from, from + length, count, 2 * count, 1);
        timeline.addArrival(from);
        busy += length;
        running += count * length;
        end = Math.max(end, from + length);
      }
      fc.pre(end > 0.01);
      const slices = timeline.slices(end);
      const lasting = (index: number) => Math.min(timeline.width, end - index * timeline.width);
      const total = (of: (slice: (typeof slices)[number]) => number) =>
        slices.reduce((sum, slice, index) => sum + of(slice) * lasting(index), 0);
      expect(slices.length).toBeLessThanOrEqual(512);
      expect(total(slice => slice.busy)).toBeCloseTo(busy, 5);
      expect(total(slice => slice.running)).toBeCloseTo(running, 4);
      expect(total(slice => slice.waiting)).toBeCloseTo(2 * running, 4);
      expect(slices.reduce((sum, slice) => sum + slice.arrivals, 0)).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 60 },
  );
});

test('a span is shared out over the slices that it covers', () => {
  const timeline = new Timeline(10);
  timeline.addSpan(5, 25, 2, 0, 4);
  timeline.addReplica(0, 30);
  timeline.addWaiting(12, 14);
  expect(
    timeline.slices(30).map(({ running, waiting, kvUnits, replicas }) => [running, waiting, kvUnits, replicas]),
  ).toEqual([
    [1, 0, 2, 1],
    [2, 0.2, 4, 1],
    [1, 0, 2, 1],
  ]);
});
