import { scaleLinear } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { axisCount, bottomAxis, foot, leftAxis, type Plot, rightEnd } from '../../../webview/charts/axes.ts';

const plot: Plot = { width: 200, height: 100, left: 40, right: 10, top: 5, bottom: 20 };

test('a plot ends above its axis and before its margin', () => {
  expect([foot(plot), rightEnd(plot)]).toEqual([80, 190]);
});

test.each([
  [0, '0'],
  [7.24, '7.2'],
  [1500, '1,500'],
  [9999, '9,999'],
  [150_000, '150k'],
  [2_500_000, '2.5M'],
])('%s is written %s beside a plot', (value, text) => {
  expect(axisCount(value)).toBe(text);
});

describe('the foot of a plot', () => {
  test('a line, and for each tick a mark and its name', () => {
    const scale = scaleLinear([0, 10], [40, 190]);
    const marks = bottomAxis(scale, plot, 2, value => `${value} s`);
    expect(marks[0]).toEqual({ kind: 'line', look: 'axis', from: [40, 80], to: [190, 80] });
    expect(marks.filter(mark => mark.kind === 'text')).toEqual([
      { kind: 'text', look: 'quiet-text', x: 40, y: 95, anchor: 'middle', text: '0 s' },
      { kind: 'text', look: 'quiet-text', x: 115, y: 95, anchor: 'middle', text: '5 s' },
      { kind: 'text', look: 'quiet-text', x: 200, y: 95, anchor: 'end', text: '10 s' },
    ]);
  });

  test('a name at the left edge begins there', () => {
    const [, , first] = bottomAxis(scaleLinear([0, 1], [0, 200]), { ...plot, left: 0, right: 0 }, 1, () => '100 ms');
    expect(first).toMatchObject({ x: 0, anchor: 'start' });
  });
});

test('the left of a plot: names, and hair lines but at the foot', () => {
  const marks = leftAxis(scaleLinear([0, 10], [80, 5]), plot, 2, String);
  expect(marks.map(mark => (mark.kind === 'text' ? mark.text : 'line'))).toEqual(['0', 'line', '5', 'line', '10']);
  expect(marks[1]).toEqual({ kind: 'line', look: 'grid', from: [40, 42.5], to: [190, 42.5] });
});
