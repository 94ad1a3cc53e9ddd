import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanRate } from '../../../src/serving/rate-curve.ts';
import { scenarioWorkload, trafficCurve } from '../../../webview/evaluate/scenario-workload.ts';
import { dayCurves } from '../../../webview/scenario/day-curves.ts';
import { small } from './small-scenario.ts';

const withTraffic = (change: Partial<typeof small.traffic>) => ({ ...small, traffic: { ...small.traffic, ...change } });

describe('traffic', () => {
  test.each(Object.entries(dayCurves))('%s: a day brings a month’s share', (_, curve) => {
    const scenario = withTraffic({ curve, requestsPerMonth: 20_000_000 });
    expect(meanRate(trafficCurve(scenario)) * 86_400 * 30.4).toBeCloseTo(20_000_000, -1);
  });

  test('any curve with traffic brings what the month says; a shorter day keeps the rates', () => {
    const curve = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(curve, fc.integer({ min: 1, max: 1e9 }), (rates, requestsPerMonth) => {
        fc.pre(Math.max(...rates) > 1e-3);
        const scenario = withTraffic({ curve: rates, requestsPerMonth });
        const day = trafficCurve(scenario);
        expect(meanRate(day) * 86_400 * 30.4).toBeCloseTo(requestsPerMonth, -Math.log10(requestsPerMonth) + 6);
        for (const [hour, rate] of trafficCurve(scenario, 600).rates.entries())
          expect(Math.abs(rate - day.rates[hour]!)).toBeLessThanOrEqual(1e-9 * day.rates[hour]!);
      }),
    );
  });

  test('no traffic stays none', () => {
    expect(trafficCurve(withTraffic({ curve: Array.from({ length: 24 }, () => 0) })).rates).toEqual(
      Array.from({ length: 24 }, () => 0),
    );
  });
});

describe('the workload of a day', () => {
  test.each([
    ['equal lengths', 0, { kind: 'fixed', input: 1200, output: 256 }],
    [
      'lengths that vary',
      0.5,
      { kind: 'log-normal', input: { mean: 1200, variation: 0.5 }, output: { mean: 256, variation: 0.5 } },
    ],
  ])('%s', (_, variation, lengths) => {
    const scenario = { ...small, request: { ...small.request, variation } };
    expect(scenarioWorkload(scenario, 4096, 600)).toMatchObject({ lengths, contextWindow: 4096, durationSeconds: 600 });
  });

  test.each([0, 1, 4])('gaps vary by %s along any curve', burstiness => {
    const { arrivals } = scenarioWorkload(withTraffic({ burstiness }), undefined, 86_400);
    expect(arrivals).toMatchObject({ kind: 'curve', variation: burstiness });
  });
});
