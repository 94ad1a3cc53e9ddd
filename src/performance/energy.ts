import type { Deployment } from './deployment.ts';
import type { Bound } from './estimate.ts';

/**
 * Share of the rated board power that a GPU draws: near all of it while math binds, about 60 % while memory binds. Source: Patel et
 * al., "Splitwise" (ISCA 2024), figures on prompt and token phases of A100 and H100. Host, network and cooling are not counted.
 */
const drawnShare: Record<Bound, number> = {
  compute: 0.95,
  'memory bandwidth': 0.6,
  interconnect: 0.5,
  'host overhead': 0.4,
};

/** Watt-hours of one request's share of the deployment's GPUs; unknown where the board's power is not published. */
export const wattHoursPerRequest = (
  deployment: Deployment,
  requestsPerSecond: number,
  prefillShare: number,
  prefillBound: Bound,
  decodeBound: Bound,
): number | undefined => {
  const { power } = deployment.accelerator;
  if (power === undefined || requestsPerSecond <= 0) return undefined;
  const share = prefillShare * drawnShare[prefillBound] + (1 - prefillShare) * drawnShare[decodeBound];
  return (power * deployment.gpus * share) / requestsPerSecond / 3600;
};
