import type { RuleReport } from '../../lint/finding.ts';
import { formatBytes, formatDollars, formatTokens } from '../format.ts';
import type { Translate } from '../translate.ts';

/** What a rule reports about a place, as data. */
export type Args = RuleReport['args'];
/** Words it for a person. */
export type Wording = (args: Args, t: Translate) => string;

export const number = (value: string | number | undefined): number => Number(value ?? 0);
export const tokens = (value: string | number | undefined, exact = true): string =>
  formatTokens(number(value), { exact, form: 'long' });
/** Tokens of text that the call's vocabulary has counted: exact where that vocabulary is known to be the model's. */
export const counted = (args: Args, name: string): string => tokens(args[name], args.countsExact !== 0);
export const bytes = (value: string | number | undefined, exact = true): string =>
  formatBytes(number(value), { exact });
export const usd = (value: string | number | undefined, exact = true): string =>
  formatDollars(number(value), { exact });
/** Dollars of a round number of tokens: exact from a price list, an estimate on the team's own hardware. */
export const rate = (args: Args, name: string): string => usd(args[name], args.ratesExact !== 0);
/** Dollars of counted tokens. */
export const priceOfCounted = (args: Args, name: string): string =>
  usd(args[name], args.ratesExact !== 0 && args.countsExact !== 0);
/** Dollars per thousand calls that rest on an estimate. */
export const perThousand = (value: string | number | undefined): string =>
  `${formatDollars(number(value), { exact: false })}/k`;

/** A sentence that follows another one where the figure for it is known. */
export const followedBy = (lead: string, figure: string | number | undefined, sentence: () => string): string =>
  figure === undefined ? lead : `${lead} ${sentence()}`;
