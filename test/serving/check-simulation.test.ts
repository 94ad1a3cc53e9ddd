import { expect, test } from 'vitest';
import { assertSimulable } from '../../src/serving/check-simulation.ts';
import { defaultAutoscaling, type Fleet, type ReplicaPool } from '../../src/serving/fleet.ts';
import { defaultServingPolicy, type ServingPolicy } from '../../src/serving/serving-policy.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';
import type { Workload } from '../../src/serving/workload.ts';
import { exampleStepModel } from './linear-step-model.ts';

const workload: Workload = {
  arrivals: { kind: 'poisson', rate: 1 },
  lengths: { kind: 'fixed', input: 10, output: 10 },
  requests: 10,
  seed: 1,
};
const pool: ReplicaPool = {
  name: 'prod',
  model: exampleStepModel,
  policy: defaultServingPolicy,
  replicas: 1,
  routing: 'round-robin',
  gpusPerReplica: 1,
};
const fleetWith = (more: Partial<ReplicaPool>): Fleet => ({ pools: [{ ...pool, ...more }] });
const withPolicy = (policy: Partial<ServingPolicy>): Fleet =>
  fleetWith({ policy: { ...defaultServingPolicy, ...policy } });

test('a sound workload and fleet pass', () => {
  expect(() => assertSimulable(workload, { pools: [pool] })).not.toThrow();
});

test.each<[Partial<Workload>, RegExp]>([
  [{ seed: 0.5 }, /seed must be a whole number/],
  [{ durationSeconds: 0 }, /duration must be more than zero/],
  [{ durationSeconds: 1e9 }, /at most a year/],
  [{ requests: 0 }, /number of requests/],
  [{ arrivals: { kind: 'poisson', rate: 1e-9 } }, /less than one request in four months/],
  [{ arrivals: { kind: 'poisson', rate: 1e-6 }, requests: 1000 }, /more than a year to arrive/],
  [
    { arrivals: { kind: 'poisson', rate: 1e9 }, requests: undefined as never, durationSeconds: 3600 },
    /About 3,600,000,000,000 requests would arrive; at most 1,000,000,000 can be simulated: take a lower rate/,
  ],
  [{ requests: undefined as never }, /never ends: give a duration or a number/],
  [{ contextWindow: 1 }, /context window/],
  [{ lengths: { kind: 'trace' } }, /Lengths can come from a trace only when the arrivals do/],
  [{ arrivals: { kind: 'poisson', rate: 0 } }, /rate must be more than zero/],
  [{ arrivals: { kind: 'poisson', rate: Number.NaN } }, /rate must be more than zero/],
  [{ arrivals: { kind: 'bursty', rate: 1, variation: -1 } }, /coefficient of variation/],
  [{ arrivals: { kind: 'curve', curve: { times: [0], rates: [0] } } }, /zero everywhere/],
  [{ arrivals: { kind: 'curve', curve: { times: [0], rates: [1] }, variation: -1 } }, /along a curve/],
  [{ arrivals: { kind: 'closed-loop', users: 0, thinkSeconds: 1, think: 'fixed' } }, /number of users/],
  [{ arrivals: { kind: 'closed-loop', users: 1, thinkSeconds: -1, think: 'fixed' } }, /think time/],
  [{ lengths: { kind: 'fixed', input: 0, output: 1 } }, /whole numbers from 1 to 100000000 tokens/],
  [{ lengths: { kind: 'fixed', input: 1e9, output: 1 } }, /whole numbers from 1 to 100000000 tokens/],
  [
    { lengths: { kind: 'fixed', input: 10, output: 7 }, contextWindow: 16 },
    /10 tokens in and 7 out .* window of 16\.$/,
  ],
  [
    {
      lengths: {
        kind: 'classes',
        classes: [
          { share: 0.5, lengths: { kind: 'fixed', input: 1, output: 1 } },
          { share: 0.5, lengths: { kind: 'fixed', input: 16, output: 1 } },
        ],
      },
      contextWindow: 16,
    },
    /16 tokens in and 1 out are longer than the model's context window of 16/,
  ],
  [
    { lengths: { kind: 'log-normal', input: { mean: 0, variation: 1 }, output: { mean: 1, variation: 1 } } },
    /Log-normal/,
  ],
  [{ lengths: { kind: 'empirical', inputs: [], outputs: [] } }, /as many outputs/],
  [{ lengths: { kind: 'empirical', inputs: [1, 1.5], outputs: [1, 1] } }, /Pair 2/],
  [{ lengths: { kind: 'empirical', inputs: [1], outputs: [1], weights: [-1] } }, /Weight 1/],
  [{ lengths: { kind: 'empirical', inputs: [1], outputs: [1], weights: [0] } }, /All weights/],
])('refuses the workload %o', (more, message) => {
  expect(() => assertSimulable({ ...workload, ...more }, { pools: [pool] })).toThrow(SimulationError);
  expect(() => assertSimulable({ ...workload, ...more }, { pools: [pool] })).toThrow(message);
});

