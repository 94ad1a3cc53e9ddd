import { noChange } from 'lit';
import { describe, expect, test } from 'vitest';
import type { Mark, Scene } from '../../../webview/charts/scene.ts';
import { sceneView } from '../../../webview/views/scene-view.ts';
import { html } from '../rendered.ts';
import { count } from './page-of-tests.ts';

const scene = (...marks: Mark[]): Scene => ({ width: 100, height: 50, marks });
const drawn = (mark: Mark, coarse = false): string =>
  html(sceneView(scene(mark), 'basis', coarse))
    .replace(/\s+/g, ' ')
    .replace(/^.*?aria-hidden="true"> /, '');

describe('each kind of mark as SVG', () => {
  test.each<[Mark, string]>([
    [
      { kind: 'rect', look: 'series-1', x: 1, y: 2, width: 3, height: 4 },
      '<rect class="series-1" x="1" y="2" width="3" height="4"></rect>',
    ],
    [
      { kind: 'line', look: 'axis', from: [1, 2], to: [3, 4] },
      '<line class="axis" x1="1" y1="2" x2="3" y2="4"></line>',
    ],
    [{ kind: 'path', look: 'curve', d: 'M0,0L1,1' }, '<path class="curve" d="M0,0L1,1"></path>'],
    [{ kind: 'dot', look: 'here', at: [5, 6], radius: 2 }, '<circle class="here" cx="5" cy="6" r="2"></circle>'],
    [
      { kind: 'text', look: 'halo', x: 7, y: 8, anchor: 'end', text: 'batch 8' },
      '<text class="halo" x="7" y="8" text-anchor="end">batch 8</text>',
    ],
  ])('%j', (mark, svg) => {
    expect(drawn(mark)).toContain(svg);
  });
});

describe('what only the pointer finds', () => {
  const tipped: Mark = { kind: 'rect', look: 'series-1', x: 0, y: 0, width: 1, height: 1, tip: '36 GB of weights' };
  const reach: Mark = { kind: 'rect', look: 'reach', x: 0, y: 0, width: 9, height: 9, tip: '12:00' };

  test('a tooltip says the figure and where it comes from', () => {
    expect(drawn(tipped)).toContain('<title>36 GB of weights basis</title>');
  });

  test('lies on top of all that is drawn', () => {
    const svg = html(sceneView(scene(reach, tipped), 'basis', false));
    expect(svg.indexOf('reach')).toBeGreaterThan(svg.indexOf('series-1'));
  });

  test('is not drawn while answers are coarse, and what was drawn stays', () => {
    const svg = html(sceneView(scene(reach, tipped), 'basis', true));
    expect([count(svg, '<rect'), count(svg, '<title>'), count(svg, 'reach')]).toEqual([1, 0, 0]);
    expect(sceneView(scene(reach, tipped), 'basis', true).values.at(-1)).toBe(noChange);
  });
});

test('a picture is as large as its scene, and hidden from screen readers', () => {
  expect(html(sceneView(scene(), 'basis', false))).toMatch(/<svg width="100" height="50" aria-hidden="true">/);
});
