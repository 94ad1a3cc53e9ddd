import type { Deployment } from '../performance/deployment.ts';
import type { DoesNotFit, PerformanceEstimate } from '../performance/estimate.ts';
import type { CallSite, PromptRole, Range } from '../source/call-site.ts';
import type { CountBasis } from '../tokens/token-counter.ts';
import type { Dollars, Tokens } from '../units.ts';

/** A number of tokens that may be known only within bounds; `low === high` when exact. */
export interface TokenRange {
  readonly tokens: Tokens;
  readonly low: Tokens;
  readonly high: Tokens;
  readonly exact: boolean;
}

export interface PricedPlaceholder {
  readonly name: string;
  readonly assumedTokens: Tokens;
  /** `configuration` when the user named this placeholder's size. */
  readonly from: 'configuration' | 'default';
}

export interface PricedPart {
  readonly role: PromptRole;
  readonly count: TokenRange;
  /** No placeholder in it. */
  readonly static: boolean;
  /** Tokens of its known text alone. */
  readonly staticTokens: Tokens;
  readonly range?: Range;
  readonly file?: string;
  readonly placeholders: readonly PricedPlaceholder[];
}

export interface OutputRange extends TokenRange {
  readonly from: 'limit' | 'configuration' | 'default' | 'measured';
}

/** Dollars per request on a provider's list. */
export interface HostedCost {
  readonly provider: string;
  readonly model: string;
  readonly costPerRequest: Dollars;
  readonly inputCost: Dollars;
  readonly outputCost: Dollars;
  /** ISO date of the price list. */
  readonly priceDate: string;
}

/** The request on hardware that the team runs. */
export interface SelfHostedCost {
  readonly deployment: Deployment;
  readonly estimate: PerformanceEstimate;
  readonly costPerRequest: Dollars;
  readonly prefillCost: Dollars;
  readonly decodeCost: Dollars;
}

export interface SelfHostedRefusal {
  readonly deployment: Deployment;
  readonly estimate: DoesNotFit;
}

/** What could not be computed, as data; `report/` words it. */
export type Unknown =
  | { readonly code: 'model-unknown' }
  | { readonly code: 'price-unknown'; readonly model: string }
  | { readonly code: 'deployment-unset' }
  | { readonly code: 'prompt-unknown' };

/** A call site with its tokens, its time and its dollars: what every surface reads. */
export interface PricedCall {
  readonly site: CallSite;
  readonly basis: CountBasis;
  readonly parts: readonly PricedPart[];
  /** Tokens that the provider adds around messages and tools; part of `input`. */
  readonly wrappingTokens: Tokens;
  readonly input: TokenRange;
  readonly cached: Tokens;
  readonly output: OutputRange;
  readonly hosted?: HostedCost;
  readonly selfHosted?: SelfHostedCost | SelfHostedRefusal;
  readonly unknown: readonly Unknown[];
}
