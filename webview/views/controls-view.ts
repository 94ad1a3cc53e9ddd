import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type ChoiceControl,
  type Control,
  type ControlGroup,
  type CurveControl,
  differs,
  type NameControl,
  type NumberControl,
  resetControl,
  type SwitchControl,
} from '../controls/control.ts';
import { numberText, readNumber } from '../controls/number-text.ts';
import { absences, optionEffects } from '../controls/option-effects.ts';
import { valueText } from '../controls/value-text.ts';
import { type LeverEffect, leverId } from '../evaluate/levers.ts';
import { defaultScenario } from '../scenario/default-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { effectsText } from '../wording.ts';
import { t } from '../words.ts';
import { dayCurve } from './day-curve.ts';

export interface ControlContext {
  readonly scenario: Scenario;
  /** The scenarios beside this one, to mark what differs. */
  readonly others: readonly Scenario[];
  readonly effects: readonly LeverEffect[];
  /** Those that rows show of which nothing else changes: while a hand moves a control, the lists of all the others stay as they are. */
  readonly effectsShown: readonly LeverEffect[];
  /** A step from the scenario as it is then, which an answer or another control may have changed since it was drawn. */
  readonly change: (step: (now: Scenario) => Scenario) => void;
  /** Tells why something that was asked for could not be done. */
  readonly report: (problem: string) => void;
}

const entered = (event: Event): string => (event.target as HTMLInputElement).value;

const sliderSteps = 1000;

const toSlider = (value: number, least: number, most: number, logarithmic: boolean): number => {
  const share = logarithmic ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
  return Math.round(Math.min(1, Math.max(0, share)) * sliderSteps);
};

const fromSlider = (position: number, least: number, most: number, logarithmic: boolean): number => {
  const share = position / sliderSteps;
  return logarithmic ? least * (most / least) ** share : least + (most - least) * share;
};

/** Slider values to two significant digits: a hand cannot set more. */
const roundHand = (value: number): number => Number(value.toPrecision(2));

const bounded = ({ least, most, whole }: NumberControl, wanted: number): number =>
  Math.min(most, Math.max(least, whole ? Math.round(wanted) : wanted));

/** The field shows what the hand sets before the page is drawn: its component takes a frame of its own, which then is the same one. */
function follow(slider: EventTarget | null, value: number): void {
  const field = (slider as Element).parentElement?.querySelector<HTMLInputElement>('vscode-text-field');
  if (field) field.value = numberText(value);
}

function numberControl(control: NumberControl, { scenario, change, report }: ControlContext): TemplateResult {
  const value = control.read(scenario);
  const { slider, clear } = control;
  const shown = value === undefined ? '' : numberText(value);
  const set = (wanted: number) => change(now => control.write(now, bounded(control, wanted)));
  const typed = (field: HTMLInputElement) => {
    const wanted = readNumber(field.value);
    if (Number.isFinite(wanted)) set(wanted);
    else if (clear && field.value.trim() === '') change(clear);
    else {
      report(t('{0}: “{1}” is not a number.', control.label, field.value));
      field.value = shown;
    }
  };
  return html`
    <vscode-text-field
      id=${control.id}
      aria-label=${control.label}
      aria-describedby="${control.id}-help"
      inputmode="decimal"
      placeholder=${(value === undefined && control.whileEmpty?.(scenario)) || nothing}
      .value=${shown}
      @change=${(event: Event) => typed(event.target as HTMLInputElement)}></vscode-text-field>
    ${
      slider && value !== undefined
        ? html`<input
            type="range"
            id="${control.id}-slider"
            aria-label=${control.label}
            aria-valuetext="${numberText(value)} ${control.unit}"
            min="0"
            max=${sliderSteps}
            .value=${String(toSlider(value, slider.least, slider.most, slider.logarithmic))}
            @input=${(event: Event) => {
              const { least, most, logarithmic } = slider;
              const value = bounded(control, roundHand(fromSlider(Number(entered(event)), least, most, logarithmic)));
              follow(event.target, value);
              set(value);
            }}
          />`
        : ''
    }`;
}

