import { describe, expect, test } from 'vitest';
import { type ChartPlan, chartPlans, chartsOf } from '../../../webview/charts/scenario-charts.ts';
import type { Answers } from '../../../webview/evaluate/answers.ts';
import { frontier } from '../../../webview/evaluate/frontier.ts';
import { type Column, columnsOf, type State } from '../../../webview/state.ts';
import { groups } from '../all-groups.ts';
import { answersOf, small } from '../evaluate/small-scenario.ts';

const answers = answersOf(small);
const points = frontier(small);
const effect = { id: 'weights:fp8', dollars: -0.3, itl: -0.2, ttft: 0, meetsObjective: true };
const column = (more: Partial<Column> = {}, name = 'A'): Column => ({
  ...columnsOf([{ ...small, name }])[0]!,
  evaluation: { answers },
  fineness: 'exact',
  frontier: points,
  levers: [],
  ...more,
});
const stateOf = (...columns: Column[]): State => ({ columns, active: 0, comparing: false, showsEqual: false });
const evaluated = (change: Partial<Answers>): Partial<Column> => ({
  evaluation: { answers: { ...answers, ...change } },
});
const plans = (...columns: Column[]): readonly ChartPlan[] => chartPlans(stateOf(...columns), 0, groups);

/** The pictures that a page would draw anew if it showed `after` in place of `before`. */
const drawnAnew = (before: readonly ChartPlan[], after: readonly ChartPlan[]): string[] =>
  after
    .filter(({ id, from }) => {
      const old = before.find(plan => plan.id === id);
      return !old || old.from.length !== from.length || from.some((value, index) => value !== old.from[index]);
    })
    .map(({ id }) => id);

const none: Column['levers'] = [];
const before = column({ levers: none });

describe('which pictures are drawn anew', () => {
  test.each<[string, Column, string[]]>([
    ['nothing changed', { ...before }, []],
    ['a name that is being typed', { ...before, run: 9 }, []],
    ['levers were weighed', column({ levers: [effect] }), ['levers']],
    ['levers from before a change', column({ levers: none, formerLevers: [effect] }), ['levers']],
    [
      'a fleet that misses the objective',
      column({ levers: none, ...evaluated({ headline: { ...answers.headline, meetsObjective: false } }) }),
      ['memory', 'phases', 'step', 'frontier', 'levers', 'day', 'latency'],
    ],
    ['another curve', column({ levers: none, frontier: points.slice(1) }), ['frontier']],
    [
      'a new answer',
      column({ levers: none, ...evaluated({}) }),
      ['memory', 'phases', 'step', 'frontier', 'day', 'latency'],
    ],
  ])('%s', (_, after, ids) => {
    expect(drawnAnew(plans(before), plans(after))).toEqual(ids);
  });

  test('those that show another scenario beside it follow that one too', () => {
    const other = column({ levers: none }, 'B');
    const changed = { ...other, ...evaluated({}) };
    expect(drawnAnew(plans(before, other), plans(before, changed))).toEqual(['memory', 'phases', 'frontier']);
    const renamed = column({ levers: none }, 'C');
    expect(drawnAnew(plans(before, other), plans(before, renamed))).toEqual(['memory', 'phases', 'frontier']);
  });

  test('a plan that stays the same makes the same picture', () => {
    const [one, two] = [plans(before), plans({ ...before })];
    for (const [index, { chart }] of one.entries()) {
      const [drawn, again] = [chart(), two[index]!.chart()];
      expect(again.table).toEqual(drawn.table);
      expect(again.draw?.(400)).toEqual(drawn.draw?.(400));
    }
  });
});

test('pictures are the plans, made', () => {
  const state = stateOf(column({ levers: [effect] }));
  expect(chartsOf(state, 0, groups).map(({ id }) => id)).toEqual(chartPlans(state, 0, groups).map(({ id }) => id));
});

test.each([
  ['nothing computed yet', { ...columnsOf([small])[0]! }],
  ['a problem', column({ evaluation: { problem: { code: 'unknown-model', name: 'x' } } })],
])('%s: no plans', (_, without) => {
  expect(plans(without)).toEqual([]);
});

test('no price, no dollars by phase', () => {
  const { phases: _, ...unpriced } = answers;
  expect(plans(column({ evaluation: { answers: unpriced } })).map(({ id }) => id)).toEqual([
    'memory',
    'step',
    'frontier',
    'levers',
    'day',
    'latency',
  ]);
});
