import { accelerators } from '../src/catalog/accelerators.ts';
import { models } from '../src/catalog/models.ts';
import { precisionIds } from '../src/catalog/precisions.ts';
import type { DeploymentSettings } from '../src/configuration/configuration.ts';
import { engineIds } from '../src/configuration/schema.ts';
import { dayCurves } from './scenario/day-curves.ts';
import { defaultScenario } from './scenario/default-scenario.ts';
import type { Scenario, TrafficShape } from './scenario/scenario.ts';
import { t } from './words.ts';

interface Common {
  readonly id: string;
  readonly label: string;
  /** One sentence on what it does to cost. */
  readonly help: string;
}

export type Control =
  | (Common & {
      readonly kind: 'choice';
      /** `lever` names the change whose effect stands beside the option. */
      readonly options: readonly { readonly value: string; readonly label: string; readonly lever?: string }[];
      readonly read: (scenario: Scenario) => string;
      readonly write: (scenario: Scenario, value: string) => Scenario;
    })
  | (Common & {
      readonly kind: 'name';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly read: (scenario: Scenario) => string;
      readonly write: (scenario: Scenario, value: string) => Scenario;
    })
  | (Common & {
      readonly kind: 'number';
      readonly unit: string;
      readonly least: number;
      readonly most: number;
      readonly whole: boolean;
      readonly slider?: { readonly least: number; readonly most: number; readonly logarithmic: boolean };
      /** Undefined leaves the field empty. */
      readonly read: (scenario: Scenario) => number | undefined;
      readonly write: (scenario: Scenario, value: number) => Scenario;
    })
  | (Common & {
      readonly kind: 'switch';
      readonly read: (scenario: Scenario) => boolean;
      readonly write: (scenario: Scenario, value: boolean) => Scenario;
    });

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly controls: readonly Control[];
}

const withDeployment = (scenario: Scenario, settings: Partial<DeploymentSettings>): Scenario => ({
  ...scenario,
  deployment: { ...scenario.deployment, ...settings },
});

const withPart = <Part extends 'request' | 'serving' | 'traffic' | 'fleet' | 'objective'>(
  scenario: Scenario,
  part: Part,
  change: Partial<Scenario[Part]>,
): Scenario => ({ ...scenario, [part]: { ...scenario[part], ...change } });

const plain = (values: readonly string[]) => values.map(value => ({ value, label: value }));

type SettingKey = 'weights' | 'kv' | 'activations' | 'batching' | 'kvAllocation' | 'attention' | 'engine';

const setting = (
  key: SettingKey,
  label: string,
  help: string,
  options: readonly { value: string; label: string; lever?: string }[],
  usual: string,
): Control => ({
  kind: 'choice',
  id: key,
  label,
  help,
  options,
  read: scenario => scenario.deployment[key] ?? usual,
  write: (scenario, value) => withDeployment(scenario, { [key]: value }),
});

const layout = (
  key: 'tensorParallel' | 'pipelineParallel' | 'expertParallel',
  label: string,
  help: string,
): Control => ({
  kind: 'number',
  id: key,
  label,
  help,
  unit: t('GPUs'),
  least: 1,
  most: 64,
  whole: true,
  read: scenario => scenario.deployment[key] ?? (key === 'tensorParallel' ? (scenario.deployment.gpus ?? 1) : 1),
  write: (scenario, value) => withDeployment(scenario, { [key]: value }),
});

const levered = (values: readonly string[], levers: Readonly<Record<string, string>>) =>
  values.map(value => ({ value, label: value, ...(levers[value] === undefined ? {} : { lever: levers[value] }) }));

