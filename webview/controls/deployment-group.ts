import type { PrecisionId } from '../../src/catalog/precision.ts';
import { precisionIds } from '../../src/catalog/precisions.ts';
import { engineIds } from '../../src/configuration/schema.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import type { Scenario, Sparsity } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import {
  type ChoiceControl,
  type ControlGroup,
  type NumberControl,
  type Option,
  plain,
  setting,
  withDeployment,
} from './control.ts';
import { numberText } from './number-text.ts';

/** What engines store a KV cache in. */
export const kvPrecisions: readonly PrecisionId[] = ['bf16', 'fp16', 'fp8', 'int8'];

/** The price that is taken while none is set. */
export const listPrice =
  ({ accelerators }: CatalogueNames, of: (scenario: Scenario) => string) =>
  (scenario: Scenario): string | undefined => {
    const price = accelerators.find(({ id }) => id === of(scenario))?.perGpuHour;
    return price === undefined ? undefined : t('{0}, list', numberText(price));
  };

export const hardwareOptions = ({ accelerators }: CatalogueNames): Option[] =>
  accelerators.map(({ id, name }) => ({ value: id, label: name }));

const hasSeveral = ({ deployment }: Scenario): boolean => (deployment.gpus ?? 1) > 1;
const oneGpu = (): string => t('one GPU has nothing to split');

const layout = (
  key: 'tensorParallel' | 'pipelineParallel' | 'expertParallel',
  label: string,
  help: string,
): NumberControl => ({
  kind: 'number',
  id: key,
  label,
  help,
  unit: t('GPUs'),
  least: 1,
  most: 64,
  whole: true,
  weighed: [1, 2, 4, 8],
  matters: hasSeveral,
  absence: oneGpu(),
  read: ({ deployment }) => deployment[key] ?? (key === 'tensorParallel' ? (deployment.gpus ?? 1) : 1),
  write: (scenario, value) => withDeployment(scenario, { [key]: value }),
});

/** Tensor parallel splits experts as it splits everything else. */
function withinTensorParallel({ deployment }: Scenario): string | undefined {
  const { gpus = 1, tensorParallel = gpus, expertParallel = 1 } = deployment;
  return expertParallel > 1 && expertParallel <= tensorParallel
    ? t('Changes nothing up to {0}: tensor parallel spreads the experts over as many GPUs already.', tensorParallel)
    : undefined;
}

/** A precision that may be left to what is usual: how the model is published, or what goes with the weights. */
const openSetting = (
  key: 'weights' | 'activations',
  label: string,
  help: string,
  usual: string,
  precisions: readonly PrecisionId[],
): ChoiceControl => ({
  kind: 'choice',
  id: key,
  label,
  help,
  options: [{ value: 'usual', label: usual }, ...plain(precisions)],
  read: ({ deployment }) => deployment[key] ?? 'usual',
  write: (scenario, value) => {
    const { [key]: _, ...open } = scenario.deployment;
    return { ...scenario, deployment: value === 'usual' ? open : { ...open, [key]: value as PrecisionId } };
  },
});

/** What pruning without retraining usually leaves out; the user's to correct. */
const usualFraction = 0.5;

function withSparsity(scenario: Scenario, sparsity: Sparsity | undefined): Scenario {
  const { sparsity: _, ...dense } = scenario;
  return sparsity ? { ...dense, sparsity } : dense;
}

function withPrice(scenario: Scenario, pricePerGpuHour?: number): Scenario {
  const { pricePerGpuHour: _, ...deployment } = scenario.deployment;
  return { ...scenario, deployment: pricePerGpuHour === undefined ? deployment : { ...deployment, pricePerGpuHour } };
}

