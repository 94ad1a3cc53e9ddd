import { html, type TemplateResult } from 'lit';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import type { Figure } from '../../src/serving/scenarios/scenario.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import { workedScenarios } from '../scenario/worked-scenarios.ts';
import { replaceScenarios } from '../scenario-list.ts';
import { t } from '../words.ts';
import type { WorkedExample } from '../worked-example.ts';
import type { PageActions } from './page.ts';
import { focusActiveTab } from './tabs.ts';

/** A figure with its unit, as in `$0.195 / hour per request/s`. */
export function exampleFigureText({ unit, value }: Pick<Figure, 'unit' | 'value'>): string {
  if (unit.startsWith('$')) return `${formatDollars(value, { form: 'long' })}${unit.slice(1).replace('/', ' / ')}`;
  if (unit === 's') return formatDuration(value, { form: 'long' });
  if (unit === 'share') return formatPercent(value, { form: 'long' });
  if (unit === 'bytes') return formatBytes(value, { form: 'long' });
  return `${formatCount(value, { form: 'long' })} ${unit}`;
}

const figureRow = ({ label, how, unit, value, stated }: Figure): TemplateResult => html`<tr>
  <th scope="row">${label}<span class="how">${how}</span></th>
  <td>
    ${exampleFigureText({ unit, value })}
    ${stated === undefined ? '' : html`<span class="how">${t('printed: {0}', exampleFigureText({ unit, value: stated }))}</span>`}
  </td>
</tr>`;

const figureTable = (title: string, note: string, figures: readonly Figure[]): TemplateResult => html`<table>
  <caption><b>${title}</b> <span class="note">${note}</span></caption>
  <thead class="unseen">
    <tr><th scope="col">${t('figure')}</th><th scope="col">${t('value')}</th></tr>
  </thead>
  <tbody>${figures.map(figureRow)}</tbody>
</table>`;

function body(example: WorkedExample, { update }: PageActions): TemplateResult {
  const worked = workedScenarios(example.id);
  const use = () => {
    update(now =>
      replaceScenarios(now, worked!.scenarios, t('“{0}” took the place of your scenarios.', example.title)),
    );
    window.scrollTo({ top: 0 });
    focusActiveTab();
  };
  return html`<p>${example.situation}</p>
    <div class="both">
      ${figureTable(t('As published'), t('the article’s own arithmetic'), example.published)}
      ${figureTable(t('Simulated'), t('with requests that queue'), example.simulated)}
    </div>
    ${example.slips.map(slip => html`<p class="slip"><b>${t('Where it does not add up.')}</b> ${slip}</p>`)}
    ${example.lessons.map(lesson => html`<p>${lesson}</p>`)}
    ${
      worked
        ? html`<p class="use">
            <vscode-button @click=${use}>${t('Use as scenarios')}</vscode-button>
            <span class="note">${worked.standIn}</span>
          </p>`
        : ''
    }`;
}

/**
 * The source article's five worked examples: its own arithmetic, ours with queues, where the two part, and the way to try them. Simulating
 * one takes up to a second, so it waits until somebody opens it.
 */
export const workedExamples = (
  { examples: all }: CatalogueNames,
  computed: ReadonlyMap<string, WorkedExample>,
  actions: PageActions,
): TemplateResult => html`
  <section class="presets" aria-label=${t('Worked examples')}>
    <h2>${t('Worked examples')} <span class="note">${t('as published, and simulated')}</span></h2>
    ${all.map(({ id, title }) => {
      const example = computed.get(id);
      const opened = ({ target }: Event) => {
        if ((target as HTMLDetailsElement).open && !example) actions.openExample(id);
      };
      return html`<details id="example-${id}" @toggle=${opened}>
        <summary>${title}</summary>
        ${example ? body(example, actions) : html`<p class="note" role="status">${t('Simulating…')}</p>`}
      </details>`;
    })}
  </section>`;
