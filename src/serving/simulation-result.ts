import type { Bytes, Dollars, Seconds, WattHours } from '../units.ts';
import type { LatencyDistribution, LatencySummary } from './latency-histogram.ts';
import type { LoadState } from './load-state.ts';
import type { TimelineSlice } from './timeline.ts';

/** What a pool of the fleet did. */
export interface PoolResult {
  readonly name: string;
  readonly completed: number;
  readonly replicas: { readonly mean: number; readonly max: number };
  /** Share of the paid time that its replicas worked. */
  readonly utilization: number;
  readonly kvPeakBytes: Bytes;
  /** Share of the KV memory of a replica that was in use at its fullest. */
  readonly kvPeakShare: number;
  /** Share of the KV memory handed out that held nothing, over the working time: reservations not filled, blocks not full. */
  readonly kvWaste: number;
  /** Share of the places in running batches in which a finished sequence waited for the longest; 0 with in-flight batching. */
  readonly batchWaste: number;
  readonly preemptions: number;
  readonly gpuHours: number;
  /** Absent when the price is unknown. */
  readonly costUsd?: Dollars;
  readonly ttft: LatencySummary;
  readonly itl: LatencySummary;
  readonly endToEnd: LatencySummary;
  /** Share of the looked-up input tokens that prefix caching saved; absent without it. */
  readonly prefixHitRate?: number;
}

/** The outcome of one simulated run. Percentiles are within `percentileError` of the exact order statistic; all else is exact. */
export interface SimulationResult {
  /** Requests that arrived; each is completed, rejected, timed out or, in a partial run, unfinished. */
  readonly requests: number;
  readonly completed: number;
  /** Longer than the KV cache can ever hold. */
  readonly rejected: number;
  readonly timedOut: number;
  readonly unfinished: number;
  /** From arrival to the first token. */
  readonly ttft: LatencySummary;
  /** Per request: the mean gap between its tokens after the first. */
  readonly itl: LatencySummary;
  readonly endToEnd: LatencySummary;
  /** From arrival to the first step that took the request. */
  readonly wait: LatencySummary;
  /** The same latencies in bins, to be drawn. */
  readonly distributions: {
    readonly ttft: LatencyDistribution;
    readonly itl: LatencyDistribution;
    readonly endToEnd: LatencyDistribution;
  };
  readonly throughput: {
    readonly requestsPerSecond: number;
    readonly outputTokensPerSecond: number;
    readonly totalTokensPerSecond: number;
  };
  readonly utilization: number;
  readonly kvPeakBytes: Bytes;
  readonly preemptions: number;
  readonly replicas: { readonly mean: number; readonly max: number };
  readonly gpuHours: number;
  readonly costUsd?: Dollars;
  readonly costPerThousandRequests?: Dollars;
  readonly energy?: WattHours;
  /** Share of all requests that met the objective; those not served did not. Absent without an objective. */
  readonly sloAttainment?: number;
  readonly load: LoadState;
  /** From the first moment to the last completion, or to the end of the asked duration if that is later. */
  readonly simulatedSeconds: Seconds;
  /** What the computation took; absent when no clock was given. */
  readonly wallSeconds?: Seconds;
  readonly percentileError: number;
  /** Stopped early; everything here is about what had happened by then. */
  readonly partial: boolean;
  readonly timeline: readonly TimelineSlice[];
  readonly pools: readonly PoolResult[];
}
