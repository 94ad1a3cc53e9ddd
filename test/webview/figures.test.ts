import { beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../webview/evaluate/answers.ts';
import { evaluateScenario } from '../../webview/evaluate/evaluate-scenario.ts';
import { answersOf, type Figure, figureChange, figures } from '../../webview/figures.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { initialState } from '../../webview/state.ts';

const priced = { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 } as const;
let answers: Answers;
beforeAll(() => {
  const evaluation = evaluateScenario({ ...defaultScenario, deployment: priced }, 'coarse');
  if (!('answers' in evaluation)) throw new Error('the scenario has answers');
  answers = evaluation.answers;
});
const withHeadline = (change: Partial<Answers['headline']>): Answers => ({
  ...answers,
  headline: { ...answers.headline, ...change },
});
const figure = (id: string, from: Answers, attainment = 0.95): Figure =>
  figures(from, { itlSeconds: 0.05, attainment }).find(each => each.id === id)!;

describe('the figures that decide', () => {
  test('are six, in the order of their weight', () => {
    expect(figures(answers, defaultScenario.objective).map(({ id }) => id)).toEqual([
      'thousand',
      'month',
      'gpus',
      'ttft',
      'itl',
      'attainment',
    ]);
  });

  test.each<[string, Partial<Answers['headline']>, string]>([
    ['thousand', { dollarsPerThousand: 0.4213 }, '$0.42'],
    ['month', { dollarsPerMonth: 1824 }, '$1,824'],
    ['gpus', { gpus: { mean: 2.44, most: 4 } }, '2.4'],
    ['ttft', { ttftP95: 0.1804 }, '≈180 ms'],
    ['itl', { itlP95: 0.0211 }, '≈21 ms'],
    ['attainment', { attainment: 0.9921 }, '≈99.2 %'],
  ])('%s of %j reads %s', (id, change, text) => {
    expect(figure(id, withHeadline(change)).value.replaceAll(/\s/g, ' ')).toBe(text);
  });

  test('dollars without a price of the GPU are not guessed', () => {
    const { dollarsPerThousand: _, dollarsPerMonth: __, ...headline } = answers.headline;
    expect(figure('month', { ...answers, headline })).toMatchObject({ value: '–', note: 'no GPU price is known' });
    expect(figure('month', { ...answers, headline }).number).toBeUndefined();
  });

  test.each([
    [true, 'good', /^meets 99/],
    [false, 'bad', /^misses 99/],
  ] as const)('the objective is kept: %s', (meetsObjective, state, note) => {
    const kept = figure('attainment', withHeadline({ meetsObjective }), 0.99);
    expect(kept.state).toBe(state);
    expect(kept.note).toMatch(note);
  });

  test('where no limit is set there is none to keep', () => {
    const free = figures(answers, { attainment: 0.99 }).at(-1)!;
    expect(free).toMatchObject({ value: '–', note: 'no limit is set' });
    expect(free.state).toBeUndefined();
    expect(free.number).toBeUndefined();
  });

  /** Replicas that come and go. */
  const following = (): Answers => ({ ...answers, result: { ...answers.result, replicas: { mean: 1.4, max: 3 } } });

  test.each(['thousand', 'month', 'ttft', 'itl'])('%s says how far it may be off, and what that rests on', id => {
    expect(figure(id, following()).note).toMatch(/^(±|likely )/);
    expect(figure(id, following()).explanation).toContain(answers.accuracy.basis);
  });

  test.each(['thousand', 'month'])('%s of a fleet that stands does not depend on its speed', id => {
    expect(figure(id, answers).note).toBe('fixed by the fleet');
    expect(figure(id, answers).value).toMatch(/^\$/);
    expect(figure(id, following()).value).toMatch(/^≈\$/);
  });

  test('where slower steps let the queue run over, the range says so', () => {
    const side = (ttftP95: number) => ({
      headline: { ...answers.headline, ttftP95 },
      latency: answers.result,
      timeline: [],
      daySeconds: 1,
    });
    const near = { ...answers, band: { error: 0.2, slow: side(90), fast: side(answers.headline.ttftP95) } };
    expect(figure('ttft', near).note).toMatch(/^likely .* to 1\.5 min$/);
    const far = {
      ...answers,
      band: { error: 0.2, slow: side(answers.headline.ttftP95), fast: side(answers.headline.ttftP95) },
    };
    expect(figure('ttft', far).note).toBe(figure('ttft', answers).note);
  });
});

describe('the change against another scenario', () => {
  const of = (number: number | undefined, moreIsBetter = false): Figure => ({
    id: 'x',
    value: '',
    label: '',
    note: '',
    ...(number === undefined ? {} : { number }),
    ...(moreIsBetter ? { moreIsBetter } : {}),
  });

  test.each([
    ['cheaper', of(69), of(100), { text: '−31 %', tone: 'good' }],
    ['dearer', of(240), of(100), { text: '+140 %', tone: 'bad' }],
    ['more often within the objective', of(0.99, true), of(0.9, true), { text: '+10 %', tone: 'good' }],
    ['less often', of(0.45, true), of(0.9, true), { text: '−50 %', tone: 'bad' }],
    ['the same', of(100.2), of(100), { text: '±0 %' }],
    ['nothing known', of(undefined), of(100), undefined],
    ['nothing known of the other', of(100), of(undefined), undefined],
    ['no share of nothing', of(100), of(0), undefined],
    ['nothing to compare with', of(100), undefined, undefined],
  ])('%s', (_, figureOf, other, expected) => {
    const found = figureChange(figureOf, other);
    expect(found && { ...found, text: found.text.replaceAll(/\s/g, ' ') }).toEqual(expected);
  });
});

test('a scenario that is not computed yet, or cannot be, has no answers', () => {
  const [column] = initialState().columns;
  expect(answersOf(column)).toBeUndefined();
  expect(answersOf({ ...column!, evaluation: { problem: { code: 'unknown-model', name: 'x' } } })).toBeUndefined();
  expect(answersOf({ ...column!, evaluation: { answers } })).toBe(answers);
});
