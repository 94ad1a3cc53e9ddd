import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import { resolveDeployment } from '../../src/cost/resolve-deployment.ts';
import { requestDollars, selfHostedCost } from '../../src/cost/self-hosted-cost.ts';
import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import { tokens } from '../../src/units.ts';

const base: DeploymentSettings = {
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  hardware: 'h100-sxm',
  concurrency: 8,
  pricePerGpuHour: 3.6,
};
const cost = (changes: Partial<DeploymentSettings>, input = 1000, output = 200) =>
  selfHostedCost(resolveDeployment('test', { ...base, ...changes }, 'configuration', new Map())!, {
    input: tokens(input),
    cached: tokens(0),
    output: tokens(output),
  });
const dollarsOf = (...given: Parameters<typeof cost>): number => {
  const priced = cost(...given);
  if (!('costPerRequest' in priced)) throw new Error('no dollars');
  return priced.costPerRequest!;
};

/** Only what the bill reads. */
const busy = (requestsPerSecond: number, prefill: number, decode: number, concurrency: number) =>
  ({
    concurrency,
    prefill: { seconds: prefill },
    decode: { seconds: decode },
    throughput: { requestsPerSecond },
  }) as PerformanceEstimate;

describe('requestDollars', () => {
  test.each([
    ['a dollar an hour, one request a second', busy(1, 0.1, 0.9, 1), 1, 1 / 3600, 0.1],
    ['a batch shares the decode steps', busy(10, 0.1, 0.9, 9), 3.6, 0.0001, 0.5],
    ['no decode', busy(5, 0.2, 0, 1), 18, 0.001, 1],
  ])('%s', (_, estimate, perHour, perRequest, prefillShare) => {
    const { costPerRequest, prefillCost, decodeCost } = requestDollars(estimate, perHour);
    expect(costPerRequest).toBeCloseTo(perRequest, 12);
    expect(prefillCost).toBeCloseTo(perRequest * prefillShare, 12);
    expect(prefillCost + decodeCost).toBeCloseTo(costPerRequest, 12);
  });
});

describe('selfHostedCost', () => {
  test('what does not fit has no price and no speed', () => {
    const refused = cost({ model: 'meta-llama/Llama-3.3-70B-Instruct', hardware: 'l40s' });
    expect(refused.estimate.fits).toBe(false);
    expect(Object.keys(refused)).not.toContain('costPerRequest');
  });

  test('twice the GPU-hour price is twice the cost', () => {
    expect(dollarsOf({ pricePerGpuHour: 7.2 }) / dollarsOf({})).toBeCloseTo(2, 9);
  });

  test('more of the same: never cheaper', () => {
    const size = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(size, size, size, (input, output, more) => {
        const small = dollarsOf({}, input, output);
        expect(dollarsOf({}, input + more, output)).toBeGreaterThanOrEqual(small);
        expect(dollarsOf({}, input, output + more)).toBeGreaterThanOrEqual(small);
      }),
      { numRuns: 50 },
    );
  });

  test('a fuller batch is cheaper per request', () => {
    expect(dollarsOf({ concurrency: 16 })).toBeLessThan(dollarsOf({ concurrency: 1 }));
  });
});
