import type { FrontierPoint } from './frontier.ts';

/**
 * Where a curve of throughput against latency bends: the point of the greatest power, throughput ÷ latency (Kleinrock 1979, "Power and
 * deterministic rules of thumb for probabilistic problems in computer communications"). Before it a percent of latency buys more than
 * a percent of throughput, beyond it less. Undefined for a curve without points.
 */
export const kneeOf = (points: readonly FrontierPoint[]): FrontierPoint | undefined =>
  points.reduce<FrontierPoint | undefined>(
    (best, point) => (best === undefined || power(point) > power(best) ? point : best),
    undefined,
  );

const power = ({ outputTokensPerSecond, itlSeconds }: FrontierPoint): number => outputTokensPerSecond / itlSeconds;
