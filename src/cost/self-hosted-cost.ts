import type { RequestShape } from '../performance/deployment.ts';
import type { PerformanceEstimate } from '../performance/estimate.ts';
import { estimateRequest } from '../performance/estimate-request.ts';
import { type Dollars, dollars } from '../units.ts';
import type { ResolvedDeployment, SelfHostedCost, SelfHostedRefusal } from './priced-call.ts';

const secondsPerHour = 3600;

export interface RequestDollars {
  readonly costPerRequest: Dollars;
  readonly prefillCost: Dollars;
  readonly decodeCost: Dollars;
}

/**
 * Dollars of one request on a deployment that is kept busy: GPU-hours divided by requests served. Prefill and decode share the
 * bill as they share the accelerators' time: a prefill has them to itself, a decode step is shared by all requests in flight.
 */
export function requestDollars(estimate: PerformanceEstimate, dollarsPerDeploymentHour: number): RequestDollars {
  const perRequest = dollarsPerDeploymentHour / secondsPerHour / estimate.throughput.requestsPerSecond;
  const prefillTime = estimate.prefill.seconds;
  const decodeTime = estimate.decode.seconds / estimate.concurrency;
  const prefillShare = prefillTime + decodeTime === 0 ? 0 : prefillTime / (prefillTime + decodeTime);
  return {
    costPerRequest: dollars(perRequest),
    prefillCost: dollars(perRequest * prefillShare),
    decodeCost: dollars(perRequest * (1 - prefillShare)),
  };
}

/** The request on this deployment: time and dollars, or what is missing for it to fit. */
export function selfHostedCost(resolved: ResolvedDeployment, shape: RequestShape): SelfHostedCost | SelfHostedRefusal {
  const { corrections } = resolved;
  const estimate = estimateRequest(resolved.deployment, shape, corrections ? { corrections } : {});
  if (!estimate.fits) return { ...resolved, shape, estimate };
  const perGpuHour = resolved.gpuHour?.perGpuHour;
  return {
    ...resolved,
    shape,
    estimate,
    ...(perGpuHour === undefined ? {} : requestDollars(estimate, perGpuHour * resolved.deployment.gpus)),
  };
}
