import type { PrecisionId } from '../../src/catalog/precision.ts';
import { precisionIds } from '../../src/catalog/precisions.ts';
import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { type ChoiceControl, type ControlGroup, type NumberControl, plain, withPart } from './control.ts';
import { hardwareOptions, kvPrecisions, listPrice } from './deployment-group.ts';
import { modelOptions } from './model-group.ts';

type Hybrid = NonNullable<Scenario['hybrid']>;

/** The article's example: a small model for half of the queries. */
const usualHybrid: Hybrid = {
  share: 0.5,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', gpus: 1, weights: 'fp8' },
};
const routes = ({ hybrid }: Scenario): boolean => hybrid !== undefined;

const withHybrid = (scenario: Scenario, change: Partial<Hybrid>): Scenario => ({
  ...scenario,
  hybrid: { ...(scenario.hybrid ?? usualHybrid), ...change },
});

const withSecond = (scenario: Scenario, settings: Partial<DeploymentSettings>): Scenario =>
  withHybrid(scenario, { deployment: { ...(scenario.hybrid ?? usualHybrid).deployment, ...settings } });

/** A setting of the second deployment that may be left open. */
function withSecondOpen(
  scenario: Scenario,
  key: 'pricePerGpuHour' | 'weights' | 'kv',
  value: DeploymentSettings[typeof key],
): Scenario {
  const { [key]: _, ...open } = (scenario.hybrid ?? usualHybrid).deployment;
  return withHybrid(scenario, { deployment: value === undefined ? open : { ...open, [key]: value } });
}

function withoutHybrid(scenario: Scenario): Scenario {
  const { hybrid: _, ...rest } = scenario;
  return rest;
}

const follows = ({ fleet }: Scenario): boolean => fleet.scaling === 'automatic';

const replicaCount = (
  key: 'replicas' | 'minimum' | 'maximum',
  label: string,
  help: string,
  matters: (scenario: Scenario) => boolean,
): NumberControl => ({
  kind: 'number',
  id: key,
  label,
  help,
  unit: t('replicas'),
  least: 1,
  most: 1000,
  whole: true,
  matters,
  read: ({ fleet }) => fleet[key],
  write: (scenario, count) => withPart(scenario, 'fleet', { [key]: count }),
});

const secondPrecision = (
  id: string,
  key: 'weights' | 'kv',
  label: string,
  help: string,
  precisions: readonly PrecisionId[],
): ChoiceControl => ({
  kind: 'choice',
  id,
  outside: true,
  label,
  help,
  options: [{ value: 'usual', label: t('as published') }, ...plain(precisions)],
  matters: routes,
  read: ({ hybrid }) => (hybrid ?? usualHybrid).deployment[key] ?? 'usual',
  write: (scenario, value) => withSecondOpen(scenario, key, value === 'usual' ? undefined : (value as PrecisionId)),
});

