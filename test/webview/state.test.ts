import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import {
  activate,
  changeScenario,
  duplicateActive,
  initialState,
  receive,
  removeActive,
  type State,
} from '../../webview/state.ts';

const names = (state: State) => state.columns.map(column => column.scenario.name);
const lever = (run: number, index = 0) =>
  ({ kind: 'lever', run, index, effect: { id: 'kv-fp8', dollars: -0.1 } }) as const;

describe('the explorer’s state', () => {
  test('a change keeps the old answers and takes a new run', () => {
    const before = receive(initialState(), lever(1));
    const after = changeScenario(before, { ...defaultScenario, name: 'Z' });
    expect(after.columns[0]).toMatchObject({ run: 2, scenario: { name: 'Z' }, levers: [{ id: 'kv-fp8' }] });
  });

  test('an answer to an older run, or for a column that is gone, changes nothing', () => {
    const state = changeScenario(initialState(), defaultScenario);
    expect(receive(state, lever(1))).toBe(state);
    expect(receive(state, lever(2, 3))).toBe(state);
  });

  test('a lever weighed again replaces what it said before', () => {
    const twice = receive(receive(initialState(), lever(1)), { ...lever(1), effect: { id: 'kv-fp8', dollars: -0.2 } });
    expect(twice.columns[0]!.levers).toEqual([{ id: 'kv-fp8', dollars: -0.2 }]);
  });

  test('a failure shows until an answer comes', () => {
    const failed = receive(initialState(), { kind: 'failed', run: 1, index: 0, detail: 'broken' });
    expect(failed.columns[0]!.failure).toBe('broken');
    expect(receive(failed, lever(1)).columns[0]!.failure).toBeUndefined();
  });

  test('up to four scenarios stand side by side, each with its own letter', () => {
    let state = initialState();
    for (let index = 0; index < 6; index++) state = duplicateActive(state);
    expect(names(state)).toEqual(['A', 'B', 'C', 'D']);
    expect(state.active).toBe(3);
  });

  test('removing the second leaves the others, asked for again under their new places', () => {
    const three = activate(duplicateActive(duplicateActive(initialState())), 1);
    const two = removeActive(three);
    expect(names(two)).toEqual(['A', 'C']);
    expect(two.active).toBe(0);
    expect(new Set(two.columns.map(column => column.run)).size).toBe(2);
    expect(Math.min(...two.columns.map(column => column.run))).toBeGreaterThan(3);
  });

  test('the last scenario stays; a place that is not there is not chosen', () => {
    expect(names(removeActive(initialState()))).toEqual(['A']);
    expect(activate(initialState(), 7).active).toBe(0);
  });
});
