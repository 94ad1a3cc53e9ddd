import type { LayoutFault } from '../../src/configuration/check-layout.ts';
import type { GpuHour } from '../../src/cost/priced-call.ts';
import type { DoesNotFit, OperatorTime, PerformanceEstimate } from '../../src/performance/estimate.ts';
import type { LatencySummary } from '../../src/serving/latency-histogram.ts';
import type { LoadState } from '../../src/serving/load-state.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import type { TimelineSlice } from '../../src/serving/timeline.ts';

/** Why a scenario has no answers, as data; the view words it. */
export type ScenarioProblem =
  | { readonly code: 'unknown-model'; readonly name: string }
  | { readonly code: 'unknown-hardware'; readonly name: string }
  | { readonly code: 'does-not-fit'; readonly estimate: DoesNotFit }
  | { readonly code: 'layout'; readonly fault: LayoutFault }
  | { readonly code: 'not-simulable'; readonly detail: string };

/** How finely the day was simulated: a short run of the same rates while a control moves, the whole day after. */
export type Fineness = 'coarse' | 'exact';

/** What decides, in six figures. Dollars are undefined while no GPU-hour price is known. */
export interface Headline {
  readonly dollarsPerThousand?: number;
  readonly dollarsPerMonth?: number;
  /** GPUs on average over the day, and at most. */
  readonly gpus: { readonly mean: number; readonly most: number };
  readonly ttftP95: number;
  readonly itlP95: number;
  readonly attainment: number;
  readonly meetsObjective: boolean;
}

/** Bytes of one GPU. */
export interface MemoryPerGpu {
  readonly capacity: number;
  readonly weights: number;
  readonly kv: number;
  readonly activations: number;
  readonly free: number;
}

/** Dollars per thousand requests. `idle` is what is paid for while replicas wait for work. */
export interface DollarsByPhase {
  readonly prefill: number;
  readonly decode: number;
  readonly idle: number;
}

export interface Latencies {
  readonly ttft: LatencySummary;
  readonly itl: LatencySummary;
  readonly endToEnd: LatencySummary;
}

/** The same day if the model's steps are off by the expected error in one direction. */
export interface BandSide {
  readonly headline: Headline;
  readonly latency: Latencies;
  readonly timeline: readonly TimelineSlice[];
  readonly daySeconds: number;
}

export interface ErrorBand {
  /** Relative error of a step's time that both sides rest on. */
  readonly error: number;
  readonly slow: BandSide;
  readonly fast: BandSide;
}

export interface Answers {
  readonly fineness: Fineness;
  readonly headline: Headline;
  /** The accelerator, as its maker calls it. */
  readonly hardware: string;
  /** What the bill rests on; undefined while no price is known. */
  readonly gpuHour?: GpuHour;
  readonly memory: MemoryPerGpu;
  /** One decode step at the load's usual batch. */
  readonly step: { readonly seconds: number; readonly batch: number; readonly operators: readonly OperatorTime[] };
  readonly phases?: DollarsByPhase;
  readonly load: LoadState;
  readonly estimate: PerformanceEstimate;
  readonly result: SimulationResult;
  readonly timeline: readonly TimelineSlice[];
  /** Seconds that the simulated day took; a coarse day passes through the same rates faster. */
  readonly daySeconds: number;
  /** Relative error to expect of times and dollars, and what that rests on. */
  readonly accuracy: PerformanceEstimate['accuracy'];
  /** How far the day may be off; absent until it is simulated. */
  readonly band?: ErrorBand;
}

export type Evaluation = { readonly answers: Answers } | { readonly problem: ScenarioProblem };
