import { html, type TemplateResult } from 'lit';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { Figure, Scenario as WorkedScenario } from '../../src/serving/scenarios/scenario.ts';
import { t } from '../words.ts';

function figureText({ unit, value }: Figure): string {
  if (unit.startsWith('$')) return `${formatDollars(value, { form: 'long' })}${unit.slice(1).replace('/', ' / ')}`;
  if (unit === 's') return formatDuration(value, { form: 'long' });
  if (unit === 'share') return formatPercent(value, { form: 'long' });
  if (unit === 'bytes') return formatBytes(value, { form: 'long' });
  return `${formatCount(value, { form: 'long' })} ${unit}`;
}

const figureRows = (figures: readonly Figure[], kind: string): TemplateResult[] =>
  figures.map(
    figure => html`<tr title=${figure.how}>
      <th scope="row">${figure.label}</th>
      <td>${kind}</td>
      <td class="number">${figureText(figure)}</td>
      <td class="how">${figure.how}</td>
    </tr>`,
  );

/** Simulating an example takes part of a second, so it waits until somebody opens it, and is done once. */
const simulated = new Map<string, readonly Figure[]>();

function body(scenario: WorkedScenario): TemplateResult | string {
  const figures = simulated.get(scenario.title);
  if (!figures) return '';
  return html`<p>${scenario.situation}</p>
    <table>
      <thead>
        <tr><th scope="col">${t('figure')}</th><th scope="col">${t('column')}</th><th scope="col">${t('value')}</th><th scope="col">${t('how')}</th></tr>
      </thead>
      <tbody>
        ${figureRows(scenario.published(), t('as published'))} ${figureRows(figures, t('simulated'))}
      </tbody>
    </table>
    <ul>${[...scenario.slips, ...scenario.lessons].map(line => html`<li>${line}</li>`)}</ul>`;
}

function opened(event: Event, scenario: WorkedScenario, redraw: () => void): void {
  if (!(event.target as HTMLDetailsElement).open || simulated.has(scenario.title)) return;
  simulated.set(scenario.title, scenario.simulated());
  redraw();
}

/** The source article's five worked examples: its own arithmetic, ours with queues, and where the two part. */
export const presets = (redraw: () => void): TemplateResult => html`
  <section class="presets" aria-label=${t('Worked examples')}>
    <h2>${t('Worked examples')}</h2>
    ${scenarios.map(
      scenario => html`<details @toggle=${(event: Event) => opened(event, scenario, redraw)}>
        <summary>${scenario.title}</summary>
        ${body(scenario)}
      </details>`,
    )}
  </section>`;