const modelGroup = (): ControlGroup => ({
  id: 'model',
  title: t('Model and request'),
  open: true,
  controls: [
    {
      kind: 'name',
      id: 'model',
      label: t('Model'),
      help: t('Its weights and its KV cache per token decide what must be read for every token.'),
      options: models.map(({ id }) => ({ value: id, label: id })),
      read: ({ deployment }) => deployment.model,
      write: (scenario, model) => withDeployment(scenario, { model }),
    },
    {
      kind: 'number',
      id: 'input',
      label: t('Input'),
      help: t('Prefill is paid by the input token, and the KV cache grows with each.'),
      unit: t('tokens'),
      least: 1,
      most: 1_000_000,
      whole: true,
      slider: { least: 16, most: 32_768, logarithmic: true },
      read: ({ request }) => request.inputTokens,
      write: (scenario, inputTokens) => withPart(scenario, 'request', { inputTokens }),
    },
    {
      kind: 'number',
      id: 'prefix',
      label: t('Shared prefix'),
      help: t('Leading tokens that every request repeats: a prefix cache computes them once.'),
      unit: t('tokens'),
      least: 0,
      most: 1_000_000,
      whole: true,
      read: ({ request }) => request.sharedPrefixTokens,
      write: (scenario, sharedPrefixTokens) => withPart(scenario, 'request', { sharedPrefixTokens }),
    },
    {
      kind: 'number',
      id: 'output',
      label: t('Output'),
      help: t('Each output token is a decode step: usually the larger part of the bill.'),
      unit: t('tokens'),
      least: 1,
      most: 100_000,
      whole: true,
      slider: { least: 1, most: 8192, logarithmic: true },
      read: ({ request }) => request.outputTokens,
      write: (scenario, outputTokens) => withPart(scenario, 'request', { outputTokens }),
    },
  ],
});

const deploymentGroup = (): ControlGroup => ({
  id: 'deployment',
  title: t('Deployment'),
  open: true,
  controls: [
    {
      kind: 'name',
      id: 'hardware',
      label: t('Hardware'),
      help: t('Decode runs at the speed of its memory, prefill at that of its matrix units.'),
      options: accelerators.map(({ id, name }) => ({ value: id, label: name })),
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
      read: ({ deployment }) => deployment.gpus ?? 1,
      write: (scenario, gpus) => withDeployment(scenario, { gpus, tensorParallel: gpus, pipelineParallel: 1 }),
    },
    layout(
      'tensorParallel',
      t('Tensor parallel'),
      t('Splits each layer: faster tokens, an all-reduce in every layer.'),
    ),
    layout('pipelineParallel', t('Pipeline parallel'), t('Splits the layers into stages: less traffic, but bubbles.')),
    layout(
      'expertParallel',
      t('Expert parallel'),
      t('Spreads the experts of a mixture: less to read per GPU, all-to-all traffic.'),
    ),
    {
      kind: 'switch',
      id: 'sequenceParallel',
      label: t('Sequence parallel'),
      help: t('Splits norms and activations too: less activation memory.'),
      read: ({ deployment }) => deployment.sequenceParallel ?? false,
      write: (scenario, sequenceParallel) => withDeployment(scenario, { sequenceParallel }),
    },
    setting(
      'weights',
      t('Weights'),
      t('Fewer bits, fewer bytes to read for every token.'),
      levered(precisionIds, { fp8: 'weights-fp8', 'int4-awq': 'weights-int4', bf16: 'weights-bf16' }),
      'bf16',
    ),
    setting(
      'kv',
      t('KV cache'),
      t('Half the bits, twice the requests that fit.'),
      levered(['bf16', 'fp8', 'int8', 'fp16'], { fp8: 'kv-fp8' }),
      'bf16',
    ),
    setting('engine', t('Engine'), t('Its host overhead per step is paid in latency.'), plain(engineIds), 'vllm'),
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
      write: (scenario, pricePerGpuHour) => withDeployment(scenario, { pricePerGpuHour }),
    },
  ],
});

const servingGroup = (): ControlGroup => ({
  id: 'serving',
  title: t('Serving'),
  open: true,
  controls: [
    setting(
      'batching',
      t('Batching'),
      t('Static waits for the longest request; in-flight replaces each as it ends.'),
      levered(['in-flight', 'dynamic', 'static'], { static: 'batching-static', 'in-flight': 'batching-in-flight' }),
      'in-flight',
    ),
    setting(
      'kvAllocation',
      t('KV allocation'),
      t('Contiguous sets the longest length aside for every request.'),
      levered(['paged', 'contiguous'], { contiguous: 'kv-contiguous', paged: 'kv-paged' }),
      'paged',
    ),
    {
      kind: 'number',
      id: 'maxSequences',
      label: t('Largest batch'),
      help: t('More requests share each read of the weights; each token takes longer.'),
      unit: t('requests'),
      least: 1,
      most: 4096,
      whole: true,
      slider: { least: 1, most: 1024, logarithmic: true },
      read: ({ serving }) => serving.maxSequences,
      write: (scenario, maxSequences) => withPart(scenario, 'serving', { maxSequences }),
    },
    {
      kind: 'switch',
      id: 'prefixCaching',
      label: t('Prefix caching'),
      help: t('Keeps the shared prefix’s KV cache: that part of prefill is free.'),
      read: ({ serving }) => serving.prefixCaching,
      write: (scenario, prefixCaching) => withPart(scenario, 'serving', { prefixCaching }),
    },
  ],
});

