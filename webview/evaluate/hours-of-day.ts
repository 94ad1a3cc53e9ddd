import type { TimelineSlice } from '../../src/serving/timeline.ts';

/** A moment of the day; averages over a slice of the simulation. */
export interface Moment {
  /** 0 to 24. */
  readonly hour: number;
  readonly requestsPerSecond: number;
  readonly waiting: number;
  readonly replicas: number;
  /** Undefined while no price is known. */
  readonly dollarsPerHour?: number;
}

/** Slices of the simulated day as moments of a day of 24 hours, however long the simulated one was; what ran on after its end is left out. */
export function momentsOf(
  timeline: readonly TimelineSlice[],
  daySeconds: number,
  dollarsPerReplicaHour: number | undefined,
): Moment[] {
  const width = (timeline[1]?.startSeconds ?? daySeconds) - (timeline[0]?.startSeconds ?? 0);
  return timeline
    .filter(({ startSeconds }) => startSeconds < daySeconds)
    .map(({ startSeconds, arrivals, waiting, replicas }) => ({
      hour: (startSeconds / daySeconds) * 24,
      // The last slice may reach beyond the day's end, after which nothing arrives.
      requestsPerSecond: arrivals / Math.max(Math.min(width, daySeconds - startSeconds), 1e-9),
      waiting,
      replicas,
      ...(dollarsPerReplicaHour === undefined ? {} : { dollarsPerHour: replicas * dollarsPerReplicaHour }),
    }));
}

/** Means of each of the 24 hours; an hour without a moment has the figures of the one before. */
export function hourly(moments: readonly Moment[]): Moment[] {
  const hours: Moment[] = [];
  for (let hour = 0; hour < 24; hour++) {
    const within = moments.filter(moment => Math.floor(moment.hour) === hour);
    const before = hours.at(-1);
    if (within.length === 0) {
      hours.push(before ? { ...before, hour } : { hour, requestsPerSecond: 0, waiting: 0, replicas: 0 });
      continue;
    }
    const mean = (of: (moment: Moment) => number) =>
      within.reduce((sum, moment) => sum + of(moment), 0) / within.length;
    hours.push({
      hour,
      requestsPerSecond: mean(moment => moment.requestsPerSecond),
      waiting: mean(moment => moment.waiting),
      replicas: mean(moment => moment.replicas),
      ...(within[0]!.dollarsPerHour === undefined ? {} : { dollarsPerHour: mean(moment => moment.dollarsPerHour!) }),
    });
  }
  return hours;
}
