import type { PricedCall } from '../cost/priced-call.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';

/**
 * What the figures of a call's findings may be written as, 1 for exact: counts of known text, where the vocabulary is the model's own;
 * dollars of a number of tokens, where a price list says them. Times and dollars on the team's own hardware are estimates.
 */
export const exactness = (
  { headline }: PricedCall,
  counter: TokenCounter | undefined,
): { readonly countsExact: 0 | 1; readonly ratesExact: 0 | 1 } => ({
  countsExact: counter?.exact ? 1 : 0,
  ratesExact: headline === 'hosted' ? 1 : 0,
});
