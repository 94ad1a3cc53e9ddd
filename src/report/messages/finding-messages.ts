import { formatCount, formatDollars, formatDuration, formatPercent } from '../format.ts';
import { acceleratorLabel } from '../hardware-label.ts';
import type { Translate } from '../translate.ts';
import { type Args, bytes, counted, number, rate, tokens, usd, type Wording } from './finding-wording.ts';
import { promptFindings, promptFixes } from './prompt-findings.ts';

function unboundedOutput(args: Args, t: Translate): string {
  const lead = t(
    'No output limit: {0} tokens are expected, but the answer may run to {1}.',
    tokens(args.expected, false),
    tokens(args.high),
  );
  const price = args.usdPerThousandTokens;
  const time = args.secondsPerThousandTokens;
  const took = formatDuration(number(time), { exact: false });
  if (price !== undefined && time !== undefined)
    return `${lead} ${t('Every 1,000 more cost {0} and {1}.', rate(args, 'usdPerThousandTokens'), took)}`;
  if (price !== undefined) return `${lead} ${t('Every 1,000 more cost {0}.', rate(args, 'usdPerThousandTokens'))}`;
  if (time !== undefined) return `${lead} ${t('Every 1,000 more take {0}.', took)}`;
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
    bytes(args.missingBytes, false),
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
    bytes(args.neededBytes, false),
    String(args.deployment),
    bytes(args.freeBytes, false),
    formatCount(number(args.holds), { exact: false }),
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

function shortAnswerUnbounded(args: Args, t: Translate): string {
  const asked = t(
    'The prompt asks for a short answer ("{0}", {1} tokens)',
    String(args.wording),
    tokens(args.tokens, false),
  );
  const limited =
    args.inForce === undefined
      ? t('but nothing limits the output: it may run to {0}.', tokens(args.high))
      : t('but the limit is {0}.', tokens(args.inForce));
  return `${asked} ${limited}`;
}

function staticAfterDynamic(args: Args, t: Translate): string {
  const placeholder = `{${args.placeholder}}`;
  const lead =
    args.prefix === 0
      ? t(
          '{0} tokens that never change stand after {1}, with which the prompt begins, so that no prefix cache can keep any.',
          counted(args, 'tokens'),
          placeholder,
        )
      : t(
          '{0} tokens that never change stand after {1}, so that no prefix cache can keep them; only the first {2} can be cached.',
          counted(args, 'tokens'),
          placeholder,
          counted(args, 'prefix'),
        );
  if (args.usdPerThousandCalls === undefined) return lead;
  return `${lead} ${t('Reading them afresh costs {0}.', `${formatDollars(number(args.usdPerThousandCalls), { exact: false })}/k`)}`;
}

function requestPerItem(args: Args, t: Translate): string {
  const lead = t('One request per item: the same {0} tokens are sent with each.', counted(args, 'tokens'));
  if (args.usdPerThousandItems === undefined) return lead;
  return `${lead} ${t('Per thousand items that is {0}.', formatDollars(number(args.usdPerThousandItems), { exact: false }))}`;
}

function unboundedInsert(args: Args, t: Translate): string {
  const name = `{${args.name}}`;
  if (args.usdPerToken === undefined) return t('{0} may be of any length: nothing here bounds it.', name);
  const at = (count: number): string => formatDollars(number(args.usdPerToken) * count, { exact: false });
  return t(
    '{0} may be of any length: 1k tokens of it cost {1} a call, 10k {2}, 100k {3}.',
    name,
    at(1e3),
    at(1e4),
    at(1e5),
  );
}

function precisionNotNative(args: Args, t: Translate): string {
  return t(
    '"{0}" asks for {1} on {2}, which does not multiply in it: weights take less memory, but the math runs in {3}.',
    String(args.deployment),
    String(args.precision),
    acceleratorLabel(String(args.accelerator)),
    String(args.math),
  );
}

/** One entry per code that a rule reports; a test holds this table and the rules together. */
export const findingMessages: Readonly<Record<string, Wording>> = {
  ...promptFindings,
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
  'short-answer-unbounded': shortAnswerUnbounded,
  'static-after-dynamic': staticAfterDynamic,
  'volatile-prefix': (args, t) =>
    t(
      '{0} changes with every request: the {1} tokens after it can never come from a prefix cache.',
      `{${args.placeholder}}`,
      counted(args, 'tokens'),
    ),
  'volatile-prefix-daily': (args, t) =>
    t(
      '{0} changes every day: the {1} tokens after it then leave the prefix cache.',
      `{${args.placeholder}}`,
      counted(args, 'tokens'),
    ),
  'indented-prompt': (args, t) =>
    t(
      '{0} of {1} tokens are whitespace that says nothing to the model.',
      counted(args, 'tokens'),
      counted(args, 'before'),
    ),
  'pretty-json-literal': (args, t) =>
    t('Minified, this JSON takes {0} tokens fewer than {1}.', counted(args, 'tokens'), counted(args, 'before')),
  'unbounded-history': (args, t) =>
    t(
      '{0} only grows and is sent again each turn: {1} tokens more per turn, {2} more on turn {3}.',
      String(args.name),
      tokens(args.perTurn, false),
      tokens(args.after, false),
      number(args.turn),
    ),
  'unbounded-insert': unboundedInsert,
  'request-per-item': requestPerItem,
  'embed-one-by-one': (args, t) =>
    t('One request for each {0}: pass the whole list, the interface takes many texts at once.', String(args.name)),
  'duplicate-prompt': (args, t) =>
    t('The same {0} tokens stand in line {1}: make them one constant.', counted(args, 'tokens'), number(args.line)),
  'precision-not-native': precisionNotNative,
  'decode-bound': (args, t) =>
    t(
      '"{0}" serves one request at a time: every token waits for all weights to be read. {1} at once would cost {2} instead of {3} ({4} less).',
      String(args.deployment),
      number(args.batch),
      `${formatDollars(number(args.batchedUsdPerThousandCalls), { exact: false })}/k`,
      `${formatDollars(number(args.usdPerThousandCalls), { exact: false })}/k`,
      formatPercent(number(args.saving)),
    ),
  'hybrid-candidate': (args, t) =>
    t(
      'A simple task ("{0}") on "{1}": "{2}" ({3}) would save {4} of it, {5}. Check the quality of its answers first.',
      String(args.wording),
      String(args.deployment),
      String(args.smaller),
      String(args.model),
      formatPercent(number(args.saving)),
      `${formatDollars(number(args.usdPerThousandCalls), { exact: false })}/k`,
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
  ...promptFixes,
  'set-output-limit': (args, t) => t('Limit the output: {0} = {1}', String(args.key), number(args.limit)),
  'tidy-whitespace': (_args, t) => t('Remove whitespace that says nothing'),
  'minify-json': (_args, t) => t('Minify this JSON'),
  'insert-output-limit': (args, t) => t('Limit the output: {0} = {1}', String(args.key), number(args.limit)),
};
