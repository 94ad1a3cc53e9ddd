import { formatPercent } from '../format.ts';
import type { Translate } from '../translate.ts';
import {
  type Args,
  counted,
  followedBy,
  number,
  perThousand,
  priceOfCounted,
  rate,
  tokens,
  usd,
  type Wording,
} from './finding-wording.ts';

function prettyJsonInPrompt(args: Args, t: Translate): string {
  const lead = t(
    '{0} is written with indentation: the same data without it takes {1} fewer tokens, {2} of the {3} assumed.',
    `{${args.name}}`,
    formatPercent(number(args.share)),
    tokens(args.tokens, false),
    tokens(args.assumed),
  );
  return followedBy(lead, args.usdPerThousandCalls, () => t('That is {0}.', perThousand(args.usdPerThousandCalls)));
}

function heavyAgentFile(args: Args, t: Translate): string {
  const lead =
    args.each === 'use'
      ? t('{0} tokens are read with each use of this skill, over {1}.', counted(args, 'tokens'), tokens(args.budget))
      : t('{0} tokens go along with every turn, over {1}.', counted(args, 'tokens'), tokens(args.budget));
  const imported =
    args.imported === undefined ? lead : `${lead} ${t('{0} of them are imported.', counted(args, 'imported'))}`;
  const priced = followedBy(imported, args.usdPerThousandCalls, () =>
    t('A thousand of them cost {0}.', priceOfCounted(args, 'usdPerThousandCalls')),
  );
  const heaviest = ['first', 'second', 'third']
    .filter(key => args[key] !== undefined)
    .map(key => `${args[key]} (${counted(args, `${key}Tokens`)})`);
  return `${priced} ${t('Heaviest: {0}.', heaviest.join(', '))}`;
}

function retryResends(args: Args, t: Translate): string {
  const lead = t(
    'Whatever the error, the {0} tokens are sent up to {1} times, {2} in all.',
    tokens(args.tokens, args.exact === 1),
    number(args.attempts),
    tokens(args.total, args.exact === 1),
  );
  return followedBy(lead, args.usdPerThousandAttempts, () =>
    t(
      'A thousand further attempts cost {0}.',
      usd(args.usdPerThousandAttempts, args.exact === 1 && args.ratesExact !== 0),
    ),
  );
}

function retryAnyError(args: Args, t: Translate): string {
  const lead = t('Whatever the error, each attempt sends the {0} tokens again.', tokens(args.tokens, args.exact === 1));
  return followedBy(lead, args.usdPerThousandAttempts, () =>
    t(
      'A thousand further attempts cost {0}.',
      usd(args.usdPerThousandAttempts, args.exact === 1 && args.ratesExact !== 0),
    ),
  );
}

function retryUnbounded(args: Args, t: Translate): string {
  const lead = t(
    'Nothing ends these attempts: each failure sends the {0} tokens again.',
    tokens(args.tokens, args.exact === 1),
  );
  return followedBy(lead, args.usdPerThousandAttempts, () =>
    t(
      'A thousand further attempts cost {0}.',
      usd(args.usdPerThousandAttempts, args.exact === 1 && args.ratesExact !== 0),
    ),
  );
}

function sameInputManyCalls(args: Args, t: Translate): string {
  const lead = t(
    '{0} is sent again: the call in line {1} sends it too, after other words, so that no prefix cache can help ({2} tokens assumed).',
    `{${args.name}}`,
    number(args.line),
    tokens(args.assumed),
  );
  return followedBy(lead, args.usdPerThousandCalls, () =>
    t('The second time costs {0}.', perThousand(args.usdPerThousandCalls)),
  );
}

function echoWholeInput(args: Args, t: Translate): string {
  const lead = t(
    '"{0}" has the whole text written again, one decode step per token, where a list of changes would do.',
    String(args.wording),
  );
  return followedBy(lead, args.usdPerThousandTokens, () =>
    t('Every 1,000 tokens of it cost {0} a call.', rate(args, 'usdPerThousandTokens')),
  );
}

function fewShotWeight(args: Args, t: Translate): string {
  const lead =
    args.examples === 1
      ? t(
          'The example takes {0} tokens, {1} of the prompt.',
          counted(args, 'tokens'),
          formatPercent(number(args.share)),
        )
      : t(
          '{0} examples take {1} tokens, {2} of the prompt: {3} each.',
          number(args.examples),
          counted(args, 'tokens'),
          formatPercent(number(args.share)),
          tokens(args.each, false),
        );
  return followedBy(lead, args.usdPerThousandCalls, () =>
    t('Together they cost {0}.', perThousand(args.usdPerThousandCalls)),
  );
}

