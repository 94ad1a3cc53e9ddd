import { html, nothing, type TemplateResult } from 'lit';
import { answersOf, type Figure, figureChange, figures } from '../figures.ts';
import type { Column } from '../state.ts';

/** The change against the compared scenario. */
function delta(figure: Figure, other: Figure | undefined): TemplateResult | string {
  const change = figureChange(figure, other);
  return change ? html`<span class="delta ${change.tone ?? ''}">${change.text}</span>` : '';
}

/** What a screen reader says when the answer is there: one figure, and its change. */
const announcement = (figure: Figure, other: Figure | undefined): string =>
  [`${figure.value} ${figure.label}`, figureChange(figure, other)?.text].filter(Boolean).join(', ');

/** The answer first: six figures that decide, each with its error and its change against another scenario. */
export function headlineStrip(column: Column, compared: Column | undefined): TemplateResult | string {
  const answers = answersOf(column);
  if (!answers) return '';
  const { objective } = column.scenario;
  const other = answersOf(compared);
  const others = other ? figures(other, objective) : [];
  // Also while a change waits for its first answer, so that a moving slider does not make the strip flicker.
  const coarse = column.fineness !== 'exact';
  const shown = figures(answers, objective);
  return html`<p class="announcement" role="status">${coarse ? '' : announcement(shown[0]!, others[0])}</p>
  <dl class="headline ${coarse ? 'coarse' : ''}" aria-busy=${coarse ? 'true' : 'false'}>
    ${shown.map(
      (figure, index) => html`<div data-figure=${figure.id}>
        <dt title=${figure.meaning ?? nothing}>${figure.label}</dt>
        <dd class="value"><data value=${figure.number ?? ''}>${figure.value}</data></dd>
        <dd class="note">
          ${delta(figure, others[index])}
          <span class=${figure.state ?? ''} title=${figure.explanation ?? ''}>${figure.note}</span>
        </dd>
      </div>`,
    )}
  </dl>`;
}
