import type { RequestShape } from '../../performance/deployment.ts';
import { estimateRequest } from '../../performance/estimate-request.ts';
import { findKnee } from '../../serving/find-knee.ts';
import type { Fleet } from '../../serving/fleet.ts';
import { defaultServingPolicy } from '../../serving/serving-policy.ts';
import { simulate } from '../../serving/simulate.ts';
import type { SimulationResult } from '../../serving/simulation-result.ts';
import type { LengthDistribution, Workload } from '../../serving/workload.ts';
import { dollars, dollarsPerHour, tokens } from '../../units.ts';
import type { GpuHour, ResolvedDeployment } from '../priced-call.ts';
import { replicaPool } from '../replica-pool.ts';
import { type CustomModels, resolveDeployment } from '../resolve-deployment.ts';
import type { PlanCandidate, PlanEntry, PlanRejection, PlanRequest } from './plan.ts';

/** Requests of one trial of the rate that a replica carries. */
const kneeRequests = 2000;
/** Requests of an idle replica: enough for a 95th percentile. */
const idleRequests = 200;
/** A fleet is watched for this many times the longest answer, so that a queue has time to form. */
const answersWatched = 20;
const [fewestRequests, mostRequests] = [4000, 200_000];
/** Requests per second; below, the fewest requests would take more than the year that is simulated at most. */
export const lowestRate = 2e-4;
/** The simulator's limit on a pool. */
const mostReplicas = 1000;

/** The mean request of a distribution that is not a trace. */
export function meanShape(lengths: LengthDistribution): RequestShape {
  const shape = (input: number, output: number): RequestShape => ({
    input: tokens(Math.round(input)),
    cached: tokens(0),
    output: tokens(Math.max(1, Math.round(output))),
  });
  switch (lengths.kind) {
    case 'fixed':
      return shape(lengths.input, lengths.output);
    case 'log-normal':
      return shape(lengths.input.mean, lengths.output.mean);
    case 'classes': {
      const means = lengths.classes.map(entry => ({ share: entry.share, mean: meanShape(entry.lengths) }));
      const total = (of: (mean: RequestShape) => number) =>
        means.reduce((sum, { share, mean }) => sum + share * of(mean), 0);
      return shape(
        total(({ input }) => input),
        total(({ output }) => output),
      );
    }
    default:
      throw new RangeError(`a plan needs fixed or log-normal lengths, not ${lengths.kind}`);
  }
}

const workloadAt = (request: PlanRequest, window: number | undefined, rate: number, requests: number): Workload => ({
  arrivals: { kind: 'bursty', rate, variation: request.burstiness },
  lengths: request.lengths,
  requests,
  ...(window === undefined ? {} : { contextWindow: window }),
  seed: request.seed,
});

function fleetOf(request: PlanRequest, resolved: ResolvedDeployment, replicas: number): Fleet {
  const { input, output } = meanShape(request.lengths);
  const policy = {
    ...defaultServingPolicy,
    batching: resolved.deployment.batching,
    kvAllocation: resolved.deployment.kvAllocation,
    reservedTokens: resolved.deployment.model.contextWindow ?? input + output,
  };
  return { pools: [replicaPool(resolved, policy, replicas)] };
}

