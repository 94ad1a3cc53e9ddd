import { html, nothing, type TemplateResult } from 'lit';
import {
  answerRows,
  type ComparisonCell,
  type ComparisonRow,
  countDifferences,
  settingSections,
} from '../comparison.ts';
import type { ControlGroup } from '../controls/control.ts';
import { activate, type State, type Update } from '../state.ts';
import { t } from '../words.ts';

/** Long names of models break after a slash or a hyphen, and nowhere else. */
const breakable = (text: string): (TemplateResult | string)[] =>
  text.split(/(?<=[/-])/).flatMap((part, index) => (index === 0 ? [part] : [html`<wbr />`, part]));

const cellView = ({ text, differs, change, state }: ComparisonCell): TemplateResult => html`
  <td role="cell" class=${differs ? 'differs' : nothing}>
    <span class="figure ${state ?? ''}">${breakable(text)}</span>
    ${change ? html`<span class="delta ${change.tone ?? ''}">${change.text}</span>` : ''}
  </td>`;

const rowView = ({ id, label, unit, cells, differs }: ComparisonRow, kind: string): TemplateResult => html`
  <tr role="row" class="${kind} ${differs ? 'differing' : 'equal'}" data-row=${id}>
    <th role="rowheader" scope="row">${label}${unit ? html` <span class="unit">${unit}</span>` : ''}</th>
    ${cells.map(cellView)}
  </tr>`;

/**
 * Up to four scenarios as columns: the answers, then the settings, of which those that differ are marked. Roles are written out,
 * because a narrow page lays the rows out as grids, and a table that is laid out so is none to a screen reader.
 */
export function comparison(state: State, groups: readonly ControlGroup[], update: Update): TemplateResult {
  const { columns, active, showsEqual } = state;
  const sections = settingSections(columns, groups);
  const { differ, equal } = countDifferences(sections);
  const shown = sections
    .map(section => ({ ...section, rows: section.rows.filter(row => showsEqual || row.differs) }))
    .filter(({ rows }) => rows.length > 0);
  return html`
    <div class="comparison-scroll" role="region" tabindex="0" aria-label=${t('Scenarios side by side')}>
    <table class="comparison columns-${columns.length}" role="table" aria-label=${t('Scenarios side by side')}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${columns.map(
            ({ scenario, fineness }, index) => html`<th
              role="columnheader"
              scope="col"
              class=${index === active ? 'active' : nothing}
              @click=${() => update(now => activate(now, index))}
            >
              <b>${scenario.name}</b>
<span class="note">${[index === 0 ? t('base') : '', fineness === 'exact' ? '' : t('refining…')].filter(Boolean).join(', ')}</span>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${answerRows(columns).map(row => rowView(row, 'answer-row'))}
      </tbody>
      ${shown.map(
        ({ title, rows }) => html`<tbody role="rowgroup">
          <tr role="row" class="section"><th role="rowheader" colspan=${columns.length + 1} scope="rowgroup">${title}</th></tr>
          ${rows.map(row => rowView(row, 'setting'))}
        </tbody>`,
      )}
    </table>
    </div>
    <p class="comparison-count">
      ${t('Changes are against {0}.', columns[0]!.scenario.name)}
      ${differ === 0 ? t('No setting differs: change one on the left.') : differ === 1 ? t('One setting differs.') : t('{0} settings differ.', differ)}
      <button type="button" class="link" aria-pressed=${showsEqual ? 'true' : 'false'} @click=${() => update(now => ({ ...now, showsEqual: !showsEqual }))}>
        ${showsEqual ? t('Hide the {0} that are equal', equal) : t('Show the {0} that are equal', equal)}
      </button>
    </p>`;
}