function cacheablePrefixUnmarked(args: Args, t: Translate): string {
  const lead = t(
    'The first {0} tokens are the same in every request, and {1} keeps {2} or more, but only up to a mark, which is missing.',
    counted(args, 'tokens'),
    String(args.model),
    tokens(args.minimum),
  );
  return followedBy(lead, args.usdPerThousandCalls, () =>
    t(
      'Read from the cache they cost {0} instead of {1}.',
      perThousand(args.cached),
      perThousand(args.usdPerThousandCalls),
    ),
  );
}

function oversizedModel(args: Args, t: Translate): string {
  const lead =
    args.why === 'superseded'
      ? t(
          'A short answer ("{0}") from {1}, which newer models have replaced, costs {2};',
          String(args.wording),
          String(args.model),
          perThousand(args.usdPerThousandCalls),
        )
      : t(
          'A short answer ("{0}") from {1} costs {2};',
          String(args.wording),
          String(args.model),
          perThousand(args.usdPerThousandCalls),
        );
  const others =
    args.second === undefined
      ? t('from {0} it would be {1}.', String(args.first), perThousand(args.firstUsd))
      : t(
          'from {0} it would be {1}, from {2} {3}.',
          String(args.first),
          perThousand(args.firstUsd),
          String(args.second),
          perThousand(args.secondUsd),
        );
  return `${lead} ${others} ${t('Check the quality of its answers first.')}`;
}

function reasoningForSimpleTask(args: Args, t: Translate): string {
  const lead = t(
    'Effort "{0}" for a short answer ("{1}"): {2} more reasoning tokens are expected than with "low".',
    String(args.effort),
    String(args.wording),
    tokens(args.tokens, false),
  );
  return followedBy(lead, args.usdPerThousandCalls, () => t('They cost {0}.', perThousand(args.usdPerThousandCalls)));
}

function imageFullDetail(args: Args, t: Translate): string {
  const lead = t(
    'An image without a detail setting: {0} tokens at 1024 × 1024, up to {1}; in low detail {2}.',
    tokens(args.tokens, false),
    tokens(args.most),
    tokens(args.low, false),
  );
  return followedBy(lead, args.usdPerThousandCalls, () =>
    t('Low detail saves {0}.', perThousand(args.usdPerThousandCalls)),
  );
}

/** Findings about what a prompt says, carries and how often it is sent. */
export const promptFindings: Readonly<Record<string, Wording>> = {
  'pretty-json-in-prompt': prettyJsonInPrompt,
  'heavy-agent-file': heavyAgentFile,
  'heavy-skill-description': (args, t) =>
    t(
      'The description takes {0} tokens, over {1}: it is shown on every turn, used or not.',
      counted(args, 'tokens'),
      tokens(args.budget),
    ),
  'retry-resends': retryResends,
  'retry-any-error': retryAnyError,
  'retry-unbounded': retryUnbounded,
  'same-input-many-calls': sameInputManyCalls,
  'echo-whole-input': echoWholeInput,
  'few-shot-weight': fewShotWeight,
  'schema-said-twice': (args, t) =>
    followedBy(
      t('{0} tokens of words say what the schema says already.', counted(args, 'tokens')),
      args.usdPerThousandCalls,
      () => t('They cost {0}.', perThousand(args.usdPerThousandCalls)),
    ),
  'cacheable-prefix-unmarked': cacheablePrefixUnmarked,
  'oversized-model': oversizedModel,
  'reasoning-for-simple-task': reasoningForSimpleTask,
  'image-full-detail': imageFullDetail,
};

export const promptFixes: Readonly<Record<string, Wording>> = {
  'compact-json': (_args, t) => t('Write this JSON without indentation'),
  'remove-format-words': (_args, t) => t('Remove the words that the schema says'),
  'mark-cache': (_args, t) => t('Mark the system prompt to be cached'),
  'lower-effort': (args, t) => t('Lower the effort to "{0}"', String(args.effort)),
  'low-detail': (_args, t) => t('Send the image in low detail'),
};
