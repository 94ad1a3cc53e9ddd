import type { Accelerator } from '../catalog/accelerator.ts';
import { accelerators, findAccelerator } from '../catalog/accelerators.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import { precisionIds } from '../catalog/precisions.ts';
import { layoutFaults } from '../configuration/check-layout.ts';
import type { Configuration, DeploymentSettings } from '../configuration/configuration.ts';
import { engineIds, mostDraftTokens, mostGpus } from '../configuration/schema.ts';
import { sparsityOf } from '../configuration/sparsity.ts';
import type { ResolvedDeployment } from '../cost/priced-call.ts';
import { resolveDeployment } from '../cost/resolve-deployment.ts';
import { configurationProblemText } from '../report/messages.ts';
import { english } from '../report/translate.ts';
import { CommandArguments } from './command-arguments.ts';
import type { Flag } from './flag.ts';
import { type CustomModelFiles, modelNamed } from './model-named.ts';
import { didYouMean, UsageError } from './usage-error.ts';

const batchings = ['static', 'dynamic', 'in-flight'] as const;
const allocations = ['paged', 'contiguous'] as const;
const attentions = ['flash', 'standard'] as const;

/** What names a deployment on the command line, for every command that computes on one. */
export const deploymentFlags: readonly Flag[] = [
  { name: 'deployment', value: 'NAME', help: 'a deployment of the configuration; the options below change it' },
  { name: 'model', value: 'ID', help: 'a model of the catalog, or the path of a Hugging Face config.json' },
  { name: 'hardware', value: 'ID', help: 'an accelerator of the catalog' },
  { name: 'gpus', value: 'N', help: 'accelerators of one replica' },
  { name: 'tp', value: 'N', help: 'tensor parallel' },
  { name: 'pp', value: 'N', help: 'pipeline parallel' },
  { name: 'ep', value: 'N', help: 'expert parallel' },
  { name: 'sequence-parallel', help: 'split norms and activations over the tensor-parallel group' },
  { name: 'weights', value: 'PRECISION', help: 'number format of the weights', choices: precisionIds },
  { name: 'kv', value: 'PRECISION', help: 'number format of the KV cache', choices: precisionIds },
  { name: 'activations', value: 'PRECISION', help: 'number format of the activations', choices: precisionIds },
  { name: 'concurrency', value: 'N|max', help: 'requests in flight at once' },
  { name: 'batching', value: 'POLICY', help: 'how requests share a step', choices: batchings },
  { name: 'kv-allocation', value: 'KIND', help: 'how KV cache is reserved', choices: allocations },
  { name: 'attention', value: 'KERNEL', help: 'attention kernel', choices: attentions },
  { name: 'speculative', value: 'DRAFT:LENGTH:ACCEPTANCE', help: 'draft model, draft tokens, share accepted' },
  { name: 'sparsity', value: '2:4|unstructured:F', help: 'pruned weights' },
  { name: 'engine', value: 'ENGINE', help: 'serving engine (generic: Hugging Face Transformers)', choices: engineIds },
  { name: 'engine-year', value: 'YEAR', help: 'year of the engine version' },
  { name: 'price-per-gpu-hour', value: 'USD', help: 'US dollars per accelerator and hour' },
];

const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;

function concurrencyOf(given: CommandArguments): number | 'max' | undefined {
  return given.text('concurrency') === 'max'
    ? 'max'
    : given.number('concurrency', { least: 1, most: 1e6, whole: true, or: 'max' });
}

/** The deployment asked for; without a model on the command line, the one in use. */
const deploymentName = (given: CommandArguments, configuration: Configuration): string | undefined =>
  given.text('deployment') ?? (given.has('model') ? undefined : configuration.use);

