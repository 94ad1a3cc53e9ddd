import { describe, expect, test } from 'vitest';
import type { PlanCandidate, PlanRequest } from '../../../src/cost/plan/plan.ts';
import { isPlanned } from '../../../src/cost/plan/plan.ts';
import { meanShape, weighCandidate } from '../../../src/cost/plan/weigh-candidate.ts';

const request: PlanRequest = {
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  rate: 5,
  burstiness: 1,
  lengths: { kind: 'fixed', input: 500, output: 50 },
  objective: { ttft: 1, itl: 0.05 },
  attainment: 0.99,
  hardware: [],
  fixed: {},
  seed: 1,
};
const candidate = (hardware: string, changes: Partial<PlanCandidate['settings']> = {}): PlanCandidate => ({
  id: hardware,
  settings: { model: request.model, hardware, gpus: 1, weights: 'bf16', kv: 'bf16', pricePerGpuHour: 2, ...changes },
});
const planned = (asked: Partial<PlanRequest>, on = candidate('l4', { weights: 'fp8', kv: 'fp8' })) => {
  const entry = weighCandidate({ ...request, ...asked }, on);
  if (!isPlanned(entry)) throw new Error(`rejected: ${JSON.stringify(entry.rejection)}`);
  return entry;
};

describe('the fewest replicas that keep an objective', () => {
  test('dollars follow the accelerators and the rate', () => {
    const entry = planned({});
    expect(entry.gpus).toBe(entry.replicas);
    expect(entry.usdPerHour).toBe(2 * entry.gpus);
    expect(entry.usdPerThousandRequests).toBeCloseTo((entry.usdPerHour / 3600 / 5) * 1000, 10);
    expect(entry.sloAttainment).toBeGreaterThanOrEqual(0.99);
    expect(entry.ttft.p95).toBeLessThanOrEqual(1);
    expect(entry.itl.p95).toBeLessThanOrEqual(0.05);
  });

  test('more traffic never takes fewer replicas, a stricter objective neither', () => {
    const counts = [1, 4, 8].map(rate => planned({ rate }).replicas);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBeGreaterThan(counts[0]!);
    const strict = planned({ rate: 4, objective: { ttft: 0.3, itl: 0.04 } });
    expect(strict.replicas).toBeGreaterThanOrEqual(counts[1]!);
  });

  test('about as many as the rate of one replica suggests', () => {
    // An objective with room: near its edge a fleet evens out bursts that a single replica cannot, and carries far more.
    const entry = planned({ rate: 16, objective: { ttft: 1, itl: 0.08 } });
    const suggested = 16 / entry.replicaRate;
    expect(entry.replicas).toBeGreaterThan(suggested * 0.6);
    expect(entry.replicas).toBeLessThan(suggested * 1.5 + 1);
  });

  test('the same seed gives the same answer', () => {
    expect(planned({ seed: 3 })).toEqual(planned({ seed: 3 }));
  });
});

describe('why a candidate does not serve', () => {
  test.each([
    { name: 'too little memory', on: candidate('t4'), asked: {}, rejection: { why: 'does-not-fit' } },
    {
      name: 'longer than the context window',
      on: candidate('h100-sxm'),
      asked: { lengths: { kind: 'fixed', input: 200_000, output: 50 } as const },
      rejection: { why: 'context-window' },
    },
    {
      name: 'slower than asked even when idle',
      on: candidate('l4'),
      asked: { objective: { itl: 0.001 } },
      rejection: { why: 'too-slow' },
    },
    {
      name: 'one replica is over the budget',
      on: candidate('l4', { gpus: 4, tensorParallel: 4 }),
      asked: { budgetGpus: 2 },
      rejection: { why: 'over-budget', gpus: 4 },
    },
    {
      name: 'more accelerators than the budget',
      on: candidate('l4', { weights: 'fp8', kv: 'fp8' }),
      asked: { rate: 100, budgetGpus: 2 },
      rejection: { why: 'over-budget' },
    },
  ])('$name', ({ on, asked, rejection }) => {
    expect(weighCandidate({ ...request, ...asked }, on)).toMatchObject({ rejection });
  });

  test('no price, no rank', () => {
    const { pricePerGpuHour: _, ...settings } = candidate('apple-m4-max-32-core').settings;
    expect(weighCandidate(request, { id: 'apple', settings })).toMatchObject({ rejection: { why: 'price-unknown' } });
  });

  test('an unknown name is a fault of the caller', () => {
    expect(() => weighCandidate(request, candidate('h900'))).toThrow(/h900/);
  });
});

test.each([
  [{ kind: 'fixed', input: 10, output: 2 } as const, { input: 10, cached: 0, output: 2 }],
  [
    { kind: 'log-normal', input: { mean: 99.6, variation: 1 }, output: { mean: 0.4, variation: 1 } } as const,
    { input: 100, cached: 0, output: 1 },
  ],
])('the mean request of %o', (lengths, shape) => {
  expect(meanShape(lengths)).toEqual(shape);
});

test('a trace has no lengths to plan with', () => {
  expect(() => meanShape({ kind: 'trace' })).toThrow(RangeError);
});
