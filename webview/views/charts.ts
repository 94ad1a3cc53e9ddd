import { html, noChange, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { chartPlans } from '../charts/scenario-charts.ts';
import type { ControlGroup } from '../controls/control.ts';
import { answersOf } from '../figures.ts';
import type { State } from '../state.ts';
import { t } from '../words.ts';
import { chartFrame, drawnWidths, isOutOfSight, type SavePicture } from './chart-frame.ts';

/**
 * All pictures of the active scenario. While a change is being answered they stand as they are; with the answer those are drawn anew that it
 * changes, and while it is coarse only those in sight.
 */
export function chartGrid(state: State, groups: readonly ControlGroup[], save: SavePicture): TemplateResult {
  const shown = state.columns.flatMap(({ scenario, evaluation, frontier, levers }) => [
    scenario.name,
    evaluation,
    frontier,
    levers,
  ]);
  return html`${guard([state.active, groups, drawnWidths(), ...shown], () => pictures(state, groups, save))}`;
}

function pictures(state: State, groups: readonly ControlGroup[], save: SavePicture): TemplateResult | string {
  const plans = chartPlans(state, state.active, groups);
  if (plans.length === 0) return '';
  const coarse = answersOf(state.columns[state.active])?.fineness !== 'exact';
  return html`<section class="charts" aria-label=${t('Pictures')}>${plans.map(({ id, from, chart }) =>
    coarse && isOutOfSight(id)
      ? noChange
      : guard([id, coarse, drawnWidths(), ...from], () => chartFrame(chart(), coarse, save)),
  )}</section>`;
}
