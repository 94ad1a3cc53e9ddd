import { describe, expect, test } from 'vitest';
import { type FrontierFacts, frontierChart } from '../../../webview/charts/frontier-chart.ts';
import { paths, rects, texts, words } from './read-scene.ts';

const point = (batch: number, itlSeconds: number, outputTokensPerSecond: number) => ({
  batch,
  itlSeconds,
  outputTokensPerSecond,
  error: 0.1,
});
const points = [point(1, 0.01, 100), point(8, 0.012, 660), point(64, 0.04, 1600), point(256, 0.12, 2000)];
const facts = (more: Partial<FrontierFacts> = {}): FrontierFacts => ({
  columns: [{ name: 'A', points }],
  limit: 0.05,
  batch: 60,
  demand: 500,
  basis: 'basis',
  ...more,
});
const scene = (more?: Partial<FrontierFacts>) => frontierChart(facts(more)).draw!(500);

describe('throughput against latency', () => {
  test('the table has every point, the knee and where the day stands', () => {
    expect(frontierChart(facts()).table.rows).toEqual([
      ['1', '10 ms', '100', '±10 %', ''],
      ['8', '12 ms', '660', '±10 %', 'knee'],
      ['64', '40 ms', '1,600', '±10 %', 'you are here'],
      ['256', '120 ms', '2,000', '±10 %', ''],
    ]);
  });

  test('one sentence for who cannot see it', () => {
    expect(frontierChart(facts()).summary).toBe(
      'At batch 64: 40 ms between tokens, 1,600 output tokens/s; beyond batch 8 latency grows faster than throughput',
    );
  });

  test('knee and place are named, the further one above', () => {
    expect(words(scene(), 'halo')).toEqual(['you are here: batch 64', 'knee: batch 8']);
    const dots = scene().marks.filter(mark => mark.kind === 'dot' && mark.look !== 'reach');
    expect(dots).toMatchObject([
      { look: 'here', tip: 'batch 64: 40 ms between tokens, 1,600 output tokens/s' },
      { look: 'knee', tip: 'batch 8: 12 ms between tokens, 660 output tokens/s' },
    ]);
    const [here, knee] = texts(scene(), 'halo').map(({ y }) => y);
    expect(here).toBeLessThan(knee!);
  });

  test('the green box keeps the limit and carries the busiest hour', () => {
    const [box] = rects(scene(), 'objective');
    // 500 pixels wide, 44 at the left and 12 at the right; the scale ends five percent beyond 120 ms.
    expect(box!.x).toBe(44);
    expect(box!.width).toBeCloseTo((444 * 0.05) / (0.12 * 1.05), 6);
    // 300 high, 10 above and 36 below; the scale ends five percent above the band, which reaches 2,200 tokens/s.
    expect(box!.y + box!.height).toBeCloseTo(264 - (254 * 500) / 2310, 6);
    expect(rects(scene({ limit: undefined }), 'objective')).toEqual([]);
  });

  test.each([
    ['as wide as the curve may be off', 0.4, 2000 * 1.4 * 1.05],
    ['no wider than twice the curve', 5, 2000 * 2],
    ['never closer than 15 % to the curve', 0.01, 2000 * 1.15],
  ])('the scale is %s', (_, error, highest) => {
    const columns = [{ name: 'A', points: points.map(each => ({ ...each, error })) }];
    const [box] = rects(scene({ columns }), 'objective');
    expect(box!.y + box!.height).toBeCloseTo(264 - (254 * 500) / highest, 6);
  });

  test.each([
    [500, 'busiest hour: 500/s per replica'],
    [9000, 'busiest hour: 9,000/s per replica, more than any batch gives'],
  ])('a demand of %s', (demand, text) => {
    expect(words(scene({ demand }))).toContain(text);
  });

  test.each([
    [288, 240],
    [400, 240],
    [450, 270],
    [520, 312],
    [900, 320],
  ])('%s pixels wide it is %s high', (width, height) => {
    expect(frontierChart(facts()).draw!(width).height).toBe(height);
  });

  test('the error is a band around the curve', () => {
    expect(paths(scene(), 'band')).toHaveLength(1);
    expect(paths(scene(), 'curve')).toHaveLength(1);
  });

  test('other scenarios lie beside it, each with its name', () => {
    const both = scene({
      columns: [
        { name: 'A', points },
        { name: 'B', points: points.slice(0, 2) },
      ],
    });
    expect(paths(both, 'curve other')).toHaveLength(1);
    expect(words(both, 'halo')).toEqual(expect.arrayContaining(['A', 'B']));
  });

  test('nothing fits: no picture, and it says so', () => {
    const none = frontierChart(facts({ columns: [{ name: 'A', points: [] }] }));
    expect(none.draw).toBeUndefined();
    expect(none.summary).toBe('Nothing fits, so there is no curve.');
    expect(none.table.rows).toEqual([]);
  });
});
