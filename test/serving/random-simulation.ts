import fc from 'fast-check';
import type { Fleet, ReplicaPool } from '../../src/serving/fleet.ts';
import type { ServingPolicy } from '../../src/serving/serving-policy.ts';
import type { ArrivalProcess, LengthDistribution, Trace, Workload } from '../../src/serving/workload.ts';
import { linearStepModel } from './linear-step-model.ts';

export interface RandomSimulation {
  readonly workload: Workload;
  readonly fleet: Fleet;
}

/** Times are multiples of 2^-10 s and costs of 2^-16 s: sums are exact, and requests often arrive exactly at the end of a step. */
const tick = 2 ** -10;
const cost = 2 ** -16;

const policy = (kvCapacity: number, hashed: boolean): fc.Arbitrary<ServingPolicy> =>
  fc
    .record({
      batching: fc.constantFrom('static', 'dynamic', 'in-flight', 'in-flight', 'in-flight', 'in-flight'),
      prefill: fc.constantFrom('chunked', 'chunked', 'first'),
      maxSequences: fc.integer({ min: 1, max: 12 }),
      extraTokens: fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 16, max: 300 })),
      queueDelaySeconds: fc.integer({ min: 0, max: 200 }).map(ticks => ticks * tick),
      kvAllocation: fc.constantFrom('paged', 'paged', 'paged', 'contiguous'),
      blockTokens: fc.constantFrom(1, 4, 16),
      watermark: fc.constantFrom(0, 0.01, 0.1),
      reserved: fc.double({ min: 0.1, max: 1, noNaN: true }),
      recompute: fc.constantFrom('everything', 'what-was-taken'),
      share: fc.constantFrom(0, 0, 0.5, 1),
      queueTimeoutSeconds: fc.oneof(
        fc.constant(Number.POSITIVE_INFINITY),
        fc.integer({ min: 1, max: 1000 }).map(ticks => ticks * tick),
      ),
    })
    .map(({ extraTokens, reserved, share, ...rest }) => ({
      ...rest,
      maxBatchedTokens: rest.maxSequences + extraTokens,
      reservedTokens: Math.max(1, Math.floor(kvCapacity * reserved)),
      ...(hashed
        ? ({ batching: 'in-flight', kvAllocation: 'paged', prefixCaching: { kind: 'hashes' } } as const)
        : { prefixCaching: share > 0 ? ({ kind: 'share', share } as const) : ({ kind: 'none' } as const) }),
    }));

const pool = (hashed: boolean): fc.Arbitrary<ReplicaPool> =>
  fc
    .record({
      kvCapacityTokens: fc.oneof(fc.integer({ min: 64, max: 400 }), fc.integer({ min: 400, max: 4000 })),
      step: fc.integer({ min: 1, max: 1000 }),
      perSequence: fc.integer({ min: 0, max: 30 }),
      perContextToken: fc.integer({ min: 0, max: 3 }),
      perPrefillToken: fc.integer({ min: 0, max: 20 }),
      perPair: fc.integer({ min: 0, max: 1 }),
      tokensPerDecodeStep: fc.constantFrom(1, 1, 2),
      requestTicks: fc.constantFrom(0, 0, 3),
      window: fc.constantFrom(undefined, undefined, 20, 64),
      routing: fc.constantFrom('round-robin', 'least-loaded'),
      replicas: fc.oneof(
        fc.integer({ min: 1, max: 3 }),
        fc.record({
          minimum: fc.integer({ min: 1, max: 2 }),
          maximum: fc.integer({ min: 2, max: 5 }),
          metric: fc.constantFrom('utilization', 'queue'),
          target: fc.constantFrom(0.25, 0.5, 1, 2),
          intervalSeconds: fc.constantFrom(1, 2),
          startupSeconds: fc.constantFrom(0, 1, 3),
          cooldownSeconds: fc.constantFrom(0, 4),
        }),
      ),
    })
    .chain(({ requestTicks, window, routing, replicas, ...costs }) =>
      policy(costs.kvCapacityTokens, hashed).map((policy): ReplicaPool => {
        const model = linearStepModel({
          step: costs.step * cost * 16,
          perSequence: costs.perSequence * cost,
          perContextToken: costs.perContextToken * cost,
          perPrefillToken: costs.perPrefillToken * cost,
          perPair: costs.perPair * cost * 2 ** -4,
          kvCapacityTokens: costs.kvCapacityTokens,
          tokensPerDecodeStep: costs.tokensPerDecodeStep,
          requestSeconds: requestTicks * tick,
          ...(window !== undefined && { window }),
        });
        return { name: 'pool', model, policy, replicas, routing, gpusPerReplica: 1, pricePerGpuHour: 2.5 };
      }),
    );

