import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { activate, changeScenario, initialState, receive, type State, withNotice } from '../../webview/state.ts';
import type { EvaluationAnswer } from '../../webview/worker-messages.ts';

const named = (...names: string[]): State => initialState(names.map(name => ({ ...defaultScenario, name })));
const lever = (run: number, index = 0): EvaluationAnswer => ({
  kind: 'levers',
  run,
  index,
  effects: [{ id: 'kv:fp8', dollars: -0.1 }],
});
const evaluation = (run: number, fineness: 'coarse' | 'exact'): EvaluationAnswer => ({
  kind: 'evaluation',
  run,
  index: 0,
  fineness,
  evaluation: { problem: { code: 'unknown-model', name: fineness } },
  frontier: [],
  milliseconds: 1,
});

test('the page starts with the default scenario, alone and not compared', () => {
  expect(initialState()).toMatchObject({ active: 0, comparing: false, columns: [{ run: 1, levers: [] }] });
});

test('no more than four scenarios, each with a run of its own', () => {
  const { columns } = named('A', 'B', 'C', 'D', 'E');
  expect(columns.map(({ scenario, run }) => [scenario.name, run])).toEqual([
    ['A', 1],
    ['B', 2],
    ['C', 3],
    ['D', 4],
  ]);
});

describe('a change of the active scenario', () => {
  test('keeps the old answers and takes a new run', () => {
    const before = receive(initialState(), lever(1));
    const after = changeScenario(before, { ...defaultScenario, name: 'Z' });
    expect(after.columns[0]).toMatchObject({ run: 2, scenario: { name: 'Z' }, levers: [{ id: 'kv:fp8' }] });
  });

  test('makes answers coarse until new ones come', () => {
    const exact = receive(initialState(), evaluation(1, 'exact'));
    expect(changeScenario(exact, defaultScenario).columns[0]!.fineness).toBeUndefined();
  });

  test('leaves the other scenarios alone', () => {
    const before = activate(named('A', 'B'), 1);
    expect(changeScenario(before, { ...defaultScenario, name: 'Z' }).columns[0]).toBe(before.columns[0]);
  });

  test('ends what could be taken back: it would be lost with it', () => {
    const noticed = withNotice(initialState(), { kind: 'done', text: 'Deleted B.' });
    expect(changeScenario(noticed, defaultScenario).notice).toBeUndefined();
  });
});

describe('choosing a scenario', () => {
  test.each([
    [0, 1],
    [2, 2],
    [3, 1],
    [-1, 1],
    [Number.NaN, 1],
  ])('place %d of three: %d is active', (place, active) => {
    expect(activate(activate(named('A', 'B', 'C'), 1), place).active).toBe(place === 0 ? 0 : active);
  });

  test('the one that is active already changes nothing', () => {
    const state = named('A', 'B');
    expect(activate(state, 0)).toBe(state);
  });
});

describe('answers of the worker', () => {
  test('to an older run, or for a column that is gone, change nothing', () => {
    const state = changeScenario(initialState(), defaultScenario);
    expect(receive(state, lever(1))).toBe(state);
    expect(receive(state, lever(2, 3))).toBe(state);
  });

  test('a lever weighed again replaces what it said before', () => {
    const twice = receive(receive(initialState(), lever(1)), {
      kind: 'levers',
      run: 1,
      index: 0,
      effects: [{ id: 'kv:fp8', dollars: -0.2 }],
    });
    expect(twice.columns[0]!.levers).toEqual([{ id: 'kv:fp8', dollars: -0.2 }]);
  });

  test('a failure shows until an answer comes', () => {
    const failed = receive(initialState(), { kind: 'failed', run: 1, index: 0, detail: 'broken' });
    expect(failed.columns[0]!.failure).toBe('broken');
    expect(receive(failed, lever(1)).columns[0]!.failure).toBeUndefined();
  });

  test.each([
    [['coarse'], 'coarse'],
    [['coarse', 'exact'], 'exact'],
    [['exact', 'coarse'], 'exact'],
  ] as const)('%j: the finest stands', (order, stands) => {
    const state = order.reduce((before, fineness) => receive(before, evaluation(1, fineness)), initialState());
    expect(state.columns[0]).toMatchObject({ fineness: stands, evaluation: { problem: { name: stands } } });
  });

  test('the levers of the run before go with its answers; those of this run stay', () => {
    const weighed = receive(receive(initialState(), evaluation(1, 'exact')), lever(1));
    const coarse = receive(changeScenario(weighed, defaultScenario), evaluation(2, 'coarse'));
    expect(coarse.columns[0]!.levers).toEqual([]);
    const exact = receive(receive(coarse, lever(2)), evaluation(2, 'exact'));
    expect(exact.columns[0]!.levers).toHaveLength(1);
  });
});
