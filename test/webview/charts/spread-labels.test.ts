import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../webview/charts/scene.ts';
import { spreadLabels } from '../../../webview/charts/spread-labels.ts';

// Ten characters are 66 pixels wide, bold ones 74; eight pixels keep two apart.
const ten = 'abcdefghij';

describe('labels on one line', () => {
  test.each([
    ['one stands with its middle at its place', [{ text: ten, x: 100 }], [67]],
    ['one at the left edge moves in', [{ text: ten, x: 10 }], [0]],
    ['one at the right edge moves in', [{ text: ten, x: 390 }], [334]],
    [
      'two far apart stay',
      [
        { text: ten, x: 100 },
        { text: ten, x: 300 },
      ],
      [67, 267],
    ],
    [
      'the second of two at one place moves on',
      [
        { text: ten, x: 100 },
        { text: ten, x: 100 },
      ],
      [67, 141],
    ],
    [
      'at the right edge the first gives way',
      [
        { text: ten, x: 390 },
        { text: ten, x: 395 },
      ],
      [260, 334],
    ],
    [
      'they stand in the order of their places',
      [
        { text: ten, x: 300 },
        { text: ten, x: 100 },
      ],
      [67, 267],
    ],
    [
      'also where the longer name begins further left',
      [
        { text: 'ab', x: 200 },
        { text: ten, x: 210 },
      ],
      [193, 215],
    ],
    ['bold text takes more', [{ text: ten, x: 100, bold: true }], [63]],
  ])('%s', (_, labels, starts) => {
    expect(spreadLabels(labels, 0, 400).map(({ start }) => Math.round(start))).toEqual(starts);
  });

  test('what does not fit is left out, the last named first', () => {
    const labels = ['first', 'second', 'third'].map((text, index) => ({ text, x: 50 + 9 * index }));
    expect(spreadLabels(labels, 0, 90).map(({ text }) => text)).toEqual(['first', 'second']);
    expect(spreadLabels(labels, 0, 10)).toEqual([]);
  });

  test('never touch each other, never leave the line', () => {
    const label = fc.record({
      text: fc.string({ maxLength: 20 }),
      x: fc.double({ min: -500, max: 1500, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 8 }), fc.integer({ min: 0, max: 900 }), (labels, right) => {
        const placed = spreadLabels(labels, 0, right);
        for (const [index, { text, start }] of placed.entries()) {
          expect(start).toBeGreaterThanOrEqual(-1e-6);
          expect(start + textWidth(text)).toBeLessThanOrEqual(right + 1e-6);
          const next = placed[index + 1];
          if (next) expect(next.start - start - textWidth(text)).toBeGreaterThanOrEqual(8 - 1e-6);
        }
      }),
    );
  });
});
