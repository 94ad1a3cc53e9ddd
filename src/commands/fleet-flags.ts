import type { ResolvedDeployment } from '../cost/priced-call.ts';
import { replicaPool } from '../cost/replica-pool.ts';
import { defaultAutoscaling, type Fleet, type ReplicaPool } from '../serving/fleet.ts';
import { parseReplicas, parseRoute } from '../serving/parse-workload.ts';
import { defaultServingPolicy, type PrefixCaching, type ServingPolicy } from '../serving/serving-policy.ts';
import type { Workload } from '../serving/workload.ts';
import type { Flag } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { UsageError } from './usage-error.ts';

/** How many replicas there are and how each one schedules. */
export const fleetFlags: readonly Flag[] = [
  { name: 'replicas', value: 'N|MIN:MAX', help: 'fixed, or scaled with the load' },
  { name: 'startup-seconds', value: 'S', help: 'until a new replica takes requests; it is paid for meanwhile' },
  {
    name: 'route',
    value: 'NAME:SHARE',
    help: 'a share of the requests goes to another deployment of the configuration',
  },
  { name: 'max-batch', value: 'N', help: 'sequences of one replica that run together' },
  { name: 'max-batched-tokens', value: 'N', help: 'tokens of one step, prompts and decoding together' },
  { name: 'queue-delay', value: 'S', help: 'dynamic batching: how long the oldest request waits for a full batch' },
  {
    name: 'prefix-cache',
    value: 'SHARE|hashes',
    help: 'share of each input that is cached, or block hashes of the trace',
  },
];

function prefixCachingOf(given: CommandArguments): PrefixCaching {
  if (given.text('prefix-cache') === 'hashes') return { kind: 'hashes' };
  const share = given.number('prefix-cache', { most: 1 });
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

function policyOf(given: CommandArguments, { deployment }: ResolvedDeployment, workload: Workload): ServingPolicy {
  const maxSequences = given.number('max-batch', { least: 1, whole: true }) ?? defaultServingPolicy.maxSequences;
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
    reservedTokens: reservation(workload, deployment.model.contextWindow),
    prefixCaching: prefixCachingOf(given),
  };
}

function replicasOf(given: CommandArguments): ReplicaPool['replicas'] {
  const replicas = parseReplicas(given.text('replicas') ?? '1');
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
  const main = pool(given, resolved, workload);
  const text = given.text('route');
  if (text === undefined) return { pools: [main] };
  const { deployment, share } = parseRoute(text);
  const other = pool(given, deploymentNamed(deployment), workload);
  return { pools: [main, other], split: { kind: 'share', shares: [1 - share, share] } };
}
