import { type Tokens, tokens } from '../units.ts';
import type { TokenRange } from './priced-call.ts';

export const noTokens: TokenRange = { tokens: tokens(0), low: tokens(0), high: tokens(0), exact: true };

export const exactly = (count: Tokens): TokenRange => ({ tokens: count, low: count, high: count, exact: true });

/** The sum is exact only if every term is; bounds add. */
export function sumOfTokens(terms: readonly TokenRange[]): TokenRange {
  let [count, low, high, exact] = [0, 0, 0, true];
  for (const term of terms) {
    count += term.tokens;
    low += term.low;
    high += term.high;
    exact &&= term.exact;
  }
  return { tokens: tokens(count), low: tokens(low), high: tokens(high), exact };
}
