import type { Fleet } from './fleet.ts';
import { RandomStream } from './random-stream.ts';
import type { ArrivingRequest } from './replica.ts';
import { randomLabels } from './request-stream.ts';

/** Which pool of the fleet takes a request: its position in `fleet.pools`. */
export const poolChoice = (fleet: Fleet, seed: number): ((request: ArrivingRequest) => number) => {
  const { split, pools } = fleet;
  const last = pools.length - 1;
  if (split === undefined || last === 0) return () => 0;
  if (split.kind === 'input-tokens')
    return request => {
      const pool = split.limits.findIndex(limit => request.input <= limit);
      return pool < 0 ? last : pool;
    };
  if (split.kind === 'class') return request => split.pools[request.requestClass] ?? 0;
  const random = new RandomStream(seed, randomLabels.split);
  return () => {
    let left = random.uniform();
    for (let pool = 0; pool < last; pool++) {
      left -= split.shares[pool]!;
      if (left < 0) return pool;
    }
    return last;
  };
};
