import type { Autoscaling } from './fleet.ts';

/** What an autoscaler sees when it looks. */
export interface ScaleObservation {
  /** Replicas that take requests. */
  readonly ready: number;
  /** Those and the ones that are starting. */
  readonly current: number;
  readonly waiting: number;
  readonly utilization: number;
  /** Seconds since it last changed anything. */
  readonly sinceChange: number;
}

/** A product that is a whole number but for rounding is not rounded up. */
const rounding = 1e-9;

/**
 * How many replicas it wants, as Kubernetes computes it: ready × observed ÷ target, rounded up, within 10 % of the target unchanged. Up at once; down
 * only after the cool-down, and by queue length only one at a time and only when nothing waits.
 * Source: Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details, read 2026-11-22.
 */
export const scaleDecision = (scaling: Autoscaling, seen: ScaleObservation): number => {
  const observed = scaling.metric === 'utilization' ? seen.utilization : seen.waiting / seen.ready;
  const ratio = observed / scaling.target;
  let wanted = Math.abs(ratio - 1) <= 0.1 ? seen.current : Math.ceil(seen.ready * ratio - rounding);
  if (scaling.metric === 'queue' && ratio < 1) wanted = seen.waiting === 0 ? seen.current - 1 : seen.current;
  if (wanted > seen.ready) wanted = Math.max(wanted, seen.current);
  if (wanted < seen.current && seen.sinceChange < scaling.cooldownSeconds) wanted = seen.current;
  return Math.min(scaling.maximum, Math.max(scaling.minimum, wanted));
};
