import { describe, expect, test } from 'vitest';
import { answerRows, type ComparisonRow, countDifferences, settingSections } from '../../webview/comparison.ts';
import { evaluateScenario } from '../../webview/evaluate/evaluate-scenario.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';
import { type Column, columnsOf } from '../../webview/state.ts';
import { groups } from './all-groups.ts';

const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};
const scenario = (name: string, settings: Partial<Scenario['deployment']>): Scenario => ({
  ...small,
  name,
  deployment: { ...small.deployment, ...settings },
});
const answered = (...scenarios: Scenario[]): Column[] =>
  columnsOf(scenarios).map(column => ({ ...column, evaluation: evaluateScenario(column.scenario, 'coarse') }));
const texts = (row: ComparisonRow | undefined) => row?.cells.map(cell => cell.text);
const row = (rows: readonly ComparisonRow[], id: string) => rows.find(each => each.id === id);
const settings = (columns: readonly Column[], id: string) =>
  row(
    settingSections(columns, groups).flatMap(section => section.rows),
    id,
  );

describe('the answers side by side', () => {
  const columns = answered(
    scenario('A', {}),
    scenario('twice the price', { pricePerGpuHour: 2 }),
    scenario('too large', { model: 'meta-llama/Llama-3.3-70B-Instruct' }),
  );
  const rows = answerRows(columns);

  test('one row for each figure, and what binds', () => {
    expect(rows.map(({ id }) => id)).toEqual(['thousand', 'month', 'gpus', 'ttft', 'itl', 'attainment', 'binds']);
    for (const { cells } of rows) expect(cells).toHaveLength(3);
  });

  test('each is held against the first', () => {
    const [first, second] = row(rows, 'month')!.cells;
    expect(first!.change).toBeUndefined();
    expect(second!.change).toMatchObject({ tone: 'bad' });
    expect(second!.change!.text.replaceAll(/\s/g, ' ')).toBe('+100 %');
    expect(row(rows, 'itl')!.cells[1]!.differs).toBe(false);
  });

  test('what cannot be says why, and has no figures', () => {
    expect(texts(row(rows, 'month'))![2]).toBe('–');
    expect(texts(row(rows, 'binds'))![0]).toBe('decode: memory bandwidth');
    expect(texts(row(rows, 'binds'))![2]).toMatch(/^Does not fit: .* short/);
  });

  test('the first without answers: the others stand without a change', () => {
    const reversed = answerRows([...columns].reverse());
    expect(texts(row(reversed, 'gpus'))).toEqual(['–', '1', '1']);
    expect(row(reversed, 'month')!.cells.map(cell => cell.change)).toEqual([undefined, undefined, undefined]);
  });

  test('nothing computed yet', () => {
    const waiting = answerRows(columnsOf([small, small]));
    expect(waiting.map(({ id }) => id)).toEqual(['binds']);
    expect(texts(waiting[0])).toEqual(['Computing…', 'Computing…']);
  });

  test('a computation that failed says so', () => {
    const [column] = columns;
    expect(texts(answerRows([{ ...column!, failure: 'out of luck' }]).at(-1))).toEqual([
      'The computation failed: out of luck',
    ]);
  });
});

describe('the settings side by side', () => {
  test.each<[string, Scenario, Scenario, string, string[], boolean]>([
    ['equal', scenario('A', {}), scenario('B', {}), 'weights', ['as published', 'as published'], false],
    ['as usual, and said so', scenario('A', {}), scenario('B', { kv: 'bf16' }), 'kv', ['bf16', 'bf16'], false],
    [
      'another precision',
      scenario('A', {}),
      scenario('B', { weights: 'fp8' }),
      'weights',
      ['as published', 'fp8'],
      true,
    ],
    [
      'a number with its thousands',
      small,
      { ...small, traffic: { ...small.traffic, requestsPerMonth: 1_200_000 } },
      'requests',
      ['300,000', '1,200,000'],
      true,
    ],
    [
      'a setting without effect in the first',
      small,
      { ...small, speculation: { draft: 'meta-llama/Llama-3.2-1B', length: 4, acceptance: 0.7 } },
      'draftLength',
      ['–', '4'],
      true,
    ],
  ])('%s', (_, first, second, id, cells, differs) => {
    const found = settings(columnsOf([first, second]), id)!;
    expect(texts(found)).toEqual(cells);
    expect(found.differs).toBe(differs);
    expect(found.cells.map(cell => cell.differs)).toEqual([false, differs]);
  });

  test('a setting without effect in any is left out', () => {
    expect(settings(columnsOf([small, small]), 'draftLength')).toBeUndefined();
    expect(settings(columnsOf([small, small]), 'queueDelay')).toBeUndefined();
  });

  test('a number has its unit', () => {
    expect(settings(columnsOf([small]), 'input')!.unit).toBe('tokens');
    expect(settings(columnsOf([small]), 'weights')!.unit).toBeUndefined();
  });

  test('differences are counted once, in however many columns', () => {
    const sections = settingSections(
      columnsOf([scenario('A', {}), scenario('B', { weights: 'fp8' }), scenario('C', { weights: 'fp8', kv: 'fp8' })]),
      groups,
    );
    const rows = sections.flatMap(section => section.rows);
    expect(countDifferences(sections)).toEqual({ differ: 2, equal: rows.length - 2 });
    expect(rows.filter(each => each.differs).map(({ id }) => id)).toEqual(['weights', 'kv']);
  });
});
