import type { RandomStream } from './random-stream.ts';
import { CurveWalker } from './rate-curve.ts';
import type { ArrivalProcess } from './workload.ts';

/** Gives the arrival times of an open loop one by one, never falling; Infinity after the last. */
export type ArrivalTimes = () => number;

/** `random` is used up in order: the same stream gives the same times. */
export const arrivalTimes = (
  process: Exclude<ArrivalProcess, { kind: 'closed-loop' }>,
  random: RandomStream,
): ArrivalTimes => {
  let now = 0;
  let count = 0;
  switch (process.kind) {
    case 'constant':
      return () => count++ / process.rate;
    case 'poisson':
      return () => {
        now += random.exponential() / process.rate;
        return now;
      };
    case 'bursty': {
      const shape = 1 / process.variation ** 2;
      const scale = 1 / (process.rate * shape);
      return () => {
        now += random.gamma(shape) * scale;
        return now;
      };
    }
    case 'curve': {
      const walker = new CurveWalker(process.curve);
      const { variation = 1 } = process;
      if (variation === 1) return () => walker.advance(random.exponential());
      if (variation === 0) return () => walker.advance(1);
      const shape = 1 / variation ** 2;
      return () => walker.advance(random.gamma(shape) / shape);
    }
    case 'trace': {
      const { arrivedAt } = process.trace;
      return () => (count < arrivedAt.length ? arrivedAt[count++]! / process.speed : Number.POSITIVE_INFINITY);
    }
  }
};
