import type { Configuration } from '../configuration/configuration.ts';
import type { CallSite, PromptPart } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { tokens } from '../units.ts';
import { countCarried } from './count-carried.ts';
import { countPart, staticPrefix } from './count-prompt.ts';
import { countWrapping } from './count-wrapping.ts';
import type { PricedCall, PricedCarried } from './priced-call.ts';
import { sumOfTokens } from './token-range.ts';

export type CountedCall = Pick<
  PricedCall,
  'parts' | 'carried' | 'wrapping' | 'input' | 'staticPrefixTokens' | 'cached'
>;

/**
 * Tools and an agent's instructions stand before everything else; they are the same in every request, and those of unknown
 * size are left out.
 */
const tokensAhead = (carried: readonly PricedCarried[]): number =>
  carried
    .filter(({ role, placeholders }) => (role === 'tools' || role === 'instructions') && placeholders.length === 0)
    .reduce((sum, { count }) => sum + count.tokens, 0);

/** What is sent by a call whose prompt only the running program knows: of unknown size, which is not none. */
const unknownPrompt: readonly PromptPart[] = [{ role: 'user', segments: [{ kind: 'placeholder', name: 'prompt' }] }];

/** What is always sent with something, read or not; an agent may be without instructions, a prompt without text. */
const needsText = ({ kind }: CallSite): boolean => kind !== 'agent' && kind !== 'prompt';

/** The history that ends with what is asked, since no other part can hold that. */
const asksInHistory = (prompt: readonly PromptPart[]): PromptPart | undefined =>
  prompt.some(({ role }) => role === 'user') ? undefined : prompt.findLast(({ role }) => role === 'history');

/** A call's input as one model sees it: its parts, what is wrapped around them, and what a prefix cache may hold. */
export function countCall(
  found: CallSite,
  counter: TokenCounter,
  configuration: Configuration,
  model = found.model.id,
): CountedCall {
  const site = found.prompt.length === 0 && needsText(found) ? { ...found, prompt: unknownPrompt } : found;
  const asking = asksInHistory(site.prompt);
  const parts = site.prompt.map(part => countPart(part, counter, configuration, part === asking));
  const wrapping = countWrapping(site, counter, model);
  const carried = countCarried(site, counter, configuration, model);
  const ahead = tokensAhead(carried);
  // Behind instructions that vary nothing stays the same.
  const varies = carried.some(({ role, placeholders }) => role === 'instructions' && placeholders.length > 0);
  const staticPrefixTokens = staticPrefix(varies ? [] : site.prompt, counter, ahead);
  return {
    parts,
    carried,
    wrapping,
    input: sumOfTokens([...[...parts, ...carried].map(part => part.count), wrapping]),
    staticPrefixTokens,
    cached: tokens(Math.floor(staticPrefixTokens * configuration.traffic.cachedPrefixShare)),
  };
}
