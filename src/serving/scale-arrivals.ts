import { meanRate, scaleCurve } from './rate-curve.ts';
import type { ArrivalProcess } from './workload.ts';

/** Requests per second on average; for a closed loop, at most (if answers took no time). */
export const averageRate = (arrivals: ArrivalProcess): number => {
  switch (arrivals.kind) {
    case 'constant':
    case 'poisson':
    case 'bursty':
      return arrivals.rate;
    case 'curve':
      return meanRate(arrivals.curve);
    case 'trace': {
      const { arrivedAt } = arrivals.trace;
      const span = arrivedAt.at(-1)! - arrivedAt[0]!;
      return span > 0 ? ((arrivedAt.length - 1) / span) * arrivals.speed : Number.POSITIVE_INFINITY;
    }
    case 'closed-loop':
      return arrivals.users / arrivals.thinkSeconds;
  }
};

/** The same process with `factor` times the requests per second; a closed loop gets as many times the users. */
export const scaleArrivals = (arrivals: ArrivalProcess, factor: number): ArrivalProcess => {
  switch (arrivals.kind) {
    case 'constant':
    case 'poisson':
    case 'bursty':
      return { ...arrivals, rate: arrivals.rate * factor };
    case 'curve':
      return { ...arrivals, curve: scaleCurve(arrivals.curve, factor) };
    case 'trace':
      return { ...arrivals, speed: arrivals.speed * factor };
    case 'closed-loop':
      return { ...arrivals, users: Math.max(1, Math.round(arrivals.users * factor)) };
  }
};
