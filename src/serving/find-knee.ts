import type { Fleet } from './fleet.ts';
import type { ServiceObjective } from './request-outcomes.ts';
import { averageRate, scaleArrivals } from './scale-arrivals.ts';
import { type SimulationOptions, simulate } from './simulate.ts';
import { SimulationError } from './simulation-error.ts';
import type { SimulationResult } from './simulation-result.ts';
import type { Workload } from './workload.ts';

/** One rate that was tried. */
export interface LoadPoint {
  /** Requests per second offered, on average. */
  readonly rate: number;
  readonly result: SimulationResult;
}

export interface Knee {
  /** The most that the fleet carries, requests per second: served as fast as they come, whatever the wait. */
  readonly saturation: number;
  /** The highest rate tried at which the fleet keeps up, at most `saturation`: the queue does not only grow and, with an objective, enough requests meet it. 0 when none did. */
  readonly rate: number;
  /** Every rate that was simulated, lowest first: throughput against latency. */
  readonly points: readonly LoadPoint[];
}

export interface KneeOptions extends Pick<SimulationOptions, 'shouldStop'> {
  readonly objective?: ServiceObjective;
  /** Share of the requests that must meet the objective. */
  readonly attainment?: number;
  /** Requests of one trial; few of them make the knee seem higher, because a long queue needs time to form. Default 10,000. */
  readonly requests?: number;
  /** The knee is found to this fraction of itself. */
  readonly tolerance?: number;
}

/**
 * Finds the rate at which a fleet stops keeping up. All trials use the same seed, so the same requests come in the same order, only
 * faster or slower. Replicas must be fixed in number: an autoscaler has no one knee. A closed loop has none either.
 */
export const findKnee = (workload: Workload, fleet: Fleet, options: KneeOptions = {}): Knee => {
  if (workload.arrivals.kind === 'closed-loop')
    throw new SimulationError('A closed loop slows down by itself and has no knee.');
  if (fleet.pools.some(pool => typeof pool.replicas !== 'number'))
    throw new SimulationError('A knee needs a fixed number of replicas.');
  const requests = options.requests ?? 10_000;
  const mean = averageRate(workload.arrivals);
  if (mean === Number.POSITIVE_INFINITY)
    throw new SimulationError('All requests of the trace arrive at once: it has no rate to vary.');
  const points: LoadPoint[] = [];
  const trial = (rate: number): SimulationResult => {
    const arrivals = scaleArrivals(workload.arrivals, rate / mean);
    const { durationSeconds: _, ...rest } = workload;
    return simulate({ ...rest, arrivals, requests }, fleet, {
      ...(options.objective && { objective: options.objective }),
      ...(options.shouldStop && { shouldStop: options.shouldStop }),
    });
  };
  const keepsUp = (rate: number): boolean => {
    const result = trial(rate);
    points.push({ rate, result });
    return result.load !== 'overloaded' && (result.sloAttainment ?? 1) >= (options.attainment ?? 0.99);
  };
  // Everything almost at once; the last twentieth is left out, in which the batch only empties.
  const flood = trial(1e6 * mean);
  const saturation = (0.95 * flood.completed) / Math.max(flood.endToEnd.p95, Number.MIN_VALUE);
  let low = 0;
  let high = saturation * 1.1;
  const tolerance = options.tolerance ?? 0.01;
  while (high - low > tolerance * high && !(options.shouldStop?.() ?? false) && high > saturation * 1e-3) {
    const middle = (low + high) / 2;
    if (keepsUp(middle)) low = middle;
    else high = middle;
  }
  points.sort((a, b) => a.rate - b.rate);
  // A trial of finite length can pass a little above what is served in the long run.
  return { saturation, rate: Math.min(low, saturation), points };
};
