import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogramRelativeError, LatencyHistogram } from '../../src/serving/latency-histogram.ts';

const filled = (values: readonly number[]) => {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
};
const latencies = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

test('every percentile is within the stated error of the exact order statistic', () => {
  fc.assert(
    fc.property(latencies, fc.constantFrom(0.01, 0.5, 0.9, 0.95, 0.99, 1), (values, share) => {
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
      expect(Math.abs(filled(values).percentile(share) / exact - 1)).toBeLessThanOrEqual(histogramRelativeError);
    }),
  );
});

test('two histograms merge into the histogram of both samples', () => {
  fc.assert(
    fc.property(latencies, latencies, (left, right) => {
      const merged = filled(left);
      merged.merge(filled(right));
      const together = filled([...left, ...right]);
      for (const share of [0.1, 0.5, 0.9]) expect(merged.percentile(share)).toBe(together.percentile(share));
      expect([merged.count, merged.least, merged.greatest]).toEqual([
        together.count,
        together.least,
        together.greatest,
      ]);
      expect(merged.mean).toBeCloseTo(together.mean, 6);
    }),
  );
});

test('extremes are kept and an empty histogram is all zeros', () => {
  expect(new LatencyHistogram().summary()).toEqual({ mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
  expect(filled([0, 0]).summary()).toMatchObject({ p50: 0, max: 0 });
  const wide = filled([1e-12, 1e12]);
  expect([wide.least, wide.greatest, wide.percentile(1)]).toEqual([1e-12, 1e12, 1e12]);
});

test('the share within a limit counts what is at or below it', () => {
  const histogram = filled([1, 2, 3, 4]);
  expect(histogram.shareWithin(2.5)).toBe(0.5);
  expect(histogram.shareWithin(0.5)).toBe(0);
  expect(histogram.shareWithin(10)).toBe(1);
});

test('a distribution begins and ends with a bin that holds something, and loses no request', () => {
  expect(new LatencyHistogram().distribution()).toEqual({ edges: [], counts: [] });
  expect(filled([1.9, 1.93, 1.95, 2.3]).distribution()).toEqual({
    edges: [1.875, 1.9375, 2, 2.125, 2.25, 2.375],
    counts: [2, 1, 0, 0, 1],
  });
  fc.assert(
    fc.property(latencies, values => {
      const { edges, counts } = filled(values).distribution();
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      expect(edges[0]!).toBeLessThanOrEqual(Math.min(...values));
      expect(edges.at(-1)!).toBeGreaterThan(Math.max(...values));
    }),
  );
});
