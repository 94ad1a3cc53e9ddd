import type { StepModel } from '../performance/step-model.ts';
import type { ServingPolicy } from './serving-policy.ts';

export interface Autoscaling {
  readonly minimum: number;
  readonly maximum: number;
  /**
   * `utilization`: sequences in the system (running and waiting, averaged over the interval) ÷ sequences that the ready replicas can run.
   * `queue`: requests that wait per ready replica.
   */
  readonly metric: 'utilization' | 'queue';
  readonly target: number;
  readonly intervalSeconds: number;
  /** From the decision until a new replica takes requests: it is paid for, and does nothing. */
  readonly startupSeconds: number;
  /** No replica is taken away sooner than this after the last change. */
  readonly cooldownSeconds: number;
}

/** Like Kubernetes' horizontal pod autoscaler: every 15 s, 5 minutes before scaling down; three minutes to load a model. */
export const defaultAutoscaling: Autoscaling = {
  minimum: 1,
  maximum: 8,
  metric: 'utilization',
  target: 0.7,
  intervalSeconds: 15,
  startupSeconds: 180,
  cooldownSeconds: 300,
};

/** Replicas of one deployment behind one router. */
export interface ReplicaPool {
  readonly name: string;
  readonly model: StepModel;
  readonly policy: ServingPolicy;
  readonly replicas: number | Autoscaling;
  readonly routing: 'round-robin' | 'least-loaded';
  readonly gpusPerReplica: number;
  /** US dollars; absent when unknown, and then so is every cost. */
  readonly pricePerGpuHour?: number;
  /** Watts of a whole replica; absent when unknown. */
  readonly watts?: { readonly busy: number; readonly idle: number };
}

/** Which pool a request goes to. */
export type TrafficSplit =
  /** By chance; one share per pool, together 1. */
  | { readonly kind: 'share'; readonly shares: readonly number[] }
  /** By length: the first pool whose limit on input tokens is not exceeded, else the last. One limit per pool. */
  | { readonly kind: 'input-tokens'; readonly limits: readonly number[] }
  /** By the class of the request: the position of its pool, one for each class of the workload. */
  | { readonly kind: 'class'; readonly pools: readonly number[] };

export interface Fleet {
  readonly pools: readonly [ReplicaPool, ...ReplicaPool[]];
  /** Without it every request goes to the first pool. */
  readonly split?: TrafficSplit;
}
