import type { Configuration } from '../configuration/configuration.ts';
import type { PromptPart, PromptSegment } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { type Tokens, tokens } from '../units.ts';
import type { PricedPart, PricedPlaceholder, TokenRange } from './priced-call.ts';
import { sumOfTokens } from './token-range.ts';

/**
 * How far a placeholder's real size may lie from the assumed one: an unnamed size is a guess within a factor of ten, a size
 * that the user configured is taken as typical within a factor of two.
 */
const spread = { default: 10, configuration: 2 } as const;

export function placeholderSize(name: string, configuration: Configuration): PricedPlaceholder {
  const configured = configuration.placeholders[name];
  return configured === undefined
    ? { name, assumedTokens: tokens(configuration.defaultPlaceholderTokens), from: 'default' }
    : { name, assumedTokens: tokens(configured), from: 'configuration' };
}

/**
 * History grows from nothing to `turnsPerConversation - 1` earlier exchanges: on average half of them are resent. Where nothing else asks
 * (`messages=messages`), what is asked stands at its end.
 */
function historySize(name: string, configuration: Configuration, asks: boolean): PricedPlaceholder {
  const question = asks ? configuration.defaultPlaceholderTokens : 0;
  const exchange = configuration.defaultPlaceholderTokens + configuration.outputTokens.default;
  const turns = Math.max(0, configuration.traffic.turnsPerConversation - 1) / 2;
  const configured = configuration.placeholders[name] !== undefined;
  return configured
    ? placeholderSize(name, configuration)
    : { name, assumedTokens: tokens(Math.round(exchange * turns) + question), from: 'default' };
}

export const assumedRange = ({ assumedTokens, from }: PricedPlaceholder): TokenRange => ({
  tokens: assumedTokens,
  low: tokens(Math.floor(assumedTokens / spread[from])),
  high: tokens(assumedTokens * spread[from]),
  exact: false,
});

const shown = (segments: readonly PromptSegment[], placeholder: (name: string) => string): string =>
  segments.map(segment => (segment.kind === 'static' ? segment.text : placeholder(segment.name))).join('');

/**
 * Counts one prompt part: its known text by the model's vocabulary, its placeholders by their assumed sizes.
 * @param asks for a history: the prompt has no other part that could hold what is asked.
 */
export function countPart(
  part: PromptPart,
  counter: TokenCounter,
  configuration: Configuration,
  asks = false,
): PricedPart {
  const known: TokenRange[] = [];
  const placeholders: PricedPlaceholder[] = [];
  for (const segment of part.segments) {
    if (segment.kind === 'static') known.push(counter.count(segment.text));
    else if (part.role === 'history') placeholders.push(historySize(segment.name, configuration, asks));
    else placeholders.push(placeholderSize(segment.name, configuration));
  }
  const staticCount = sumOfTokens(known);
  const text = shown(part.segments, name => `{${name}}`);
  return {
    role: part.role,
    count: sumOfTokens([staticCount, ...placeholders.map(assumedRange)]),
    static: placeholders.length === 0,
    staticCount,
    templateCount: counter.count(text),
    text,
    normalizedText: shown(part.segments, () => '{}'),
    ...(part.range ? { range: part.range } : {}),
    ...(part.file === undefined ? {} : { file: part.file }),
    placeholders,
  };
}

/** Tokens before the first placeholder of the whole prompt; `ahead` are those of what is sent before it. */
export function staticPrefix(parts: readonly PromptPart[], counter: TokenCounter, ahead = 0): Tokens {
  let prefix = ahead;
  for (const part of parts)
    for (const segment of part.segments) {
      if (segment.kind === 'placeholder') return tokens(prefix);
      prefix += counter.count(segment.text).tokens;
    }
  return tokens(prefix);
}
