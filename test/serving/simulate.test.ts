import { describe, expect, test } from 'vitest';
import { defaultAutoscaling, type Fleet, type ReplicaPool } from '../../src/serving/fleet.ts';
import { diurnalCurve } from '../../src/serving/rate-curve.ts';
import { defaultServingPolicy, type ServingPolicy } from '../../src/serving/serving-policy.ts';
import { simulate } from '../../src/serving/simulate.ts';
import type { Trace, Workload } from '../../src/serving/workload.ts';
import { exampleStepModel, linearStepModel } from './linear-step-model.ts';

const fleetOf = (policy: Partial<ServingPolicy> = {}, more: Partial<ReplicaPool> = {}): Fleet => ({
  pools: [
    {
      name: 'prod',
      model: exampleStepModel,
      policy: { ...defaultServingPolicy, ...policy },
      replicas: 1,
      routing: 'round-robin',
      gpusPerReplica: 2,
      pricePerGpuHour: 3,
      ...more,
    },
  ],
});
const chat: Workload = {
  arrivals: { kind: 'poisson', rate: 5 },
  lengths: { kind: 'log-normal', input: { mean: 1000, variation: 1 }, output: { mean: 200, variation: 0.8 } },
  requests: 2000,
  seed: 1,
};
const traceOf = (rows: readonly (readonly [number, number, number])[]): Trace => ({
  arrivedAt: Float64Array.from(rows, ([at]) => at),
  input: Int32Array.from(rows, ([, input]) => input),
  output: Int32Array.from(rows, ([, , output]) => output),
});
const replay = (rows: readonly (readonly [number, number, number])[]): Workload => ({
  arrivals: { kind: 'trace', trace: traceOf(rows), speed: 1 },
  lengths: { kind: 'trace' },
  seed: 0,
});

test('one request alone: prefill, then a step per token, to the digit', () => {
  const result = simulate(replay([[0, 1000, 11]]), fleetOf());
  const prefill = 0.008 + 1000 * 2.5e-5 + ((1000 * 1001) / 2) * 1e-9;
  expect(result.ttft.mean).toBeCloseTo(0.002 + prefill, 12);
  const decode = 10 * (0.008 + 2e-5) + 3e-8 * (10 * 1000 + 45);
  expect(result.endToEnd.mean).toBeCloseTo(0.002 + prefill + decode, 12);
  expect(result.itl.mean).toBeCloseTo(decode / 10, 12);
});

test('the same seed gives the same bytes, another seed others', () => {
  const bytesOf = (seed: number) => JSON.stringify(simulate({ ...chat, seed }, fleetOf()));
  expect(bytesOf(1)).toBe(bytesOf(1));
  expect(bytesOf(1)).not.toBe(bytesOf(2));
});

test('the bill: GPUs × hours × price, and per thousand requests', () => {
  const result = simulate({ ...chat, durationSeconds: 7200, requests: 100 }, fleetOf({}, { replicas: 3 }));
  expect(result.gpuHours).toBeCloseTo(12, 9);
  expect(result.costUsd).toBeCloseTo(36, 9);
  expect(result.costPerThousandRequests).toBeCloseTo(360, 9);
  expect(result.replicas).toEqual({ mean: 3, max: 3 });
});

test('without a price there is no cost, without an objective no attainment', () => {
  const [pool] = fleetOf().pools;
  const { pricePerGpuHour: _, ...unpriced } = pool;
  const result = simulate(chat, { pools: [unpriced] });
  expect(result).not.toHaveProperty('costUsd');
  expect(result).not.toHaveProperty('sloAttainment');
});

test('an objective counts what met all of its limits; what was not served met none', () => {
  const all = simulate(chat, fleetOf(), { objective: { ttft: 1e9 } });
  expect(all.sloAttainment).toBe(1);
  const half = simulate(chat, fleetOf(), { objective: { endToEnd: all.endToEnd.p50 } });
  expect(half.sloAttainment).toBeCloseTo(0.5, 1);
  const refused = simulate(
    replay([
      [0, 10, 10],
      [0, 1e6, 1],
    ]),
    fleetOf(),
    { objective: {} },
  );
  expect([refused.rejected, refused.sloAttainment]).toEqual([1, 0.5]);
});

test('energy is busy and idle watts over time', () => {
  const result = simulate(
    { ...chat, durationSeconds: 3600, requests: 1 },
    fleetOf({}, { watts: { busy: 1000, idle: 100 } }),
  );
  const busyHours = result.utilization;
  expect(result.energy).toBeCloseTo(1000 * busyHours + 100 * (1 - busyHours), 6);
});

