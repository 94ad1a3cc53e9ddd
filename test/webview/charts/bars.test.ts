import { describe, expect, test } from 'vitest';
import { type Row, rowBars } from '../../../webview/charts/bars.ts';
import { type PairedRow, pairedBars } from '../../../webview/charts/paired-bars.ts';
import { rects, texts, words } from './read-scene.ts';

const row = (value: number, more: Partial<Row> = {}): Row => ({
  label: 'name',
  value,
  text: `${value}`,
  look: 'series-1',
  tip: `tip ${value}`,
  ...more,
});

describe('named rows', () => {
  const scene = rowBars([row(4), row(2), row(0)], 300);

  test('bars begin where the names end, and are as long as their values', () => {
    // 'name' is 26.4 pixels and 8 more; '4' is 6.6 and 6 before it.
    const left = 34.4;
    const room = 300 - left - 6.6 - 6;
    expect(rects(scene).map(({ x, tip }) => [x, tip])).toEqual([
      [left, 'tip 4'],
      [left, 'tip 2'],
      [left, 'tip 0'],
    ]);
    const [four, two, none] = rects(scene).map(({ width }) => width);
    expect(four).toBeCloseTo(room, 9);
    expect(two).toBeCloseTo(room / 2, 9);
    expect(none).toBe(1);
  });

  test('figures stand after their bars, within the picture', () => {
    expect(texts(scene, '').map(({ text }) => text)).toEqual(['4', '2', '0']);
    for (const { x } of texts(scene, '')) expect(x + 6.6).toBeLessThanOrEqual(300);
  });

  test('the most that is likely is in the picture, and the figure beyond it', () => {
    const [bar] = rects(rowBars([row(4, { likely: [2, 8] })], 300));
    const [plain] = rects(rowBars([row(4)], 300));
    expect(bar!.width).toBeCloseTo(plain!.width / 2, 9);
    const lines = rowBars([row(4, { likely: [2, 8] })], 300).marks.filter(({ kind }) => kind === 'line');
    expect(lines).toHaveLength(3);
  });

  test('a quiet word follows where there is room', () => {
    const rows = [row(9), row(1, { aside: 'compute' })];
    expect(words(rowBars(rows, 300))).toContain('compute');
    expect(words(rowBars(rows, 60))).not.toContain('compute');
  });

  test('the same word is said once, by the first row that has room', () => {
    const rows = [
      row(9, { label: 'a', aside: 'compute' }),
      row(3, { label: 'b', aside: 'memory' }),
      row(2, { label: 'c', aside: 'compute' }),
      row(1, { label: 'd', aside: 'memory' }),
    ];
    const scene = rowBars(rows, 170);
    expect(words(scene, 'quiet-text')).toEqual(['a', 'b', 'memory', 'c', 'compute', 'd']);
  });

  test('rows of the same label each say what tells them apart', () => {
    const rows = [
      row(9, { label: 'a' }),
      row(4, { label: 'b', aside: 'memory' }),
      row(3, { label: 'draft', aside: 'memory' }),
      row(2, { label: 'draft', aside: 'compute' }),
      row(1, { label: 'c', aside: 'memory' }),
    ];
    const said = ['a', 'b', 'memory', 'draft', 'memory', 'draft', 'compute', 'c'];
    expect(words(rowBars(rows, 300), 'quiet-text')).toEqual(said);
  });

  test('a long name is cut, and takes less than half', () => {
    const scene = rowBars([row(1, { label: 'a very long name of an operator' })], 200);
    expect(rects(scene)[0]!.x).toBe(90);
    // 82 pixels hold twelve characters of 6.6.
    expect(words(scene, 'quiet-text')).toEqual(['a very long…']);
  });

  test('no rows, no marks', () => {
    expect(rowBars([], 300)).toEqual({ width: 300, height: 20, marks: [] });
  });
});

describe('paired bars', () => {
  const paired = (label: string, bill: number, itl: number): PairedRow => ({
    label,
    effects: [
      { value: bill, text: `${bill * 100} %` },
      { value: itl, text: `${itl * 100} %` },
    ],
    tip: label,
  });
  const scene = pairedBars([paired('a', -0.5, 0.2), paired('b', 1, 0), paired('c', 7, -0.2)], ['bill', 'ITL'], 400);

  test('less is to the left of the line, more to the right, nothing is quiet', () => {
    expect(rects(scene).map(({ look }) => look)).toEqual(['cheaper', 'dearer', 'dearer', 'dearer', 'quiet', 'cheaper']);
    const [less, more] = rects(scene);
    expect(less!.x + less!.width).toBeCloseTo(more!.x, 9);
    expect(more!.width).toBeCloseTo(2 * less!.width, 9);
  });

  test('a bar of more than twice ends at the edge, broken, and its figure speaks', () => {
    const [, more, most] = rects(scene);
    expect(most!.width).toBeCloseTo(1.05 * more!.width, 9);
    expect(scene.marks.filter(mark => mark.kind === 'line' && mark.look === 'break')).toHaveLength(1);
    expect(words(scene)).toContain('700 %');
  });

  test('both panels are named', () => {
    expect(words(scene, 'strong')).toEqual(['bill', 'ITL']);
  });
});
