import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Evaluation } from './answers.ts';
import { evaluateScenario } from './evaluate-scenario.ts';

/** How far a fleet is let grow, unless it is larger as it stands. */
const mostReplicas = 16;

export interface SizedEvaluation {
  readonly replicas: number;
  readonly evaluation: Evaluation;
}

/**
 * The scenario with the smallest number of replicas, up to 16 or as many as it has, that keeps its objective, in a coarse simulation: a cheaper deployment shows
 * only when the fleet is allowed to shrink, a slower one only when it must grow. As it is where none does, where it follows the load
 * by itself, or where it has no answer.
 */
export function sizedEvaluation(scenario: Scenario, customModels: CustomModels, stepFactor = 1): SizedEvaluation {
  const at = (replicas: number): SizedEvaluation => ({
    replicas,
    evaluation: evaluateScenario(
      { ...scenario, fleet: { ...scenario.fleet, replicas } },
      'coarse',
      customModels,
      undefined,
      stepFactor,
    ),
  });
  const { scaling, replicas } = scenario.fleet;
  if (scaling === 'automatic') return at(replicas);
  const most = Math.max(mostReplicas, replicas);
  let [tooFew, enough] = [0, at(1)];
  while (!keeps(enough)) {
    if ('problem' in enough.evaluation) return enough;
    if (enough.replicas >= most) return at(replicas);
    [tooFew, enough] = [enough.replicas, at(Math.min(most, enough.replicas * 2))];
  }
  while (enough.replicas - tooFew > 1) {
    const between = at(Math.floor((enough.replicas + tooFew) / 2));
    if (keeps(between)) enough = between;
    else tooFew = between.replicas;
  }
  return enough;
}

const keeps = ({ evaluation }: SizedEvaluation): boolean =>
  'answers' in evaluation && evaluation.answers.headline.meetsObjective;
