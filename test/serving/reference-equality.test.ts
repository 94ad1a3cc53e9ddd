import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
import { linearStepModel } from './linear-step-model.ts';
import { randomSimulation } from './random-simulation.ts';
import { expectSameRun } from './same-run.ts';

/** A longer search: `SERVING_RUNS=100000 npx vitest run test/serving/reference-equality`. */
const runs = Number(process.env.SERVING_RUNS ?? 120);

test(`the simulator equals the step-by-step reference, request by request, on ${runs} random workloads`, () => {
  const seen = { preemptions: 0, timedOut: 0, rejected: 0, completed: 0 };
  fc.assert(
    fc.property(randomSimulation, simulation => {
      const result = expectSameRun(simulation);
      seen.preemptions += result.preemptions;
      seen.timedOut += result.timedOut;
      seen.rejected += result.rejected;
      seen.completed += result.completed;
    }),
    { numRuns: runs, ...(process.env.SERVING_SEED && { seed: Number(process.env.SERVING_SEED) }) },
  );
  // The search must have gone where the difficulties are.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(runs / 50);
}, 600_000);

test('of two prefixes that are let go of in one step, the one admitted first is forgotten first', () => {
  const model = linearStepModel({
    ...{ step: 2 ** -4, perSequence: 0, perContextToken: 0, perPrefillToken: 2 ** -12, perPair: 0 },
    kvCapacityTokens: 179,
  });
  const rows = [
    [0, 16, 16, [200]],
    [0.25, 16, 12, [0]],
    [0.375, 96, 18, [1, 2, 3, 4, 5, 6]],
    [0.375, 10, 8, [7]],
    [0.375, 49, 1, [0, 8, 9, 10]],
  ] as const;
  const hashLists = rows.map(([, , , hashes]) => hashes);
  const trace = {
    arrivedAt: Float64Array.from(rows, ([at]) => at),
    input: Int32Array.from(rows, ([, input]) => input),
    output: Int32Array.from(rows, ([, , output]) => output),
    hashes: {
      blockTokens: 16,
      starts: Int32Array.from([0, ...hashLists.map((_, row) => hashLists.slice(0, row + 1).flat().length)]),
      hashes: Int32Array.from(hashLists.flat()),
    },
  };
  const policy = { ...defaultServingPolicy, watermark: 0, maxSequences: 4, prefixCaching: { kind: 'hashes' } } as const;
  for (const prefill of ['first', 'chunked'] as const)
    expectSameRun({
      workload: { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 0 },
      fleet: {
        pools: [
          { name: 'p', model, policy: { ...policy, prefill }, replicas: 1, routing: 'round-robin', gpusPerReplica: 1 },
        ],
      },
    });
});