const sparsityControls = (): ControlGroup['controls'] => [
  {
    kind: 'choice',
    id: 'sparsity',
    label: t('Sparsity'),
    help: t('2:4 halves weights and, on hardware that has it, their math; unstructured saves memory only.'),
    options: [
      { value: 'none', label: t('none') },
      { value: '2:4', label: '2:4' },
      { value: 'unstructured', label: t('unstructured') },
    ],
    read: ({ sparsity }) => sparsity?.kind ?? 'none',
    write: (scenario, kind) =>
      withSparsity(
        scenario,
        kind === '2:4' ? { kind } : kind === 'unstructured' ? { kind, fraction: usualFraction } : undefined,
      ),
  },
  {
    kind: 'number',
    id: 'fraction',
    label: t('Weights left out'),
    help: t('Share of the weights that are zero and not stored.'),
    unit: '%',
    least: 0,
    most: 99,
    whole: true,
    matters: ({ sparsity }) => sparsity?.kind === 'unstructured',
    read: ({ sparsity }) => Math.round((sparsity?.kind === 'unstructured' ? sparsity.fraction : usualFraction) * 100),
    write: (scenario, percent) => withSparsity(scenario, { kind: 'unstructured', fraction: percent / 100 }),
  },
];

/** What runs the model: hardware, its layout, number formats, engine, price. */
export const deploymentGroup = (names: CatalogueNames): ControlGroup => ({
  id: 'deployment',
  title: t('Deployment'),
  open: true,
  controls: [
    {
      kind: 'name',
      id: 'hardware',
      label: t('Hardware'),
      help: t('Decode runs at the speed of its memory, prefill at that of its matrix units.'),
      options: hardwareOptions(names),
      weighed: true,
      read: ({ deployment }) => deployment.hardware,
      write: (scenario, hardware) => withDeployment(scenario, { hardware }),
    },
    {
      kind: 'number',
      id: 'gpus',
      label: t('GPUs'),
      help: t('Of one replica. More hold more KV cache, so a larger batch; each is paid for.'),
      unit: t('per replica'),
      least: 1,
      most: 64,
      whole: true,
      weighed: [1, 2, 4, 8, 16],
      read: ({ deployment }) => deployment.gpus ?? 1,
      write: (scenario, gpus) => withDeployment(scenario, { gpus, tensorParallel: gpus, pipelineParallel: 1 }),
    },
    layout(
      'tensorParallel',
      t('Tensor parallel'),
      t('Splits each layer: faster tokens, an all-reduce in every layer.'),
    ),
    layout('pipelineParallel', t('Pipeline parallel'), t('Splits the layers into stages: less traffic, but bubbles.')),
    {
      ...layout(
        'expertParallel',
        t('Expert parallel'),
        t('Spreads the experts of a mixture: less to read per GPU, all-to-all traffic.'),
      ),
      idle: withinTensorParallel,
    },
    {
      kind: 'switch',
      id: 'sequenceParallel',
      label: t('Sequence parallel'),
      help: t('Splits norms and activations too: less activation memory.'),
      matters: hasSeveral,
      absence: oneGpu(),
      read: ({ deployment }) => deployment.sequenceParallel ?? false,
      write: (scenario, sequenceParallel) => withDeployment(scenario, { sequenceParallel }),
    },
    openSetting(
      'weights',
      t('Weights'),
      t('Fewer bits, fewer bytes to read for every token.'),
      t('as published'),
      precisionIds,
    ),
    setting('kv', t('KV cache'), t('Half the bits, twice the requests that fit.'), plain(kvPrecisions), 'bf16'),
    openSetting(
      'activations',
      t('Activations'),
      t('Eight bits run on faster matrix units where the GPU has them: cheaper prefill.'),
      t('as weights'),
      ['bf16', 'fp16', 'fp8', 'int8', 'nvfp4'],
    ),
    ...sparsityControls(),
    setting(
      'engine',
      t('Engine'),
      t('Its host overhead per step is paid in latency; generic is Hugging Face Transformers.'),
      plain(engineIds),
      'vllm',
    ),
    setting(
      'attention',
      t('Attention'),
      t('FlashAttention never writes the score matrix to memory.'),
      plain(['flash', 'standard']),
      'flash',
    ),
    {
      kind: 'number',
      id: 'price',
      label: t('Price'),
      help: t('Empty: the price list’s. Yours overrides it.'),
      unit: t('$ per GPU-hour'),
      least: 0,
      most: 1000,
      whole: false,
      read: ({ deployment }) => deployment.pricePerGpuHour,
      write: withPrice,
      clear: withPrice,
      whileEmpty: listPrice(names, ({ deployment }) => deployment.hardware),
    },
  ],
});
