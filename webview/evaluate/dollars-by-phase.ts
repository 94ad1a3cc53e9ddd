import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import type { DollarsByPhase } from './answers.ts';

/**
 * The bill of a thousand requests: what the busy time cost, shared as the phases of one request share it (its decode steps are
 * shared with the rest of the batch), and what waiting cost. Undefined while no price is known.
 */
export function dollarsByPhase(
  { costPerThousandRequests, utilization }: Pick<SimulationResult, 'costPerThousandRequests' | 'utilization'>,
  { prefill, decode, concurrency }: Pick<PerformanceEstimate, 'prefill' | 'decode' | 'concurrency'>,
): DollarsByPhase | undefined {
  if (costPerThousandRequests === undefined) return undefined;
  const decodeSeconds = decode.seconds / concurrency;
  const both = prefill.seconds + decodeSeconds;
  const prefillShare = both > 0 ? prefill.seconds / both : 0;
  const busy = costPerThousandRequests * utilization;
  return {
    prefill: busy * prefillShare,
    decode: busy * (1 - prefillShare),
    idle: costPerThousandRequests - busy,
  };
}
