import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Answers, BandSide, ErrorBand } from './answers.ts';
import { evaluateScenario } from './evaluate-scenario.ts';

/** Relative error of throughput, which is that of the steps under load; of everything where it is not known by figure. */
export const stepError = ({ expectedRelativeError, byFigure }: Answers['accuracy']): number =>
  byFigure?.throughput ?? expectedRelativeError;

/**
 * The day simulated twice more, with every step longer and shorter by the expected error. An error of 30 % in a step can be no
 * error of the bill (a fixed fleet) or a factor of a hundred in the wait (a fleet at its limit), and only a simulation tells which.
 * Undefined when either has no answer.
 */
export function errorBand(
  scenario: Scenario,
  { fineness, accuracy }: Pick<Answers, 'fineness' | 'accuracy'>,
  customModels: CustomModels = new Map(),
  shouldStop?: () => boolean,
): ErrorBand | undefined {
  const error = stepError(accuracy);
  const side = (factor: number): BandSide | undefined => {
    const evaluation = evaluateScenario(scenario, fineness, customModels, shouldStop, factor);
    if ('problem' in evaluation) return undefined;
    const { headline, result, timeline, daySeconds } = evaluation.answers;
    const { ttft, itl, endToEnd } = result;
    return { headline, latency: { ttft, itl, endToEnd }, timeline, daySeconds };
  };
  const slow = side(1 + error);
  const fast = slow && side(1 / (1 + error));
  return slow && fast ? { error, slow, fast } : undefined;
}
