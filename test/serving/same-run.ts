import { expect } from 'vitest';
import type { RequestOutcome } from '../../src/serving/request-outcomes.ts';
import { simulate } from '../../src/serving/simulate.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import type { RandomSimulation } from './random-simulation.ts';
import { simulateStepByStep } from './reference/simulate-step-by-step.ts';

/** Runs both simulators and expects every request to fare the same: to the last bit, or to a microsecond where times are not exact in binary. */
export const expectSameRun = ({ workload, fleet }: RandomSimulation): SimulationResult => {
  const outcomes: RequestOutcome[] = [];
  const result = simulate(workload, fleet, { onRequest: outcome => outcomes.push(outcome) });
  const reference = simulateStepByStep(workload, fleet);
  outcomes.sort((a, b) => a.id - b.id);
  expect(outcomes.length, 'each request ends once').toBe(reference.requests.length);
  const exact = workload.arrivals.kind !== 'closed-loop' || workload.arrivals.think === 'fixed';
  const rounded = (outcome: RequestOutcome): RequestOutcome => ({
    ...outcome,
    arrivedAt: Math.round(outcome.arrivedAt * 1e6),
    scheduledAt: Math.round(outcome.scheduledAt * 1e6),
    firstTokenAt: Math.round(outcome.firstTokenAt * 1e6),
    completedAt: Math.round(outcome.completedAt * 1e6),
  });
  const compared = (all: readonly RequestOutcome[]) => (exact ? all : all.map(rounded));
  const expected = reference.requests.map((request): RequestOutcome => {
    const served = request.status === 'completed';
    return {
      id: request.id,
      arrivedAt: request.arrivedAt,
      scheduledAt: served ? request.scheduledAt : Number.NaN,
      firstTokenAt: served ? request.firstTokenAt : Number.NaN,
      completedAt: served ? request.completedAt : Number.NaN,
      preemptions: request.preemptions,
      status: request.status as RequestOutcome['status'],
    };
  });
  expect(compared(outcomes)).toEqual(compared(expected));
  expect(result.preemptions).toBe(reference.preemptions);
  expect(result.gpuHours).toBeCloseTo(reference.gpuHours, 9);
  return result;
};