test.each<[Fleet, RegExp]>([
  [
    fleetWith({ model: { ...exampleStepModel, kvCapacityTokens: 0 } }),
    /does not fit.*more GPUs or a smaller weight precision/,
  ],
  [fleetWith({ replicas: 0 }), /number of replicas/],
  [fleetWith({ replicas: { ...defaultAutoscaling, minimum: 3, maximum: 2 } }), /minimum first/],
  [fleetWith({ replicas: { ...defaultAutoscaling, target: 0 } }), /target of the autoscaler/],
  [fleetWith({ replicas: { ...defaultAutoscaling, intervalSeconds: 0.1 } }), /at most once a second/],
  [fleetWith({ replicas: { ...defaultAutoscaling, startupSeconds: -1 } }), /Start-up and cool-down/],
  [fleetWith({ gpusPerReplica: 0 }), /at least one GPU/],
  [fleetWith({ pricePerGpuHour: -1 }), /price of a GPU-hour/],
  [withPolicy({ maxSequences: 0 }), /limit on sequences/],
  [withPolicy({ maxSequences: 1e9 }), /from 1 to 16384/],
  [withPolicy({ blockTokens: 1e5 }), /from 1 to 65536/],
  [withPolicy({ maxBatchedTokens: 0.5 }), /limit on batched tokens/],
  [withPolicy({ maxBatchedTokens: 100 }), /\(100\) must be at least the limit on sequences \(256\)/],
  [withPolicy({ queueDelaySeconds: -1 }), /queue delay/],
  [withPolicy({ queueTimeoutSeconds: 0 }), /time-out/],
  [withPolicy({ prefixCaching: { kind: 'share', share: 2 } }), /cached share/],
  [
    withPolicy({ prefixCaching: { kind: 'hashes' }, kvAllocation: 'contiguous' }),
    /needs paged KV and in-flight batching/,
  ],
  [withPolicy({ kvAllocation: 'contiguous', reservedTokens: 1e9 }), /does not fit: the KV cache holds 400000/],
  [withPolicy({ blockTokens: 0 }), /KV block/],
  [withPolicy({ watermark: 1 }), /watermark/],
  [fleetWith({ model: { ...exampleStepModel, kvCapacityTokens: 10 } }), /does not hold one block/],
  [{ pools: [pool, { ...pool, name: 'small', replicas: -1 }] }, /^small: The number of replicas/],
  [{ pools: [pool, pool], split: { kind: 'share', shares: [1] } }, /one entry for each deployment/],
  [{ pools: [pool, pool], split: { kind: 'share', shares: [0.5, 0.6] } }, /add up to 1/],
  [{ pools: [pool, pool], split: { kind: 'input-tokens', limits: [-1, 5] } }, /zero or more tokens/],
  [{ pools: [pool, pool], split: { kind: 'class', pools: [0, 2] } }, /a deployment that the fleet does not have/],
])('refuses a fleet that cannot be (%#)', (fleet, message) => {
  expect(() => assertSimulable(workload, fleet)).toThrow(message);
});

test('block hashes and KV blocks must go together', () => {
  const column = Int32Array.from([100]);
  const hashes = { blockTokens: 512, starts: Int32Array.from([0, 1]), hashes: Int32Array.from([1]) };
  const trace = { arrivedAt: new Float64Array(1), input: column, output: column, hashes };
  const hashed: Workload = { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 1 };
  const fleet = withPolicy({ prefixCaching: { kind: 'hashes' }, blockTokens: 24 });
  expect(() => assertSimulable(hashed, fleet)).toThrow(/blocks of 512 tokens, which KV blocks of 24 do not divide/);
});
