import type { DeploymentSettings } from '../../src/configuration/configuration.ts';

/** How traffic is spread over a day: drawn for this project, recorded from services, or `drawn`, the user's own curve. */
export const trafficShapes = [
  'flat',
  'office-hours',
  'evening-peak',
  'flash-sale',
  'servegen-large',
  'servegen-small',
  'servegen-reasoning',
  'drawn',
] as const;
export type TrafficShape = (typeof trafficShapes)[number];

/** Lengths of real requests, in pairs. */
export interface RecordedLengths {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export interface Speculation {
  /** Catalog id of the draft model. */
  readonly draft: string;
  /** Tokens drafted per step. */
  readonly length: number;
  /** Share of drafted tokens that the target model accepts. */
  readonly acceptance: number;
}

export type Sparsity = { readonly kind: '2:4' } | { readonly kind: 'unstructured'; readonly fraction: number };

/** Everything that a "what if" fixes, as one immutable value: what the controls edit, what is saved, compared and shared. */
export interface Scenario {
  readonly name: string;
  /** Where the request came from, such as `src/chat.py:42`; absent for one made up here. */
  readonly origin?: string;
  readonly deployment: DeploymentSettings;
  readonly speculation?: Speculation;
  readonly sparsity?: Sparsity;
  readonly request: {
    readonly inputTokens: number;
    /** Leading input tokens that every request shares. */
    readonly sharedPrefixTokens: number;
    readonly outputTokens: number;
    /** Standard deviation of the lengths divided by their mean; 0 for equal lengths. */
    readonly variation: number;
    /** Recorded lengths, scaled to the means above; absent where none were loaded. */
    readonly recorded?: RecordedLengths;
    /** Whether the recorded lengths stand for the distribution. */
    readonly usesRecorded?: boolean;
  };
  readonly serving: {
    readonly prefill: 'chunked' | 'first';
    readonly maxSequences: number;
    readonly maxBatchedTokens: number;
    /** Dynamic batching only: how long the oldest request waits for a full batch. */
    readonly queueDelaySeconds: number;
    readonly prefixCaching: boolean;
  };
  readonly traffic: {
    readonly requestsPerMonth: number;
    readonly shape: TrafficShape;
    /** Relative rates at each hour of the day, 24 of them; only their proportions count. */
    readonly curve: readonly number[];
    /** Coefficient of variation of the gaps between requests: 1 is random, more is bursts. */
    readonly burstiness: number;
  };
  readonly fleet: {
    readonly scaling: 'fixed' | 'automatic';
    readonly replicas: number;
    readonly minimum: number;
    readonly maximum: number;
    readonly target: number;
    readonly startupSeconds: number;
  };
  /** A share of the requests that a second, smaller deployment answers. */
  readonly hybrid?: {
    readonly share: number;
    readonly deployment: DeploymentSettings;
    /** How many of it stand all day; one where it is not said. */
    readonly replicas?: number;
  };
  /** Limits in seconds, and the share of requests that must keep them. */
  readonly objective: {
    readonly ttftSeconds?: number;
    readonly itlSeconds?: number;
    readonly endToEndSeconds?: number;
    readonly attainment: number;
  };
}
