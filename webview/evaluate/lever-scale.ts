import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Headline } from './answers.ts';
import type { Lever, LeverEffect } from './levers.ts';
import { sizedEvaluation } from './smallest-fleet.ts';

export interface LeverScale {
  readonly weigh: (lever: Lever) => LeverEffect;
  /** Replicas of the smallest fleet that keeps the objective without a change; undefined where none does, or it sizes itself. */
  readonly smallest?: number;
}

/** Weighs levers on a scenario: both sides with the smallest fleet that keeps the objective, in coarse simulations. */
export function leverScale(scenario: Scenario, customModels: CustomModels = new Map(), stepFactor = 1): LeverScale {
  const { evaluation, replicas } = sizedEvaluation(scenario, customModels, stepFactor);
  const before = 'answers' in evaluation ? evaluation.answers.headline : undefined;
  const weigh = ({ id, apply }: Lever): LeverEffect => {
    const { evaluation: after } = sizedEvaluation(apply(scenario), customModels, stepFactor);
    if ('problem' in after) {
      const { problem } = after;
      return { id, impossible: problem.code === 'not-simulable' ? problem.detail : problem.code };
    }
    return { id, ...(before && changes(before, after.answers.headline)) };
  };
  const isSized = scenario.fleet.scaling === 'fixed' && before?.meetsObjective;
  return { weigh, ...(isSized ? { smallest: replicas } : {}) };
}

/** An effect with what it would be at both ends of the model's error. Without its band where an end has no answer. */
export function withBand(effect: LeverEffect, ends: readonly LeverEffect[]): LeverEffect {
  const range = (of: (effect: LeverEffect) => number | undefined): readonly [number, number] | undefined => {
    const values = [effect, ...ends].map(of).filter(value => value !== undefined);
    return values.length === ends.length + 1 ? [Math.min(...values), Math.max(...values)] : undefined;
  };
  const [dollars, itl] = [range(each => each.dollars), range(each => each.itl)];
  return dollars && itl ? { ...effect, likely: { dollars, itl } } : effect;
}

function changes(before: Headline, after: Headline): Omit<LeverEffect, 'id'> {
  const { dollarsPerMonth: dollarsBefore } = before;
  const { dollarsPerMonth: dollarsAfter } = after;
  const share = (was: number, is: number) => (was > 0 ? is / was - 1 : 0);
  return {
    ...(dollarsBefore && dollarsAfter !== undefined ? { dollars: share(dollarsBefore, dollarsAfter) } : {}),
    ttft: share(before.ttftP95, after.ttftP95),
    itl: share(before.itlP95, after.itlP95),
    meetsObjective: after.meetsObjective,
  };
}
