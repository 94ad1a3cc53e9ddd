import { html, type TemplateResult } from 'lit';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { Figure } from '../../src/serving/scenarios/scenario.ts';
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

/** The source article's five worked examples: its own arithmetic, ours with queues, and where the two part. */
export const presets = (): TemplateResult => html`
  <section class="presets" aria-label=${t('Worked examples')}>
    <h2>${t('Worked examples')}</h2>
    ${scenarios.map(
      scenario => html`<details>
        <summary>${scenario.title}</summary>
        <p>${scenario.situation}</p>
        <table>
          <thead>
            <tr><th scope="col">${t('figure')}</th><th scope="col">${t('column')}</th><th scope="col">${t('value')}</th><th scope="col">${t('how')}</th></tr>
          </thead>
          <tbody>
            ${figureRows(scenario.published(), t('as published'))} ${figureRows(scenario.simulated(), t('simulated'))}
          </tbody>
        </table>
        <ul>${[...scenario.slips, ...scenario.lessons].map(line => html`<li>${line}</li>`)}</ul>
      </details>`,
    )}
  </section>`;
