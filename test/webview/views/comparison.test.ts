import { describe, expect, test } from 'vitest';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { initialState, type State } from '../../../webview/state.ts';
import { comparison } from '../../../webview/views/comparison.ts';
import { groups } from '../all-groups.ts';
import { html, textOf } from '../rendered.ts';
import { count, nothing, small, standing } from './page-of-tests.ts';

describe('side by side', () => {
  const answered = (state: State): State => ({
    ...state,
    columns: state.columns.map(column => ({ ...column, evaluation: evaluateScenario(column.scenario, 'coarse') })),
  });
  const two = answered(
    initialState([
      { ...small, name: 'A' },
      { ...small, name: 'B', deployment: { ...small.deployment, weights: 'fp8' } },
    ]),
  );
  const view = (state: State) => comparison(state, groups, nothing);

  test('a table to a screen reader, whatever its layout', () => {
    const table = html(view(two));
    expect(count(table, 'role="columnheader"')).toBe(2);
    expect(count(table, 'role="table"')).toBe(1);
    expect(count(table, '<tr')).toBe(count(table, 'role="row"'));
    expect(count(table, '<td')).toBe(count(table, 'role="cell"'));
  });

  test('hides what is equal until it is asked for', () => {
    expect(count(html(view(two)), 'class="setting')).toBe(1);
    expect(textOf(view(two))).toMatch(/Changes are against A\. One setting differs\. Show the \d+ that are equal$/);
    const all = { ...two, showsEqual: true };
    expect(count(html(view(all)), 'setting equal')).toBeGreaterThan(20);
    expect(textOf(view(all))).toMatch(/Hide the \d+ that are equal$/);
  });

  test('two that are equal say where to begin', () => {
    expect(textOf(view(answered(standing('A', 'B'))))).toContain('No setting differs: change one on the left.');
  });

  test('the names of models break where they may', () => {
    const models = answered(
      initialState([small, { ...small, name: 'B', deployment: { ...small.deployment, model: 'nobody/no-model' } }]),
    );
    expect(html(view(models))).toContain('nobody/<wbr />no-<wbr />model');
  });

  test('what is not computed to the end says so', () => {
    expect(textOf(view(two))).toContain('A base, refining…');
    const exact = { ...two, columns: two.columns.map(column => ({ ...column, fineness: 'exact' as const })) };
    expect(textOf(view(exact))).not.toContain('refining');
  });
});
