import { findModel } from '../../src/catalog/models.ts';
import type { ResolvedDeployment } from '../../src/cost/priced-call.ts';
import { replicaPool } from '../../src/cost/replica-pool.ts';
import { type CustomModels, resolveDeployment } from '../../src/cost/resolve-deployment.ts';
import { defaultAutoscaling, type Fleet, type ReplicaPool } from '../../src/serving/fleet.ts';
import { defaultServingPolicy, type ServingPolicy } from '../../src/serving/serving-policy.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lengthsOf, secondsPerDay } from './scenario-workload.ts';
import { slowedSteps } from './slowed-steps.ts';

/** The scenario's main deployment with its names looked up; undefined when the model or the hardware is unknown. */
export function scenarioDeployment(scenario: Scenario, customModels: CustomModels): ResolvedDeployment | undefined {
  const resolved = resolveDeployment(scenario.name, scenario.deployment, 'configuration', customModels);
  if (!resolved) return undefined;
  const { speculation, sparsity } = scenario;
  const draft = speculation && (customModels.get(speculation.draft) ?? findModel(speculation.draft));
  return {
    ...resolved,
    deployment: {
      ...resolved.deployment,
      ...(draft ? { speculative: { draft, length: speculation.length, acceptance: speculation.acceptance } } : {}),
      ...(sparsity ? { sparsity } : {}),
    },
  };
}

/** Lengths vary, so a contiguous cache sets aside what a long request takes: this many standard deviations above the mean. */
const reservedDeviations = 3;

function longestOf(lengths: ReturnType<typeof lengthsOf>): number {
  switch (lengths.kind) {
    case 'fixed':
      return lengths.input + lengths.output;
    case 'empirical':
      return lengths.inputs.reduce((most, input, row) => Math.max(most, input + lengths.outputs[row]!), 0);
    case 'log-normal': {
      const { input, output } = lengths;
      return (input.mean + output.mean) * (1 + reservedDeviations * input.variation);
    }
  }
}

function servingPolicy({ serving, request, deployment }: Scenario): ServingPolicy {
  const longest = longestOf(lengthsOf(request));
  const cachedShare = Math.min(1, request.sharedPrefixTokens / request.inputTokens);
  return {
    ...defaultServingPolicy,
    batching: deployment.batching ?? 'in-flight',
    kvAllocation: deployment.kvAllocation ?? 'paged',
    prefill: serving.prefill,
    maxSequences: serving.maxSequences,
    // A step takes at least a token of every sequence that runs.
    maxBatchedTokens: Math.max(serving.maxSequences, serving.maxBatchedTokens),
    queueDelaySeconds: serving.queueDelaySeconds,
    reservedTokens: Math.ceil(longest),
    prefixCaching: serving.prefixCaching && cachedShare > 0 ? { kind: 'share', share: cachedShare } : { kind: 'none' },
  };
}

/** A day that passes faster has an autoscaler that looks, starts and rests as much faster. */
const replicasOf = ({ fleet }: Scenario, daySeconds: number): ReplicaPool['replicas'] => {
  if (fleet.scaling === 'fixed') return fleet.replicas;
  const pace = daySeconds / secondsPerDay;
  return {
    ...defaultAutoscaling,
    minimum: Math.min(fleet.minimum, fleet.maximum),
    maximum: fleet.maximum,
    target: fleet.target,
    startupSeconds: fleet.startupSeconds * pace,
    intervalSeconds: Math.max(1, defaultAutoscaling.intervalSeconds * pace),
    cooldownSeconds: defaultAutoscaling.cooldownSeconds * pace,
  };
};

/**
 * The fleet that a scenario describes: its replicas, and the smaller deployment that shares the traffic if there is one. Every step
 * takes `stepFactor` times as long as the model says.
 */
export function scenarioFleet(
  scenario: Scenario,
  main: ResolvedDeployment,
  customModels: CustomModels,
  daySeconds = secondsPerDay,
  stepFactor = 1,
): Fleet {
  const policy = servingPolicy(scenario);
  const poolOf = (deployment: ResolvedDeployment, replicas: ReplicaPool['replicas']): ReplicaPool => {
    const pool = replicaPool(deployment, policy, replicas);
    return stepFactor === 1 ? pool : { ...pool, model: slowedSteps(pool.model, stepFactor) };
  };
  const pool = poolOf(main, replicasOf(scenario, daySeconds));
  const { hybrid } = scenario;
  const second = hybrid && resolveDeployment('second', hybrid.deployment, 'configuration', customModels);
  if (!second) return { pools: [pool] };
  return {
    pools: [pool, poolOf(second, hybrid.replicas ?? 1)],
    split: { kind: 'share', shares: [1 - hybrid.share, hybrid.share] },
  };
}
