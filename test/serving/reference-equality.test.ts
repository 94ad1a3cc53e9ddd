import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSimulation } from './random-simulation.ts';
import { expectSameRun } from './same-run.ts';

/** A longer search: `SERVING_RUNS=100000 npx vitest run test/serving/reference-equality`. */
const runs = Number(process.env.SERVING_RUNS ?? 1000);

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
