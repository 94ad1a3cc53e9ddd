import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { chartsOf } from '../charts/scenario-charts.ts';
import { answersOf } from '../figures.ts';
import type { State } from '../state.ts';
import { t } from '../words.ts';
import { chartFrame, drawnWidths, type SavePicture } from './chart-frame.ts';

/** All pictures of the active scenario. While a change is being answered they stand as they are, and nothing is drawn anew. */
export function chartGrid(state: State, save: SavePicture): TemplateResult {
  const shown = state.columns.flatMap(({ scenario, evaluation, frontier, levers }) => [
    scenario.name,
    evaluation,
    frontier,
    levers,
  ]);
  return html`${guard([state.active, drawnWidths(), ...shown], () => pictures(state, save))}`;
}

function pictures(state: State, save: SavePicture): TemplateResult | string {
  const charts = chartsOf(state, state.active);
  if (charts.length === 0) return '';
  const coarse = answersOf(state.columns[state.active])?.fineness !== 'exact';
  return html`<section class="charts" aria-label=${t('Pictures')}>${charts.map(chart => chartFrame(chart, coarse, save))}</section>`;
}