function choiceControl(control: ChoiceControl, { scenario, effects, change }: ControlContext): TemplateResult {
  const chosen = control.read(scenario);
  return html`<vscode-dropdown
    id=${control.id}
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    .value=${chosen}
    @change=${(event: Event) => change(now => control.write(now, entered(event)))}
  >
    ${optionEffects(control, scenario, effects).map(
      ({ value, label, bill, itl, tone }, index) => html`<vscode-option
        value=${value}
        ?selected=${value === chosen}
        ?disabled=${control.options[index]!.absence?.(scenario) !== undefined}
      ><span class="option">${label}</span>${bill ? html` <span class="effect ${tone ?? ''}">${bill}</span>` : ''}${itl ? html` <span class="effect">${itl}</span>` : ''}</vscode-option>`,
    )}
  </vscode-dropdown>`;
}

/** What other values would do, as buttons that set them. */
function suggestions(
  control: NumberControl | NameControl,
  { scenario, effects, change }: ControlContext,
): TemplateResult | typeof nothing {
  const rows = optionEffects(control, scenario, effects).filter(({ bill, itl }) => bill || itl);
  if (rows.length === 0) return nothing;
  const set = (value: string) =>
    change(now => (control.kind === 'number' ? control.write(now, Number(value)) : control.write(now, value)));
  return html`<ul class="suggestions" aria-label=${t('What other values of {0} would do', control.label)}>
    ${rows.map(
      ({ value, label, bill, itl, tone }) => html`<li><button type="button" @click=${() => set(value)}>
        <span>${label}</span> <span class="effect ${tone ?? ''}">${bill}</span> <span class="effect">${itl}</span>
      </button></li>`,
    )}
  </ul>`;
}

/** Names and what they would do, for the list that opens while one is typed. */
const namedOptions = (control: NameControl, effects: readonly LeverEffect[]): TemplateResult[] =>
  control.options.map(({ value, label }) => {
    const effect = control.weighed ? effectsText(effects.find(({ id }) => id === leverId(control, value))) : '';
    return html`<option value=${value}>${effect ? `${label} · ${effect}` : label}</option>`;
  });

const nameControl = (control: NameControl, { scenario, effects, change }: ControlContext): TemplateResult => html`
  <input
    id=${control.id}
    class="name"
    list="${control.id}-options"
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    spellcheck="false"
    autocomplete="off"
    .value=${control.read(scenario)}
    @change=${(event: Event) => change(now => control.write(now, entered(event).trim()))}
  />
  <datalist id="${control.id}-options">
    ${guard(control.weighed ? [control, effects] : [control], () => namedOptions(control, effects))}
  </datalist>`;

const switchControl = (control: SwitchControl, { scenario, change }: ControlContext): TemplateResult => html`
  <vscode-checkbox
    id=${control.id}
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    .checked=${control.read(scenario)}
    @change=${(event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      // The control also tells of values that the page itself set.
      if (checked !== control.read(scenario)) change(now => control.write(now, checked));
    }}
  ></vscode-checkbox>`;

/** A day of a service is tens of megabytes; what is larger would hold up the page. */
const mostBytes = 64e6;

async function loaded(
  control: CurveControl,
  { change, report }: ControlContext,
  field: HTMLInputElement,
): Promise<void> {
  const file = field.files?.[0];
  // The same file can be chosen again, once it is mended.
  const name = file?.name ?? '';
  if (!file) return;
  try {
    if (file.size > mostBytes) throw new Error(t('{0} is larger than 64 MB: cut it to a day or two.', name));
    const text = await file.text();
    change(now => control.load(now, text, name));
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
  }
  field.value = '';
}

const fileButton = (control: CurveControl, context: ControlContext): TemplateResult => html`
  <label class="file">${t('Load a trace or a table of rates (CSV)')}
    <input
      type="file"
      id="${control.id}-file"
      accept=".csv,text/csv"
      @change=${(event: Event) => void loaded(control, context, event.target as HTMLInputElement)}
    />
  </label>`;

