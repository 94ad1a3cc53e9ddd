import { html, type TemplateResult } from 'lit';
import { formatTokens } from '../../src/report/format.ts';
import type { SavePicture } from '../charts/frame.ts';
import type { ControlGroup } from '../controls/control.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { duplicateActive, removeActive } from '../scenario-list.ts';
import { activate, mostScenarios, type State } from '../state.ts';
import { bestLever, bindingSentence, effectText, leverName, problemText } from '../wording.ts';
import { t } from '../words.ts';
import { chartGrid } from './charts.ts';
import { controlColumn } from './controls-view.ts';
import { headlineStrip } from './headline.ts';
import { presets } from './presets.ts';

export interface PageActions {
  readonly update: (state: State) => void;
  readonly change: (scenario: Scenario) => void;
  readonly redraw: () => void;
  readonly savePicture: SavePicture;
  readonly exportAs: (format: 'markdown' | 'csv' | 'json') => void;
}

function moved(event: KeyboardEvent, index: number, state: State, { update }: PageActions): void {
  const last = state.columns.length - 1;
  const places: Record<string, number> = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last };
  const place = places[event.key];
  if (place === undefined || place < 0 || place > last) return;
  event.preventDefault();
  update(activate(state, place));
  (event.currentTarget as HTMLElement).parentElement?.querySelectorAll('button')[place]?.focus();
}

const tabs = (state: State, actions: PageActions): TemplateResult => html`
  <div class="tabs" role="tablist" aria-label=${t('Scenarios')}>
    ${state.columns.map(
      (column, index) => html`<button
        type="button"
        role="tab"
        id="tab-${index}"
        aria-controls="scenario"
        aria-selected=${index === state.active ? 'true' : 'false'}
        tabindex=${index === state.active ? 0 : -1}
        @click=${() => actions.update(activate(state, index))}
        @keydown=${(event: KeyboardEvent) => moved(event, index, state, actions)}
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
      <vscode-button appearance="secondary" title=${t('Save a table for a pull request')} @click=${() => actions.exportAs('markdown')}>${t('Markdown')}</vscode-button>
      <vscode-button appearance="secondary" title=${t('Save a table for a spreadsheet')} @click=${() => actions.exportAs('csv')}>CSV</vscode-button>
      <vscode-button appearance="secondary" title=${t('Save this scenario to share it')} @click=${() => actions.exportAs('json')}>JSON</vscode-button>
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

/** The whole page: the answer first, then what is asked, then the pictures that explain. */
export function page(
  state: State,
  groups: readonly ControlGroup[],
  folded: boolean,
  actions: PageActions,
): TemplateResult {
  const column = state.columns[state.active]!;
  const others = state.columns.filter(each => each !== column).map(({ scenario }) => scenario);
  const context = { scenario: column.scenario, others, effects: column.levers, change: actions.change };
  return html`
    ${header(state, actions)}
    <main>
    <div class="columns" id="scenario" role="tabpanel" aria-labelledby="tab-${state.active}">
      <section class="answer" aria-label=${t('The answer')}>
        ${headlineStrip(column, compared(state))} ${verdict(state)}
      </section>
      ${controlColumn(groups, folded, context)}
      <div class="explanation">${chartGrid(state, actions.savePicture)} ${presets(actions.redraw)}</div>
    </div>
    </main>`;
}
