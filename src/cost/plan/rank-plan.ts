import { isPlanned, type PlanEntry, type PlannedDeployment, type RejectedCandidate } from './plan.ts';

export interface RankedPlan {
  /** Cheapest first. */
  readonly deployments: readonly (PlannedDeployment & { readonly pareto: boolean })[];
  readonly rejected: readonly RejectedCandidate[];
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Dollars first, then latency, then the name, so that the order never depends on that of the candidates. */
const cheapestFirst = (a: PlannedDeployment, b: PlannedDeployment): number =>
  a.usdPerHour - b.usdPerHour || a.ttft.p95 - b.ttft.p95 || a.itl.p95 - b.itl.p95 || text(a.id, b.id);

const figures = ({ usdPerHour, ttft, itl }: PlannedDeployment): readonly number[] => [usdPerHour, ttft.p95, itl.p95];

/** At least as good in dollars, TTFT and ITL, and better in one of them. */
function dominates(a: PlannedDeployment, b: PlannedDeployment): boolean {
  const [left, right] = [figures(a), figures(b)];
  return left.every((value, index) => value <= right[index]!) && left.some((value, index) => value < right[index]!);
}

/** Ranks what was weighed, in any order of arrival: shares of a sweep that are merged rank as one run does. */
export function rankPlan(entries: readonly PlanEntry[]): RankedPlan {
  const planned = entries.filter(isPlanned).sort(cheapestFirst);
  const rejected = entries.filter(entry => !isPlanned(entry)) as RejectedCandidate[];
  return {
    deployments: planned.map(entry => ({ ...entry, pareto: !planned.some(other => dominates(other, entry)) })),
    rejected: rejected.sort((a, b) => text(a.id, b.id)),
  };
}
