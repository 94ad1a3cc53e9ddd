import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSaved, restoredState, savedAt, savedState, savesTheSame } from '../../webview/saved-state.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { toggleComparison } from '../../webview/scenario-list.ts';
import { activate, changeScenario, initialState, receive, withNotice } from '../../webview/state.ts';

const two = initialState([
  { ...defaultScenario, name: 'A' },
  { ...defaultScenario, name: 'B', origin: 'src/chat.py:42' },
]);

describe('whether there is anything new to keep', () => {
  const answer = { kind: 'levers', run: 1, index: 0, effects: [] } as const;

  test.each([
    ['an answer came', receive(two, answer)],
    ['something was said', withNotice(two, { kind: 'done', text: 'x' })],
    ['a name is being typed', { ...two, renaming: true as const }],
    ['nothing happened', two],
  ])('%s: no', (_, state) => {
    expect(savesTheSame(state, two)).toBe(true);
    expect(savedState(state, 1)).toEqual(savedState(two, 1));
  });

  test.each([
    ['a setting', changeScenario(two, { ...defaultScenario, name: 'Z' })],
    ['the active one', activate(two, 1)],
    ['side by side', toggleComparison(two)],
    ['what is equal', { ...two, showsEqual: true }],
    ['one fewer', { ...two, columns: two.columns.slice(0, 1) }],
    ['another order', { ...two, columns: two.columns.toReversed() }],
  ])('%s: yes', (_, state) => {
    expect(savesTheSame(state, two)).toBe(false);
    expect(savedState(state, 1)).not.toEqual(savedState(two, 1));
  });
});

describe('what the page keeps of itself', () => {
  test.each([
    ['one scenario', initialState()],
    ['two, the second active', activate(two, 1)],
    ['two, compared', toggleComparison(two)],
    ['two, compared with what is equal', { ...toggleComparison(two), showsEqual: true }],
  ])('%s comes back through text', (_, state) => {
    const text = JSON.stringify(savedState(state, 1000));
    const back = restoredState(parseSaved(text))!;
    expect(back.columns.map(column => column.scenario)).toEqual(state.columns.map(column => column.scenario));
    expect(back).toMatchObject({
      active: state.active,
      comparing: state.comparing,
      showsEqual: state.showsEqual,
    });
  });

  test('answers are not kept: they are computed again', () => {
    const saved = savedState({ ...two, notice: { kind: 'done', text: 'x' } }, 1);
    expect(Object.keys(saved).sort()).toEqual(['active', 'comparing', 'savedAt', 'scenarios', 'showsEqual']);
  });

  test('a scenario that is not valid any more is left out', () => {
    const { scenarios, ...rest } = savedState(two, 1);
    const back = restoredState({ ...rest, scenarios: [{ ...defaultScenario, traffic: 7 }, scenarios[1]] })!;
    expect(back.columns.map(column => column.scenario.name)).toEqual(['B']);
  });

  test('a comparison of which one scenario is left is none', () => {
    const saved = savedState(toggleComparison(two), 1);
    expect(restoredState({ ...saved, scenarios: [saved.scenarios[0]] })!.comparing).toBe(false);
  });

  test.each([[undefined], [null], [7], ['x'], [{}], [{ scenarios: 7 }], [{ scenarios: [] }], [{ scenarios: [{}] }]])(
    '%j is no state',
    saved => {
      expect(restoredState(saved)).toBeUndefined();
    },
  );

  test.each([[-1], [9], ['1e9'], [null], [undefined]])('an active place of %j is the first', active => {
    expect(restoredState({ ...savedState(two, 1), active })!.active).toBe(0);
  });

  test('anything at all: a state or none, never an error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, scenarios) => {
        restoredState(value);
        restoredState({ scenarios: [scenarios, defaultScenario], active: value });
        expect(savedAt(value)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the newest of two wins', () => {
  test.each([
    [savedState(two, 1234), 1234],
    [{ savedAt: '1234' }, 0],
    [{ savedAt: Number.POSITIVE_INFINITY }, 0],
    [undefined, 0],
    [null, 0],
  ])('%#: saved at %d', (saved, time) => {
    expect(savedAt(saved)).toBe(time);
  });
});

test.each([
  ['{"a":1}', { a: 1 }],
  ['{"a":', undefined],
  ['', undefined],
  [7, undefined],
  [undefined, undefined],
])('the host remembers %j: %j', (text, value) => {
  expect(parseSaved(text)).toEqual(value);
});
