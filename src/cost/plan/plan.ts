import type { PrecisionId } from '../../catalog/precision.ts';
import type { DeploymentSettings } from '../../configuration/configuration.ts';
import type { LatencySummary } from '../../serving/latency-histogram.ts';
import type { ServiceObjective } from '../../serving/request-outcomes.ts';
import type { LengthDistribution } from '../../serving/workload.ts';
import type { Dollars, DollarsPerHour } from '../../units.ts';
import type { GpuHour } from '../priced-call.ts';

/** What a plan is asked: a model, the traffic it must carry, and how fast it must answer. */
export interface PlanRequest {
  /** A catalog id or a custom model's name. */
  readonly model: string;
  /** Requests per second that must be carried, all day: the peak, where traffic has one. */
  readonly rate: number;
  /** Coefficient of variation of the gaps between requests; 1 is Poisson. */
  readonly burstiness: number;
  readonly lengths: LengthDistribution;
  readonly objective: ServiceObjective;
  /** Share of the requests that must meet the objective. */
  readonly attainment: number;
  /** Accelerator ids. */
  readonly hardware: readonly string[];
  /** The most accelerators that all replicas together may take. */
  readonly budgetGpus?: number;
  /** Number formats to try; those that fit model and hardware where absent. */
  readonly weights?: PrecisionId;
  readonly kv?: PrecisionId;
  /** Settings that hold for every candidate: engine, price, activations. */
  readonly fixed: Partial<DeploymentSettings>;
  readonly seed: number;
}

/** One deployment to try: the settings of a replica, as they would be written down. */
export interface PlanCandidate {
  /** Unique within a plan, e.g. `2×h100-sxm fp8/fp8`. */
  readonly id: string;
  readonly settings: DeploymentSettings;
}

/** A deployment that carries the traffic within the objective, with the fewest replicas that do. */
export interface PlannedDeployment {
  readonly id: string;
  readonly settings: DeploymentSettings;
  readonly replicas: number;
  /** Of all replicas. */
  readonly gpus: number;
  readonly gpuHour: GpuHour;
  /** Of all replicas. */
  readonly usdPerHour: DollarsPerHour;
  readonly usdPerThousandRequests: Dollars;
  readonly ttft: LatencySummary;
  readonly itl: LatencySummary;
  readonly endToEnd: LatencySummary;
  readonly throughput: { readonly requestsPerSecond: number; readonly outputTokensPerSecond: number };
  readonly utilization: number;
  readonly sloAttainment: number;
  /** The highest rate at which one replica alone keeps the objective, requests per second. */
  readonly replicaRate: number;
  /** Relative error to expect of times and dollars. */
  readonly expectedRelativeError: number;
}

export type PlanRejection =
  | { readonly why: 'does-not-fit'; readonly missingBytes: number }
  | { readonly why: 'context-window' }
  | { readonly why: 'price-unknown' }
  /** Only an idle replica meets the objective, or not even that; what it reaches when idle. */
  | { readonly why: 'too-slow'; readonly ttftP95: number; readonly itlP95: number; readonly endToEndP95: number }
  /** More accelerators than the budget, or than a fleet can have, would be needed. */
  | { readonly why: 'over-budget'; readonly gpus: number };

export interface RejectedCandidate {
  readonly id: string;
  readonly settings: DeploymentSettings;
  readonly rejection: PlanRejection;
}

export type PlanEntry = PlannedDeployment | RejectedCandidate;

export const isPlanned = (entry: PlanEntry): entry is PlannedDeployment => !('rejection' in entry);
