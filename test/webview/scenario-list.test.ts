import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';
import {
  addScenarios,
  duplicateActive,
  longestName,
  removeActive,
  renameActive,
  replaceScenarios,
  toggleComparison,
  undo,
} from '../../webview/scenario-list.ts';
import { activate, changeScenario, initialState, type State } from '../../webview/state.ts';

const scenario = (name: string): Scenario => ({ ...defaultScenario, name });
const standing = (...names: string[]): State => initialState(names.map(scenario));
const names = ({ columns }: State) => columns.map(column => column.scenario.name);
const runs = ({ columns }: State) => columns.map(column => column.run);

describe('duplicating', () => {
  test.each([
    [['A'], ['A', 'B']],
    [
      ['A', 'C'],
      ['A', 'C', 'B'],
    ],
    [
      ['prod', 'fp8'],
      ['prod', 'fp8', 'A'],
    ],
    [
      ['A', 'B', 'C'],
      ['A', 'B', 'C', 'D'],
    ],
    [
      ['A', 'B', 'C', 'D'],
      ['A', 'B', 'C', 'D'],
    ],
  ])('%j becomes %j', (before, after) => {
    expect(names(duplicateActive(standing(...before)))).toEqual(after);
  });

  test('the copy is active, asked for anew, and shows the old answers meanwhile', () => {
    const copied = duplicateActive(standing('A', 'B'));
    expect(copied.active).toBe(2);
    expect(runs(copied)).toEqual([1, 2, 3]);
    expect(copied.columns[2]!.levers).toBe(copied.columns[0]!.levers);
  });
});

describe('deleting', () => {
  test('the second: the others are asked for again under their new places', () => {
    const two = removeActive(activate(standing('A', 'B', 'C'), 1));
    expect(names(two)).toEqual(['A', 'C']);
    expect(two.active).toBe(0);
    expect(runs(two)).toEqual([4, 5]);
  });

  test('the last scenario stays', () => {
    const state = standing('A');
    expect(removeActive(state)).toBe(state);
  });

  test('one of two that are compared ends the comparison, one of three does not', () => {
    expect(removeActive(toggleComparison(standing('A', 'B'))).comparing).toBe(false);
    expect(removeActive(toggleComparison(standing('A', 'B', 'C'))).comparing).toBe(true);
  });

  test('can be taken back', () => {
    const before = activate(standing('A', 'B', 'C'), 1);
    const after = removeActive(before);
    expect(after.notice).toMatchObject({ text: 'Deleted B.', kind: 'done' });
    const back = undo(after);
    expect(names(back)).toEqual(['A', 'B', 'C']);
    expect(back.active).toBe(1);
    expect(back.notice).toBeUndefined();
    expect(Math.min(...runs(back))).toBeGreaterThan(Math.max(...runs(after)));
  });

  test('after another change there is nothing to take back', () => {
    const changed = changeScenario(removeActive(standing('A', 'B')), scenario('A'));
    expect(undo(changed)).toBe(changed);
  });
});

describe('naming', () => {
  test.each([
    ['prod', 'prod'],
    ['  prod  ', 'prod'],
    ['', 'A'],
    ['   ', 'A'],
    ['A', 'A'],
    ['B', 'B 2'],
    ['x'.repeat(100), 'x'.repeat(longestName)],
  ])('A beside B, named "%s": %s', (typed, name) => {
    expect(names(renameActive(standing('A', 'B'), typed))).toEqual([name, 'B']);
  });

  test('ends the typing, and leaves the answers as they are', () => {
    const before: State = { ...standing('A', 'B'), renaming: true };
    const after = renameActive(before, 'prod');
    expect(after.renaming).toBeUndefined();
    expect(runs(after)).toEqual(runs(before));
    expect(renameActive(before, '').renaming).toBeUndefined();
  });
});

describe('scenarios from a file', () => {
  test('stand beside the others, the last of them active', () => {
    const state = addScenarios(standing('A'), [scenario('prod'), scenario('A')], 'shared.json');
    expect(names(state)).toEqual(['A', 'prod', 'A 2']);
    expect(state).toMatchObject({ active: 1, notice: { kind: 'done', text: 'Opened prod, A 2 from shared.json.' } });
    expect(runs(state)).toEqual([1, 2, 3]);
  });

  test('two of one name in one file are told apart', () => {
    expect(names(addScenarios(standing('A'), [scenario('x'), scenario('x')], 'f'))).toEqual(['A', 'x', 'x 2']);
  });

  test.each([
    [['A', 'B', 'C'], ['A', 'B', 'C', 'x'], 'There is room for 4 scenarios. Delete one to open y.'],
    [['A', 'B', 'C', 'D'], ['A', 'B', 'C', 'D'], 'There is room for 4 scenarios. Delete one to open x, y.'],
  ])('%j: what finds no room is named', (before, after, text) => {
    const state = addScenarios(standing(...before), [scenario('x'), scenario('y')], 'f');
    expect(names(state)).toEqual(after);
    expect(state.notice).toEqual({ kind: 'problem', text });
  });
});

test('a worked example takes the place of what stands, compared, and can be taken back', () => {
  const before = standing('mine');
  const after = replaceScenarios(before, [scenario('before'), scenario('after')], 'GPU sub-utilization');
  expect(names(after)).toEqual(['before', 'after']);
  expect(after).toMatchObject({ active: 1, comparing: true });
  expect(undo(after)).toMatchObject({ active: 0, comparing: false });
  expect(names(undo(after))).toEqual(['mine']);
});

describe('comparing', () => {
  test('one scenario is duplicated first', () => {
    const state = toggleComparison(standing('A'));
    expect(names(state)).toEqual(['A', 'B']);
    expect(state.comparing).toBe(true);
  });

  test('several stand as they are; again brings one back', () => {
    const before = standing('A', 'B');
    const state = toggleComparison(before);
    expect(state.columns).toBe(before.columns);
    expect(toggleComparison(state).comparing).toBe(false);
  });
});

test('whatever is done, one to four scenarios stand, one of them active, all named apart, each run unlike the others', () => {
  const steps: Record<string, (state: State, text: string, number: number) => State> = {
    duplicate: duplicateActive,
    remove: removeActive,
    rename: (state, text) => renameActive(state, text),
    add: (state, text, number) =>
      addScenarios(
        state,
        Array.from({ length: number }, () => scenario(text || 'x')),
        'f',
      ),
    replace: (state, text) => replaceScenarios(state, [scenario(`${text}1`), scenario(`${text}2`)], text),
    activate: (state, _, number) => activate(state, number),
    change: state => changeScenario(state, state.columns[state.active]!.scenario),
    undo,
    compare: toggleComparison,
  };
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.string({ maxLength: 80 }), fc.nat(5));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), history => {
      let state = initialState();
      for (const [name, text, number] of history) state = steps[name]!(state, text, number);
      const { columns, active, comparing } = state;
      expect(columns.length).toBeGreaterThanOrEqual(1);
      expect(columns.length).toBeLessThanOrEqual(4);
      expect(columns[active]).toBeDefined();
      expect(new Set(names(state)).size).toBe(columns.length);
      expect(new Set(runs(state)).size).toBe(columns.length);
      expect(comparing && columns.length === 1).toBe(false);
    }),
    { numRuns: 300 },
  );
});