function input(control: Control, context: ControlContext): TemplateResult {
  switch (control.kind) {
    case 'number':
      return numberControl(control, context);
    case 'choice':
      return choiceControl(control, context);
    case 'name':
      return nameControl(control, context);
    case 'switch':
      return switchControl(control, context);
    case 'curve':
      return html`${dayCurve(control.label, context.scenario, step => context.change(now => control.write(now, step(control.read(now)))))}
        ${fileButton(control, context)}`;
  }
}

const reset = (control: Control, { change }: ControlContext): TemplateResult => {
  const hint = t('Reset {0} to {1}', control.label, valueText(control, defaultScenario));
  return html`<button
    type="button"
    class="reset"
    title=${hint}
    aria-label=${hint}
    @click=${() => change(now => resetControl(control, now))}
  >↺</button>`;
};

/** A sentence of two lines needs the whole width, as does a long name or a picture. */
const isWide = (control: Control): boolean => control.kind === 'name' || control.kind === 'curve';

function row(control: Control, context: ControlContext): TemplateResult {
  const { scenario, others } = context;
  const apart = others.filter(other => differs(control, scenario, other));
  const idle = control.idle?.(scenario);
  const classes = ['control', isWide(control) ? 'wide' : '', apart.length > 0 ? 'differs' : ''].filter(Boolean);
  return html`<div class=${classes.join(' ')}>
    <div class="label" title=${control.help}>
      ${control.label}
      ${control.kind !== 'curve' && differs(control, scenario, defaultScenario) ? reset(control, context) : ''}
      ${control.kind === 'number' ? html`<span class="unit">${control.unit}</span>` : ''}
    </div>
    <div class="input">${input(control, context)}</div>
    ${apart.length > 0 ? html`<p class="apart">${apart.map(other => `${other.name}: ${valueText(control, other)}`).join(' · ')}</p>` : ''}
    ${idle === undefined ? '' : html`<p class="apart">${idle}</p>`}
    <div class="about">
      <p id="${control.id}-help" class="help">${control.help}</p>
      ${control.kind === 'number' || control.kind === 'name' ? suggestions(control, context) : nothing}
    </div>
  </div>`;
}

/** All that a control's row shows; while none of it changes the row stands as it is. */
const shownBy = (control: Control, { scenario, others, effectsShown }: ControlContext): unknown[] => [
  control,
  effectsShown,
  control.read(scenario),
  control.idle?.(scenario),
  // The curve tells its rates, which are those of the month.
  control.kind === 'curve' ? scenario.traffic : undefined,
  ...(control.kind === 'choice' ? control.options.map(({ absence }) => absence?.(scenario)) : []),
  ...others.flatMap(other => [other.name, control.read(other)]),
];

/** Fewer words than a page of controls: how many of a group's settings differ between the scenarios. */
function differences(group: ControlGroup, { scenario, others }: ControlContext): TemplateResult | string {
  const count = group.controls.filter(control => others.some(other => differs(control, scenario, other))).length;
  return count > 0 ? html`<span class="count">${count === 1 ? t('1 differs') : t('{0} differ', count)}</span>` : '';
}

/** The left column: groups that fold, each control with its unit and what it does to cost. */
export const controlColumn = (
  groups: readonly ControlGroup[],
  folded: boolean,
  context: ControlContext,
): TemplateResult => html`
  <form class="controls" aria-label=${t('What is assumed')} @submit=${(event: Event) => event.preventDefault()}>
    ${groups.map(
      group => html`<details class="group" id="${group.id}-group" ?open=${group.open && !folded}>
        <summary>${group.title} ${differences(group, context)}</summary>
        ${repeat(
          group.controls.filter(control => control.matters?.(context.scenario) ?? true),
          // A control that appears must not turn the ones below it into others: they would report the new values as the user's.
          control => control.id,
          // Of forty controls a slider moves one.
          control => html`${guard(shownBy(control, context), () => row(control, context))}`,
        )}
        ${absences(group, context.scenario).map(text => html`<p class="absent">${text}</p>`)}
      </details>`,
    )}
  </form>`;
