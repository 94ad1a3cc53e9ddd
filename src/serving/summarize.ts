import { bytes, dollars, seconds, wattHours } from '../units.ts';
import type { Fleet, ReplicaPool } from './fleet.ts';
import { histogramRelativeError, LatencyHistogram } from './latency-histogram.ts';
import { loadState } from './load-state.ts';
import type { ReplicaSet } from './replica-set.ts';
import type { RequestOutcomes, ServiceObjective } from './request-outcomes.ts';
import type { RequestStream } from './request-stream.ts';
import type { PoolResult, SimulationResult } from './simulation-result.ts';
import type { Timeline } from './timeline.ts';

export interface FinishedRun {
  readonly fleet: Fleet;
  readonly stream: RequestStream;
  readonly sets: readonly ReplicaSet[];
  readonly outcomes: readonly RequestOutcomes[];
  readonly timeline: Timeline;
  readonly end: number;
  readonly partial: boolean;
  readonly objective: ServiceObjective | undefined;
}

const secondsPerHour = 3600;

/** Turns the counters of a run into its result. */
export const summarize = (run: FinishedRun): SimulationResult => {
  const { sets, outcomes, stream, timeline, fleet, end } = run;
  const replicaSeconds = sets.map(set => set.close(end));
  const pools = fleet.pools.map((pool, index) =>
    poolResult(pool, sets[index]!, outcomes[index]!, replicaSeconds[index]!, end),
  );
  const sum = (of: (outcome: RequestOutcomes) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const merged = (of: (outcome: RequestOutcomes) => LatencyHistogram) => {
    const histogram = new LatencyHistogram();
    for (const outcome of outcomes) histogram.merge(of(outcome));
    return histogram;
  };
  const requests = stream.id + 1;
  const completed = sum(outcome => outcome.completedCount);
  const timedOut = sum(outcome => outcome.timedOutCount);
  const rejected = sum(outcome => outcome.rejectedCount);
  const paid = replicaSeconds.reduce((total, part) => total + part, 0);
  const busy = sets.flatMap(set => set.members).reduce((total, { replica }) => total + replica.busySeconds, 0);
  const ttft = merged(outcome => outcome.ttft);
  const itl = merged(outcome => outcome.itl);
  const endToEnd = merged(outcome => outcome.endToEnd);
  const wait = merged(outcome => outcome.wait);
  const slices = timeline.slices(end);
  const priced = fleet.pools.every(pool => pool.pricePerGpuHour !== undefined);
  const cost = pools.reduce((total, pool) => total + (pool.costUsd ?? 0), 0);
  const energy = energyOf(run, replicaSeconds);
  const span = Math.max(end, Number.MIN_VALUE);
  const outputTokens = sum(outcome => outcome.outputTokens);
  return {
    requests,
    completed,
    rejected,
    timedOut,
    unfinished: requests - completed - rejected - timedOut,
    ttft: ttft.summary(),
    itl: itl.summary(),
    endToEnd: endToEnd.summary(),
    wait: wait.summary(),
    distributions: { ttft: ttft.distribution(), itl: itl.distribution(), endToEnd: endToEnd.distribution() },
    throughput: {
      requestsPerSecond: completed / span,
      outputTokensPerSecond: outputTokens / span,
      totalTokensPerSecond: (outputTokens + sum(outcome => outcome.inputTokens)) / span,
    },
    utilization: paid > 0 ? busy / paid : 0,
    kvPeakBytes: bytes(Math.max(...pools.map(pool => pool.kvPeakBytes))),
    preemptions: pools.reduce((total, pool) => total + pool.preemptions, 0),
    replicas: {
      mean: pools.reduce((total, pool) => total + pool.replicas.mean, 0),
      max: pools.reduce((total, pool) => total + pool.replicas.max, 0),
    },
    gpuHours: pools.reduce((total, pool) => total + pool.gpuHours, 0),
    ...(priced && { costUsd: dollars(cost) }),
    ...(priced && completed > 0 && { costPerThousandRequests: dollars((cost / completed) * 1000) }),
    ...(energy !== undefined && { energy: wattHours(energy) }),
    ...(run.objective !== undefined &&
      requests > 0 && { sloAttainment: sum(outcome => outcome.withinObjective) / requests }),
    load: loadState({
      timeline: slices,
      arrivalEnd: stream.arrivedAt,
      requests,
      timedOut,
      completedPerSecond: completed / span,
      waitP95: wait.percentile(0.95),
      meanService: endToEnd.mean - wait.mean,
    }),
    simulatedSeconds: seconds(end),
    percentileError: histogramRelativeError,
    partial: run.partial,
    timeline: slices,
    pools,
  };
};

const poolResult = (
  pool: ReplicaPool,
  set: ReplicaSet,
  outcome: RequestOutcomes,
  paid: number,
  end: number,
): PoolResult => {
  const replicas = set.members.map(member => member.replica);
  const total = (of: (replica: (typeof replicas)[number]) => number) =>
    replicas.reduce((sum, replica) => sum + of(replica), 0);
  const peak = Math.max(...replicas.map(replica => replica.kv.peak));
  const gpuHours = (paid / secondsPerHour) * pool.gpusPerReplica;
  const lookedUp = total(replica => replica.prefixes?.lookedUpTokens ?? 0);
  return {
    name: pool.name,
    completed: outcome.completedCount,
    replicas: { mean: end > 0 ? paid / end : set.members.length, max: set.mostReplicas },
    utilization: paid > 0 ? total(replica => replica.busySeconds) / paid : 0,
    kvPeakBytes: bytes(peak * replicas[0]!.kv.unitTokens * pool.model.kvBytesPerToken),
    kvPeakShare: peak / replicas[0]!.kv.total,
    kvWaste: share(
      total(replica => replica.reservedTokenSeconds - replica.storedTokenSeconds),
      total(replica => replica.reservedTokenSeconds),
    ),
    batchWaste: share(
      total(replica => replica.idlePlaceSeconds),
      total(replica => replica.placeSeconds),
    ),
    preemptions: total(replica => replica.preemptions),
    gpuHours,
    ...(pool.pricePerGpuHour !== undefined && { costUsd: dollars(gpuHours * pool.pricePerGpuHour) }),
    ttft: outcome.ttft.summary(),
    itl: outcome.itl.summary(),
    endToEnd: outcome.endToEnd.summary(),
    ...(lookedUp > 0 && { prefixHitRate: total(replica => replica.prefixes?.hitTokens ?? 0) / lookedUp }),
  };
};

/** 0 of nothing is 0; a prefix that several share holds more than it takes, which is no waste. */
const share = (part: number, whole: number): number => (whole > 0 ? Math.max(0, part / whole) : 0);

/** Watt-hours, or undefined when the power of a pool is unknown. */
const energyOf = ({ fleet, sets }: FinishedRun, replicaSeconds: readonly number[]): number | undefined => {
  let wattSeconds = 0;
  for (const [index, pool] of fleet.pools.entries()) {
    if (pool.watts === undefined) return undefined;
    const busy = sets[index]!.members.reduce((sum, { replica }) => sum + replica.busySeconds, 0);
    wattSeconds += busy * pool.watts.busy + Math.max(0, replicaSeconds[index]! - busy) * pool.watts.idle;
  }
  return wattSeconds / secondsPerHour;
};
