import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CurveWalker,
  curveProblem,
  diurnalCurve,
  flashSaleCurve,
  meanRate,
  scaleCurve,
} from '../../src/serving/rate-curve.ts';
import { profileCurve, rateProfiles } from '../../src/serving/rate-profiles.ts';
import { RequestStream } from '../../src/serving/request-stream.ts';
import { averageRate, scaleArrivals } from '../../src/serving/scale-arrivals.ts';
import type { ArrivalProcess, LengthDistribution, Workload } from '../../src/serving/workload.ts';

const lengths: LengthDistribution = { kind: 'fixed', input: 10, output: 5 };
const drawn = (workload: Partial<Workload>) => {
  const stream = new RequestStream({
    arrivals: { kind: 'poisson', rate: 1 },
    lengths,
    seed: 1,
    requests: 50_000,
    ...workload,
  });
  const rows: { readonly at: number; readonly input: number; readonly output: number }[] = [];
  while (stream.next()) rows.push({ at: stream.arrivedAt, input: stream.input, output: stream.output });
  return rows;
};
const gapsOf = (arrivals: ArrivalProcess) => {
  const rows = drawn({ arrivals });
  return rows.slice(1).map(({ at }, index) => at - rows[index]!.at);
};
const momentsOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variation: Math.sqrt(variance) / mean };
};

test.each([
  [{ kind: 'constant', rate: 4 }, 0],
  [{ kind: 'poisson', rate: 4 }, 1],
  [{ kind: 'bursty', rate: 4, variation: 3 }, 3],
  [{ kind: 'bursty', rate: 4, variation: 0.5 }, 0.5],
  [{ kind: 'curve', curve: { times: [0], rates: [4] } }, 1],
  [{ kind: 'curve', curve: { times: [0], rates: [4] }, variation: 3 }, 3],
  [{ kind: 'curve', curve: { times: [0], rates: [4] }, variation: 0 }, 0],
] as const)('%o: mean gap and its variation', (arrivals, variation) => {
  const seen = momentsOf(gapsOf(arrivals));
  expect(seen.mean).toBeCloseTo(0.25, 1);
  expect(Math.abs(seen.variation - variation)).toBeLessThan(0.05 * Math.max(1, variation) + 0.001);
});

describe('rate curves', () => {
  const curves = fc
    .array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true })), {
      minLength: 1,
      maxLength: 6,
    })
    .map(points => {
      let time = 0;
      const times = [0, ...points.map(([gap]) => (time += gap))];
      return { times, rates: [1, ...points.map(([, rate]) => rate)], periodSeconds: time + 5 };
    });

  test('a walker brings, over many turns, as many requests as the mean rate says', () => {
    fc.assert(
      fc.property(curves, curve => {
        const walker = new CurveWalker(curve);
        const requests = meanRate(curve) * curve.periodSeconds * 7;
        let at = 0;
        for (let part = 0; part < 100; part++) at = walker.advance(requests / 100);
        // Where the rate is nothing, time passes without requests: the same count is reached anywhere in such a stretch.
        expect(at).toBeLessThanOrEqual(curve.periodSeconds * 7 * (1 + 1e-6));
        expect(new CurveWalker(curve).advance(requests * (1 + 1e-6))).toBeGreaterThanOrEqual(
          curve.periodSeconds * 7 * (1 - 1e-6),
        );
      }),
    );
  });

  test('a curve without a period keeps its last rate; one that ends at nothing ends', () => {
    expect(new CurveWalker({ times: [0, 10], rates: [1, 1] }).advance(100)).toBeCloseTo(100, 9);
    expect(new CurveWalker({ times: [0, 10], rates: [1, 0] }).advance(6)).toBe(Number.POSITIVE_INFINITY);
  });

  test('a day rises from base to peak and back', () => {
    const { times, rates } = diurnalCurve(1, 5);
    expect([rates[0], rates[48], rates[96]]).toEqual([1, 5, 1]);
    expect(times.at(-1)).toBe(86_400);
    expect(meanRate(scaleCurve(diurnalCurve(1, 5), 2))).toBeCloseTo(6, 9);
    expect(meanRate(flashSaleCurve(2, 2, 0, 60))).toBeCloseTo(2, 9);
  });

  test.each([
    [{ times: [], rates: [] }, /as many rates as times/],
    [{ times: [1], rates: [1] }, /starts at time 0/],
    [{ times: [0, 5, 5], rates: [1, 1, 1] }, /Point 3 .* not later/],
    [{ times: [0, 5], rates: [1, -1] }, /Point 2 .* -1/],
    [{ times: [0, 5], rates: [1, Number.NaN] }, /Point 2/],
    [{ times: [0], rates: [0] }, /zero everywhere/],
    [{ times: [0, 5], rates: [1, 1], periodSeconds: 3 }, /period/],
  ])('refuses %o', (curve, problem) => {
    expect(curveProblem(curve)).toMatch(problem);
  });

  test.each(rateProfiles)('the profile $id has 24 hours with mean 1 and a source', profile => {
    expect(profile.hours).toHaveLength(24);
    expect(momentsOf(profile.hours).mean).toBeCloseTo(1, 1);
    expect(profile.source).not.toBe('');
    expect(curveProblem(profileCurve(profile, 3))).toBeUndefined();
    expect(meanRate(profileCurve(profile, 3))).toBeCloseTo(3, 9);
  });
});

