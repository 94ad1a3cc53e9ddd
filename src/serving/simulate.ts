import { milliseconds } from '../units.ts';
import { assertSimulable } from './check-simulation.ts';
import { ClosedLoop } from './closed-loop.ts';
import type { Fleet } from './fleet.ts';
import { poolChoice } from './pool-choice.ts';
import { ReplicaSet } from './replica-set.ts';
import { type RequestOutcome, RequestOutcomes, type ServiceObjective } from './request-outcomes.ts';
import { RequestStream } from './request-stream.ts';
import type { SimulationResult } from './simulation-result.ts';
import { summarize } from './summarize.ts';
import { Timeline } from './timeline.ts';
import type { Workload } from './workload.ts';

export interface SimulationOptions {
  readonly objective?: ServiceObjective;
  /** Hears of every request when it is over, in the order in which the simulation learns of it, which is not the order of time. */
  readonly onRequest?: (outcome: RequestOutcome) => void;
  /** Share of the requests that have arrived, now and then, up to 1. */
  readonly onProgress?: (share: number) => void;
  /** Asked every few thousand events: true ends the run there, and the result is marked partial. */
  readonly shouldStop?: () => boolean;
  /** Milliseconds of a clock, to measure the computation with. */
  readonly clock?: () => number;
}

const eventsBetweenChecks = 4096;

/**
 * Serves a workload on a fleet, request by request, and says what came of it. The same arguments give the same result to the last bit.
 *
 * Throws a `SimulationError` with one sentence when the workload or the fleet cannot be simulated.
 */
export const simulate = (workload: Workload, fleet: Fleet, options: SimulationOptions = {}): SimulationResult => {
  assertSimulable(workload, fleet);
  const startedAt = options.clock?.();
  const closedLoop = workload.arrivals.kind === 'closed-loop' ? new ClosedLoop(workload) : undefined;
  const timeline = new Timeline(1);
  const hashes = workload.arrivals.kind === 'trace' ? workload.arrivals.trace.hashes : undefined;
  const onEnd = closedLoop && ((id: number, at: number, servable: boolean) => closedLoop.ended(id, at, servable));
  const outcomes = fleet.pools.map(() => new RequestOutcomes(timeline, options.objective, options.onRequest, onEnd));
  const sets = fleet.pools.map((pool, index) => new ReplicaSet(pool, timeline, outcomes[index]!, hashes));
  const stream = new RequestStream(workload);
  const choose = poolChoice(fleet, workload.seed);
  const check = checkpoint(stream, options);
  let partial = false;
  if (closedLoop !== undefined) {
    while (closedLoop.step(stream, sets, choose) && !partial) partial = check();
  } else {
    while (!partial && stream.next()) {
      sets[choose(stream)]!.deliver(stream);
      partial = check();
    }
  }
  for (const set of sets) while (!partial && set.drainSome()) partial = options.shouldStop?.() ?? false;
  const lastWork = Math.max(0, ...sets.map(set => set.lastWork));
  // A run that was stopped has not seen the rest of the asked duration.
  const end = Math.max(lastWork, partial ? stream.arrivedAt : (workload.durationSeconds ?? stream.arrivedAt));
  if (!partial) for (const set of sets) set.advance(end);
  options.onProgress?.(1);
  const { objective } = options;
  const result = summarize({ fleet, stream, sets, outcomes, timeline, end, partial, objective });
  return startedAt === undefined ? result : { ...result, wallSeconds: milliseconds(options.clock!() - startedAt) };
};

/** Counts events and now and then reports progress and asks whether to stop. */
const checkpoint = (stream: RequestStream, options: SimulationOptions): (() => boolean) => {
  let events = 0;
  return () => {
    if (++events < eventsBetweenChecks) return false;
    events = 0;
    options.onProgress?.(stream.progress);
    return options.shouldStop?.() ?? false;
  };
};
