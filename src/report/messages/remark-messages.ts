import type { Remark } from '../../performance/estimate.ts';
import { formatCount, formatPercent, formatTokens } from '../format.ts';
import { acceleratorLabel } from '../hardware-label.ts';
import type { Translate } from '../translate.ts';

type Wording = (args: Remark['args'], t: Translate) => string;

const text = (args: Remark['args'], name: string): string => String(args[name] ?? '');
const number = (args: Remark['args'], name: string): number => Number(args[name] ?? 0);
const accelerator = (args: Remark['args']): string => acceleratorLabel(text(args, 'accelerator'));

/** One entry per code of an assumption or a warning of the performance model; a test holds the two together. */
export const remarkMessages: Readonly<Record<string, Wording>> = {
  'engine-year': (args, t) => t('engine of {0}', text(args, 'year')),
  'peak-unknown': (args, t) => t('peak math rate of {0} is not published: taken from its bandwidth', accelerator(args)),
  'interconnect-unknown': (args, t) =>
    t('interconnect bandwidth of {0} is not published: taken from its kind', accelerator(args)),
  'speculative-acceptance': (args, t) =>
    t(
      'draft tokens accepted: {0}, {1} tokens per step',
      formatPercent(number(args, 'acceptance')),
      formatCount(number(args, 'tokensPerStep')),
    ),
  'linear-layers-assumed': (args, t) =>
    t('sizes of the {0} linear-attention layers are not published: taken from a like model', text(args, 'layers')),
  'corrected-by-measurements': (args, t) =>
    t('corrected by {0} figures of your own measurements', formatCount(number(args, 'figures'))),
  'sparsity-not-native': (args, t) => t('{0} has no 2:4 sparse math: only memory is saved', accelerator(args)),
  'kv-pressure': (args, t) =>
    t(
      'of {0} requests at once only {1} fit in the KV cache: the others wait',
      number(args, 'concurrency'),
      number(args, 'residents'),
    ),
  'interconnect-bound': (args, t) =>
    t('decode waits for {0}: fewer, larger GPUs would be faster', text(args, 'interconnect')),
  'contiguous-reservation': (args, t) =>
    t('contiguous KV cache: {0} tokens reserved for each request', formatTokens(number(args, 'tokens'))),
  'kv-copies': (args, t) =>
    t(
      'tensor parallel {0} holds each token’s KV cache {1} times',
      formatCount(number(args, 'tensorParallel')),
      formatCount(number(args, 'copies')),
    ),
  'precision-not-native': (args, t) =>
    t(
      '{0} is not native on {1}: weights stored in {0}, math in {2}',
      text(args, 'precision'),
      accelerator(args),
      text(args, 'math'),
    ),
};
