import { html, type TemplateResult } from 'lit';
import type { Control, ControlGroup } from '../controls-table.ts';
import type { LeverEffect } from '../evaluate/levers.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { effectText } from '../wording.ts';

export interface ControlContext {
  readonly scenario: Scenario;
  readonly effects: readonly LeverEffect[];
  readonly change: (scenario: Scenario) => void;
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

function numberControl(
  control: Extract<Control, { kind: 'number' }>,
  { scenario, change }: ControlContext,
): TemplateResult {
  const value = control.read(scenario);
  const set = (wanted: number) => {
    if (!Number.isFinite(wanted)) return;
    const bounded = Math.min(control.most, Math.max(control.least, control.whole ? Math.round(wanted) : wanted));
    change(control.write(scenario, bounded));
  };
  const { slider } = control;
  return html`
    <vscode-text-field
      id=${control.id}
      aria-label=${control.label}
      aria-describedby="${control.id}-help"
      inputmode="decimal"
      .value=${value === undefined ? '' : String(value)}
      @change=${(event: Event) => set(Number.parseFloat(entered(event)))}></vscode-text-field>
    ${
      slider && value !== undefined
        ? html`<input
            type="range"
            aria-label=${control.label}
            min="0"
            max=${sliderSteps}
            .value=${String(toSlider(value, slider.least, slider.most, slider.logarithmic))}
            @input=${(event: Event) => set(roundHand(fromSlider(Number(entered(event)), slider.least, slider.most, slider.logarithmic)))}
          />`
        : ''
    }`;
}

function choiceControl(
  control: Extract<Control, { kind: 'choice' }>,
  { scenario, effects, change }: ControlContext,
): TemplateResult {
  const chosen = control.read(scenario);
  return html`<vscode-dropdown
    id=${control.id}
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    .value=${chosen}
    @change=${(event: Event) => change(control.write(scenario, entered(event)))}
  >
    ${control.options.map(option => {
      const effect = option.value === chosen ? '' : effectText(effects.find(each => each.id === option.lever));
      return html`<vscode-option value=${option.value} ?selected=${option.value === chosen}>${option.label}${effect ? ` · ${effect}` : ''}</vscode-option>`;
    })}
  </vscode-dropdown>`;
}

const nameControl = (
  control: Extract<Control, { kind: 'name' }>,
  { scenario, change }: ControlContext,
): TemplateResult => html`
  <input
    id=${control.id}
    class="name"
    list="${control.id}-options"
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    spellcheck="false"
    autocomplete="off"
    .value=${control.read(scenario)}
    @change=${(event: Event) => change(control.write(scenario, entered(event).trim()))}
  />
  <datalist id="${control.id}-options">
    ${control.options.map(option => html`<option value=${option.value}>${option.label}</option>`)}
  </datalist>`;

const switchControl = (
  control: Extract<Control, { kind: 'switch' }>,
  { scenario, change }: ControlContext,
): TemplateResult => html`
  <vscode-checkbox
    id=${control.id}
    aria-label=${control.label}
    aria-describedby="${control.id}-help"
    .checked=${control.read(scenario)}
    @change=${(event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      // The control also tells of values that the page itself set.
      if (checked !== control.read(scenario)) change(control.write(scenario, checked));
    }}
  ></vscode-checkbox>`;

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
  }
}

const row = (control: Control, context: ControlContext): TemplateResult => html`
  <div class=${control.kind === 'name' ? 'control wide' : 'control'}>
    <span class="label" title=${control.help}>${control.label}${control.kind === 'number' ? html` <span class="unit">${control.unit}</span>` : ''}</span>
    <div class="input">${input(control, context)}</div>
    <p id="${control.id}-help" class="help">${control.help}</p>
  </div>`;

/** The left column: groups that fold, each control with its unit and what it does to cost. */
export const controlColumn = (groups: readonly ControlGroup[], context: ControlContext): TemplateResult => html`
  <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
    ${groups.map(
      group => html`<details class="group" ?open=${group.open}>
        <summary>${group.title}</summary>
        ${group.controls.map(control => row(control, context))}
      </details>`,
    )}
  </form>`;
