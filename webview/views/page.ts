import { html, type TemplateResult } from 'lit';
import { formatTokens } from '../../src/report/format.ts';
import type { ControlGroup } from '../controls-table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { activate, duplicateActive, mostScenarios, removeActive, type State } from '../state.ts';
import { bestLever, bindingSentence, effectText, leverName, problemText } from '../wording.ts';
import { t } from '../words.ts';
import { chartGrid } from './charts.ts';
import { controlColumn } from './controls-view.ts';
import { headlineStrip } from './headline.ts';
import { presets } from './presets.ts';

export interface PageActions {
  readonly update: (state: State) => void;
  readonly change: (scenario: Scenario) => void;
  readonly exportAs: (format: 'markdown' | 'csv' | 'json') => void;
}

const tabs = (state: State, { update }: PageActions): TemplateResult => html`
  <div class="tabs" role="tablist" aria-label=${t('Scenarios')}>
    ${state.columns.map(
      (column, index) => html`<button
        role="tab"
        aria-selected=${index === state.active ? 'true' : 'false'}
        tabindex=${index === state.active ? 0 : -1}
        @click=${() => update(activate(state, index))}
        @keydown=${(event: KeyboardEvent) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (step !== 0) update(activate(state, index + step));
        }}
      >${column.scenario.name}</button>`,
    )}
  </div>`;

function header(state: State, actions: PageActions): TemplateResult {
  const { scenario } = state.columns[state.active]!;
  const { inputTokens, outputTokens } = scenario.request;
  return html`<header>
    <p class="subject">
      <b>${scenario.origin ?? t('A request')}</b>
      <span class="note">${t('{0} in → ≈{1} out', formatTokens(inputTokens), formatTokens(outputTokens))}</span>
    </p>
    ${tabs(state, actions)}
    <div class="actions">
      <vscode-button appearance="secondary" ?disabled=${state.columns.length >= mostScenarios} @click=${() => actions.update(duplicateActive(state))}>${t('Duplicate')}</vscode-button>
      ${state.columns.length > 1 ? html`<vscode-button appearance="secondary" @click=${() => actions.update(removeActive(state))}>${t('Remove')}</vscode-button>` : ''}
      <vscode-button appearance="secondary" @click=${() => actions.exportAs('markdown')}>${t('Export Markdown')}</vscode-button>
      <vscode-button appearance="secondary" @click=${() => actions.exportAs('csv')}>${t('CSV')}</vscode-button>
      <vscode-button appearance="secondary" @click=${() => actions.exportAs('json')}>${t('Scenario')}</vscode-button>
    </div>
  </header>`;
}

function verdict(state: State): TemplateResult {
  const { evaluation, levers, failure, fineness } = state.columns[state.active]!;
  if (failure !== undefined)
    return html`<p class="verdict bad" role="alert">${t('The computation failed: {0}', failure)}</p>`;
  if (!evaluation) return html`<p class="verdict">${t('Computing…')}</p>`;
  if ('problem' in evaluation) return html`<p class="verdict bad" role="alert">${problemText(evaluation.problem)}</p>`;
  const best = bestLever(levers);
  return html`<p class="verdict">
    <b>${bindingSentence(evaluation.answers)}</b>
    ${best ? t('Best single change: {0}, {1}.', leverName(best.id), effectText(best)) : ''}
    ${fineness === 'coarse' ? html`<span class="note">${t('Coarse, refining…')}</span>` : ''}
  </p>`;
}

/** The scenario that the active one is held against: the one before it, else the one after. */
const compared = ({ columns, active }: State) => (columns.length === 1 ? undefined : columns[active === 0 ? 1 : 0]);

/** The whole page: what is asked at the left, the answer first at the right, pictures beneath. */
export function page(state: State, groups: readonly ControlGroup[], actions: PageActions): TemplateResult {
  const column = state.columns[state.active]!;
  return html`
    ${header(state, actions)}
    <div class="columns">
      ${controlColumn(groups, { scenario: column.scenario, effects: column.levers, change: actions.change })}
      <main>
        ${headlineStrip(column, compared(state))} ${verdict(state)} ${chartGrid(state)} ${presets()}
      </main>
    </div>`;
}
