import { html, type TemplateResult } from 'lit';
import { answersOf, type Figure, figureChange, figures } from '../figures.ts';
import type { Column } from '../state.ts';

/** The change against the compared scenario. */
export function delta(figure: Figure, other: Figure | undefined): TemplateResult | string {
  const change = figureChange(figure, other);
  return change ? html`<span class="delta ${change.tone ?? ''}">${change.text}</span>` : '';
}

/** The answer first: six figures that decide, each with its error and its change against another scenario. */
export function headlineStrip(column: Column, compared: Column | undefined): TemplateResult | string {
  const answers = answersOf(column);
  if (!answers) return '';
  const goal = column.scenario.objective.attainment;
  const other = answersOf(compared);
  const others = other ? figures(other, goal) : [];
  const coarse = column.fineness === 'coarse';
  return html`<dl class="headline ${coarse ? 'coarse' : ''}" aria-live="polite" aria-busy=${coarse ? 'true' : 'false'}>
    ${figures(answers, goal).map(
      (figure, index) => html`<div data-figure=${figure.id}>
        <dt>${figure.label}</dt>
        <dd class="value"><data value=${figure.number ?? ''}>${figure.value}</data></dd>
        <dd class="note">
          ${delta(figure, others[index])}
          <span class=${figure.state ?? ''} title=${figure.explanation ?? ''}>${figure.note}</span>
        </dd>
      </div>`,
    )}
  </dl>`;
}
