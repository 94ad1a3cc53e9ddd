import type { RuleReport } from '../../lint/finding.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatTokens } from '../format.ts';
import { acceleratorLabel } from '../hardware-label.ts';
import type { Translate } from '../translate.ts';

type Args = RuleReport['args'];
type Wording = (args: Args, t: Translate) => string;

const number = (value: string | number | undefined): number => Number(value ?? 0);
const tokens = (value: string | number | undefined, exact = true): string =>
  formatTokens(number(value), { exact, form: 'long' });
const bytes = (value: string | number | undefined): string => formatBytes(number(value));
const usd = (value: string | number | undefined): string => formatDollars(number(value));

function unboundedOutput(args: Args, t: Translate): string {
  const lead = t(
    'No output limit: {0} tokens are expected, but the answer may run to {1}.',
    tokens(args.expected, false),
    tokens(args.high),
  );
  const price = args.usdPerThousandTokens;
  const time = args.secondsPerThousandTokens;
  if (price !== undefined && time !== undefined)
    return `${lead} ${t('Every 1,000 more cost {0} and {1}.', usd(price), formatDuration(number(time)))}`;
  if (price !== undefined) return `${lead} ${t('Every 1,000 more cost {0}.', usd(price))}`;
  if (time !== undefined) return `${lead} ${t('Every 1,000 more take {0}.', formatDuration(number(time)))}`;
  return lead;
}

function modelDoesNotFit(args: Args, t: Translate): string {
  const lead = t(
    '{0} does not fit "{1}": {2} weights need {3}, {4}×{5} has room for {6}, {7} short.',
    String(args.model),
    String(args.deployment),
    String(args.weights),
    bytes(args.weightsBytes),
    number(args.gpus),
    acceleratorLabel(String(args.accelerator)),
    bytes(args.capacityBytes),
    bytes(args.missingBytes),
  );
  if (args.nearestGpus === undefined) return lead;
  const nearest = t(
    'Nearest that fits: {0}×{1}, {2} weights.',
    number(args.nearestGpus),
    String(args.nearestAccelerator),
    String(args.nearestWeights),
  );
  return `${lead} ${nearest}`;
}

function kvCacheOverflow(args: Args, t: Translate): string {
  const lead = t(
    '{0} such requests at once need {1} of KV cache; "{2}" has {3}, enough for {4}.',
    formatCount(number(args.wanted)),
    bytes(args.neededBytes),
    String(args.deployment),
    bytes(args.freeBytes),
    formatCount(number(args.holds)),
  );
  if (args.narrower === undefined) return lead;
  return `${lead} ${t('A KV cache in {0} instead of {1} would hold about twice as many.', args.narrower, String(args.kv))}`;
}

function contextOverflow(args: Args, t: Translate): string {
  return t(
    'Prompt ({0} tokens) and output ({1}) come to {2}, over the {3} that {4} takes: cut {5}.',
    tokens(args.input, args.exact === 1),
    tokens(args.output),
    tokens(args.total, args.exact === 1),
    tokens(args.window),
    String(args.model),
    tokens(args.excess, args.exact === 1),
  );
}

function overBudgetTokens(args: Args, t: Translate): string {
  const exact = args.exact === 1;
  const lead = t(
    '{0} input tokens, over the budget of {1} for {2}.',
    tokens(args.tokens, exact),
    tokens(args.limit),
    String(args.files),
  );
  if (args.role === undefined) return lead;
  return `${lead} ${t('Heaviest: the {0} part with {1}.', args.role, tokens(args.partTokens, exact))}`;
}

/** One entry per code that a rule reports; a test holds this table and the rules together. */
export const findingMessages: Readonly<Record<string, Wording>> = {
  'unbounded-output': unboundedOutput,
  'model-does-not-fit': modelDoesNotFit,
  'kv-cache-overflow': kvCacheOverflow,
  'context-overflow': contextOverflow,
  'over-budget-tokens': overBudgetTokens,
  'over-budget-dollars': (args, t) =>
    t(
      '{0} per thousand calls, over the budget of {1} for {2}.',
      formatDollars(number(args.usdPerThousandCalls), { exact: false }),
      usd(args.limit),
      String(args.files),
    ),
  'unused-suppression': (args, t) =>
    t('Nothing to suppress here: {0} reports nothing on the next line.', String(args.rule)),
  'unknown-suppression': (args, t) =>
    args.nearest === undefined
      ? t('There is no rule {0}.', String(args.rule))
      : t('There is no rule {0}; did you mean {1}?', String(args.rule), args.nearest),
};

/** One entry per code of a fix. */
export const fixTitles: Readonly<Record<string, Wording>> = {
  'insert-output-limit': (args, t) => t('Limit the output: {0} = {1}', String(args.key), number(args.limit)),
};