/** Holds one candidate against the traffic: the fewest replicas that carry it within the objective, or why none do. */
export function weighCandidate(
  request: PlanRequest,
  { id, settings }: PlanCandidate,
  customModels: CustomModels = new Map(),
): PlanEntry {
  const rejected = (rejection: PlanRejection): PlanEntry => ({ id, settings, rejection });
  const resolved = resolveDeployment(id, settings, 'configuration', customModels);
  if (!resolved) throw new RangeError(`${id} names a model or hardware that does not exist`);
  if (!resolved.gpuHour) return rejected({ why: 'price-unknown' });
  const alone = estimateRequest({ ...resolved.deployment, concurrency: 1 }, meanShape(request.lengths));
  if (!alone.fits)
    return rejected(
      alone.reason === 'context-window'
        ? { why: 'context-window' }
        : { why: 'does-not-fit', missingBytes: alone.missingBytes },
    );
  const perReplica = resolved.deployment.gpus;
  const most = Math.min(mostReplicas, Math.floor((request.budgetGpus ?? Number.POSITIVE_INFINITY) / perReplica));
  if (most < 1) return rejected({ why: 'over-budget', gpus: perReplica });
  const window = resolved.deployment.model.contextWindow;
  const one = fleetOf(request, resolved, 1);
  const meets = (result: SimulationResult): boolean =>
    result.load !== 'overloaded' && result.completed > 0 && (result.sloAttainment ?? 1) >= request.attainment;
  const idle = simulate(workloadAt(request, window, 0.01 / alone.endToEndSeconds, idleRequests), one, {
    objective: request.objective,
  });
  const tooSlow: PlanRejection = {
    why: 'too-slow',
    ttftP95: idle.ttft.p95,
    itlP95: idle.itl.p95,
    endToEndP95: idle.endToEnd.p95,
  };
  if (!meets(idle)) return rejected(tooSlow);
  const knee = findKnee(workloadAt(request, window, request.rate, kneeRequests), one, {
    objective: request.objective,
    attainment: request.attainment,
    requests: kneeRequests,
    tolerance: 0.03,
  });
  // No rate above a thousandth of what it can carry keeps the objective: only an idle replica does.
  if (knee.rate === 0) return rejected(tooSlow);
  const watched = Math.ceil(request.rate * answersWatched * alone.endToEndSeconds);
  const requests = Math.min(mostRequests, Math.max(fewestRequests, watched));
  const trial = (replicas: number): SimulationResult =>
    simulate(workloadAt(request, window, request.rate, requests), fleetOf(request, resolved, replicas), {
      objective: request.objective,
    });
  const found = smallestFleet(request.rate / knee.rate, most, trial, meets);
  if ('needed' in found) return rejected({ why: 'over-budget', gpus: found.needed * perReplica });
  const { replicas, result } = found;
  return {
    id,
    settings,
    replicas,
    gpus: replicas * perReplica,
    ...dollarsOf(replicas * perReplica, resolved.gpuHour, request.rate),
    ttft: result.ttft,
    itl: result.itl,
    endToEnd: result.endToEnd,
    throughput: {
      requestsPerSecond: result.throughput.requestsPerSecond,
      outputTokensPerSecond: result.throughput.outputTokensPerSecond,
    },
    utilization: result.utilization,
    sloAttainment: result.sloAttainment ?? 1,
    replicaRate: knee.rate,
    expectedRelativeError: alone.accuracy.expectedRelativeError,
  };
}

const dollarsOf = (gpus: number, gpuHour: GpuHour, rate: number) => {
  const perHour = gpus * gpuHour.perGpuHour;
  return {
    gpuHour,
    usdPerHour: dollarsPerHour(perHour),
    usdPerThousandRequests: dollars((perHour / 3600 / rate) * 1000),
  };
};

/**
 * From as many replicas as the rate of one suggests, up while the fleet misses the objective and down while it keeps it. Replicas
 * behind a balancer carry a little more than as many alone, so both directions happen.
 */
function smallestFleet(
  suggested: number,
  most: number,
  trial: (replicas: number) => SimulationResult,
  meets: (result: SimulationResult) => boolean,
): { readonly replicas: number; readonly result: SimulationResult } | { readonly needed: number } {
  let replicas = Math.max(1, Math.ceil(suggested));
  if (replicas > most) return { needed: replicas };
  let result = trial(replicas);
  if (meets(result)) {
    while (replicas > 1) {
      const fewer = trial(replicas - 1);
      if (!meets(fewer)) break;
      replicas--;
      result = fewer;
    }
    return { replicas, result };
  }
  while (!meets(result)) {
    replicas += Math.max(1, Math.floor(replicas / 20));
    if (replicas > most) return { needed: replicas };
    result = trial(replicas);
  }
  return { replicas, result };
}
