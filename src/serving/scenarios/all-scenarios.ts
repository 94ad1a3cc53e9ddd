import { gpuSubUtilization } from './gpu-sub-utilization.ts';
import { latencyAgainstCost } from './latency-against-cost.ts';
import { longContext } from './long-context.ts';
import type { Scenario } from './scenario.ts';
import { seasonalTraffic } from './seasonal-traffic.ts';
import { timeSensitiveDelays } from './time-sensitive-delays.ts';

/** The five worked examples, in the article's order. */
export const scenarios: readonly Scenario[] = [
  gpuSubUtilization,
  timeSensitiveDelays,
  longContext,
  seasonalTraffic,
  latencyAgainstCost,
];
