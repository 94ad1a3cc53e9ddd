import { describe, expect, test } from 'vitest';
import { noNames } from '../../../webview/catalogue-names.ts';
import type { Evaluation } from '../../../webview/evaluate/answers.ts';
import { namesOfCatalogue } from '../../../webview/evaluate/names-of-catalogue.ts';
import { type Column, initialState, type State } from '../../../webview/state.ts';
import { page } from '../../../webview/views/page.ts';
import { groups } from '../all-groups.ts';
import { answersOf, small } from '../evaluate/small-scenario.ts';
import { html, textOf } from '../rendered.ts';
import { actions, count } from './page-of-tests.ts';

const facts = { names: namesOfCatalogue, groups, examples: new Map(), folded: false, moving: false };
const answers = answersOf(small);
const showing = (more: Partial<Column>): State => {
  const state = initialState([small]);
  return { ...state, columns: [{ ...state.columns[0]!, ...more }] };
};
const answered = (more: Partial<Column> = {}, meetsObjective = true): State => {
  const { fineness = 'exact' } = more;
  const headline = { ...answers.headline, meetsObjective };
  return showing({ evaluation: { answers: { ...answers, fineness, headline } }, fineness, ...more });
};
const verdict = (state: State): string => {
  const view = html(page(state, facts, actions));
  const paragraph = /<p class="verdict.*?<\/p>/s.exec(view)?.[0] ?? '';
  return paragraph
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};
const problem = (evaluation: Evaluation): State => showing({ evaluation, fineness: 'exact' });

describe('one sentence on what binds and what to do', () => {
  test.each<[string, State, RegExp]>([
    ['nothing computed yet', showing({}), /^Computing…$/],
    ['an internal failure', showing({ failure: 'x is not y' }), /^The computation failed: x is not y$/],
    [
      'a model that nobody knows',
      problem({ problem: { code: 'unknown-model', name: 'me/mine' } }),
      /^There is no model "me\/mine" in the catalogue\. Choose one from the list\.$/,
    ],
    [
      'an answer',
      answered(),
      /^Decode binds, on \S.* \(\d+ % of each step of .*\)\. The GPUs stand idle [\d.]+ % of the time\.$/,
    ],
    ['a coarse one', answered({ fineness: 'coarse' }), /Coarse, refining…$/],
    [
      'the change that saves most',
      answered({ levers: [{ id: 'kv:fp8', dollars: -0.25, meetsObjective: true }] }),
      /Best single change: FP8 KV cache, −25 %\.$/,
    ],
    ['a fleet that is too small', answered({ smallest: 4 }, false), /\. 4 replicas would keep the objective\.$/],
  ])('%s', (_, state, sentence) => {
    expect(verdict(state)).toMatch(sentence);
  });

  test.each<[string, State]>([
    ['keeps the objective', answered({ smallest: 4 })],
    ['is as large already', answered({ smallest: 1 }, false)],
    ['is not weighed', answered({}, false)],
  ])('no size for a fleet that %s', (_, state) => {
    expect(verdict(state)).not.toContain('would keep the objective');
  });

  test('problems and failures are told at once', () => {
    for (const state of [showing({ failure: 'x' }), problem({ problem: { code: 'not-simulable', detail: 'x' } })])
      expect(html(page(state, facts, actions))).toMatch(/class="verdict bad" role="alert"/);
  });
});