const routingControls = (names: CatalogueNames): ControlGroup['controls'] => [
  {
    kind: 'switch',
    id: 'hybrid',
    label: t('Second, small model'),
    help: t('Easy requests go to a smaller deployment beside this one.'),
    read: routes,
    write: (scenario, on) => (on ? withHybrid(scenario, {}) : withoutHybrid(scenario)),
  },
  {
    kind: 'number',
    id: 'hybridShare',
    label: t('Goes to it'),
    help: t('Share of the requests that the small model answers.'),
    unit: t('% of requests'),
    least: 0,
    most: 100,
    whole: true,
    slider: { least: 0, most: 100, logarithmic: false },
    matters: routes,
    read: ({ hybrid }) => Math.round((hybrid ?? usualHybrid).share * 100),
    write: (scenario, percent) => withHybrid(scenario, { share: percent / 100 }),
  },
  {
    kind: 'name',
    id: 'hybridModel',
    label: t('Small model'),
    help: t('What answers the easy requests.'),
    options: modelOptions(names),
    matters: routes,
    read: ({ hybrid }) => (hybrid ?? usualHybrid).deployment.model,
    write: (scenario, model) => withSecond(scenario, { model }),
  },
  {
    kind: 'name',
    id: 'hybridHardware',
    label: t('Its hardware'),
    help: t('A small model runs on a cheaper GPU.'),
    options: hardwareOptions(names),
    matters: routes,
    read: ({ hybrid }) => (hybrid ?? usualHybrid).deployment.hardware,
    write: (scenario, hardware) => withSecond(scenario, { hardware }),
  },
  {
    kind: 'number',
    id: 'hybridGpus',
    label: t('Its GPUs'),
    help: t('Of one replica of the small model.'),
    unit: t('per replica'),
    least: 1,
    most: 64,
    whole: true,
    matters: routes,
    read: ({ hybrid }) => (hybrid ?? usualHybrid).deployment.gpus ?? 1,
    write: (scenario, gpus) => withSecond(scenario, { gpus, tensorParallel: gpus, pipelineParallel: 1 }),
  },
  secondPrecision(
    'hybridWeights',
    'weights',
    t('Its weights'),
    t('Fewer bits, fewer bytes to read for every token.'),
    precisionIds,
  ),
  secondPrecision('hybridKv', 'kv', t('Its KV cache'), t('Half the bits, twice the requests that fit.'), kvPrecisions),
  {
    kind: 'number',
    id: 'hybridReplicas',
    label: t('Its replicas'),
    help: t('They stand all day, and are paid for all day.'),
    unit: t('replicas'),
    least: 1,
    most: 1000,
    whole: true,
    matters: routes,
    read: ({ hybrid }) => hybrid?.replicas ?? 1,
    write: (scenario, replicas) => withHybrid(scenario, { replicas }),
  },
  {
    kind: 'number',
    id: 'hybridPrice',
    label: t('Its price'),
    help: t('Empty: the price list’s. Yours overrides it.'),
    unit: t('$ per GPU-hour'),
    least: 0,
    most: 1000,
    whole: false,
    matters: routes,
    read: ({ hybrid }) => (hybrid ?? usualHybrid).deployment.pricePerGpuHour,
    write: (scenario, price) => withSecondOpen(scenario, 'pricePerGpuHour', price),
    clear: scenario => withSecondOpen(scenario, 'pricePerGpuHour', undefined),
    whileEmpty: listPrice(names, ({ hybrid }) => (hybrid ?? usualHybrid).deployment.hardware),
  },
];

/** How many replicas stand, whether they follow the load, and who else answers. */
export const fleetGroup = (names: CatalogueNames): ControlGroup => ({
  id: 'fleet',
  title: t('Fleet'),
  open: true,
  controls: [
    {
      kind: 'choice',
      id: 'scaling',
      label: t('Replicas'),
      help: t('Autoscaling follows the load; a new replica is paid for while it starts.'),
      options: [
        { value: 'fixed', label: t('fixed') },
        { value: 'automatic', label: t('autoscaling') },
      ],
      read: ({ fleet }) => fleet.scaling,
      write: (scenario, scaling) => withPart(scenario, 'fleet', { scaling: scaling as 'fixed' | 'automatic' }),
    },
    replicaCount('replicas', t('How many'), t('Each stands all day, and is paid for all day.'), s => !follows(s)),
    replicaCount('minimum', t('At least'), t('What stands when nobody asks.'), follows),
    replicaCount('maximum', t('At most'), t('The ceiling of the bill, and of the load that can be carried.'), follows),
    {
      kind: 'number',
      id: 'target',
      label: t('Target load'),
      help: t('A replica is added above it: higher is cheaper and queues more.'),
      unit: t('% at work'),
      least: 1,
      most: 100,
      whole: true,
      matters: follows,
      read: ({ fleet }) => Math.round(fleet.target * 100),
      write: (scenario, percent) => withPart(scenario, 'fleet', { target: percent / 100 }),
    },
    {
      kind: 'number',
      id: 'startup',
      label: t('Start-up'),
      help: t('A replica that loads its weights costs and does not answer yet.'),
      unit: t('seconds'),
      least: 0,
      most: 86_400,
      whole: true,
      matters: follows,
      read: ({ fleet }) => fleet.startupSeconds,
      write: (scenario, startupSeconds) => withPart(scenario, 'fleet', { startupSeconds }),
    },
    ...routingControls(names),
  ],
});
