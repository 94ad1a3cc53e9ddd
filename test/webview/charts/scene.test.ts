import { expect, test } from 'vitest';
import { cut, line, text, textWidth } from '../../../webview/charts/scene.ts';

test.each([
  ['fits', 100, 'fits'],
  ['attention input projections', 100, 'attention inpu…'],
  ['cut before a space', 70, 'cut befor…'],
  ['cut at its space', 26.4, 'cut…'],
  ['anything', 0, 'a…'],
])('%j in %s pixels: %j', (content, width, expected) => {
  expect(cut(content, width)).toBe(expected);
});

test('bold text is cut sooner', () => {
  // 100 / 7.4 is 13 characters, 100 / 6.6 is 15.
  expect([cut('attention input', 100, true), cut('attention input', 100)]).toEqual([
    'attention in…',
    'attention input',
  ]);
});

test('a text has room in its own width', () => {
  for (let length = 1; length < 60; length++) {
    const content = 'x'.repeat(length);
    expect(cut(content, textWidth(content) + 8 - 8)).toBe(content);
  }
});

test('bold text is wider, and width grows with each character', () => {
  expect(textWidth('12345')).toBeCloseTo(33, 9);
  expect(textWidth('12345', true)).toBeCloseTo(37, 9);
});

test('a line and a text as marks', () => {
  expect(line('axis', 1, 2, 3, 4)).toEqual({ kind: 'line', look: 'axis', from: [1, 2], to: [3, 4] });
  expect(text('quiet-text', 1, 2, 'a')).toMatchObject({ anchor: 'start', text: 'a' });
  expect(text('', 1, 2, 'a', 'end').anchor).toBe('end');
});