const hashTokens = 16;

/** Prompts that begin like others: the first blocks come from few families. */
const hashesFor = (inputs: readonly number[], families: readonly number[]) => {
  const starts = new Int32Array(inputs.length + 1);
  const hashes: number[] = [];
  for (const [row, input] of inputs.entries()) {
    for (let block = 0; block < Math.ceil(input / hashTokens); block++)
      hashes.push(block < 4 ? families[row % families.length]! * 100 + block : 10_000 + row * 100 + block);
    starts[row + 1] = hashes.length;
  }
  return { blockTokens: hashTokens, starts, hashes: Int32Array.from(hashes) };
};

const trace = (hashed: boolean): fc.Arbitrary<Trace> =>
  fc
    .record({
      rows: fc.array(
        fc.tuple(
          fc.oneof(
            { weight: 2, arbitrary: fc.constant(0) },
            { weight: 5, arbitrary: fc.integer({ min: 0, max: 300 }) },
            { weight: 1, arbitrary: fc.integer({ min: 0, max: 6000 }) },
          ),
          fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 260 })),
          fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 120 })),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      families: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
    })
    .map(({ rows, families }) => {
      let now = 0;
      const arrivedAt = Float64Array.from(rows, ([gap]) => {
        now += gap * tick;
        return now;
      });
      const inputs = rows.map(([, input]) => input);
      return {
        arrivedAt,
        input: Int32Array.from(inputs),
        output: Int32Array.from(rows, ([, , output]) => output),
        ...(hashed && { hashes: hashesFor(inputs, families) }),
      };
    });

const openLoop = (hashed: boolean): fc.Arbitrary<Workload> =>
  fc.tuple(trace(hashed), fc.integer({ min: 0, max: 1000 })).map(([trace, seed]) => ({
    arrivals: { kind: 'trace', trace, speed: 1 },
    lengths: { kind: 'trace' },
    seed,
  }));

const closedLoop: fc.Arbitrary<Workload> = fc
  .record({
    users: fc.constantFrom(1, 2, 4, 8),
    thinkTicks: fc.integer({ min: 0, max: 400 }),
    think: fc.constantFrom('fixed', 'exponential'),
    requests: fc.integer({ min: 1, max: 40 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    pairs: fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 10,
    }),
  })
  .map(({ users, thinkTicks, think, requests, seed, pairs }) => {
    const arrivals: ArrivalProcess = { kind: 'closed-loop', users, thinkSeconds: thinkTicks * tick, think };
    const lengths: LengthDistribution = {
      kind: 'empirical',
      inputs: pairs.map(([input]) => input),
      outputs: pairs.map(([, output]) => output),
    };
    return { arrivals, lengths, requests, seed };
  });

const fleet = (hashed: boolean): fc.Arbitrary<Fleet> =>
  fc.oneof(
    { weight: 3, arbitrary: pool(hashed).map((one): Fleet => ({ pools: [one] })) },
    {
      weight: 1,
      arbitrary: fc.tuple(pool(hashed), pool(hashed), fc.constantFrom(0.25, 0.5), fc.boolean()).map(
        ([one, two, share, byChance]): Fleet => ({
          pools: [one, two],
          split: byChance
            ? { kind: 'share', shares: [share, 1 - share] }
            : { kind: 'input-tokens', limits: [share * 200, 1e9] },
        }),
      ),
    },
  );

/**
 * A user who gives up and at once asks again is back at the very moment at which a step begins; whether another replica's step at that same moment
 * still takes the request is nobody's rule.
 */
const patient = ({ workload, fleet }: RandomSimulation): RandomSimulation => {
  if (workload.arrivals.kind !== 'closed-loop' || workload.arrivals.thinkSeconds > 0) return { workload, fleet };
  const pools = fleet.pools.map(pool => ({
    ...pool,
    policy: { ...pool.policy, queueTimeoutSeconds: Number.POSITIVE_INFINITY },
  }));
  return { workload, fleet: { ...fleet, pools: pools as [ReplicaPool, ...ReplicaPool[]] } };
};

/** Small simulations of every kind that can happen, most of them short of memory. */
export const randomSimulation: fc.Arbitrary<RandomSimulation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ workload: openLoop(false), fleet: fleet(false) }) },
  { weight: 3, arbitrary: fc.record({ workload: openLoop(true), fleet: fleet(true) }) },
  { weight: 2, arbitrary: fc.record({ workload: closedLoop, fleet: fleet(false) }).map(patient) },
);
