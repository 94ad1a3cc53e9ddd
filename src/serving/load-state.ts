import type { TimelineSlice } from './timeline.ts';

/**
 * `stable`: requests are mostly served as they come. `backlogged`: queues form and clear. `overloaded`: more comes than can be served, and the
 * queue only grows.
 */
export type LoadState = 'stable' | 'backlogged' | 'overloaded';

export interface LoadEvidence {
  readonly timeline: readonly TimelineSlice[];
  /** When the last request arrived. */
  readonly arrivalEnd: number;
  readonly requests: number;
  readonly timedOut: number;
  readonly completedPerSecond: number;
  readonly waitP95: number;
  /** Mean time from first schedule to completion. */
  readonly meanService: number;
}

/** Fewer waiting requests than this are chance, not a trend. */
const leastBacklog = 8;
/** A queue that takes longer to clear than this share of the time that built it is a shortfall of capacity by about as much. */
const shortfall = 0.02;
const mostTimedOut = 0.05;

export const loadState = (seen: LoadEvidence): LoadState => {
  if (seen.requests === 0) return 'stable';
  if (seen.timedOut > mostTimedOut * seen.requests) return 'overloaded';
  const arriving = seen.timeline.filter(slice => slice.startSeconds < seen.arrivalEnd);
  const quarter = Math.max(1, Math.floor(arriving.length / 4));
  const waiting = (slices: readonly TimelineSlice[]) =>
    slices.reduce((sum, slice) => sum + slice.waiting, 0) / Math.max(1, slices.length);
  const last = waiting(arriving.slice(-quarter));
  const previous = waiting(arriving.slice(-2 * quarter, -quarter));
  const clearing = arriving.length > 0 ? arriving.at(-1)!.waiting / seen.completedPerSecond : 0;
  const grows = last >= leastBacklog && last > 1.1 * previous && clearing > shortfall * seen.arrivalEnd;
  if (grows) return 'overloaded';
  return seen.timedOut > 0 || seen.waitP95 > seen.meanService ? 'backlogged' : 'stable';
};
