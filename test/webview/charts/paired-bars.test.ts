import { describe, expect, test } from 'vitest';
import { type PairedEffect, type PairedRow, pairedBars } from '../../../webview/charts/paired-bars.ts';
import type { Mark } from '../../../webview/charts/scene.ts';
import { rects, texts, words } from './read-scene.ts';

const effect = (value: number, likely?: readonly [number, number]): PairedEffect => ({
  value,
  text: `${Math.round(value * 100)} %`,
  ...(likely ? { likely } : {}),
});
const row = (label: string, first: PairedEffect, second: PairedEffect = effect(0)): PairedRow => ({
  label,
  effects: [first, second],
  tip: `${label} tip`,
});
const titles = ['bill', 'ITL'] as const;
const axes = (marks: readonly Mark[]): number[] =>
  marks.flatMap(mark => (mark.kind === 'line' && mark.look === 'axis' ? [mark.from[0]] : []));

describe('two panels of bars beside their names', () => {
  const scene = pairedBars(
    [row('dear', effect(0.5), effect(-0.2)), row('cheap', effect(-0.4), effect(0.1))],
    titles,
    700,
  );
  const [bill, itl] = axes(scene.marks);

  test('less is a bar to the left of the line of no effect, more to the right', () => {
    const sides = rects(scene).map(({ look, x, width }) =>
      [look, x, x + width].map(each => (typeof each === 'string' ? each : Math.round(each))),
    );
    const [dear, cheap, faster, slower] = sides;
    expect([dear![1], cheap![2], faster![2], slower![1]]).toEqual([bill, bill, itl, itl].map(x => Math.round(x!)));
    expect(sides.map(([look]) => look)).toEqual(['dearer', 'cheaper', 'cheaper', 'dearer']);
  });

  test('one scale for each panel: a half is five quarters of two fifths', () => {
    const [dear, cheap] = rects(scene);
    expect(dear!.width / cheap!.width).toBeCloseTo(0.5 / 0.4, 9);
  });

  test('each bar says what it is', () => {
    expect(rects(scene).map(({ tip }) => tip)).toEqual(['dear tip', 'cheap tip', 'dear tip', 'cheap tip']);
  });

  test('rows are twenty pixels each below a head of twenty', () => {
    expect(scene.height).toBe(60);
    expect(texts(scene, 'quiet-text').map(({ text, y }) => [text, y])).toEqual([
      ['dear', 33],
      ['cheap', 53],
    ]);
  });
});

describe('figures', () => {
  const rows = [row('dear', effect(0.5)), row('cheap', effect(-0.4, [-0.5, -0.1]))];
  const figure = (width: number, text: string) =>
    texts(pairedBars(rows, titles, width), '').find(each => each.text === text)!;

  test('with room stand beyond the bar, on its side', () => {
    const [bill] = axes(pairedBars(rows, titles, 700).marks);
    expect(figure(700, '50 %')).toMatchObject({ anchor: 'start' });
    expect(figure(700, '-40 %')).toMatchObject({ anchor: 'end' });
    expect(figure(700, '-40 %').x).toBeLessThan(bill!);
  });

  test('without it all stand at the right, so that the bars have the room of one column of figures', () => {
    const [bill] = axes(pairedBars(rows, titles, 300).marks);
    expect(figure(300, '-40 %')).toMatchObject({ anchor: 'start', x: bill! + 6 });
  });

  test('stand beyond what is likely, also where that reaches across the line', () => {
    const across = pairedBars([row('a', effect(-0.1, [-0.2, 0.3])), row('b', effect(0.3))], titles, 300);
    const whiskerEnd = Math.max(
      ...across.marks.flatMap(mark => (mark.kind === 'line' && mark.look === 'whisker' ? [mark.to[0]] : [])),
    );
    expect(texts(across, '').find(({ text }) => text === '-10 %')!.x).toBeCloseTo(whiskerEnd + 6, 9);
  });

  test.each([300, 368, 480, 700])('at %d pixels stay within the picture', width => {
    for (const { text, x, anchor } of texts(pairedBars(rows, titles, width), '')) {
      const length = text.length * 6.6;
      const left = anchor === 'end' ? x - length : x;
      expect([left >= 0, left + length <= width + 1e-9]).toEqual([true, true]);
    }
  });
});

describe('what is out of the ordinary', () => {
  test('no change is a quiet hair line', () => {
    const [none] = rects(pairedBars([row('same', effect(0.004), effect(1))], titles, 700));
    expect(none).toMatchObject({ look: 'quiet' });
  });

  test('more than twice as much ends there, broken', () => {
    const scene = pairedBars([row('twice', effect(1)), row('eight times', effect(7))], titles, 700);
    const [twice, eight] = rects(scene).filter(({ look }) => look === 'dearer');
    expect(eight!.width / twice!.width).toBeCloseTo(1.05, 9);
    expect(scene.marks.filter(mark => mark.kind === 'line' && mark.look === 'break')).toHaveLength(1);
  });

  test('long names are cut to two fifths of the width at most', () => {
    const [name] = words(
      pairedBars([row('a very long name of a single change', effect(1))], titles, 400),
      'quiet-text',
    );
    // 0.39 of 400, without the gap: 148 pixels, 22 characters.
    expect(name).toBe('a very long name of a…');
  });

  test('no rows leave room for one', () => {
    expect(pairedBars([], titles, 400).height).toBe(40);
  });
});
