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

test('lines twelve pixels apart do not touch', () => {
  const labels = new FreeLabels(100);
  labels.take([text('', 0, 50, ten)]);
  expect(labels.place([text('', 0, 61, ten)])).toEqual([]);
  expect(labels.place([text('', 0, 62, ten)])).toHaveLength(1);
});
