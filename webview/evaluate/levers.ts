import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { Control } from '../controls/control.ts';
import { controlGroups } from '../controls/control-groups.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Headline } from './answers.ts';
import { sizedEvaluation } from './smallest-fleet.ts';

/** One change to a scenario: a control set to one of its options. */
export interface Lever {
  /** Control and option, `kv:fp8`. */
  readonly id: string;
  readonly apply: (scenario: Scenario) => Scenario;
}

/** What a lever would do, by a simulation of its own: relative changes of the bill and the latencies, or why it cannot be. */
export interface LeverEffect {
  readonly id: string;
  readonly dollars?: number;
  readonly ttft?: number;
  readonly itl?: number;
  readonly meetsObjective?: boolean;
  readonly impossible?: string;
  /** The same changes if every step is longer or shorter by the expected error; absent until that is simulated. */
  readonly likely?: { readonly dollars: readonly [number, number]; readonly itl: readonly [number, number] };
}

export const leverId = (control: Control, option: string | number | boolean): string => `${control.id}:${option}`;

/** The values of a control that are weighed before they are chosen. */
function valuesOf(control: Control): readonly (string | number | boolean)[] {
  switch (control.kind) {
    case 'choice':
      return control.options.map(({ value }) => value);
    case 'switch':
      return [true, false];
    case 'number':
      return control.weighed ?? [];
    case 'name':
      return control.weighed ? control.options.map(({ value }) => value) : [];
    case 'curve':
      return [];
  }
}

/** A long list is weighed last: what is named in the sentence above the pictures comes first. */
const isLong = (control: Control): boolean => control.kind === 'name';

/** Every single change that is open to a scenario, in the order in which they are weighed. */
export function leversOf(scenario: Scenario): readonly Lever[] {
  const open = controlGroups()
    .flatMap(group => group.controls)
    .filter(control => !control.outside && (control.matters?.(scenario) ?? true));
  return [...open.filter(control => !isLong(control)), ...open.filter(isLong)].flatMap(control =>
    valuesOf(control)
      .filter(value => control.read(scenario) !== value)
      .map(value => ({
        id: leverId(control, value),
        // Each kind writes what it reads; the compiler does not follow that through the union.
        apply: (from: Scenario) => (control.write as (from: Scenario, value: unknown) => Scenario)(from, value),
      })),
  );
}

/** Weighs levers on a scenario: both sides with the smallest fleet that keeps the objective, in coarse simulations. */
export function leverScale(
  scenario: Scenario,
  customModels: CustomModels = new Map(),
  stepFactor = 1,
): (lever: Lever) => LeverEffect {
  const { evaluation } = sizedEvaluation(scenario, customModels, stepFactor);
  const before = 'answers' in evaluation ? evaluation.answers.headline : undefined;
  return ({ id, apply }) => {
    const { evaluation: after } = sizedEvaluation(apply(scenario), customModels, stepFactor);
    if ('problem' in after) {
      const { problem } = after;
      return { id, impossible: problem.code === 'not-simulable' ? problem.detail : problem.code };
    }
    return { id, ...(before && changes(before, after.answers.headline)) };
  };
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
