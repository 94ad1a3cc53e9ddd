import type { Corrections } from '../performance/corrections.ts';
import type { Deployment, RequestShape } from '../performance/deployment.ts';
import type { DoesNotFit, PerformanceEstimate } from '../performance/estimate.ts';
import type { CallSite, PromptRole, Range } from '../source/call-site.ts';
import type { CountBasis } from '../tokens/token-counter.ts';
import type { Dollars, DollarsPerHour, Tokens } from '../units.ts';

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
  /** Known text and assumed placeholders together: the parts' counts, what is carried and the wrapping sum to the call's input. */
  readonly count: TokenRange;
  /** No placeholder in it. */
  readonly static: boolean;
  /** Its known text alone. */
  readonly staticCount: TokenRange;
  /** `text` as it stands, placeholders counted as their names: `tokens` and `exact` of a part in the JSON of `lint`. */
  readonly templateCount: TokenRange;
  /** The part as a template, each placeholder as `{name}`. */
  readonly text: string;
  /** The same with each placeholder as `{}`. */
  readonly normalizedText: string;
  readonly range?: Range;
  readonly file?: string;
  readonly placeholders: readonly PricedPlaceholder[];
}

/** Why a carried part's count is exact (`published`) or estimated. */
export type CarriedBasis =
  | 'published'
  /** The provider does not say how it puts it into the prompt. */
  | 'format'
  /** The SDK makes its JSON of code. */
  | 'derived'
  /** Only the running program knows some of it. */
  | 'partly-unknown'
  | 'image-size'
  /** An agent's own text, sent with each turn of its runs. */
  | 'each-turn'
  /** The format is published, the model's vocabulary is not. */
  | 'vocabulary';

/** An agent's instructions, tools, the answer's schema or an image, as the provider bills it. */
export interface PricedCarried {
  readonly role: 'instructions' | 'tools' | 'schema' | 'image';
  readonly count: TokenRange;
  readonly basis: CarriedBasis;
  /** The rule that was counted with, and when it was read (ISO date). */
  readonly source: string;
  readonly date: string;
  /** Of the tools. */
  readonly names: readonly string[];
  readonly placeholders: readonly PricedPlaceholder[];
  readonly range?: Range;
  readonly file?: string;
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
  /** Share that the provider's batch interface takes off, in the dollars already; absent for what is not sent there. */
  readonly batchDiscount?: number;
}

/** What an accelerator costs per hour, and who says so. */
export interface GpuHour {
  readonly perGpuHour: DollarsPerHour;
  readonly from: 'configuration' | 'price-list';
  /** A price list's name and date; absent for `configuration`. */
  readonly source?: string;
  readonly date?: string;
}

/** A deployment of `inference-cost.json`, with its names looked up and its price found. */
export interface ResolvedDeployment {
  readonly name: string;
  /** `default` while the user has configured none: a stand-in that every surface must call so. */
  readonly from: 'configuration' | 'default';
  readonly deployment: Deployment;
  /** Factors from the user's own measurements. */
  readonly corrections?: Corrections;
  /** Undefined when no price is known; dollars are then unknown too. */
  readonly gpuHour?: GpuHour;
}

/** The request on hardware that the team runs. Dollars are undefined while no GPU-hour price is known. */
export interface SelfHostedCost extends ResolvedDeployment {
  /** Tokens under the deployment's own vocabulary. */
  readonly shape: RequestShape;
  readonly estimate: PerformanceEstimate;
  readonly costPerRequest?: Dollars;
  readonly prefillCost?: Dollars;
  readonly decodeCost?: Dollars;
}

/** The same request refused: `estimate` says what is missing. */
export interface SelfHostedRefusal extends ResolvedDeployment {
  readonly shape: RequestShape;
  readonly estimate: DoesNotFit;
}

/** What could not be computed, as data; `report/` words it. */
export type Unknown =
  | { readonly code: 'model-unknown' }
  | { readonly code: 'hosted-price-unknown'; readonly model: string }
  | { readonly code: 'gpu-price-unknown'; readonly accelerator: string }
  | { readonly code: 'prompt-unknown' };

/** A call site with its tokens, its time and its dollars: what every surface reads. */
export interface PricedCall {
  readonly site: CallSite;
  /** Why the call's own tokens are exact or estimated. */
  readonly basis: CountBasis;
  readonly parts: readonly PricedPart[];
  /** What goes along with the messages; part of `input`. */
  readonly carried: readonly PricedCarried[];
  /** Tokens that the provider adds around messages; part of `input`. */
  readonly wrapping: TokenRange;
  readonly input: TokenRange;
  /** Leading tokens that are the same in every request: what a prefix cache can keep. */
  readonly staticPrefixTokens: Tokens;
  /** Input tokens assumed to be read from a prefix cache (`traffic.cachedPrefixShare`). */
  readonly cached: Tokens;
  readonly output: OutputRange;
  readonly hosted?: HostedCost;
  readonly selfHosted?: SelfHostedCost | SelfHostedRefusal;
  /**
   * Which of the two the one-line surfaces price: `self-hosted` where a deployment is configured (or the call goes to a local
   * server), else `hosted` where a price is known.
   */
  readonly headline: 'hosted' | 'self-hosted' | 'none';
  readonly unknown: readonly Unknown[];
}
