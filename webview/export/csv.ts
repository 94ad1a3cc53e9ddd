import { chartsOf } from '../charts/scenario-charts.ts';
import { answerRows, settingSections } from '../comparison.ts';
import type { ControlGroup } from '../controls/control.ts';
import { answersOf, figures } from '../figures.ts';
import type { State } from '../state.ts';
import { t } from '../words.ts';

/** A cell that a spreadsheet cannot take for a formula, quoted where it must be. */
const csvCell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Scenario, table, row, column, value: what a pivot table takes. */
type Line = readonly [scenario: string, table: string, row: string, column: string, value: string | number];

/**
 * Every table of the page as one: a line for each cell, so that all scenarios and tables stand under one heading. The figures that
 * decide are numbers in full (dollars, seconds, shares); the other tables read as they do on the page.
 */
export function toCsv(state: State, groups: readonly ControlGroup[]): string {
  const head = [t('scenario'), t('table'), t('row'), t('column'), t('value')];
  const lines = state.columns.flatMap((_, index) => [
    ...answerLines(state, index),
    ...settingLines(state, index, groups),
    ...chartLines(state, index, groups),
  ]);
  return `${[head, ...lines].map(line => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const nameOf = ({ columns }: State, index: number): string => columns[index]!.scenario.name;

function answerLines(state: State, index: number): Line[] {
  const column = state.columns[index]!;
  const answers = answersOf(column);
  const name = nameOf(state, index);
  const table = t('Answers');
  const binds = answerRows([column]).at(-1)!;
  return [
    ...(answers ? figures(answers, column.scenario.objective) : []).map(
      ({ label, number }): Line => [name, table, label, t('value'), number ?? ''],
    ),
    [name, table, binds.label, t('value'), binds.cells[0]!.text],
  ];
}

const settingLines = (state: State, index: number, groups: readonly ControlGroup[]): Line[] =>
  settingSections([state.columns[index]!], groups).flatMap(({ title, rows }) =>
    rows.map(
      ({ label, unit, cells }): Line => [nameOf(state, index), title, label, unit ?? t('value'), cells[0]!.text],
    ),
  );

const chartLines = (state: State, index: number, groups: readonly ControlGroup[]): Line[] =>
  chartsOf(state, index, groups).flatMap(({ title, table }) =>
    table.rows.flatMap(([label, ...cells]) =>
      cells.map((cell, place): Line => [nameOf(state, index), title, label!, table.head[place + 1]!, cell]),
    ),
  );
