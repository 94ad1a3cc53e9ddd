import { describe, expect, test } from 'vitest';
import { type Segment, type Stack, stackedBars } from '../../../webview/charts/stacked-bars.ts';
import { rects, texts, words } from './read-scene.ts';

const part = (label: string, value: number, look: string): Segment => ({
  label,
  value,
  text: `${value} GB`,
  look,
  tip: `${label} tip`,
});
const parts = [part('weights', 36, 'series-1'), part('KV', 4, 'series-2'), part('free', 40, 'quiet')];
const stack = (more: Partial<Stack> = {}): Stack => ({ name: 'A', segments: parts, ...more });

describe('one bar of parts', () => {
  const scene = stackedBars([stack()], 400);

  test('parts lie side by side, as long as their shares', () => {
    expect(rects(scene).map(({ look, x, width }) => [look, x, width + 1])).toEqual([
      ['series-1', 0, 180],
      ['series-2', 180, 20],
      ['quiet', 200, 200],
    ]);
  });

  test('a wide part is named above and figured within; a narrow one below, with a line to it', () => {
    expect(words(scene, 'quiet-text')).toEqual(['weights', 'free', 'KV 4 GB']);
    expect(words(scene, 'on-series-1')).toEqual(['36 GB']);
    expect(words(scene, 'on-quiet')).toEqual(['40 GB']);
    const leader = scene.marks.find(mark => mark.kind === 'line');
    expect(leader).toMatchObject({ from: [190, expect.any(Number)], to: [190, expect.any(Number)] });
  });

  test('nothing of nothing is drawn; a hair line has no name', () => {
    const scene = stackedBars(
      [stack({ segments: [...parts, part('dust', 0.01, 'series-3'), part('none', 0, 'series-3')] })],
      400,
    );
    expect(rects(scene)).toHaveLength(4);
    expect(words(scene).join()).not.toContain('dust');
  });

  test('its total stands after it, within the picture', () => {
    const scene = stackedBars([stack({ total: '80 GB' })], 400);
    const [total] = texts(scene, 'strong');
    expect(total!.text).toBe('80 GB');
    expect(total!.x + 5 * 7.4).toBeLessThanOrEqual(400);
  });

  test('what is likely is a whisker below it', () => {
    const scene = stackedBars([stack({ likely: [35, 45] })], 400);
    const whisker = scene.marks.find(mark => mark.kind === 'line' && mark.look === 'whisker');
    expect(whisker).toMatchObject({ from: [175, 45], to: [225, 45] });
  });
});

describe('names below a bar', () => {
  const narrow = [part('weights', 60, 'series-1'), part('KV cache', 8, 'series-2'), part('activations', 6, 'series-3')];

  test('stand in the order of the parts, however long they are', () => {
    const scene = stackedBars([stack({ segments: [...narrow, part('free', 26, 'quiet')] })], 400);
    expect(words(scene, 'quiet-text')).toEqual(['weights', 'free', 'KV cache 8 GB', 'activations 6 GB']);
  });

  test('do not repeat a figure that stands in the bar', () => {
    // 60 pixels hold '20 GB' (37 and 8 beside it), not 'a long name'.
    const scene = stackedBars(
      [stack({ segments: [part('a long name', 20, 'series-1'), part('rest', 80, 'quiet')] })],
      300,
    );
    expect(words(scene, 'on-series-1')).toEqual(['20 GB']);
    expect(words(scene, 'quiet-text')).toEqual(['rest', 'a long name']);
  });
});

describe('several bars', () => {
  const scene = stackedBars([stack(), { name: 'B', segments: [part('weights', 160, 'series-1')] }], 400);

  test('share one scale, named at the left, the first in bold', () => {
    expect(words(scene, 'strong')).toEqual(['A']);
    expect(texts(scene, 'quiet-text').some(({ text, x }) => text === 'B' && x === 0)).toBe(true);
    const [first, , , last] = rects(scene);
    expect((last!.width + 1) / (first!.width + 1)).toBeCloseTo(160 / 36, 9);
  });

  test('long names leave seven tenths of the width to the bars', () => {
    const long = 'an autoscaled fleet with a small model';
    const [first] = rects(stackedBars([stack({ name: long }), stack({ name: long })], 400));
    // 120 pixels for names: 16 bold characters, 18 others; 8 between them and the bars.
    expect(first!.x).toBe(128);
    expect(
      words(stackedBars([stack({ name: long }), stack({ name: long })], 400)).filter(each => /^an/.test(each)),
    ).toEqual(['an autoscaled f…', 'an autoscaled fle…']);
  });
});

test('nothing at all', () => {
  expect(rects(stackedBars([stack({ segments: [] })], 400))).toEqual([]);
  const free = stackedBars([stack({ segments: [part('idle', 0, 'quiet')], total: '$0' })], 400);
  expect(rects(free)).toEqual([]);
  expect(texts(free).map(({ text, x }) => [text, x])).toEqual([['$0', 8]]);
});