const trafficGroup = (): ControlGroup => ({
  id: 'traffic',
  title: t('Traffic and fleet'),
  open: true,
  controls: [
    {
      kind: 'number',
      id: 'requests',
      label: t('Requests'),
      help: t('A fleet that stands idle costs as much as one that works.'),
      unit: t('a month'),
      least: 0,
      most: 1e12,
      whole: true,
      slider: { least: 10_000, most: 100_000_000, logarithmic: true },
      read: ({ traffic }) => traffic.requestsPerMonth,
      write: (scenario, requestsPerMonth) => withPart(scenario, 'traffic', { requestsPerMonth }),
    },
    {
      kind: 'choice',
      id: 'shape',
      label: t('Shape of a day'),
      help: t('A fixed fleet is sized for the peak and paid for all day.'),
      options: [
        { value: 'flat', label: t('flat') },
        { value: 'office-hours', label: t('office hours') },
        { value: 'evening-peak', label: t('evening peak') },
        { value: 'flash-sale', label: t('flash sale') },
      ],
      read: ({ traffic }) => traffic.shape,
      write: (scenario, shape) =>
        withPart(scenario, 'traffic', {
          shape: shape as TrafficShape,
          curve: dayCurves[shape as keyof typeof dayCurves],
        }),
    },
    {
      kind: 'choice',
      id: 'scaling',
      label: t('Replicas'),
      help: t('Autoscaling follows the load; a new replica is paid for while it starts.'),
      options: [
        { value: 'fixed', label: t('fixed') },
        { value: 'automatic', label: t('follow the load'), lever: 'autoscale' },
      ],
      read: ({ fleet }) => fleet.scaling,
      write: (scenario, scaling) => withPart(scenario, 'fleet', { scaling: scaling as 'fixed' | 'automatic' }),
    },
    {
      kind: 'number',
      id: 'replicas',
      label: t('How many'),
      help: t('Replicas when fixed, at most when they follow the load.'),
      unit: t('replicas'),
      least: 1,
      most: 1000,
      whole: true,
      read: ({ fleet }) => (fleet.scaling === 'fixed' ? fleet.replicas : fleet.maximum),
      write: (scenario, count) =>
        withPart(scenario, 'fleet', scenario.fleet.scaling === 'fixed' ? { replicas: count } : { maximum: count }),
    },
  ],
});

const objectiveGroup = (): ControlGroup => ({
  id: 'objective',
  title: t('Objective'),
  open: false,
  controls: (
    [
      ['ttftSeconds', t('TTFT at most'), t('Time to the first token: queueing and prefill.')],
      ['itlSeconds', t('ITL at most'), t('Time between tokens: the batch and the memory.')],
      ['endToEndSeconds', t('End to end at most'), t('From the request to its last token.')],
    ] as const
  ).map(([key, label, help]) => ({
    kind: 'number',
    id: key,
    label,
    help,
    unit: t('seconds'),
    least: 0,
    most: 86_400,
    whole: false,
    read: ({ objective }) => objective[key],
    write: (scenario, value) => withPart(scenario, 'objective', { [key]: value }),
  })),
});

/** Every control in its group; built once the reader's language is known. */
export const controlGroups = (): readonly ControlGroup[] => [
  modelGroup(),
  deploymentGroup(),
  servingGroup(),
  trafficGroup(),
  objectiveGroup(),
];

/** The control's value in the default scenario, for its reset. */
export const resetControl = (control: Control, scenario: Scenario): Scenario => {
  switch (control.kind) {
    case 'number': {
      const usual = control.read(defaultScenario);
      return usual === undefined ? scenario : control.write(scenario, usual);
    }
    case 'switch':
      return control.write(scenario, control.read(defaultScenario));
    default:
      return control.write(scenario, control.read(defaultScenario));
  }
};
