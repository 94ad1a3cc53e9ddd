import type { Autoscaling, Fleet, ReplicaPool } from './fleet.ts';
import { curveProblem } from './rate-curve.ts';
import { averageRate } from './scale-arrivals.ts';
import { policyProblem } from './serving-policy.ts';
import { SimulationError } from './simulation-error.ts';
import type { ArrivalProcess, LengthDistribution, Workload } from './workload.ts';

/** Throws a `SimulationError` for a workload or a fleet that makes no sense. */
export const assertSimulable = (workload: Workload, fleet: Fleet): void => {
  const problem = workloadProblem(workload) ?? fleetProblem(fleet) ?? hashProblem(workload, fleet);
  if (problem !== undefined) throw new SimulationError(problem);
};

const mostReplicas = 1000;
const mostUsers = 1_000_000;
/** A year: more is a mistake in a unit, and every minute of it would be looked at. */
const longestSeconds = 366 * 86_400;
const mostRequests = 1e9;
/** Requests per second; a request in four months. */
const lowestRate = 1e-7;
const positive = (value: number) => value > 0 && value < Number.POSITIVE_INFINITY;
const wholeFrom1 = (value: number, most: number) => Number.isSafeInteger(value) && value >= 1 && value <= most;

const workloadProblem = ({
  arrivals,
  lengths,
  durationSeconds,
  requests,
  contextWindow,
  seed,
}: Workload): string | undefined => {
  if (!Number.isSafeInteger(seed)) return 'The seed must be a whole number.';
  if (durationSeconds !== undefined && !positive(durationSeconds))
    return 'The duration must be more than zero seconds.';
  if (requests !== undefined && !wholeFrom1(requests, Number.MAX_SAFE_INTEGER))
    return 'The number of requests must be a whole number of at least 1.';
  if (contextWindow !== undefined && !(Number.isSafeInteger(contextWindow) && contextWindow >= 2))
    return 'The context window must be a whole number of at least 2 tokens.';
  if (durationSeconds === undefined && requests === undefined && arrivals.kind !== 'trace')
    return 'The workload never ends: give a duration or a number of requests.';
  if (durationSeconds !== undefined && durationSeconds > longestSeconds) return 'The duration must be at most a year.';
  if (lengths.kind === 'trace' && arrivals.kind !== 'trace')
    return 'Lengths can come from a trace only when the arrivals do.';
  return (
    arrivalProblem(arrivals) ??
    lengthProblem(lengths) ??
    windowProblem(lengths, contextWindow) ??
    sizeProblem(averageRate(arrivals), durationSeconds, requests)
  );
};

/** Lengths drawn by chance are cut at the window, as users learn to do; a length that was named and cannot be is a mistake. */
const windowProblem = (lengths: LengthDistribution, window = Number.POSITIVE_INFINITY): string | undefined => {
  if (lengths.kind === 'classes')
    return lengths.classes.map(entry => windowProblem(entry.lengths, window)).find(problem => problem !== undefined);
  return lengths.kind === 'fixed' && lengths.input + lengths.output > window
    ? `Requests of ${inWhole(lengths.input)} tokens in and ${inWhole(lengths.output)} out are longer than the model's context window of ${inWhole(window)}.`
    : undefined;
};

const inWhole = (count: number): string => count.toLocaleString('en-US', { maximumFractionDigits: 0 });

/** What would run for ever, or nearly. */
const sizeProblem = (rate: number, duration: number | undefined, requests: number | undefined): string | undefined => {
  if (rate < lowestRate) return 'The arrival rate is less than one request in four months.';
  if ((requests ?? 0) / rate > longestSeconds && (duration ?? Number.POSITIVE_INFINITY) > longestSeconds)
    return `${inWhole(requests!)} requests at this rate would take more than a year to arrive; give fewer, or a duration.`;
  const expected = Math.min(requests ?? Number.POSITIVE_INFINITY, rate * (duration ?? 0) || Number.POSITIVE_INFINITY);
  if (Number.isFinite(expected) && expected > mostRequests)
    return `About ${inWhole(expected)} requests would arrive; at most ${inWhole(mostRequests)} can be simulated: take a lower rate or a shorter time.`;
  return undefined;
};

const hashProblem = ({ arrivals }: Workload, { pools }: Fleet): string | undefined => {
  const hashTokens = arrivals.kind === 'trace' ? arrivals.trace.hashes?.blockTokens : undefined;
  const wanted = pools.some(({ policy }) => policy.prefixCaching.kind === 'hashes');
  if (hashTokens === undefined)
    return wanted ? 'A prefix cache by hashes needs a trace with a column of block hashes (hash_ids).' : undefined;
  for (const { policy } of pools)
    if (policy.prefixCaching.kind === 'hashes' && hashTokens % policy.blockTokens !== 0)
      return `The trace hashes blocks of ${hashTokens} tokens, which KV blocks of ${policy.blockTokens} do not divide.`;
  return undefined;
};

const arrivalProblem = (arrivals: ArrivalProcess): string | undefined => {
  switch (arrivals.kind) {
    case 'constant':
    case 'poisson':
      return positive(arrivals.rate) ? undefined : 'The arrival rate must be more than zero requests per second.';
    case 'bursty':
      if (!positive(arrivals.rate)) return 'The arrival rate must be more than zero requests per second.';
      return positive(arrivals.variation)
        ? undefined
        : 'The coefficient of variation of bursty arrivals must be more than zero.';
    case 'curve':
      return (arrivals.variation ?? 1) >= 0 && (arrivals.variation ?? 1) < Number.POSITIVE_INFINITY
        ? curveProblem(arrivals.curve)
        : 'The coefficient of variation of arrivals along a curve must be zero or more.';
    case 'trace':
      if (!positive(arrivals.speed)) return 'The speed of a trace must be more than zero.';
      if (arrivals.trace.arrivedAt.length === 0) return 'The trace holds no requests.';
      return arrivals.trace.arrivedAt.at(-1)! / arrivals.speed <= longestSeconds
        ? undefined
        : 'The trace lasts more than a year; its times are taken as seconds.';
    case 'closed-loop':
      if (!wholeFrom1(arrivals.users, mostUsers))
        return `The number of users must be a whole number from 1 to ${mostUsers}.`;
      return arrivals.thinkSeconds >= 0 && arrivals.thinkSeconds <= longestSeconds
        ? undefined
        : 'The think time must be zero or more seconds, at most a year.';
  }
};

