import type { ServingPolicy } from '../../../src/serving/serving-policy.ts';

/** A request in the reference: an object that changes as it is served. */
export interface ReferenceRequest {
  readonly id: number;
  readonly arrivedAt: number;
  readonly queuedAt: number;
  readonly input: number;
  readonly output: number;
  readonly hashes: readonly number[];
  generated: number;
  /** Tokens whose KV is stored, or computed elsewhere and found. */
  stored: number;
  /** Tokens to prefill in this attempt. */
  prompt: number;
  units: number;
  held: number;
  scheduledAt: number;
  firstTokenAt: number;
  completedAt: number;
  preemptions: number;
  status: 'waiting' | 'completed' | 'rejected' | 'timed-out';
}

export const unitsFor = (policy: ServingPolicy, tokens: number): number =>
  policy.kvAllocation === 'paged' ? Math.ceil(tokens / policy.blockTokens) : 1;

/** What the reference fleet asks of an engine, static or in-flight. */
export interface ReferenceEngine {
  now: number;
  readonly waiting: ReferenceRequest[];
  readonly outstanding: number;
  /** Sequence-seconds, running and waiting. */
  load: number;
  busySeconds: number;
  preemptions: number;
  peakUnits: number;
  accept(request: ReferenceRequest): void;
  /** When it could begin its next step; Infinity when there is nothing to do. */
  nextStart(): number;
  /** Runs one step (a static engine: one batch) and returns what ended. */
  runStep(): ReferenceRequest[];
}