test('static batching answers a batch together, when its longest is done', () => {
  const result: number[] = [];
  simulate(
    replay([
      [0, 100, 5],
      [0, 100, 50],
    ]),
    fleetOf({ batching: 'static' }),
    {
      onRequest: ({ completedAt }) => result.push(completedAt),
    },
  );
  expect(result[0]).toBe(result[1]);
});

test('dynamic batching waits for a full batch, but not longer than its delay', () => {
  const first = (rows: readonly (readonly [number, number, number])[]) => {
    const starts: number[] = [];
    const policy = { batching: 'dynamic', maxSequences: 2, queueDelaySeconds: 0.5 } as const;
    simulate(replay(rows), fleetOf(policy), { onRequest: ({ scheduledAt }) => starts.push(scheduledAt) });
    return starts[0];
  };
  expect(
    first([
      [0, 10, 5],
      [0.2, 10, 5],
    ]),
  ).toBeCloseTo(0.202, 9);
  expect(
    first([
      [0, 10, 5],
      [2, 10, 5],
    ]),
  ).toBeCloseTo(0.502, 9);
});

test('contiguous reservation runs fewer sequences than paged blocks in the same memory', () => {
  const model = linearStepModel({
    step: 0.01,
    perSequence: 0,
    perContextToken: 0,
    perPrefillToken: 0,
    perPair: 0,
    kvCapacityTokens: 16_384,
  });
  const rows = Array.from({ length: 40 }, () => [0, 500, 100] as const);
  const most = (policy: Partial<ServingPolicy>) =>
    Math.max(...simulate(replay(rows), fleetOf(policy, { model })).timeline.map(slice => slice.running));
  expect(most({ kvAllocation: 'contiguous', reservedTokens: 4096 })).toBeLessThanOrEqual(4);
  expect(most({})).toBeGreaterThan(20);
});

test('the waste of reservations and of static batches is shown', () => {
  const rows = Array.from({ length: 64 }, (_, row) => [0, 500, row % 4 === 0 ? 401 : 1] as const);
  const wasteOf = (policy: Partial<ServingPolicy>) =>
    simulate(replay(rows), fleetOf({ maxSequences: 4, ...policy })).pools[0]!;
  const contiguous = wasteOf({ kvAllocation: 'contiguous', reservedTokens: 2048 });
  expect(contiguous.kvWaste).toBeGreaterThan(0.6);
  expect(wasteOf({}).kvWaste).toBeLessThan(0.03);
  // Three of four answers are done after the prefill and wait for the fourth.
  expect(wasteOf({ batching: 'static' }).batchWaste).toBeGreaterThan(0.7);
  expect(wasteOf({}).batchWaste).toBe(0);
});

test('speculative decoding makes tokens faster by what a step gives', () => {
  const plain = simulate(replay([[0, 100, 101]]), fleetOf());
  const speculative = simulate(
    replay([[0, 100, 101]]),
    fleetOf({}, { model: { ...exampleStepModel, tokensPerDecodeStep: 2.5 } }),
  );
  expect(plain.itl.mean / speculative.itl.mean).toBeCloseTo(2.5, 9);
  expect(speculative.ttft.mean).toBe(plain.ttft.mean);
});

test('prefix caching by share shortens the prefill, by hashes only what was seen before', () => {
  const shared = simulate(replay([[0, 1000, 1]]), fleetOf({ prefixCaching: { kind: 'share', share: 0.9 } }));
  expect(shared.ttft.mean).toBeLessThan(simulate(replay([[0, 1000, 1]]), fleetOf()).ttft.mean / 2);
  const trace = {
    ...traceOf([
      [0, 1024, 1],
      [5, 1536, 1],
      [10, 1024, 1],
    ]),
    hashes: { blockTokens: 512, starts: Int32Array.from([0, 2, 5, 7]), hashes: Int32Array.from([1, 2, 1, 2, 3, 8, 9]) },
  };
  const workload: Workload = { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 0 };
  const result = simulate(workload, fleetOf({ prefixCaching: { kind: 'hashes' } }));
  expect(result.pools[0]!.prefixHitRate).toBeCloseTo(1024 / (1024 + 1536 + 1024), 9);
});