describe('the page', () => {
  test('the answer stands before the controls, and they before the pictures', () => {
    const view = html(page(answered(), facts, actions));
    const places = ['class="answer"', 'class="controls"', 'class="charts"', 'class="presets"'].map(part =>
      view.indexOf(part),
    );
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places[0]).toBeGreaterThan(0);
  });

  test('what would mend a problem stands beside it', () => {
    const misspelt = { ...small, deployment: { ...small.deployment, hardware: 'l40x' } };
    const state = initialState([misspelt]);
    const columns = [
      { ...state.columns[0]!, evaluation: { problem: { code: 'unknown-hardware', name: 'l40x' } } },
    ] as const;
    expect(verdict({ ...state, columns })).toMatch(/^There is no accelerator "l40x" in the catalogue\. .*Use l40s/);
  });

  test('without an answer there are no pictures, but the controls that may mend it', () => {
    const view = html(page(problem({ problem: { code: 'unknown-hardware', name: 'abacus' } }), facts, actions));
    expect([count(view, '<figure'), count(view, 'class="headline')]).toEqual([0, 0]);
    expect(view).toContain('id="hardware"');
  });

  test('each picture has a title, a summary, a table and can be saved', () => {
    const view = html(page(answered(), facts, actions));
    const pictures = count(view, '<figure');
    expect(pictures).toBe(7);
    for (const part of ['<figcaption', 'The same as a table', 'class="saves"'])
      expect(count(view, part)).toBe(pictures);
    // No batch and no change is weighed here: frontier and levers have nothing to draw.
    expect(count(view, 'role="img"')).toBe(pictures - 2);
  });

  test('levers from before the change are drawn faded', () => {
    const levers = [{ id: 'weights:fp8', dollars: -0.3, itl: -0.2, ttft: 0, meetsObjective: true }];
    expect(html(page(answered({ formerLevers: levers }), facts, actions))).toContain('class="chart levers former"');
    expect(html(page(answered({ levers }), facts, actions))).toContain('class="chart levers"');
  });

  test('a coarse picture has a lid over what the pointer would find, and its table waits', () => {
    const view = html(page(answered({ fineness: 'coarse' }), facts, actions));
    expect([count(view, 'class="chart memory coarse"'), count(view, '<table')]).toEqual([1, 0]);
    const exact = html(page(answered(), facts, actions));
    expect([count(exact, 'coarse'), count(exact, '<table')]).toEqual([0, 7]);
  });

  test('before the worker has told its names there is nothing to choose from, and no example', () => {
    const view = page(showing({}), { ...facts, names: noNames }, actions);
    expect(html(view)).not.toContain('id="example-');
    expect(textOf(view)).toContain('Worked examples');
  });

  test('side by side there is a table in place of one answer', () => {
    const state = { ...initialState([small, { ...small, name: 'B' }]), comparing: true };
    const view = html(page(state, facts, actions));
    expect(view).toContain('class="comparison columns-2"');
    expect(view).not.toContain('class="verdict');
  });
});

describe('a row of the controls', () => {
  const kv = { id: 'kv:fp8', dollars: -0.25, meetsObjective: true } as const;
  /** What the guard of the row of KV precision looks at, first the control, then the effects. */
  const shownEffects = (state: State, moving: boolean): unknown => {
    const guards: unknown[][] = [];
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) for (const each of value) visit(each);
      else if (typeof value === 'object' && value !== null && 'values' in value) {
        const values = value.values as unknown[];
        if (values.length === 3 && typeof values[2] === 'function' && Array.isArray(values[0]))
          for (const each of values[0]) visit((values[2] as (item: unknown) => unknown)(each));
        else if (values.length === 2 && typeof values[1] === 'function') guards.push(values[0] as unknown[]);
        else for (const each of values) visit(each);
      }
    };
    visit(page(state, { ...facts, moving }, actions));
    return guards.find(([control]) => (control as { id?: string } | undefined)?.id === 'kv')?.[1];
  };
  const before = [kv];

  test.each<[string, Partial<Column>, boolean, unknown]>([
    ['at rest: what was weighed of this scenario', { levers: before, formerLevers: [] }, false, before],
    ['at rest: nothing, where nothing was', { formerLevers: before }, false, []],
    ['moving: those of the scenario before, so that it stands as it is', { formerLevers: before }, true, before],
    ['moving, not answered yet: what it shows', { levers: before, formerLevers: [] }, true, before],
    ['moving from the start: nothing', {}, true, []],
  ])('%s', (_, column, moving, effects) => {
    expect(shownEffects(answered(column), moving)).toEqual(effects);
  });
});
