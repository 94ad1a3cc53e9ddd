import type { DeploymentSettings } from '../configuration/configuration.ts';

/** What prices calls before the user has configured anything; every surface calls it a default. */
export const defaultDeploymentSettings: DeploymentSettings = {
  model: 'meta-llama/Llama-3.3-70B-Instruct',
  hardware: 'h100-sxm',
  gpus: 2,
  tensorParallel: 2,
  weights: 'fp8',
  kv: 'fp8',
};
