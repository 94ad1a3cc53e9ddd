import { describe, expect, test } from 'vitest';
import { type Autoscaling, defaultAutoscaling, type Fleet, type ReplicaPool } from '../../src/serving/fleet.ts';
import { poolChoice } from '../../src/serving/pool-choice.ts';
import { RandomStream } from '../../src/serving/random-stream.ts';
import type { ArrivingRequest } from '../../src/serving/replica.ts';
import type { RequestOutcome } from '../../src/serving/request-outcomes.ts';
import { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
import { simulate } from '../../src/serving/simulate.ts';
import { linearStepModel } from './linear-step-model.ts';

const model = linearStepModel({
  step: 1,
  perSequence: 0,
  perContextToken: 0,
  perPrefillToken: 0,
  perPair: 0,
  kvCapacityTokens: 1e6,
});
const pool = (more: Partial<ReplicaPool>): ReplicaPool => ({
  name: 'pool',
  model,
  policy: { ...defaultServingPolicy, maxSequences: 1 },
  replicas: 2,
  routing: 'round-robin',
  gpusPerReplica: 1,
  pricePerGpuHour: 1,
  ...more,
});
const run = (
  arrivals: readonly number[],
  outputs: readonly number[],
  more: Partial<ReplicaPool>,
  durationSeconds?: number,
) => {
  const trace = {
    arrivedAt: Float64Array.from(arrivals),
    input: new Int32Array(arrivals.length).fill(1),
    output: Int32Array.from(outputs),
  };
  const outcomes: RequestOutcome[] = [];
  const result = simulate(
    {
      arrivals: { kind: 'trace', trace, speed: 1 },
      lengths: { kind: 'trace' },
      seed: 0,
      ...(durationSeconds && { durationSeconds }),
    },
    { pools: [pool(more)] },
    { onRequest: outcome => outcomes.push(outcome) },
  );
  outcomes.sort((a, b) => a.id - b.id);
  return { result, starts: outcomes.map(outcome => outcome.scheduledAt) };
};

describe('routing', () => {
  test('round robin takes turns, whatever the load', () => {
    expect(run([0, 0, 0, 0], [10, 1, 1, 1], {}).starts).toEqual([0, 0, 10, 1]);
  });
  test('least loaded goes where fewest requests are', () => {
    expect(run([0, 0, 1, 2], [10, 1, 1, 1], { routing: 'least-loaded' }).starts).toEqual([0, 0, 1, 2]);
  });
});

describe('scaling', () => {
  const scaling: Autoscaling = {
    ...defaultAutoscaling,
    minimum: 1,
    maximum: 3,
    intervalSeconds: 10,
    startupSeconds: 20,
    cooldownSeconds: 30,
  };
  const burst = Array.from({ length: 12 }, () => 0);
  const tens = burst.map(() => 10);

  test('replicas are decided on at the interval, paid for from then on and used after their start-up', () => {
    const { result, starts } = run([...burst, 45, 45], [...tens, 10, 10], {
      replicas: scaling,
      routing: 'least-loaded',
    });
    expect(result.replicas.max).toBe(3);
    // The burst is already in the first replica's queue; the two that come later go to the two new ones.
    expect(starts.slice(0, 12)).toEqual(burst.map((_, index) => 10 * index));
    expect(starts.slice(12)).toEqual([45, 45]);
    expect(result.gpuHours * 3600).toBeLessThan(3 * 120);
    expect(result.gpuHours * 3600).toBeGreaterThan(120 + 2 * 45);
  });

  test('when the load is gone, the minimum is left and no more is paid', () => {
    const { result } = run(burst, tens, { replicas: scaling, routing: 'least-loaded' }, 3600);
    expect(result.replicas.mean).toBeLessThan(1.2);
    expect(result.timeline.at(-1)!.replicas).toBeCloseTo(1, 9);
    expect(result.costUsd).toBeCloseTo(result.gpuHours, 12);
  });
});

describe('the split between deployments', () => {
  const request = (input: number): ArrivingRequest => ({
    id: 0,
    arrivedAt: 0,
    input,
    output: 1,
    trace: -1,
    requestClass: 0,
  });
  const fleet = (split?: Fleet['split']): Fleet => ({ pools: [pool({}), pool({}), pool({})], ...(split && { split }) });

  test('without one, everything goes to the first', () => {
    expect(poolChoice(fleet(), 1)(request(5))).toBe(0);
  });
  test('by chance, in the given shares, the same for the same seed', () => {
    const choose = poolChoice(fleet({ kind: 'share', shares: [0.2, 0.3, 0.5] }), 1);
    const again = poolChoice(fleet({ kind: 'share', shares: [0.2, 0.3, 0.5] }), 1);
    const counts = [0, 0, 0];
    let differing = 0;
    for (let index = 0; index < 20_000; index++) {
      const chosen = choose(request(1));
      counts[chosen]! += 1;
      if (again(request(1)) !== chosen) differing++;
    }
    expect(differing).toBe(0);
    expect(counts.map(count => Math.round(count / 2000))).toEqual([2, 3, 5]);
  });
  test('by length: the first whose limit is not exceeded, else the last', () => {
    const choose = poolChoice(fleet({ kind: 'input-tokens', limits: [100, 1000, 1000] }), 1);
    expect([1, 100, 101, 1000, 5000].map(input => choose(request(input)))).toEqual([0, 0, 1, 1, 2]);
  });
  test('by class: the pool that is named for it', () => {
    const choose = poolChoice(fleet({ kind: 'class', pools: [2, 0] }), 1);
    expect([0, 1].map(requestClass => choose({ ...request(1), requestClass }))).toEqual([2, 0]);
  });
});

test('random streams repeat by seed and label, and differ between them', () => {
  const firstOf = (seed: number, label: number) => new RandomStream(seed, label).uniform();
  expect(firstOf(1, 2)).toBe(firstOf(1, 2));
  expect(new Set([firstOf(1, 1), firstOf(1, 2), firstOf(2, 1), firstOf(2, 2), firstOf(-1, 1)]).size).toBe(5);
});
