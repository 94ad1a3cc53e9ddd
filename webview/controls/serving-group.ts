import type { CatalogueNames } from '../catalogue-names.ts';
import type { Scenario, Speculation } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { type ControlGroup, plain, setting, withPart } from './control.ts';
import { modelOptions } from './model-group.ts';

/** A draft of the same family and the acceptance that is usual in chat; the user's to correct. */
const usualSpeculation: Speculation = { draft: 'meta-llama/Llama-3.2-1B', length: 3, acceptance: 0.7 };

const speculates = ({ speculation }: Scenario): boolean => speculation !== undefined;

const withSpeculation = (scenario: Scenario, change: Partial<Speculation>): Scenario => ({
  ...scenario,
  speculation: { ...(scenario.speculation ?? usualSpeculation), ...change },
});

function withoutSpeculation(scenario: Scenario): Scenario {
  const { speculation: _, ...rest } = scenario;
  return rest;
}

const speculationControls = (names: CatalogueNames): ControlGroup['controls'] => [
  {
    kind: 'switch',
    id: 'speculation',
    label: t('Speculative decoding'),
    help: t(
      'A small model drafts, the large one checks several tokens at once: faster alone, dearer in large batches.',
    ),
    read: speculates,
    write: (scenario, on) => (on ? withSpeculation(scenario, {}) : withoutSpeculation(scenario)),
  },
  {
    kind: 'name',
    id: 'draft',
    label: t('Draft model'),
    help: t('Its weights are read once per drafted token, so it must be small.'),
    options: modelOptions(names),
    matters: speculates,
    read: ({ speculation }) => speculation?.draft ?? usualSpeculation.draft,
    write: (scenario, draft) => withSpeculation(scenario, { draft }),
  },
  {
    kind: 'number',
    id: 'draftLength',
    label: t('Draft length'),
    help: t('Tokens drafted for each check.'),
    unit: t('tokens'),
    least: 1,
    most: 32,
    whole: true,
    matters: speculates,
    read: ({ speculation }) => speculation?.length ?? usualSpeculation.length,
    write: (scenario, length) => withSpeculation(scenario, { length }),
  },
  {
    kind: 'number',
    id: 'acceptance',
    label: t('Accepted'),
    help: t('Share of drafted tokens that the large model keeps; what is refused was computed for nothing.'),
    unit: '%',
    least: 0,
    most: 100,
    whole: true,
    slider: { least: 0, most: 100, logarithmic: false },
    matters: speculates,
    read: ({ speculation }) => Math.round((speculation?.acceptance ?? usualSpeculation.acceptance) * 100),
    write: (scenario, percent) => withSpeculation(scenario, { acceptance: percent / 100 }),
  },
];

/** How the engine puts requests together. */
export const servingGroup = (names: CatalogueNames): ControlGroup => ({
  id: 'serving',
  title: t('Serving'),
  open: true,
  controls: [
    setting(
      'batching',
      t('Batching'),
      t('Static waits for the longest request; in-flight replaces each as it ends.'),
      plain(['in-flight', 'dynamic', 'static']),
      'in-flight',
    ),
    {
      kind: 'number',
      id: 'queueDelay',
      label: t('Longest wait'),
      help: t('How long the first request of a dynamic batch waits for it to fill.'),
      unit: t('milliseconds'),
      least: 0,
      most: 3_600_000,
      whole: true,
      matters: ({ deployment }) => deployment.batching === 'dynamic',
      read: ({ serving }) => Math.round(serving.queueDelaySeconds * 1000),
      write: (scenario, delay) => withPart(scenario, 'serving', { queueDelaySeconds: delay / 1000 }),
    },
    {
      kind: 'choice',
      id: 'prefill',
      label: t('Prefill'),
      help: t('Chunked shares steps with decode, so tokens keep coming; first makes those who wait stand still.'),
      options: [
        { value: 'chunked', label: t('chunked') },
        { value: 'first', label: t('first') },
      ],
      matters: ({ deployment }) => (deployment.batching ?? 'in-flight') === 'in-flight',
      absence: t('other batches prefill before they decode'),
      read: ({ serving }) => serving.prefill,
      write: (scenario, prefill) => withPart(scenario, 'serving', { prefill: prefill as 'chunked' | 'first' }),
    },
    {
      kind: 'number',
      id: 'maxBatchedTokens',
      label: t('Tokens per step'),
      help: t('A larger step finishes prefill sooner and holds up the tokens of all others.'),
      unit: t('at most'),
      least: 1,
      most: 1_000_000,
      whole: true,
      read: ({ serving }) => serving.maxBatchedTokens,
      write: (scenario, maxBatchedTokens) => withPart(scenario, 'serving', { maxBatchedTokens }),
    },
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
    setting(
      'kvAllocation',
      t('KV allocation'),
      t('Contiguous sets the longest length aside for every request.'),
      plain(['paged', 'contiguous']),
      'paged',
    ),
    {
      kind: 'switch',
      id: 'prefixCaching',
      label: t('Prefix caching'),
      help: t('Keeps the shared prefix’s KV cache: that part of prefill is free.'),
      read: ({ serving }) => serving.prefixCaching,
      write: (scenario, prefixCaching) => withPart(scenario, 'serving', { prefixCaching }),
    },
    ...speculationControls(names),
  ],
});
