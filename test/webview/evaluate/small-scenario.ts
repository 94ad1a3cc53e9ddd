import type { Answers, Fineness } from '../../../webview/evaluate/answers.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';

/** One small model on one small GPU at a dollar an hour: quick to simulate, easy to reckon with. */
export const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};

export const withRequests = (requestsPerMonth: number): Scenario => ({
  ...small,
  traffic: { ...small.traffic, requestsPerMonth },
});

export const withDeployment = (settings: Partial<Scenario['deployment']>, scenario: Scenario = small): Scenario => ({
  ...scenario,
  deployment: { ...scenario.deployment, ...settings },
});

export function answersOf(scenario: Scenario, fineness: Fineness = 'coarse'): Answers {
  const evaluation = evaluateScenario(scenario, fineness);
  if ('problem' in evaluation) throw new Error(JSON.stringify(evaluation.problem));
  return evaluation.answers;
}
