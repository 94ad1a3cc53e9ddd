import type { Configuration } from '../configuration/configuration.ts';
import type { CallSite } from '../source/call-site.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { tokens } from '../units.ts';
import { countPart, staticPrefix } from './count-prompt.ts';
import { countWrapping } from './count-wrapping.ts';
import type { PricedCall } from './priced-call.ts';
import { sumOfTokens } from './token-range.ts';

export type CountedCall = Pick<PricedCall, 'parts' | 'wrapping' | 'input' | 'staticPrefixTokens' | 'cached'>;

/** A call's input as one model sees it: its parts, what is wrapped around them, and what a prefix cache may hold. */
export function countCall(
  site: CallSite,
  counter: TokenCounter,
  configuration: Configuration,
  model = site.model.id,
): CountedCall {
  const parts = site.prompt.map(part => countPart(part, counter, configuration));
  const wrapping = countWrapping(site, counter, model);
  const staticPrefixTokens = staticPrefix(site.prompt, counter);
  return {
    parts,
    wrapping,
    input: sumOfTokens([...parts.map(part => part.count), wrapping]),
    staticPrefixTokens,
    cached: tokens(Math.floor(staticPrefixTokens * configuration.traffic.cachedPrefixShare)),
  };
}