describe('lengths', () => {
  test('log-normal lengths have the means and variations asked for', () => {
    const rows = drawn({
      lengths: { kind: 'log-normal', input: { mean: 1000, variation: 1.2 }, output: { mean: 200, variation: 0.5 } },
    });
    const input = momentsOf(rows.map(row => row.input));
    const output = momentsOf(rows.map(row => row.output));
    expect(Math.abs(input.mean / 1000 - 1)).toBeLessThan(0.03);
    expect(Math.abs(input.variation / 1.2 - 1)).toBeLessThan(0.08);
    expect(Math.abs(output.mean / 200 - 1)).toBeLessThan(0.02);
    expect(Math.abs(output.variation / 0.5 - 1)).toBeLessThan(0.05);
  });

  test('measured pairs stay pairs and come by their weights', () => {
    const rows = drawn({
      lengths: { kind: 'empirical', inputs: [1, 2, 3], outputs: [10, 20, 30], weights: [1, 0, 3] },
    });
    expect(rows.every(({ input, output }) => output === 10 * input && input !== 2)).toBe(true);
    expect(rows.filter(({ input }) => input === 3).length / rows.length).toBeCloseTo(0.75, 1);
  });

  test('the context window cuts the output first, then the input', () => {
    expect(drawn({ requests: 1, contextWindow: 12 })[0]).toMatchObject({ input: 10, output: 2 });
    expect(drawn({ requests: 1, contextWindow: 8 })[0]).toMatchObject({ input: 7, output: 1 });
  });
});

describe('scaling the traffic', () => {
  const trace = {
    arrivedAt: Float64Array.from([0, 1, 2]),
    input: Int32Array.from([1, 1, 1]),
    output: Int32Array.from([1, 1, 1]),
  };
  test.each<ArrivalProcess>([
    { kind: 'constant', rate: 2 },
    { kind: 'poisson', rate: 2 },
    { kind: 'bursty', rate: 2, variation: 2 },
    { kind: 'curve', curve: diurnalCurve(1, 3) },
    { kind: 'trace', trace, speed: 2 },
    { kind: 'closed-loop', users: 4, thinkSeconds: 2, think: 'fixed' },
  ])('three times as much of $kind', arrivals => {
    expect(averageRate(arrivals)).toBeCloseTo(2, 9);
    expect(averageRate(scaleArrivals(arrivals, 3))).toBeCloseTo(6, 9);
  });
});
