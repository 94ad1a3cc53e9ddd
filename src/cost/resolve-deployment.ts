import type { Accelerator, MathFormat } from '../catalog/accelerator.ts';
import { findAccelerator } from '../catalog/accelerators.ts';
import { gpuHourPrice } from '../catalog/gpu-hour-prices.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel } from '../catalog/models.ts';
import type { PrecisionId } from '../catalog/precision.ts';
import type { Configuration, DeploymentSettings } from '../configuration/configuration.ts';
import { sparsityOf } from '../configuration/sparsity.ts';
import type { Deployment } from '../performance/deployment.ts';
import { dollarsPerHour } from '../units.ts';
import { defaultDeploymentSettings } from './default-deployment.ts';
import type { GpuHour, ResolvedDeployment } from './priced-call.ts';

/** Models that `inference-cost.json` describes by a Hugging Face `config.json`, read by the shell. */
export type CustomModels = ReadonlyMap<string, ModelArchitecture>;

/** Requests in flight together where a deployment does not say: a moderately busy server, as in the documentation's example. */
const defaultConcurrency = 32;

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

/** Weight formats whose published checkpoints quantize the activations too, and the peak that shows native support. */
const quantizedActivations: Partial<Record<PrecisionId, MathFormat>> = { fp8: 'fp8', int8: 'int8', nvfp4: 'fp4' };

/** FP8, INT8 and NVFP4 models run with activations to match where the hardware multiplies them; elsewhere with 16-bit ones. */
function usualActivations(weights: PrecisionId, accelerator: Accelerator): PrecisionId {
  const math = quantizedActivations[weights];
  return math !== undefined && accelerator.peak[math] !== undefined ? weights : 'bf16';
}

/** Fills in what the settings leave open: weights as published, activations to match, 16-bit KV cache, one GPU, in-flight batching. */
export function layOut(
  name: string,
  settings: DeploymentSettings,
  model: ModelArchitecture,
  accelerator: Accelerator,
  draft?: ModelArchitecture,
): Deployment {
  const pipelineParallel = settings.pipelineParallel ?? 1;
  const weights = settings.weights ?? model.nativePrecision;
  const { speculative } = settings;
  const sparsity = settings.sparsity === undefined ? undefined : sparsityOf(settings.sparsity);
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
    weights,
    kv: settings.kv ?? 'bf16',
    activations: settings.activations ?? usualActivations(weights, accelerator),
    batching: settings.batching ?? 'in-flight',
    kvAllocation: settings.kvAllocation ?? 'paged',
    attention: settings.attention ?? 'flash',
    engine: settings.engine ?? 'vllm',
    ...(settings.engineYear === undefined ? {} : { engineYear: settings.engineYear }),
    ...(speculative && draft
      ? { speculative: { draft, length: speculative.length, acceptance: speculative.acceptance } }
      : {}),
    ...(sparsity ? { sparsity } : {}),
    concurrency: settings.concurrency ?? defaultConcurrency,
  };
}

/** Looks the names up; undefined when a model or the hardware is unknown (the configuration reports which, and where). */
export function resolveDeployment(
  name: string,
  settings: DeploymentSettings,
  from: ResolvedDeployment['from'],
  customModels: CustomModels,
): ResolvedDeployment | undefined {
  const named = (id: string): ModelArchitecture | undefined => customModels.get(id) ?? findModel(id);
  const model = named(settings.model);
  const draft = settings.speculative && named(settings.speculative.draft);
  const accelerator = findAccelerator(settings.hardware);
  if (!model || !accelerator || (settings.speculative && !draft)) return undefined;
  const gpuHour = gpuHourOf(settings, accelerator);
  return { name, from, deployment: layOut(name, settings, model, accelerator, draft), ...(gpuHour ? { gpuHour } : {}) };
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