test('a share of the traffic goes to the second deployment, and both bills are paid', () => {
  const [large] = fleetOf().pools;
  const fleet: Fleet = {
    pools: [large, { ...large, name: 'small', gpusPerReplica: 1 }],
    split: { kind: 'share', shares: [0.3, 0.7] },
  };
  const result = simulate(chat, fleet);
  expect(result.pools[1]!.completed / result.completed).toBeCloseTo(0.7, 1);
  expect(result.gpuHours).toBeCloseTo(result.pools[0]!.gpuHours + result.pools[1]!.gpuHours, 9);
  const byLength = simulate(chat, { ...fleet, split: { kind: 'input-tokens', limits: [500, 1e9] } });
  expect(byLength.pools[0]!.ttft.max).toBeLessThan(byLength.pools[1]!.ttft.max);
});

test('a closed loop never has more requests in the system than users', () => {
  const result = simulate(
    { ...chat, arrivals: { kind: 'closed-loop', users: 8, thinkSeconds: 0, think: 'fixed' }, requests: 500 },
    fleetOf(),
  );
  expect(result.completed).toBe(500);
  for (const slice of result.timeline) expect(slice.running + slice.waiting).toBeLessThanOrEqual(8 + 1e-6);
});

test('requests that wait too long are given up', () => {
  const result = simulate(
    { ...chat, arrivals: { kind: 'constant', rate: 500 } },
    fleetOf({ maxSequences: 8, queueTimeoutSeconds: 2 }),
  );
  expect(result.timedOut).toBeGreaterThan(1000);
  expect(result.wait.max).toBeLessThan(3);
  expect(result.load).toBe('overloaded');
});

describe('autoscaling', () => {
  const scaling = { ...defaultAutoscaling, minimum: 1, maximum: 6, startupSeconds: 60 };
  const day: Workload = {
    ...chat,
    arrivals: { kind: 'curve', curve: diurnalCurve(0.2, 5) },
    requests: 4e5,
    durationSeconds: 86_400,
  };
  const result = simulate(day, fleetOf({ maxSequences: 5 }, { replicas: scaling, routing: 'least-loaded' }));

  test('replicas follow the load up and down between their limits', () => {
    const replicas = result.timeline.map(slice => slice.replicas);
    expect(result.replicas.max).toBeGreaterThan(2);
    expect(Math.max(...replicas)).toBeLessThanOrEqual(6);
    expect(replicas.at(-1)!).toBeLessThan(2.5);
    expect(result.replicas.mean).toBeLessThan(result.replicas.max);
  });

  test('a replica is paid for from the beginning of its start-up', () => {
    const slow = simulate(
      day,
      fleetOf({ maxSequences: 5 }, { replicas: { ...scaling, startupSeconds: 1800 }, routing: 'least-loaded' }),
    );
    expect(slow.endToEnd.p99).toBeGreaterThan(result.endToEnd.p99);
    expect(result.gpuHours).toBeCloseTo(result.replicas.mean * 2 * (result.simulatedSeconds / 3600), 6);
  });
});

describe('load', () => {
  const at = (rate: number) =>
    simulate({ ...chat, arrivals: { kind: 'poisson', rate } }, fleetOf({ maxSequences: 32 })).load;
  test('little traffic is stable, more than can be served is overload', () => {
    expect([at(2), at(60)]).toEqual(['stable', 'overloaded']);
  });
  test('a rush that clears is a backlog', () => {
    const rush = { times: [0, 60, 61, 80, 81, 600], rates: [3, 3, 60, 60, 3, 3] };
    const workload: Workload = {
      ...chat,
      arrivals: { kind: 'curve', curve: rush },
      durationSeconds: 600,
      requests: 1e5,
    };
    expect(simulate(workload, fleetOf({ maxSequences: 32 })).load).toBe('backlogged');
  });
});

describe('budget', () => {
  test('a run that is stopped returns what it has, marked partial', () => {
    let asked = 0;
    const result = simulate({ ...chat, requests: 1e6 }, fleetOf(), { shouldStop: () => ++asked > 3 });
    expect(result.partial).toBe(true);
    expect(result.requests).toBeLessThan(20_000);
    expect(result.completed).toBeGreaterThan(0);
    expect(result.completed + result.unfinished).toBe(result.requests);
  });
  test('progress rises to 1 and the clock measures the run', () => {
    const seen: number[] = [];
    let time = 0;
    const result = simulate({ ...chat, requests: 20_000 }, fleetOf(), {
      onProgress: share => seen.push(share),
      clock: () => (time += 500),
    });
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(result.wallSeconds).toBe(0.5);
  });
});
