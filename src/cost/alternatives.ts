import type { Accelerator } from '../catalog/accelerator.ts';
import { findAccelerator } from '../catalog/accelerators.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { DeploymentSettings } from '../configuration/configuration.ts';
import type { RequestShape } from '../performance/deployment.ts';
import type { SelfHostedCost, SelfHostedRefusal } from './priced-call.ts';
import { type CustomModels, resolveDeployment } from './resolve-deployment.ts';
import { selfHostedCost } from './self-hosted-cost.ts';

/** A deployment that could be chosen, as it would be written down, and what a request would cost on it. */
export interface Alternative {
  readonly settings: DeploymentSettings;
  readonly cost: SelfHostedCost | SelfHostedRefusal;
}

/** Replica sizes that are sold and that a tensor-parallel group can have. */
const replicaSizes = [1, 2, 4, 8, 16];

/**
 * The same model on other hardware: the smallest replica that holds the requests in flight, or the largest one's refusal. The layout and the
 * price per hour were chosen for the hardware in force and do not carry over. Undefined when a name is unknown.
 */
export function onHardware(
  settings: DeploymentSettings,
  accelerator: Accelerator,
  shape: RequestShape,
  customModels: CustomModels,
): Alternative | undefined {
  const { gpus, tensorParallel, pipelineParallel, expertParallel, pricePerGpuHour, ...kept } = settings;
  if (accelerator.id === findAccelerator(settings.hardware)?.id) return evaluate(settings, shape, customModels);
  return smallest({ ...kept, hardware: accelerator.id }, shape, customModels);
}

/**
 * Another model on the same hardware: on the replica in force where that holds it, else on the smallest that does. A precision chosen
 * for the weights carries over between models that are published in the same format.
 */
export function withModel(
  settings: DeploymentSettings,
  inForce: ModelArchitecture | undefined,
  model: ModelArchitecture,
  shape: RequestShape,
  customModels: CustomModels,
): Alternative | undefined {
  if (model.id === inForce?.id) return evaluate(settings, shape, customModels);
  const { weights, ...rest } = settings;
  const keepsWeights = weights !== undefined && inForce?.nativePrecision === model.nativePrecision;
  const renamed = { ...rest, model: model.id, ...(keepsWeights ? { weights } : {}) };
  const tensorParallel = settings.tensorParallel ?? settings.gpus ?? 1;
  const same = splits(model, tensorParallel) ? evaluate(renamed, shape, customModels) : undefined;
  if (same?.cost.estimate.fits) return same;
  const { gpus, tensorParallel: _, pipelineParallel, expertParallel, ...free } = renamed;
  return smallest(free, shape, customModels);
}

const splits = (model: ModelArchitecture, tensorParallel: number): boolean =>
  model.attention.heads % tensorParallel === 0;

/** The smallest replica that holds the requests in flight that are asked for, else the smallest that holds one at all. */
function smallest(
  settings: DeploymentSettings,
  shape: RequestShape,
  customModels: CustomModels,
): Alternative | undefined {
  let fallback: Alternative | undefined;
  for (const gpus of replicaSizes) {
    const tried = evaluate({ ...settings, gpus }, shape, customModels);
    if (!tried || !splits(tried.cost.deployment.model, gpus)) continue;
    const { estimate, deployment } = tried.cost;
    if (estimate.fits && (deployment.concurrency === 'max' || estimate.concurrency >= deployment.concurrency))
      return tried;
    if (!fallback?.cost.estimate.fits) fallback = tried;
  }
  return fallback;
}

function evaluate(
  settings: DeploymentSettings,
  shape: RequestShape,
  customModels: CustomModels,
): Alternative | undefined {
  const resolved = resolveDeployment(settings.hardware, settings, 'configuration', customModels);
  return resolved && { settings, cost: selfHostedCost(resolved, shape) };
}
