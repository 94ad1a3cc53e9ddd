import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { chartsOf } from '../../../webview/charts/scenario-charts.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { toCsv } from '../../../webview/export/csv.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { initialState, type State } from '../../../webview/state.ts';
import { groups } from '../all-groups.ts';

const small = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};
const waiting = initialState([
  { ...small, name: 'A' },
  { ...small, name: '=HYPERLINK("x")' },
  {
    ...small,
    name: 'large, "too" large',
    deployment: { ...small.deployment, model: 'meta-llama/Llama-3.3-70B-Instruct' },
  },
]);
const state: State = {
  ...waiting,
  columns: waiting.columns.map(column => ({ ...column, evaluation: evaluateScenario(column.scenario, 'coarse') })),
};
const rows = (of: State): Record<'scenario' | 'table' | 'row' | 'column' | 'value', string>[] =>
  parse(toCsv(of, groups), { columns: true });

describe('all tables as one', () => {
  const all = rows(state);
  const of = (scenario: string, table: string) =>
    all.filter(line => line.scenario === scenario && line.table === table);

  test('each line has five cells, under one heading', () => {
    const lines: string[][] = parse(toCsv(state, groups));
    expect(lines[0]).toEqual(['scenario', 'table', 'row', 'column', 'value']);
    expect(new Set(lines.map(line => line.length))).toEqual(new Set([5]));
  });

  test('the figures that decide are numbers in full', () => {
    const answers = of('A', 'Answers');
    expect(answers.map(({ row }) => row)).toEqual([
      'per 1k calls',
      'per month',
      'GPUs',
      'TTFT p95',
      'ITL p95',
      'within the objective',
      'what binds',
    ]);
    const evaluation = state.columns[0]!.evaluation!;
    const headline = 'answers' in evaluation ? evaluation.answers.headline : undefined;
    expect(Number(answers[1]!.value)).toBe(headline!.dollarsPerMonth);
    expect(Number(answers[4]!.value)).toBe(headline!.itlP95);
  });

  test('every cell of every chart’s table is there', () => {
    for (const { title, table } of chartsOf(state, 0, groups)) {
      const lines = of('A', title);
      expect(lines.map(line => line.value)).toEqual(table.rows.flatMap(([, ...cells]) => cells));
      expect(new Set(lines.map(line => line.column))).toEqual(
        // A scenario's name heads a column, and this one must not become a formula.
        new Set(table.rows.length > 0 ? table.head.slice(1).map(head => head.replace(/^=/, "'=")) : []),
      );
    }
  });

  test('the settings are there, with their units', () => {
    expect(all).toContainEqual({
      scenario: 'A',
      table: 'Traffic',
      row: 'Requests',
      column: 'a month',
      value: '300,000',
    });
  });

  test('a scenario that does not fit has its settings, and says why it has no figures', () => {
    const name = 'large, "too" large';
    expect(of(name, 'Answers').map(({ value }) => value)).toEqual([expect.stringMatching(/^Does not fit/)]);
    expect(all.filter(line => line.scenario === name).length).toBeGreaterThan(20);
  });

  test('no cell is a formula', () => {
    expect(all.some(line => line.scenario === `'=HYPERLINK("x")`)).toBe(true);
    for (const line of all) for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[=+@\t\r]|^-\D/);
  });
});

test('nothing computed yet: the settings alone', () => {
  const lines = rows(waiting).filter(line => line.scenario === 'A' && line.table === 'Answers');
  expect(lines.map(line => line.value)).toEqual(['Computing…']);
});
