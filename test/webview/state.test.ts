import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { removeActive } from '../../webview/scenario-list.ts';
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

  describe('while a hand moves on faster than they come', () => {
    const third = [1, 2].reduce(state => changeScenario(state, defaultScenario), initialState());

    test.each([1, 2])('the coarse answer to run %d of three is shown, and is not yet that of the third', run => {
      const [column] = receive(third, evaluation(run, 'coarse')).columns;
      expect(column).toMatchObject({ run: 3, evaluation: { problem: { name: 'coarse' } } });
      expect(column!.fineness).toBeUndefined();
    });

    test('none takes the place of the answer to what is set', () => {
      const answered = receive(third, evaluation(3, 'coarse'));
      expect(receive(answered, evaluation(2, 'coarse'))).toBe(answered);
    });

    test.each([
      ['levers', lever(2)],
      ['a failure', { kind: 'failed', run: 2, index: 0, detail: 'x' } as const],
    ])('%s of an earlier run change nothing', (_, answer) => {
      expect(receive(third, answer)).toBe(third);
    });

    test('what was asked of another scenario in this place changes nothing', () => {
      // B, whose run is 2, moves up to the place of A, of which run 3 is still being answered.
      const two = activate(changeScenario(named('A', 'B'), { ...defaultScenario, name: 'A' }), 0);
      const alone = removeActive(two);
      expect(alone.columns.map(({ scenario, run, since }) => [scenario.name, run, since])).toEqual([['B', 4, 4]]);
      expect(receive(alone, evaluation(3, 'coarse'))).toBe(alone);
      const moving = changeScenario(alone, { ...defaultScenario, name: 'B' });
      expect(receive(moving, evaluation(3, 'coarse'))).toBe(moving);
      expect(receive(moving, evaluation(4, 'coarse'))).not.toBe(moving);
    });
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

describe('what was weighed before a change', () => {
  const weighed = (run: number, ids: readonly string[], smallest?: number): EvaluationAnswer => ({
    kind: 'levers',
    run,
    index: 0,
    effects: ids.map(id => ({ id, dollars: -0.1 })),
    ...(smallest === undefined ? {} : { smallest }),
  });
  const told = (...answers: EvaluationAnswer[]) =>
    answers.reduce((state, answer) => {
      const { run } = state.columns[0]!;
      return receive(answer.run > run ? changeScenario(state, defaultScenario) : state, answer);
    }, initialState()).columns[0]!;
  const ids = (effects: readonly { readonly id: string }[] | undefined) => effects?.map(({ id }) => id);

  test('is kept aside with the first answer after it', () => {
    const column = told(evaluation(1, 'exact'), weighed(1, ['a', 'b']), evaluation(2, 'coarse'));
    expect([ids(column.levers), ids(column.formerLevers)]).toEqual([[], ['a', 'b']]);
  });

  test('stays while a slider moves on', () => {
    const column = told(
      evaluation(1, 'exact'),
      weighed(1, ['a', 'b']),
      evaluation(2, 'coarse'),
      evaluation(3, 'coarse'),
      evaluation(4, 'coarse'),
    );
    expect(ids(column.formerLevers)).toEqual(['a', 'b']);
  });

  test('of a weighing that was cut short and the one before it the longer', () => {
    const short = told(
      evaluation(1, 'exact'),
      weighed(1, ['a', 'b']),
      evaluation(2, 'exact'),
      weighed(2, ['c']),
      evaluation(3, 'coarse'),
    );
    expect(ids(short.formerLevers)).toEqual(['a', 'b']);
    const longer = told(
      evaluation(1, 'exact'),
      weighed(1, ['a']),
      evaluation(2, 'exact'),
      weighed(2, ['b', 'c']),
      evaluation(3, 'coarse'),
    );
    expect(ids(longer.formerLevers)).toEqual(['b', 'c']);
  });

  test('nothing weighed, nothing kept', () => {
    expect(told(evaluation(1, 'coarse'), evaluation(2, 'coarse')).formerLevers).toBeUndefined();
  });

  test('is not taken for what is weighed now, also where the exact answer comes first', () => {
    const column = told(evaluation(1, 'exact'), weighed(1, ['a', 'b']), evaluation(2, 'exact'), weighed(2, ['b']));
    expect(ids(column.levers)).toEqual(['b']);
  });

  test('the list that is empty is one value, so that nothing is drawn for it', () => {
    const first = told(evaluation(1, 'exact'), weighed(1, ['a']), evaluation(2, 'coarse'));
    const second = told(evaluation(1, 'exact'), weighed(1, ['a']), evaluation(2, 'coarse'), evaluation(3, 'coarse'));
    expect(first.levers).toBe(second.levers);
    expect(first.levers).toBe(initialState().columns[0]!.levers);
  });

  test.each([
    ['one that would do', [weighed(1, ['a'], 4)], 4],
    ['the newest', [weighed(1, ['a'], 4), weighed(1, ['b'], 4)], 4],
    ['none any more', [weighed(1, ['a'], 4), evaluation(2, 'coarse'), weighed(2, ['a'])], undefined],
    ['as before, until it is weighed anew', [weighed(1, ['a'], 4), evaluation(2, 'coarse')], 4],
  ])('the smallest fleet: %s', (_, answers, smallest) => {
    expect(told(evaluation(1, 'exact'), ...answers).smallest).toBe(smallest);
  });
});

describe('the band of an answer', () => {
  const band: EvaluationAnswer = { kind: 'band', run: 1, index: 0, band: { error: 0.3 } as never };

  test('joins it', () => {
    const answered = receive(initialState(), {
      ...evaluation(1, 'exact'),
      evaluation: { answers: { fineness: 'exact' } },
    } as never);
    expect(receive(answered, band).columns[0]!.evaluation).toEqual({
      answers: { fineness: 'exact', band: { error: 0.3 } },
    });
  });

  test.each([
    ['there is no answer', initialState()],
    ['there is a problem in its place', receive(initialState(), evaluation(1, 'exact'))],
  ])('changes nothing where %s', (_, state) => {
    expect(receive(state, band).columns[0]).toBe(state.columns[0]);
  });
});
