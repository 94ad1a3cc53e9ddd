import { describe, expect, test } from 'vitest';
import { meanRate } from '../../src/serving/rate-curve.ts';
import { frontier } from '../../webview/evaluate/frontier.ts';
import { leverScale, levers, smallestFleet } from '../../webview/evaluate/levers.ts';
import { trafficCurve } from '../../webview/evaluate/scenario-workload.ts';
import { dayCurves } from '../../webview/scenario/day-curves.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';

const busy: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 20_000_000 },
};
const lever = (id: string) => levers.find(each => each.id === id)!;

describe('levers', () => {
  test('one that would change nothing is not weighed', () => {
    expect(lever('batching-in-flight').changes(busy)).toBe(false);
    expect(lever('kv-fp8').changes(busy)).toBe(true);
    expect(lever('prefix-caching').changes({ ...busy, serving: { ...busy.serving, prefixCaching: false } })).toBe(
      false,
    );
  });

  test('a model that would not fit says so', () => {
    const large = { ...busy, deployment: { ...busy.deployment, model: 'Qwen/Qwen3-32B', weights: 'fp8' } } as const;
    expect(leverScale(large)(lever('weights-bf16'))).toMatchObject({ impossible: 'does-not-fit' });
  });

  test('the smallest fleet that keeps the objective: one replica fewer would not', () => {
    const sized = smallestFleet(busy, new Map());
    expect(sized).toBeDefined();
    expect(sized!.fleet.replicas).toBeGreaterThan(1);
  });

  test('quantized weights are never dearer under a heavy load', () => {
    expect(leverScale(busy)(lever('weights-fp8')).dollars).toBeLessThanOrEqual(0);
  });
});

describe('frontier', () => {
  test('larger batches: more tokens a second, no shorter waits between tokens', () => {
    const points = frontier(busy);
    expect(points.length).toBeGreaterThan(4);
    for (const [before, after] of points.slice(1).map((point, index) => [points[index]!, point] as const)) {
      expect(after.batch).toBeGreaterThan(before.batch);
      expect(after.itlSeconds).toBeGreaterThanOrEqual(before.itlSeconds * 0.999);
    }
    expect(points.at(-1)!.outputTokensPerSecond).toBeGreaterThan(points[0]!.outputTokensPerSecond);
  });

  test('nothing fits: no points', () => {
    expect(
      frontier({ ...busy, deployment: { ...busy.deployment, model: 'meta-llama/Llama-3.3-70B-Instruct' } }),
    ).toEqual([]);
  });
});

describe('traffic', () => {
  test.each(Object.entries(dayCurves))('%s: a day brings a month’s share', (shape, curve) => {
    const scenario = { ...busy, traffic: { ...busy.traffic, shape: shape as 'flat', curve } };
    expect(meanRate(trafficCurve(scenario)) * 86_400 * 30.4).toBeCloseTo(20_000_000, -1);
  });
});
