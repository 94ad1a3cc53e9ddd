import { describe, expect, test } from 'vitest';
import { LatencyHistogram } from '../../../src/serving/latency-histogram.ts';
import { densityOf, latencyChart } from '../../../webview/charts/latency-chart.ts';
import type { Answers } from '../../../webview/evaluate/answers.ts';
import { paths, rects, texts, words } from './read-scene.ts';

const histogram = (values: readonly number[]) => {
  const filled = new LatencyHistogram();
  for (const value of values) filled.add(value);
  return filled;
};
/** 95 requests of the first latency, five of the second. */
const mixed = (usual: number, rare: number) =>
  histogram([...Array.from({ length: 95 }, () => usual), ...Array.from({ length: 5 }, () => rare)]);
const resultOf = (ttft: LatencyHistogram, itl: LatencyHistogram, endToEnd: LatencyHistogram) =>
  ({
    completed: ttft.count,
    ttft: ttft.summary(),
    itl: itl.summary(),
    endToEnd: endToEnd.summary(),
    distributions: { ttft: ttft.distribution(), itl: itl.distribution(), endToEnd: endToEnd.distribution() },
  }) as Answers['result'];
const result = resultOf(mixed(0.1, 0.4), mixed(0.02, 0.03), mixed(4, 9));
const chart = latencyChart({ result }, { ttftSeconds: 0.2, attainment: 0.95 }, 'basis');

describe('the latencies of a day', () => {
  test('the table has every percentile', () => {
    expect(chart.table.head).toEqual(['latency', 'mean', 'p50', 'p90', 'p95', 'p99', 'p95 likely']);
    expect(
      chart.table.rows.map(([label, mean, p50, , p95, p99, likely]) => [label, mean, p50, p95, p99, likely]),
    ).toEqual([
      ['TTFT', '115 ms', '100 ms', '100 ms', '399 ms', ''],
      ['ITL', '20.5 ms', '20 ms', '20 ms', '30 ms', ''],
      ['end to end', '4.25 s', '4.02 s', '4.02 s', '9 s', ''],
    ]);
  });

  test('each strip names its percentiles, the 95th in bold', () => {
    const scene = chart.draw!(600);
    expect(words(scene, 'strong')).toEqual(['TTFT', 'p95 100 ms', 'ITL', 'p95 20 ms', 'end to end', 'p95 4 s']);
    expect(words(scene, 'quiet-text')).toEqual(
      expect.arrayContaining(['p50 100 ms', 'p99 399 ms', 'p99 30 ms', 'p99 9 s']),
    );
    expect(paths(scene, 'traffic')).toHaveLength(3);
  });

  test('the objective is shaded where there is one, up to its limit', () => {
    const [limit, ...more] = rects(chart.draw!(600), 'objective');
    expect(more).toEqual([]);
    const line = chart.draw!(600).marks.find(mark => mark.kind === 'line' && mark.look === 'percentile');
    expect(line?.kind === 'line' && line.from[0]).toBeLessThan(limit!.width);
    expect(limit!.tip).toBe('objective: at most 200 ms');
  });

  test('the pointer finds the share of each bin', () => {
    const found = rects(chart.draw!(600), 'reach').map(({ tip }) => tip);
    expect(found).toContain('95 % of the requests: 98 ms to 102 ms');
    expect(found).toContain('5 % of the requests: 391 ms to 406 ms');
  });

  test('with the band, p95 has a whisker and a range', () => {
    const side = (factor: number) => ({
      headline: {} as never,
      latency: {
        ttft: { ...result.ttft, p95: (result.ttft.p95 * factor) as never },
        itl: result.itl,
        endToEnd: result.endToEnd,
      },
      timeline: [],
      daySeconds: 1,
    });
    const banded = latencyChart(
      { result, band: { error: 0.5, slow: side(2), fast: side(0.5) } },
      { attainment: 0.95 },
      '',
    );
    expect(banded.table.rows[0]!.at(-1)).toBe('50 ms to 200 ms');
    expect(banded.draw!(600).marks.filter(mark => mark.kind === 'line' && mark.look === 'whisker')).toHaveLength(9);
  });

  test('names never leave the picture, however narrow it is', () => {
    for (const width of [200, 320, 800])
      for (const { x, anchor } of texts(chart.draw!(width))) {
        expect(x).toBeGreaterThanOrEqual(anchor === 'start' ? 0 : 1);
        expect(x).toBeLessThanOrEqual(width);
      }
  });

  test('a day on which nothing was completed says so', () => {
    const none = new LatencyHistogram();
    const empty = latencyChart({ result: resultOf(none, none, none) }, { attainment: 0.95 }, '');
    expect(words(empty.draw!(400), 'quiet-text')).toEqual(Array.from({ length: 3 }, () => 'no request was completed'));
  });
});

test('density does not depend on how the bins are cut', () => {
  const e = Math.E;
  expect(densityOf({ edges: [1, e, e ** 3] as never, counts: [10, 20] })).toEqual([
    { seconds: expect.closeTo(e ** 0.5, 12), density: 10 },
    { seconds: expect.closeTo(e ** 2, 12), density: expect.closeTo(10, 9) },
  ]);
});
