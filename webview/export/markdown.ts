import { markdownText } from '../../src/report/markdown-text.ts';
import { answerRows, type ComparisonRow, type ComparisonSection, settingSections } from '../comparison.ts';
import type { ControlGroup } from '../controls/control.ts';
import type { State } from '../state.ts';
import { bestLever, effectText, leverName } from '../wording.ts';
import { t } from '../words.ts';
import { assumptionLines } from './assumptions.ts';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [line(['', ...names.map(markdownText)]), line(['---', ...names.map(() => '---:')]), ...rows.map(line)];
}

/** A row of the comparison: changes against the first in brackets, what differs in bold. */
const cells = ({ label, unit, cells }: ComparisonRow): string[] => [
  markdownText(unit ? `${label} (${unit})` : label),
  ...cells.map(({ text, change, differs }) => {
    const written = markdownText(text);
    if (change) return `${written} (${change.text})`;
    return differs ? `**${written}**` : written;
  }),
];

const folded = (title: string, body: readonly string[]): string[] => [
  '<details>',
  `<summary>${markdownText(title)}</summary>`,
  '',
  ...body,
  '',
  '</details>',
  '',
];

const settingsTable = (names: readonly string[], sections: readonly ComparisonSection[]): string[] =>
  table(
    names,
    sections.flatMap(({ title, rows }) => [[`**${markdownText(title)}**`, ...names.map(() => '')], ...rows.map(cells)]),
  );

/** The single change that would save most, by scenario. */
const leverLines = ({ columns }: State, groups: readonly ControlGroup[]): string[] =>
  columns.flatMap(({ scenario, levers }) => {
    const best = bestLever(levers);
    return best
      ? [
          `- ${markdownText(t('Best single change for {0}: {1}, {2}', scenario.name, leverName(best.id, groups), effectText(best)))}`,
        ]
      : [];
  });

function differences(state: State, names: readonly string[], sections: readonly ComparisonSection[]): string[] {
  if (state.columns.length === 1) return [];
  const differing = sections
    .map(section => ({ ...section, rows: section.rows.filter(row => row.differs) }))
    .filter(({ rows }) => rows.length > 0);
  const body = differing.length > 0 ? settingsTable(names, differing) : [markdownText(t('No setting differs.'))];
  return [`**${markdownText(t('What differs'))}**`, '', ...body, ''];
}

/**
 * The scenarios for a pull request: the answers, what differs, the single change that saves most, and, folded, all inputs and what
 * the figures rest on.
 */
export function toMarkdown(state: State, groups: readonly ControlGroup[]): string {
  const { columns } = state;
  const names = columns.map(column => column.scenario.name);
  const sections = settingSections(columns, groups);
  const levers = leverLines(state, groups);
  const assumed = columns.flatMap(column => [
    `- **${markdownText(column.scenario.name)}**`,
    ...(column.scenario.origin === undefined
      ? []
      : [`  - ${markdownText(t('the request of {0}', column.scenario.origin))}`]),
    ...assumptionLines(column).map(text => `  - ${markdownText(text)}`),
  ]);
  return [
    `### ${markdownText(t('Inference cost: {0}', names.join(t(' against '))))}`,
    '',
    ...table(names, answerRows(columns).map(cells)),
    '',
    ...(columns.length > 1 ? [markdownText(t('Changes are against {0}.', names[0]!)), ''] : []),
    ...differences(state, names, sections),
    ...(levers.length > 0 ? [...levers, ''] : []),
    ...folded(t('All settings'), settingsTable(names, sections)),
    ...folded(t('What the figures rest on'), assumed),
  ].join('\n');
}
