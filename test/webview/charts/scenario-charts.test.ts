import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators } from '../../../src/catalog/accelerators.ts';
import { precisionIds } from '../../../src/catalog/precisions.ts';
import type { Chart } from '../../../webview/charts/chart.ts';
import { chartsOf } from '../../../webview/charts/scenario-charts.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { frontier } from '../../../webview/evaluate/frontier.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import type { Column } from '../../../webview/state.ts';
import { groups } from '../all-groups.ts';
import { small, withDeployment, withRequests } from '../evaluate/small-scenario.ts';
import { numbersOf, rects, words } from './read-scene.ts';

const column = (scenario: Scenario, run: number, levers: readonly LeverEffect[] = []): Column => ({
  scenario,
  run,
  since: run,
  evaluation: evaluateScenario(scenario, 'coarse'),
  fineness: 'coarse',
  frontier: frontier(scenario),
  levers,
});
const of = (columns: readonly Column[], index = 0) =>
  chartsOf({ columns, active: 0, comparing: false, showsEqual: false }, index, groups);
const named = (charts: readonly Chart[], id: string): Chart => charts.find(chart => chart.id === id)!;

const levers: LeverEffect[] = [
  { id: 'weights:fp8', dollars: -0.2, itl: -0.3, ttft: 0, meetsObjective: true },
  { id: 'gpus:2', dollars: 1, itl: -0.4, ttft: 0, meetsObjective: true },
];
const charts = of([column({ ...small, name: 'A' }, 1, levers)]);

test('all pictures of a scenario, in the order of the page', () => {
  expect(charts.map(({ id }) => id)).toEqual(['memory', 'phases', 'step', 'frontier', 'levers', 'day', 'latency']);
});

describe.each(charts.map(chart => [chart.id, chart] as const))('%s', (_, chart) => {
  test('has a title, a sentence for who cannot see it, and says where it comes from', () => {
    for (const text of [chart.title, chart.note, chart.summary, chart.basis]) expect(text).toMatch(/\S{2}/);
  });

  test('has a table without a hole', () => {
    expect(chart.table.rows.length).toBeGreaterThan(0);
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.head.length);
  });
});

describe('picture and table agree', () => {
  /** `1.5 GB` and `$0.20` and `39 %` as numbers. */
  const value = (text: string): number => Number.parseFloat(text.replace(/[$,≈]/g, ''));

  test.each([
    ['memory', 2],
    ['phases', 2],
  ])('%s: parts are as long as their shares', (id, place) => {
    const chart = named(charts, id);
    const shares = chart.table.rows.filter(([label]) => label !== 'together').map(row => value(row[place]!) / 100);
    const lengths = rects(chart.draw!(1000)).map(({ width }) => width);
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const drawn = shares.filter(share => share > 0);
    for (const [index, length] of lengths.entries()) expect(length / whole).toBeCloseTo(drawn[index]!, 1);
  });

  test('step: bars are as long as the times, named and figured as in the table', () => {
    const { draw, table } = named(charts, 'step');
    const scene = draw!(1000);
    expect(words(scene, '')).toEqual(table.rows.map(([, , share]) => share));
    const bars = rects(scene);
    const times = table.rows.map(([, time]) => value(time!) * (time!.endsWith('ms') ? 1 : 0.001));
    for (const [index, bar] of bars.entries())
      expect(bar.width / bars[0]!.width).toBeCloseTo(times[index]! / times[0]!, 1);
  });

  test('frontier: a point for each row, the batch that is named is in the table', () => {
    const { draw, table } = named(charts, 'frontier');
    const scene = draw!(1000);
    expect(scene.marks.filter(mark => mark.look === 'reach')).toHaveLength(table.rows.length);
    const [, batch] = /you are here: batch ([\d,]+)/.exec(words(scene, 'halo').join('; '))!;
    expect(table.rows.find(row => row.at(-1)!.includes('you are here'))?.[0]).toBe(batch);
  });

  test('latency: the percentiles that are named are those of the table', () => {
    const { draw, table } = named(charts, 'latency');
    const bold = words(draw!(1000), 'strong').filter(text => text.startsWith('p95'));
    for (const [index, text] of bold.entries())
      expect(value(text.slice(4)) / value(table.rows[index]![4]!)).toBeCloseTo(1, 1);
  });

  test('day: the table’s dollars are the day’s bill', () => {
    const { note, table } = named(charts, 'day');
    const sum = table.rows.reduce((total, row) => total + value(row[4]!), 0);
    expect(value(note)).toBeCloseTo(sum, 0);
  });

  test('levers: each bar stands in the table', () => {
    const { draw, table } = named(charts, 'levers');
    const cells = table.rows.flat();
    for (const text of words(draw!(1000), '')) expect(cells).toContain(text);
  });
});

