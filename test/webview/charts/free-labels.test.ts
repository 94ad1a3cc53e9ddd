import { expect, test } from 'vitest';
import { FreeLabels } from '../../../webview/charts/free-labels.ts';
import { text } from '../../../webview/charts/scene.ts';

// Ten characters are 66 pixels wide.
const ten = 'abcdefghij';

test('the first place that is free, within the picture', () => {
  const labels = new FreeLabels(200);
  labels.take([text('quiet-text', 0, 100, ten)]);
  const places = [
    text('halo', 30, 104, ten), // covers what stands there
    text('halo', 150, 100, ten), // leaves the picture
    text('halo', 80, 100, ten),
    text('halo', 30, 140, ten),
  ];
  expect(labels.place(places)).toEqual([places[2]]);
  expect(labels.place(places)).toEqual([places[3]]);
  expect(labels.place(places)).toEqual([]);
});

test.each([
  ['end', 70, 130],
  ['middle', 100, 170],
] as const)('an anchor at the %s is reckoned with', (anchor, x, beside) => {
  const labels = new FreeLabels(200);
  const first = text('', x, 50, ten, anchor);
  expect(labels.place([first])).toEqual([first]);
  expect(labels.place([text('', x, 50, ten, anchor)])).toEqual([]);
  expect(labels.place([text('', beside, 50, 'ab')])).toHaveLength(1);
});

test('a place that crosses no line is better, but one that does is better than none', () => {
  const labels = new FreeLabels(200);
  labels.avoid([
    [0, 100],
    [200, 100],
  ]);
  const onIt = text('halo', 10, 104, ten);
  const below = text('halo', 10, 114, ten);
  expect(labels.place([onIt, below])).toEqual([below]);
  expect(labels.place([onIt])).toEqual([]); // ten pixels above the one that now stands there
  expect(labels.place([text('halo', 120, 104, ten)])).toHaveLength(1);
});

test.each([
  ['through its letters', 104, true],
  ['under its feet', 95, false],
  ['above its head', 112, false],
])('a slanted line that passes %s', (_, base, crosses) => {
  const labels = new FreeLabels(300);
  // At the name's 100 to 166 pixels the line is between 100 and 100.7.
  labels.avoid([
    [0, 99],
    [300, 102],
  ]);
  const other = text('halo', 200, 200, ten);
  expect(labels.place([text('halo', 100, base, ten), other])).toEqual([crosses ? other : text('halo', 100, base, ten)]);
});

test('lines twelve pixels apart do not touch', () => {
  const labels = new FreeLabels(100);
  labels.take([text('', 0, 50, ten)]);
  expect(labels.place([text('', 0, 61, ten)])).toEqual([]);
  expect(labels.place([text('', 0, 62, ten)])).toHaveLength(1);
});
