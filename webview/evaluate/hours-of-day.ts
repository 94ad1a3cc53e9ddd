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

/** The day in equal parts, each with the means of its moments; a part without a moment has the figures of the one before. */
export function binned(moments: readonly Moment[], parts: number): Moment[] {
  const within = Array.from({ length: parts }, (): Moment[] => []);
  for (const moment of moments) within[Math.min(parts - 1, Math.floor((moment.hour / 24) * parts))]!.push(moment);
  const bins: Moment[] = [];
  for (const [part, held] of within.entries()) {
    const hour = (part / parts) * 24;
    bins.push(held.length > 0 ? meanOf(held, hour) : { ...(bins.at(-1) ?? nothing), hour });
  }
  return bins;
}

const nothing: Moment = { hour: 0, requestsPerSecond: 0, waiting: 0, replicas: 0 };

function meanOf(moments: readonly Moment[], hour: number): Moment {
  const mean = (of: (moment: Moment) => number) =>
    moments.reduce((sum, moment) => sum + of(moment), 0) / moments.length;
  return {
    hour,
    requestsPerSecond: mean(moment => moment.requestsPerSecond),
    waiting: mean(moment => moment.waiting),
    replicas: mean(moment => moment.replicas),
    ...(moments[0]!.dollarsPerHour === undefined ? {} : { dollarsPerHour: mean(moment => moment.dollarsPerHour!) }),
  };
}
