import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fleet, ReplicaPool } from '../../src/serving/fleet.ts';
import type { RequestOutcome } from '../../src/serving/request-outcomes.ts';
import { defaultServingPolicy, type ServingPolicy } from '../../src/serving/serving-policy.ts';
import { simulate } from '../../src/serving/simulate.ts';
import type { LengthDistribution, Workload } from '../../src/serving/workload.ts';
import { exampleStepModel, linearStepModel } from './linear-step-model.ts';
import { randomSimulation } from './random-simulation.ts';

const pool = (policy: Partial<ServingPolicy>, more: Partial<ReplicaPool> = {}): ReplicaPool => ({
  name: 'pool',
  model: exampleStepModel,
  policy: { ...defaultServingPolicy, ...policy },
  replicas: 1,
  routing: 'least-loaded',
  gpusPerReplica: 1,
  ...more,
});
const fleetOf = (policy: Partial<ServingPolicy>, more: Partial<ReplicaPool> = {}): Fleet => ({
  pools: [pool(policy, more)],
});

/** One token takes one second, whatever else: a single server whose service time is the output length. */
const oneTokenPerSecond = linearStepModel({
  step: 1,
  perSequence: 0,
  perContextToken: 0,
  perPrefillToken: 0,
  perPair: 0,
  kvCapacityTokens: 1e9,
});
const singleServer = fleetOf({ maxSequences: 1 }, { model: oneTokenPerSecond });
const poisson = (rate: number, lengths: LengthDistribution, requests: number, seed = 7): Workload => ({
  arrivals: { kind: 'poisson', rate },
  lengths,
  requests,
  seed,
});

describe('a single server obeys queueing theory', () => {
  test.each([0.3, 0.5, 0.8])('M/D/1 at load %d: mean wait = load·S / 2(1 − load)', load => {
    const { wait } = simulate(poisson(load / 4, { kind: 'fixed', input: 1, output: 4 }, 60_000), singleServer);
    expect(Math.abs(wait.mean / ((load * 4) / (2 * (1 - load))) - 1)).toBeLessThan(0.06);
  });

  test.each([0.3, 0.5, 0.8])('M/M/1 at load %d: mean wait = load·S / (1 − load)', load => {
    // Quantiles of the exponential distribution, fine enough that a token is a small part of a service.
    const outputs = Array.from({ length: 2000 }, (_, row) =>
      Math.max(1, Math.round(-1000 * Math.log(1 - (row + 0.5) / 2000))),
    );
    const lengths: LengthDistribution = { kind: 'empirical', inputs: outputs.map(() => 1), outputs };
    const mean = outputs.reduce((sum, output) => sum + output, 0) / outputs.length;
    const tokenSeconds = 2 ** -7;
    const model = linearStepModel({
      ...{ step: tokenSeconds, perSequence: 0, perContextToken: 0, perPrefillToken: 0, perPair: 0 },
      kvCapacityTokens: 1e9,
    });
    const service = mean * tokenSeconds;
    const { wait } = simulate(poisson(load / service, lengths, 100_000), fleetOf({ maxSequences: 1 }, { model }));
    expect(Math.abs(wait.mean / ((load * service) / (1 - load)) - 1)).toBeLessThan(0.08);
  });

  test('it is never idle while a request waits: waits follow Lindley’s recursion', () => {
    const outcomes: RequestOutcome[] = [];
    const lengths: LengthDistribution = { kind: 'empirical', inputs: [1, 1, 1], outputs: [1, 5, 11] };
    simulate(poisson(0.15, lengths, 5000), singleServer, { onRequest: outcome => outcomes.push(outcome) });
    let free = 0;
    const late = outcomes.filter(({ arrivedAt, scheduledAt, completedAt }) => {
      const begins = Math.max(free, arrivedAt);
      free = completedAt;
      return !(Math.abs(scheduledAt - begins) < 1e-6);
    });
    expect(outcomes).toHaveLength(5000);
    expect(late).toEqual([]);
  });
});

test('Little’s law: requests in the system, summed over time, are the times in the system, summed over requests', () => {
  fc.assert(
    fc.property(randomSimulation, ({ workload, fleet }) => {
      const pools = fleet.pools.map(each => ({
        ...each,
        model: { ...each.model, requestSeconds: 0 as never },
        policy: { ...each.policy, queueTimeoutSeconds: Number.POSITIVE_INFINITY },
      }));
      const result = simulate(workload, { ...fleet, pools: pools as never });
      const width = (result.timeline[1] ?? { startSeconds: result.simulatedSeconds }).startSeconds;
      const lastWidth = result.simulatedSeconds - (result.timeline.length - 1) * width;
      const inSystem = result.timeline.reduce(
        (sum, slice, index) =>
          sum + (slice.running + slice.waiting) * (index === result.timeline.length - 1 ? lastWidth : width),
        0,
      );
      expect(inSystem).toBeCloseTo(result.endToEnd.mean * result.completed, 6);
    }),
    { numRuns: 60 },
  );
});

test('no request is lost or served twice, and the KV cache is never fuller than it is', () => {
  fc.assert(
    fc.property(randomSimulation, ({ workload, fleet }) => {
      const ids: number[] = [];
      const result = simulate(workload, fleet, { onRequest: ({ id }) => ids.push(id) });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(result.requests);
      expect(result.completed + result.rejected + result.timedOut).toBe(result.requests);
      expect(result.unfinished).toBe(0);
      for (const { kvPeakShare, utilization } of result.pools) {
        expect(kvPeakShare).toBeLessThanOrEqual(1);
        expect(utilization).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('in-flight batching is never slower than static batching at equal limits', () => {
  const jobs = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 300 })), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(jobs, fc.integer({ min: 1, max: 16 }), (lengths, maxSequences) => {
      const trace = {
        arrivedAt: new Float64Array(lengths.length),
        input: Int32Array.from(lengths, ([input]) => input),
        output: Int32Array.from(lengths, ([, output]) => output),
      };
      const workload: Workload = { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 1 };
      const seconds = (batching: 'static' | 'in-flight') =>
        simulate(workload, fleetOf({ batching, maxSequences })).simulatedSeconds;
      expect(seconds('in-flight')).toBeLessThanOrEqual(seconds('static') * (1 + 1e-9));
    }),
    { numRuns: 60 },
  );
});

test.each([1, 2, 3])('more replicas are never worse (seed %d)', seed => {
  const workload = poisson(
    20,
    { kind: 'log-normal', input: { mean: 800, variation: 1 }, output: { mean: 200, variation: 0.8 } },
    3000,
    seed,
  );
  const runs = [1, 2, 3, 4, 6].map(replicas => simulate(workload, fleetOf({ maxSequences: 64 }, { replicas })));
  for (let index = 1; index < runs.length; index++) {
    expect(runs[index]!.endToEnd.mean).toBeLessThanOrEqual(runs[index - 1]!.endToEnd.mean);
    expect(runs[index]!.ttft.p95).toBeLessThanOrEqual(runs[index - 1]!.ttft.p95);
  }
});