function settingsOf(
  given: CommandArguments,
  configuration: Configuration,
  name: string | undefined,
): DeploymentSettings {
  const configured = name === undefined ? undefined : configuration.deployments[name];
  if (name !== undefined && !configured) {
    const names = Object.keys(configuration.deployments);
    const known =
      names.length > 0 ? `there are: ${names.join(', ')}.` : 'none is configured in an inference-cost.json.';
    throw new UsageError(`There is no deployment "${name}"; ${known}${didYouMean(nearestNames(name, names))}`);
  }
  const model = given.text('model') ?? configured?.model;
  const hardware = given.text('hardware') ?? configured?.hardware;
  if (model === undefined)
    throw new UsageError('Name a model with --model ID, or a deployment with --deployment NAME.');
  if (hardware === undefined) throw new UsageError('Name hardware with --hardware ID, e.g. --hardware h100-sxm.');
  const count = (flag: string): number | undefined => given.number(flag, { least: 1, most: mostGpus, whole: true });
  // A layout belongs to its GPUs: naming other GPUs or another layout drops what the configuration said about it.
  const relaid = ['gpus', 'tp', 'pp', 'ep'].some(flag => given.has(flag));
  const {
    gpus: _,
    tensorParallel: __,
    pipelineParallel: ___,
    expertParallel: ____,
    ...withoutLayout
  } = configured ?? {};
  const flags = {
    gpus: count('gpus'),
    tensorParallel: count('tp'),
    pipelineParallel: count('pp'),
    expertParallel: count('ep'),
    sequenceParallel: given.has('sequence-parallel') ? true : undefined,
    weights: given.text('weights'),
    kv: given.text('kv'),
    activations: given.text('activations'),
    batching: given.text('batching'),
    kvAllocation: given.text('kv-allocation'),
    attention: given.text('attention'),
    engine: given.text('engine'),
    engineYear: given.number('engine-year', { least: 2020, most: 2100, whole: true }),
    concurrency: concurrencyOf(given),
    pricePerGpuHour: given.number('price-per-gpu-hour', { most: 1e6 }),
    speculative: speculativeOf(given),
    sparsity: checkedSparsity(given),
  };
  // The flags' choices are those of the settings, so that a checked value is a valid setting.
  return {
    ...(relaid ? withoutLayout : configured),
    ...(defined(flags) as Partial<DeploymentSettings>),
    model,
    hardware,
  };
}

/** @throws UsageError with the nearest ids of the catalog. */
export function hardwareNamed(id: string): Accelerator {
  const found = findAccelerator(id);
  if (found) return found;
  const nearest = nearestNames(
    id,
    accelerators.map(entry => entry.id),
  );
  const mend = nearest.length > 0 ? didYouMean(nearest) : ' `inference-cost catalog hardware` lists what is known.';
  throw new UsageError(`Unknown hardware "${id}".${mend}`);
}

function speculativeOf(given: CommandArguments): DeploymentSettings['speculative'] {
  const text = given.text('speculative');
  if (text === undefined) return undefined;
  // The draft's id may itself hold a colon.
  const match = /^(.+):(\d+):([\d.]+)$/.exec(text);
  const [length, acceptance] = [Number(match?.[2]), Number(match?.[3])];
  if (!match || length < 1 || length > mostDraftTokens || !(acceptance >= 0 && acceptance <= 1))
    throw new UsageError(
      `--speculative takes DRAFT:LENGTH:ACCEPTANCE with 1 to ${mostDraftTokens} tokens and a share from 0 to 1, e.g. llama3.2:1b:4:0.7, not "${text}".`,
    );
  return { draft: match[1]!, length, acceptance };
}

function checkedSparsity(given: CommandArguments): DeploymentSettings['sparsity'] {
  const text = given.text('sparsity');
  if (text === undefined || sparsityOf(text)) return text;
  throw new UsageError(`--sparsity takes 2:4 or unstructured:F with F from 0 to below 1, not "${text}".`);
}

function checkLayout(settings: DeploymentSettings, model: ModelArchitecture): void {
  const [fault] = layoutFaults(settings, model);
  if (!fault) return;
  const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const problem = { ...fault, nearest: [], path: fault.key, range: nowhere, severity: 'error' } as const;
  throw new UsageError(`${layoutFlags[fault.key] ?? ''}${configurationProblemText(problem, english)}`);
}

/** What a setting is called on the command line. */
const layoutFlags: Partial<Record<keyof DeploymentSettings, string>> = {
  gpus: '--gpus: ',
  tensorParallel: '--tp: ',
  pipelineParallel: '--pp: ',
  expertParallel: '--ep: ',
};

/** A deployment of the configuration as it stands there. @throws UsageError when there is none of this name. */
export function configuredDeployment(
  name: string,
  configuration: Configuration,
  models: CustomModelFiles,
): ResolvedDeployment {
  return resolved(name, settingsOf(noFlags, configuration, name), models);
}

const noFlags = new CommandArguments([], new Map());

function resolved(name: string, settings: DeploymentSettings, models: CustomModelFiles): ResolvedDeployment {
  const model = modelNamed(settings.model, models);
  hardwareNamed(settings.hardware);
  checkLayout(settings, model);
  const custom = new Map([...models.known, [settings.model, model] as const]);
  const draft = settings.speculative?.draft;
  if (draft !== undefined) custom.set(draft, modelNamed(draft, models));
  return resolveDeployment(name, settings, 'configuration', custom)!;
}

/** The deployment that the options describe. @throws UsageError for names, values and layouts that cannot be. */
export function deploymentFromFlags(
  given: CommandArguments,
  configuration: Configuration,
  models: CustomModelFiles,
): ResolvedDeployment {
  const name = deploymentName(given, configuration);
  return resolved(name ?? 'command line', settingsOf(given, configuration, name), models);
}
