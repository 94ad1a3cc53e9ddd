import type { ResolvedDeployment } from '../cost/priced-call.ts';
import { replicaPool } from '../cost/replica-pool.ts';
import { defaultAutoscaling, type Fleet, type ReplicaPool, type TrafficSplit } from '../serving/fleet.ts';
import { parseReplicas, parseRoute, type Route } from '../serving/parse-workload.ts';
import { defaultServingPolicy, type PrefixCaching, type ServingPolicy } from '../serving/serving-policy.ts';
import type { Workload } from '../serving/workload.ts';
import type { CommandArguments } from './command-arguments.ts';
import type { Flag } from './flag.ts';
import { parsed } from './in-words.ts';
import { UsageError } from './usage-error.ts';

/** How many replicas there are and how each one schedules. */
export const fleetFlags: readonly Flag[] = [
  { name: 'replicas', value: 'N|MIN:MAX', help: 'fixed, or scaled with the load' },
  { name: 'startup-seconds', value: 'S', help: 'until a new replica takes requests; it is paid for meanwhile' },
  {
    name: 'route',
    value: 'NAME:SHARE',
    help: 'a share of the requests goes to another deployment of the configuration; NAME:class=N, a class of --lengths; NAME:input=N, short inputs',
  },
  { name: 'max-batch', value: 'N', help: 'sequences of one replica that run together' },
  { name: 'max-batched-tokens', value: 'N', help: 'tokens of one step, prompts and decoding together' },
  { name: 'queue-timeout', value: 'S', help: 'a request that is not started after this long is given up' },
  {
    name: 'prefill',
    value: 'ORDER',
    help: 'prompts in chunks beside decoding, or first',
    choices: ['chunked', 'first'],
  },
  { name: 'queue-delay', value: 'S', help: 'dynamic batching: how long the oldest request waits for a full batch' },
  {
    name: 'prefix-cache',
    value: 'SHARE|hashes',
    help: 'share of each input that is cached, or block hashes of the trace',
  },
];

function prefixCachingOf(given: CommandArguments): PrefixCaching {
  if (given.text('prefix-cache') === 'hashes') return { kind: 'hashes' };
  const share = given.number('prefix-cache', { most: 1, or: 'hashes' });
  return share === undefined ? { kind: 'none' } : { kind: 'share', share };
}

/** The most that a request can take, which is what a contiguous cache sets aside for each. */
function reservation({ lengths, arrivals }: Workload, window: number | undefined): number {
  if (lengths.kind === 'fixed') return lengths.input + lengths.output;
  if (lengths.kind === 'trace' && arrivals.kind === 'trace') {
    const { input, output } = arrivals.trace;
    return input.reduce((most, tokens, request) => Math.max(most, tokens + output[request]!), 1);
  }
  return window ?? defaultServingPolicy.reservedTokens;
}

/** `--concurrency` says on one replica what `--max-batch` does; what a deployment is configured with is where `estimate` looks. */
function mostTogether(given: CommandArguments): number | undefined {
  if (given.has('concurrency') && given.has('max-batch'))
    throw new UsageError(
      '--concurrency and --max-batch exclude each other: both limit the sequences that run together.',
    );
  return given.text('concurrency') === 'max'
    ? undefined
    : (given.number('concurrency', { least: 1, most: 1e6, whole: true, or: 'max' }) ??
        given.number('max-batch', { least: 1, most: 1e6, whole: true }));
}

function policyOf(given: CommandArguments, { deployment }: ResolvedDeployment, workload: Workload): ServingPolicy {
  const maxSequences = mostTogether(given) ?? defaultServingPolicy.maxSequences;
  return {
    ...defaultServingPolicy,
    batching: deployment.batching,
    kvAllocation: deployment.kvAllocation,
    maxSequences,
    // A step takes at least a token of every sequence that runs.
    maxBatchedTokens:
      given.number('max-batched-tokens', { least: 1, whole: true }) ??
      Math.max(maxSequences, defaultServingPolicy.maxBatchedTokens),
    queueDelaySeconds: given.number('queue-delay') ?? defaultServingPolicy.queueDelaySeconds,
    queueTimeoutSeconds: given.number('queue-timeout', { least: 1e-3 }) ?? defaultServingPolicy.queueTimeoutSeconds,
    prefill: given.text('prefill') === 'first' ? 'first' : defaultServingPolicy.prefill,
    reservedTokens: reservation(workload, deployment.model.contextWindow),
    prefixCaching: prefixCachingOf(given),
  };
}

function replicasOf(given: CommandArguments): ReplicaPool['replicas'] {
  const replicas = parsed('replicas', given.text('replicas') ?? '1', parseReplicas);
  const startup = given.number('startup-seconds');
  if (typeof replicas === 'number') {
    if (startup !== undefined) throw new UsageError('--startup-seconds needs replicas that scale: --replicas MIN:MAX.');
    return replicas;
  }
  return { ...defaultAutoscaling, ...replicas, ...(startup === undefined ? {} : { startupSeconds: startup }) };
}

const pool = (given: CommandArguments, resolved: ResolvedDeployment, workload: Workload): ReplicaPool =>
  replicaPool(resolved, policyOf(given, resolved, workload), replicasOf(given));

/** @throws SimulationError or UsageError with one sentence on what is wrong. */
export function fleetFromFlags(
  given: CommandArguments,
  resolved: ResolvedDeployment,
  deploymentNamed: (name: string) => ResolvedDeployment,
  workload: Workload,
): Fleet {
  const fleet = routedFleet(given, resolved, deploymentNamed, workload);
  if (given.has('queue-delay') && !fleet.pools.some(({ policy }) => policy.batching === 'dynamic'))
    throw new UsageError('--queue-delay needs --batching dynamic: only there a request waits for a full batch.');
  return fleet;
}

function routedFleet(
  given: CommandArguments,
  resolved: ResolvedDeployment,
  deploymentNamed: (name: string) => ResolvedDeployment,
  workload: Workload,
): Fleet {
  const main = pool(given, resolved, workload);
  const text = given.text('route');
  if (text === undefined) return { pools: [main] };
  const route = parsed('route', text, parseRoute);
  const other = pool(given, deploymentNamed(route.deployment), workload);
  return 'inputTokens' in route
    ? { pools: [other, main], split: { kind: 'input-tokens', limits: [route.inputTokens, Number.POSITIVE_INFINITY] } }
    : { pools: [main, other], split: splitBy(route, workload) };
}

function splitBy(route: Exclude<Route, { inputTokens: number }>, { lengths }: Workload): TrafficSplit {
  if ('share' in route) return { kind: 'share', shares: [1 - route.share, route.share] };
  const classes = lengths.kind === 'classes' ? lengths.classes.length : 1;
  if (route.requestClass >= classes)
    throw new UsageError(
      `--route names class ${route.requestClass + 1}, but --lengths has ${classes}, e.g. --lengths 0.7*fixed:300:50+0.3*fixed:4000:500.`,
    );
  return {
    kind: 'class',
    pools: Array.from({ length: classes }, (_, index) => (index === route.requestClass ? 1 : 0)),
  };
}