test('scenarios that are compared stand beside the one that is looked at', () => {
  const both = of(
    [column({ ...small, name: 'A' }, 1), column({ ...withDeployment({ weights: 'fp8' }), name: 'B' }, 2)],
    1,
  );
  expect(named(both, 'memory').table.head).toEqual(['part', 'B', 'A', 'share']);
  expect(words(named(both, 'frontier').draw!(500), 'halo')).toEqual(expect.arrayContaining(['A', 'B']));
});

test('no price: no dollars by phase; no answer: no pictures', () => {
  const { pricePerGpuHour: _, ...unpriced } = small.deployment;
  const free = { ...small, deployment: { ...unpriced, hardware: 'rtx-3060', weights: 'int4-awq' as const } };
  expect(of([column(free, 1)]).map(({ id }) => id)).not.toContain('phases');
  expect(of([column(withDeployment({ hardware: 'abacus' }), 1)])).toEqual([]);
});

describe('whatever a scenario says', () => {
  interface Drawn {
    readonly width: number;
    readonly scenario: Scenario;
  }
  const some = <const Value>(...values: Value[]) => fc.constantFrom(...values);
  const scenario = fc
    .record({
      model: some('meta-llama/Llama-3.1-8B-Instruct', 'Qwen/Qwen3-30B-A3B', 'meta-llama/Llama-3.3-70B-Instruct'),
      hardware: fc.constantFrom(...accelerators.map(({ id }) => id)),
      gpus: some(1, 2, 3, 8),
      tensorParallel: some(1, 2, 8),
      weights: fc.constantFrom(...precisionIds),
      kv: some('bf16' as const, 'fp8' as const, 'int8' as const),
      batching: some('static' as const, 'dynamic' as const, 'in-flight' as const),
      kvAllocation: some('paged' as const, 'contiguous' as const),
      inputTokens: some(1, 300, 30_000),
      outputTokens: some(1, 200, 4000),
      variation: some(0, 0.5, 5),
      requestsPerMonth: some(0, 1, 10_000, 1e7, 1e12),
      burstiness: some(0, 1, 20),
      maxSequences: some(1, 16, 4096),
      automatic: fc.boolean(),
      second: fc.boolean(),
      width: some(120, 400, 1400),
    })
    .map(
      ({ model, hardware, gpus, tensorParallel, weights, kv, batching, kvAllocation, ...rest }): Drawn => ({
        width: rest.width,
        scenario: {
          ...withRequests(rest.requestsPerMonth),
          deployment: { model, hardware, gpus, tensorParallel, weights, kv, batching, kvAllocation },
          request: {
            inputTokens: rest.inputTokens,
            outputTokens: rest.outputTokens,
            sharedPrefixTokens: 0,
            variation: rest.variation,
          },
          serving: { ...small.serving, maxSequences: rest.maxSequences },
          traffic: { ...small.traffic, requestsPerMonth: rest.requestsPerMonth, burstiness: rest.burstiness },
          fleet: { ...small.fleet, scaling: rest.automatic ? ('automatic' as const) : ('fixed' as const) },
          ...(rest.second ? { hybrid: { share: 0.5, deployment: small.deployment } } : {}),
        },
      }),
    );

  test('it has an answer or a reason, and every mark of every picture is at a place', () => {
    fc.assert(
      fc.property(scenario, ({ scenario, width }) => {
        const drawn = of([column(scenario, 1)]);
        for (const { id, draw } of drawn)
          for (const mark of draw?.(width).marks ?? [])
            expect(numbersOf(mark).every(Number.isFinite), `${id}: ${JSON.stringify(mark).slice(0, 200)}`).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
