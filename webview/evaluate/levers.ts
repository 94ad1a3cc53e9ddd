import type { Control, ControlGroup } from '../controls/control.ts';
import type { Scenario } from '../scenario/scenario.ts';

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
export function leversOf(scenario: Scenario, groups: readonly ControlGroup[]): readonly Lever[] {
  const open = groups
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
