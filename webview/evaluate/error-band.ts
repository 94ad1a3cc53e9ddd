import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Answers, BandSide, Fineness } from './answers.ts';
import { evaluateScenario } from './evaluate-scenario.ts';

/** Relative error of throughput, which is that of the steps under load; of everything where it is not known by figure. */
export const stepError = ({ expectedRelativeError, byFigure }: Answers['accuracy']): number =>
  byFigure?.throughput ?? expectedRelativeError;

/**
 * The day simulated once more with every step `factor` times as long as the model says, to see how far its error reaches: an error of
 * 30 % in a step can be no error of the bill (a fixed fleet) or a factor of a hundred in the wait (a fleet at its limit), and only
 * a simulation tells which. Undefined when that day has no answer.
 */
export function bandSide(
  scenario: Scenario,
  fineness: Fineness,
  factor: number,
  customModels: CustomModels = new Map(),
): BandSide | undefined {
  const evaluation = evaluateScenario(scenario, fineness, customModels, undefined, factor);
  if ('problem' in evaluation) return undefined;
  const { headline, result, timeline, daySeconds } = evaluation.answers;
  const { ttft, itl, endToEnd } = result;
  return { headline, latency: { ttft, itl, endToEnd }, timeline, daySeconds };
}
