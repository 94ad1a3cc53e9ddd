import type { CatalogueNames } from '../catalogue-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { type ControlGroup, type Option, plain, withDeployment, withPart } from './control.ts';

export const modelOptions = ({ models }: CatalogueNames): Option[] => plain(models);

const lacksRecording = ({ request }: Scenario): string | undefined =>
  request.recorded ? undefined : t('load a trace under Traffic first');

/** How much lengths vary where nobody says: that of chat, roughly. */
const usualVariation = 0.5;

function withLengths(scenario: Scenario, value: string): Scenario {
  const { variation } = scenario.request;
  const { usesRecorded: _, ...request } = scenario.request;
  switch (value) {
    case 'recorded':
      return request.recorded ? { ...scenario, request: { ...request, usesRecorded: true } } : scenario;
    case 'equal':
      return { ...scenario, request: { ...request, variation: 0 } };
    default:
      return { ...scenario, request: { ...request, variation: variation === 0 ? usualVariation : variation } };
  }
}

/** What is asked of the fleet: a model, and the size of one request. */
export const modelGroup = (names: CatalogueNames): ControlGroup => ({
  id: 'model',
  title: t('Model and request'),
  open: true,
  controls: [
    {
      kind: 'name',
      id: 'model',
      label: t('Model'),
      help: t('Its weights and its KV cache per token decide what must be read for every token.'),
      options: modelOptions(names),
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
    {
      kind: 'choice',
      id: 'lengths',
      outside: true,
      label: t('Lengths'),
      help: t('A static batch waits for its longest request, and a contiguous cache is reserved for it.'),
      options: [
        { value: 'equal', label: t('all equal') },
        { value: 'varying', label: t('log-normal') },
        { value: 'recorded', label: t('as recorded'), absence: lacksRecording },
      ],
      read: ({ request }) =>
        request.recorded && request.usesRecorded ? 'recorded' : request.variation === 0 ? 'equal' : 'varying',
      write: withLengths,
    },
    {
      kind: 'number',
      id: 'variation',
      label: t('Vary by'),
      help: t('Standard deviation over mean. The more lengths vary, the longer a static batch waits for its longest.'),
      unit: t('of their mean'),
      least: 0,
      most: 5,
      whole: false,
      slider: { least: 0, most: 2, logarithmic: false },
      matters: ({ request }) => !(request.recorded && request.usesRecorded),
      read: ({ request }) => request.variation,
      write: (scenario, variation) => withPart(scenario, 'request', { variation }),
    },
  ],
});
