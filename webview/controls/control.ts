import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import { defaultScenario } from '../scenario/default-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Why it is not to be had in this scenario; undefined where it is. */
  readonly absence?: (scenario: Scenario) => string | undefined;
}

interface Common<Value> {
  readonly id: string;
  readonly label: string;
  /** One sentence on what it does to cost. */
  readonly help: string;
  /** False where the rest of the scenario leaves it without effect; absent for always. */
  readonly matters?: (scenario: Scenario) => boolean;
  /** Why it is not to be had while it does not matter; absent where another control beside it says so. */
  readonly absence?: string;
  /** Why the value that it has changes no answer here, said beside it; undefined where it does. */
  readonly idle?: (scenario: Scenario) => string | undefined;
  /** What the world does, not what the deployment chooses: it is no change that could save anything. */
  readonly outside?: true;
  readonly write: (scenario: Scenario, value: Value) => Scenario;
}

export interface ChoiceControl extends Common<string> {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly read: (scenario: Scenario) => string;
}

/** One of a long list, found by typing. */
export interface NameControl extends Common<string> {
  readonly kind: 'name';
  /** The effect of every option is computed before it is chosen. */
  readonly weighed?: true;
  readonly options: readonly Option[];
  readonly read: (scenario: Scenario) => string;
}

export interface NumberControl extends Common<number> {
  readonly kind: 'number';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Values whose effect is computed before they are chosen. */
  readonly weighed?: readonly number[];
  readonly slider?: { readonly least: number; readonly most: number; readonly logarithmic: boolean };
  /** Undefined leaves the field empty. */
  readonly read: (scenario: Scenario) => number | undefined;
  /** Present where the field may be left empty. */
  readonly clear?: (scenario: Scenario) => Scenario;
  /** What holds while it is empty, as the empty field shows it; undefined where that is not known. */
  readonly whileEmpty?: (scenario: Scenario) => string | undefined;
}

export interface SwitchControl extends Common<boolean> {
  readonly kind: 'switch';
  readonly read: (scenario: Scenario) => boolean;
}

/** 24 relative rates, drawn by hand or read from a file. */
export interface CurveControl extends Common<readonly number[]> {
  readonly kind: 'curve';
  /** Throws an error whose message names row and column. */
  readonly load: (scenario: Scenario, text: string, fileName: string) => Scenario;
  readonly read: (scenario: Scenario) => readonly number[];
}

export type Control = ChoiceControl | NameControl | NumberControl | SwitchControl | CurveControl;

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly controls: readonly Control[];
}

export const withDeployment = (scenario: Scenario, settings: Partial<DeploymentSettings>): Scenario => ({
  ...scenario,
  deployment: { ...scenario.deployment, ...settings },
});

export const withPart = <Part extends 'request' | 'serving' | 'traffic' | 'fleet' | 'objective'>(
  scenario: Scenario,
  part: Part,
  change: Partial<Scenario[Part]>,
): Scenario => ({ ...scenario, [part]: { ...scenario[part], ...change } });

type SettingKey = 'kv' | 'batching' | 'kvAllocation' | 'attention' | 'engine';

/** A choice among the values of one deployment setting; `usual` is what holds where the scenario does not say. */
export const setting = (
  key: SettingKey,
  label: string,
  help: string,
  options: readonly Option[],
  usual: string,
): ChoiceControl => ({
  kind: 'choice',
  id: key,
  label,
  help,
  options,
  read: scenario => scenario.deployment[key] ?? usual,
  write: (scenario, value) => withDeployment(scenario, { [key]: value }),
});

/** Options that are called as they are written. */
export const plain = (values: readonly string[]): Option[] => values.map(value => ({ value, label: value }));

/** Whether two scenarios set the control differently. */
export const differs = (control: Control, one: Scenario, other: Scenario): boolean =>
  JSON.stringify(control.read(one)) !== JSON.stringify(control.read(other));

/** Sets the control as the default scenario has it. */
export function resetControl(control: Control, scenario: Scenario): Scenario {
  if (control.kind === 'number') {
    const usual = control.read(defaultScenario);
    return usual === undefined ? (control.clear?.(scenario) ?? scenario) : control.write(scenario, usual);
  }
  // Each kind reads what it writes; the compiler does not follow that through the union.
  return (control.write as (scenario: Scenario, value: unknown) => Scenario)(scenario, control.read(defaultScenario));
}
