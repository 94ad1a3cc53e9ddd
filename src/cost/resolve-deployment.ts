import type { Accelerator } from '../catalog/accelerator.ts';
import { findAccelerator } from '../catalog/accelerators.ts';
import { gpuHourPrice } from '../catalog/gpu-hour-prices.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel } from '../catalog/models.ts';
import type { Configuration, DeploymentSettings } from '../configuration/configuration.ts';
import type { Deployment } from '../performance/deployment.ts';
import { dollarsPerHour } from '../units.ts';
import type { GpuHour, ResolvedDeployment } from './priced-call.ts';

/** Models that `inference-cost.json` describes by a Hugging Face `config.json`, read by the shell. */
export type CustomModels = ReadonlyMap<string, ModelArchitecture>;

/** Requests in flight together where a deployment does not say: a moderately busy server, as in the documentation's example. */
export const defaultConcurrency = 32;

/** What prices calls before the user has configured anything; every surface calls it a default. */
export const defaultDeploymentSettings: DeploymentSettings = {
  model: 'meta-llama/Llama-3.3-70B-Instruct',
  hardware: 'h100-sxm',
  gpus: 2,
  tensorParallel: 2,
  weights: 'fp8',
  kv: 'fp8',
};

function gpuHourOf(settings: DeploymentSettings, accelerator: Accelerator): GpuHour | undefined {
  if (settings.pricePerGpuHour !== undefined)
    return { perGpuHour: dollarsPerHour(settings.pricePerGpuHour), from: 'configuration' };
  const listed = gpuHourPrice(accelerator.id);
  return (
    listed && {
      perGpuHour: listed.perGpuHour,
      from: 'price-list',
      source: `${listed.cloud}, ${listed.priceType}`,
      date: listed.date,
    }
  );
}

/** Fills in what the settings leave open: weights as published, 16-bit activations and KV cache, one GPU, in-flight batching. */
export function layOut(
  name: string,
  settings: DeploymentSettings,
  model: ModelArchitecture,
  accelerator: Accelerator,
): Deployment {
  const pipelineParallel = settings.pipelineParallel ?? 1;
  const gpus = settings.gpus ?? (settings.tensorParallel ?? 1) * pipelineParallel;
  return {
    name,
    model,
    accelerator,
    gpus,
    tensorParallel: settings.tensorParallel ?? Math.max(1, Math.floor(gpus / pipelineParallel)),
    pipelineParallel,
    expertParallel: settings.expertParallel ?? 1,
    sequenceParallel: settings.sequenceParallel ?? false,
    weights: settings.weights ?? model.nativePrecision,
    kv: settings.kv ?? 'bf16',
    activations: settings.activations ?? 'bf16',
    batching: settings.batching ?? 'in-flight',
    kvAllocation: settings.kvAllocation ?? 'paged',
    attention: settings.attention ?? 'flash',
    engine: settings.engine ?? 'vllm',
    ...(settings.engineYear === undefined ? {} : { engineYear: settings.engineYear }),
    concurrency: settings.concurrency ?? defaultConcurrency,
  };
}

/** Looks the names up; undefined when the model or the hardware is unknown (the configuration reports which, and where). */
export function resolveDeployment(
  name: string,
  settings: DeploymentSettings,
  from: ResolvedDeployment['from'],
  customModels: CustomModels,
): ResolvedDeployment | undefined {
  const model = customModels.get(settings.model) ?? findModel(settings.model);
  const accelerator = findAccelerator(settings.hardware);
  if (!model || !accelerator) return undefined;
  const gpuHour = gpuHourOf(settings, accelerator);
  return { name, from, deployment: layOut(name, settings, model, accelerator), ...(gpuHour ? { gpuHour } : {}) };
}

/** The deployment that prices calls to `modelId`: its own in `models`, else the one in `use`, else the default. */
export function deploymentInForce(
  modelId: string | undefined,
  configuration: Configuration,
  customModels: CustomModels,
): ResolvedDeployment | undefined {
  const name = (modelId !== undefined && configuration.models[modelId]?.deployment) || configuration.use;
  const settings = name === undefined ? undefined : configuration.deployments[name];
  if (name !== undefined && settings) return resolveDeployment(name, settings, 'configuration', customModels);
  const model = modelId !== undefined && (customModels.has(modelId) || findModel(modelId)) ? modelId : undefined;
  return resolveDeployment('default', defaultFor(model), 'default', customModels);
}

const defaultFor = (openModel: string | undefined): DeploymentSettings =>
  openModel === undefined
    ? defaultDeploymentSettings
    : { model: openModel, hardware: defaultDeploymentSettings.hardware, kv: 'bf16' };
