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

/**
 * Share of the rated power that a board draws with a model in memory and nothing to do: 53 of 300 W (V100), 38 of 140 W (A4000), 110 of 300 W (A40), whose
 * clocks stay up while a process holds the GPU. Sources, read 2026-11-22: zai-org/GLM-130B issue 32, huggingface/text-generation-inference issue 946,
 * NVIDIA/open-gpu-kernel-modules issue 874.
 */
const idleShare = 0.27;

/** Watts of a replica's boards while its steps mix prompts and decoding, and while it waits; undefined where the rated power is not published. */
export const boardWatts = ({
  accelerator: { power },
  gpus,
}: Deployment): { readonly busy: number; readonly idle: number } | undefined =>
  power === undefined
    ? undefined
    : {
        busy: (power * gpus * (drawnShare.compute + drawnShare['memory bandwidth'])) / 2,
        idle: power * gpus * idleShare,
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