/** Longest request that is taken in; longer ones overflow the 32-bit columns. */
const mostTokens = 100_000_000;

const lengthProblem = (lengths: LengthDistribution): string | undefined => {
  switch (lengths.kind) {
    case 'fixed':
      return wholeFrom1(lengths.input, mostTokens) && wholeFrom1(lengths.output, mostTokens)
        ? undefined
        : `Input and output lengths must be whole numbers from 1 to ${mostTokens} tokens.`;
    case 'log-normal':
      return [lengths.input, lengths.output].every(
        ({ mean, variation }) => mean >= 1 && mean <= 1e6 && variation >= 0 && variation <= 100,
      )
        ? undefined
        : 'Log-normal lengths need means from 1 to 1,000,000 tokens and coefficients of variation from 0 to 100.';
    case 'empirical':
      return empiricalProblem(lengths);
    case 'classes':
      return classesProblem(lengths);
    case 'trace':
      return undefined;
  }
};

const classesProblem = ({ classes }: Extract<LengthDistribution, { kind: 'classes' }>): string | undefined => {
  if (classes.length === 0) return 'Lengths by class need at least one class.';
  if (!addUpTo1(classes.map(({ share }) => share)))
    return 'The shares of the classes must be zero or more and add up to 1.';
  for (const [index, { lengths }] of classes.entries()) {
    const problem = lengthProblem(lengths);
    if (problem !== undefined) return `Class ${index + 1}: ${problem}`;
  }
  return undefined;
};

const addUpTo1 = (shares: readonly number[]): boolean =>
  shares.every(share => share >= 0) && Math.abs(shares.reduce((total, share) => total + share, 0) - 1) < 1e-9;

const empiricalProblem = ({
  inputs,
  outputs,
  weights,
}: Extract<LengthDistribution, { kind: 'empirical' }>): string | undefined => {
  if (
    inputs.length === 0 ||
    inputs.length !== outputs.length ||
    (weights !== undefined && weights.length !== inputs.length)
  )
    return 'Measured lengths need as many outputs (and weights) as inputs, at least one.';
  let sum = 0;
  for (let row = 0; row < inputs.length; row++) {
    if (!wholeFrom1(inputs[row]!, mostTokens) || !wholeFrom1(outputs[row]!, mostTokens))
      return `Pair ${row + 1} of the measured lengths is not two whole numbers of at least 1 token.`;
    const weight = weights?.[row] ?? 1;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      return `Weight ${row + 1} of the measured lengths is not zero or more.`;
    sum += weight;
  }
  return sum > 0 ? undefined : 'All weights of the measured lengths are zero.';
};

const fleetProblem = ({ pools, split }: Fleet): string | undefined => {
  for (const pool of pools) {
    const problem = poolProblem(pool);
    if (problem !== undefined) return pools.length > 1 ? `${pool.name}: ${problem}` : problem;
  }
  if (split === undefined) return undefined;
  if (split.kind === 'class')
    return split.pools.every(pool => Number.isInteger(pool) && pool >= 0 && pool < pools.length)
      ? undefined
      : 'The traffic split sends a class to a deployment that the fleet does not have.';
  const given = split.kind === 'share' ? split.shares : split.limits;
  if (given.length !== pools.length) return 'The traffic split needs one entry for each deployment.';
  if (split.kind === 'input-tokens')
    return given.every(limit => limit >= 0) ? undefined : 'Limits of the traffic split are zero or more tokens.';
  return addUpTo1(given) ? undefined : 'The shares of the traffic split must be zero or more and add up to 1.';
};

const poolProblem = (pool: ReplicaPool): string | undefined => {
  if (!positive(pool.gpusPerReplica)) return 'A replica needs at least one GPU.';
  if (pool.pricePerGpuHour !== undefined && !(pool.pricePerGpuHour >= 0))
    return 'The price of a GPU-hour must be zero or more.';
  const scaling = typeof pool.replicas === 'number' ? undefined : scalingProblem(pool.replicas);
  if (typeof pool.replicas === 'number' && !wholeFrom1(pool.replicas, mostReplicas))
    return `The number of replicas must be a whole number from 1 to ${mostReplicas}.`;
  return scaling ?? policyProblem(pool.policy, pool.model);
};

const scalingProblem = (scaling: Autoscaling): string | undefined => {
  if (
    !wholeFrom1(scaling.minimum, mostReplicas) ||
    !wholeFrom1(scaling.maximum, mostReplicas) ||
    scaling.maximum < scaling.minimum
  )
    return `Replicas must range from at least 1 to at most ${mostReplicas}, the minimum first.`;
  if (!positive(scaling.target)) return 'The target of the autoscaler must be more than zero.';
  if (!(scaling.intervalSeconds >= 1 && positive(scaling.intervalSeconds)))
    return 'The autoscaler looks at most once a second.';
  if (!(scaling.startupSeconds >= 0 && scaling.cooldownSeconds >= 0))
    return 'Start-up and cool-down are zero or more seconds.';
  return undefined;
};
