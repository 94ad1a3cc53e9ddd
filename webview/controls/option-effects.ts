import { type LeverEffect, leverId } from '../evaluate/levers.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { change, effectText } from '../wording.ts';
import { t } from '../words.ts';
import type { Control, ControlGroup } from './control.ts';

/** What choosing an option would do, in the columns of a list. */
export interface OptionEffect {
  readonly value: string;
  readonly label: string;
  /** The bill, or why the option is not to be had. */
  readonly bill: string;
  /** The time between tokens; empty where the bill says it all. */
  readonly itl: string;
  readonly tone?: 'good' | 'bad';
}

/** A change smaller than this is none. */
const noticeable = 0.005;

function toneOf({ dollars, impossible, meetsObjective }: LeverEffect): OptionEffect['tone'] {
  if (impossible !== undefined || meetsObjective === false) return 'bad';
  if (dollars === undefined || Math.abs(dollars) < noticeable) return undefined;
  return dollars < 0 ? 'good' : 'bad';
}

function row(value: string, label: string, effect: LeverEffect | undefined): OptionEffect {
  const works = effect?.impossible === undefined && effect?.meetsObjective !== false;
  const tone = effect && toneOf(effect);
  return {
    value,
    label,
    bill: effectText(effect),
    itl: works && effect?.itl !== undefined ? t('ITL {0}', change(effect.itl)) : '',
    ...(tone ? { tone } : {}),
  };
}

/** A long list is shown as far as it is worth choosing from. */
const mostSuggested = 6;

/** The options of a control that are weighed before they are chosen; what has not been weighed yet has empty columns. */
export function optionEffects(control: Control, scenario: Scenario, effects: readonly LeverEffect[]): OptionEffect[] {
  const of = (value: string | number) => effects.find(({ id }) => id === leverId(control, value));
  switch (control.kind) {
    case 'choice':
      return control.options.map(({ value, label, absence }) => {
        const reason = absence?.(scenario);
        if (reason !== undefined) return { value, label, bill: reason, itl: '', tone: 'bad' };
        return row(value, label, value === control.read(scenario) ? undefined : of(value));
      });
    case 'number':
      return (control.weighed ?? [])
        .filter(value => value !== control.read(scenario))
        .map(value => row(String(value), `${value}`, of(value)));
    case 'name':
      if (!control.weighed) return [];
      return control.options
        .map(option => ({ option, effect: of(option.value) }))
        .filter(({ effect }) => effect?.meetsObjective && effect.dollars !== undefined)
        .sort((a, b) => a.effect!.dollars! - b.effect!.dollars!)
        .slice(0, mostSuggested)
        .map(({ option, effect }) => row(option.value, option.label, effect));
    default:
      return [];
  }
}

/** Controls that a scenario leaves nothing to choose for, and why: `Tensor parallel, Pipeline parallel: one GPU has nothing to split`. */
export function absences({ controls }: ControlGroup, scenario: Scenario): string[] {
  const absent = controls.filter(control => control.absence !== undefined && !(control.matters?.(scenario) ?? true));
  const reasons = [...new Set(absent.map(({ absence }) => absence!))];
  return reasons.map(reason => {
    const labels = absent.filter(({ absence }) => absence === reason).map(({ label }) => label);
    return `${labels.join(', ')}: ${reason}.`;
  });
}
