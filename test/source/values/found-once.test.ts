import { describe, expect, test } from 'vitest';
import type { Evaluator } from '../../../src/source/values/evaluator.ts';
import { foundOnce } from '../../../src/source/values/found-once.ts';

/** As much of a search as the function looks at. */
const search = () => ({ limitsMet: 0, budget: { exhausted: false } });
type Search = ReturnType<typeof search>;
const asEvaluator = (of: Search) => of as unknown as Evaluator;

function counting<T>(find: (of: { readonly value: T }, within: Search) => T | undefined) {
  let asked = 0;
  const answer = foundOnce((evaluator, of: { readonly value: T }) => {
    asked++;
    return find(of, evaluator as unknown as Search);
  });
  return {
    answer: (within: Search, of: { readonly value: T }) => answer(asEvaluator(within), of),
    asked: () => asked,
  };
}

describe('what is found once', () => {
  test.each<[string, unknown]>([
    ['a value', 1],
    ['an empty text', ''],
    ['false', false],
    ['nothing', undefined],
  ])('%s is found once for each thing of a search', (_what, value) => {
    const { answer, asked } = counting<unknown>(of => of.value);
    const within = search();
    const thing = { value };
    expect([answer(within, thing), answer(within, thing)]).toEqual([value, value]);
    expect(asked()).toBe(1);
  });

  test('each thing by itself, also one that looks the same', () => {
    const { answer, asked } = counting<number>(of => of.value);
    const within = search();
    expect([answer(within, { value: 1 }), answer(within, { value: 1 }), answer(within, { value: 2 })]).toEqual([
      1, 1, 2,
    ]);
    expect(asked()).toBe(3);
  });

  test('another search finds it anew', () => {
    const { answer, asked } = counting<number>(of => of.value);
    const thing = { value: 1 };
    expect([answer(search(), thing), answer(search(), thing)]).toEqual([1, 1]);
    expect(asked()).toBe(2);
  });

  test.each<[string, (within: Search) => void]>([
    ['a limit was met on the way', within => void within.limitsMet++],
    ['the budget was spent on the way', ({ budget }) => Object.assign(budget, { exhausted: true })],
  ])('is not kept where %s', (_why, happens) => {
    const { answer, asked } = counting<number>((of, within) => {
      happens(within);
      return of.value;
    });
    const within = search();
    const thing = { value: 1 };
    expect([answer(within, thing), answer(within, thing)]).toEqual([1, 1]);
    expect(asked()).toBe(2);
  });
});
