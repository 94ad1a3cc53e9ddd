import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Evaluation } from './answers.ts';
import { evaluateScenario } from './evaluate-scenario.ts';

/** One change to a scenario, named by what it changes and to what. */
export interface Lever {
  readonly id: string;
  readonly apply: (scenario: Scenario) => Scenario;
  /** False where the scenario already is as the lever would make it. */
  readonly changes: (scenario: Scenario) => boolean;
}

/** What a lever would do, from a simulation of its own: relative change of the monthly bill, or why it cannot be. */
export interface LeverEffect {
  readonly id: string;
  readonly dollars?: number;
  readonly meetsObjective?: boolean;
  readonly impossible?: string;
}

const deploymentLever = (id: string, settings: Partial<DeploymentSettings>): Lever => ({
  id,
  apply: scenario => ({ ...scenario, deployment: { ...scenario.deployment, ...settings } }),
  changes: ({ deployment }) =>
    Object.entries(settings).some(
      ([key, value]) =>
        (deployment[key as keyof DeploymentSettings] ?? usual[key as keyof DeploymentSettings]) !== value,
    ),
});

/** What a deployment is where its settings do not say; as `layOut` has it. */
const usual: Partial<DeploymentSettings> = { kv: 'bf16', batching: 'in-flight', kvAllocation: 'paged' };

/** The single changes that are weighed, as the source article names them. */
export const levers: readonly Lever[] = [
  deploymentLever('kv-fp8', { kv: 'fp8' }),
  deploymentLever('weights-fp8', { weights: 'fp8' }),
  deploymentLever('weights-int4', { weights: 'int4-awq' }),
  deploymentLever('weights-bf16', { weights: 'bf16' }),
  deploymentLever('batching-static', { batching: 'static' }),
  deploymentLever('batching-in-flight', { batching: 'in-flight' }),
  deploymentLever('kv-contiguous', { kvAllocation: 'contiguous' }),
  deploymentLever('kv-paged', { kvAllocation: 'paged' }),
  {
    id: 'autoscale',
    apply: scenario => ({ ...scenario, fleet: { ...scenario.fleet, scaling: 'automatic' } }),
    changes: ({ fleet }) => fleet.scaling !== 'automatic',
  },
  {
    id: 'prefix-caching',
    apply: scenario => ({ ...scenario, serving: { ...scenario.serving, prefixCaching: true } }),
    changes: ({ serving, request }) => !serving.prefixCaching && request.sharedPrefixTokens > 0,
  },
];

/**
 * The smallest number of replicas that keeps the objective, up to `most`; a cheaper deployment shows only when the fleet is
 * allowed to shrink, a slower one only when it must grow.
 */
export function smallestFleet(scenario: Scenario, customModels: CustomModels, most = 16): Scenario | undefined {
  if (scenario.fleet.scaling === 'automatic') return scenario;
  for (let replicas = 1; replicas <= most; replicas++) {
    const candidate = { ...scenario, fleet: { ...scenario.fleet, replicas } };
    const evaluation = evaluateScenario(candidate, 'coarse', customModels);
    if ('problem' in evaluation) return undefined;
    if (evaluation.answers.headline.meetsObjective) return candidate;
  }
  return undefined;
}

function monthly(scenario: Scenario, customModels: CustomModels) {
  const sized = smallestFleet(scenario, customModels) ?? scenario;
  return evaluateScenario(sized, 'coarse', customModels);
}

/** Weighs levers on a scenario: both sides with the smallest fleet that keeps the objective. */
export function leverScale(scenario: Scenario, customModels: CustomModels = new Map()): (lever: Lever) => LeverEffect {
  const before = dollarsOf(monthly(scenario, customModels));
  return ({ id, apply }) => {
    const after = monthly(apply(scenario), customModels);
    if ('problem' in after) {
      const { problem } = after;
      return { id, impossible: problem.code === 'not-simulable' ? problem.detail : problem.code };
    }
    const dollars = dollarsOf(after);
    return {
      id,
      ...(before === undefined || dollars === undefined ? {} : { dollars: dollars / before - 1 }),
      meetsObjective: after.answers.headline.meetsObjective,
    };
  };
}

const dollarsOf = (evaluation: Evaluation): number | undefined =>
  'answers' in evaluation ? evaluation.answers.headline.dollarsPerMonth : undefined;
