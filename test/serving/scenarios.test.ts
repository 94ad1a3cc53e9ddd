import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarioDocument } from '../../scripts/serving/scenario-document.ts';
import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';

const simulations = new Map(scenarios.map(scenario => [scenario.id, scenario.simulated()]));
const figures = new Map(
  scenarios.map(({ id, published }) => [
    id,
    {
      published: new Map(published().map(figure => [figure.id, figure])),
      simulated: new Map(simulations.get(id)!.map(figure => [figure.id, figure.value])),
    },
  ]),
);

test('every figure that the article prints follows from its assumptions, to its own rounding', () => {
  for (const { published } of figures.values())
    for (const { id, value, stated } of published.values())
      if (stated !== undefined) expect(Math.abs(value / stated - 1), id).toBeLessThan(0.015);
});

test.each([
  ['gpu-sub-utilization', 'cost-at-80', 0.1953125],
  ['gpu-sub-utilization', 'saving', 0.375],
  ['gpu-sub-utilization', 'per-query-half', 0.0000868],
  ['gpu-sub-utilization', 'per-query-80', 0.0000543],
  ['gpu-sub-utilization', 'per-query-full', 0.0000434],
  ['time-sensitive-delays', 'capacity', 1200],
  ['time-sensitive-delays', 'target-rate', 1800],
  ['time-sensitive-delays', 'unmet', 1 / 3],
  ['time-sensitive-delays', 'month', 1825],
  ['time-sensitive-delays', 'year', 21_900],
  ['time-sensitive-delays', 'wait-3', 7.5],
  ['time-sensitive-delays', 'wait-2', 1.25],
  ['long-context', 'kv', 2 * 2 ** 30],
  ['long-context', 'batch-4', 0.625],
  ['long-context', 'batch-8', 0.3125],
  ['long-context', 'fit-fp16', 12],
  ['long-context', 'fit-fp8', 24],
  ['seasonal-traffic', 'gpus', 4],
  ['seasonal-traffic', 'hybrid-gpus', 3],
  ['seasonal-traffic', 'saving', 0.25],
  ['seasonal-traffic', 'gpus-at-1000', 2],
  ['latency-against-cost', 'saving', 0.5],
  ['latency-against-cost', 'fp16-capacity', 2400],
  ['latency-against-cost', 'fp8-load', 0.5],
  ['latency-against-cost', 'fp8-wait', 0.45],
])('%s, as published: %s is %d', (scenario, figure, expected) => {
  expect(Math.abs(figures.get(scenario)!.published.get(figure)!.value / expected - 1)).toBeLessThan(1e-3);
});

test.each([
  ['gpu-sub-utilization', 'half-rate', 8, 0.01],
  ['gpu-sub-utilization', 'full-rate', 12.8, 0.01],
  ['gpu-sub-utilization', 'half-cost', 0.0000868, 0.01],
  ['gpu-sub-utilization', 'full-cost', 0.0000543, 0.01],
  ['gpu-sub-utilization', 'saved', 0.375, 0.03],
  ['gpu-sub-utilization', 'full-p95', 1.35, 0.03],
  ['time-sensitive-delays', 'response-3', 10.5, 0.04],
  ['time-sensitive-delays', 'response-2', 3.25, 0.02],
  ['time-sensitive-delays', 'within-2', 0.47, 0.03],
  ['time-sensitive-delays', 'within-2-two', 0.9, 0.02],
  ['time-sensitive-delays', 'response-batched', 2.04, 0.01],
  ['time-sensitive-delays', 'within-batched', 0.998, 0.01],
  ['long-context', 'batch-4-running', 4, 0],
  ['long-context', 'batch-8-running', 8, 0],
  ['long-context', 'paged-fp16-running', 12, 0.1],
  ['long-context', 'paged-fp8-running', 24, 0.1],
  ['seasonal-traffic', 'fixed-cost', 240, 0.01],
  ['seasonal-traffic', 'hybrid-cost', 180, 0.01],
  ['seasonal-traffic', 'scaled-cost', 269, 0.03],
  ['seasonal-traffic', 'hybrid-scaled-cost', 255, 0.03],
  ['latency-against-cost', 'fp16-response', 5.25, 0.04],
  ['latency-against-cost', 'fp8-response', 1.35, 0.02],
  ['latency-against-cost', 'fp8-within', 0.53, 0.03],
  ['latency-against-cost', 'fp8-two-within', 0.92, 0.02],
  ['latency-against-cost', 'fp8-batched-within', 0.999, 0.01],
])('%s, simulated: %s is about %d', (scenario, figure, expected, tolerance) => {
  expect(Math.abs(figures.get(scenario)!.simulated.get(figure)! / expected - 1)).toBeLessThanOrEqual(tolerance);
});

describe('what the scenarios teach follows from their figures', () => {
  const simulated = (scenario: string, figure: string) => figures.get(scenario)!.simulated.get(figure)!;

  test('long context: more sequences are cheaper, but doubling them does not halve the cost', () => {
    const cost = (id: string) => simulated('long-context', `${id}-cost`);
    expect(cost('paged-fp8')).toBeLessThan(cost('paged-fp16'));
    expect(cost('paged-fp16')).toBeLessThan(cost('batch-8'));
    expect(cost('batch-8')).toBeLessThan(cost('batch-4'));
    expect(cost('batch-8')).toBeGreaterThan(cost('batch-4') / 2);
  });

  test('seasonal traffic: autoscaling answers like five GPUs for a tenth less', () => {
    expect(simulated('seasonal-traffic', 'scaled-p95')).toBeLessThan(simulated('seasonal-traffic', 'five-p95'));
    expect(simulated('seasonal-traffic', 'scaled-cost')).toBeLessThan(
      0.91 * simulated('seasonal-traffic', 'five-cost'),
    );
    expect(simulated('seasonal-traffic', 'hybrid-scaled-cost')).toBeLessThan(
      0.86 * simulated('seasonal-traffic', 'five-cost'),
    );
    expect(simulated('seasonal-traffic', 'scaled-slowly-cost')).toBeGreaterThan(
      simulated('seasonal-traffic', 'scaled-cost'),
    );
  });

  test('seasonal traffic: each day says how long its own replicas take to start', () => {
    const hows = simulations.get('seasonal-traffic')!.filter(({ unit }) => unit === '$');
    expect(hows.map(({ id, how }) => [id, /a replica takes \d+ minutes/.exec(how)?.[0]])).toEqual([
      ['fixed-cost', undefined],
      ['hybrid-cost', undefined],
      ['five-cost', undefined],
      ['scaled-cost', 'a replica takes 3 minutes'],
      ['scaled-slowly-cost', 'a replica takes 20 minutes'],
      ['hybrid-scaled-cost', 'a replica takes 3 minutes'],
    ]);
  });

  test('each has a slip to name and a lesson', () => {
    for (const { slips, lessons } of scenarios) expect(Math.min(slips.length, lessons.length)).toBeGreaterThan(0);
  });
});

test('docs/scenarios.md says what the code computes; figures of the performance model may move a little before it is written anew', () => {
  const number = /\d[\d,]*(\.\d+)?/g;
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/scenarios.md'), 'utf8');
  const fresh = scenarioDocument(({ id }) => simulations.get(id)!);
  expect(page.replaceAll(number, '#')).toBe(fresh.replaceAll(number, '#'));
  const valuesOf = (text: string) => [...text.matchAll(number)].map(([found]) => Number(found.replaceAll(',', '')));
  const written = valuesOf(page);
  for (const [index, value] of valuesOf(fresh).entries())
    expect(Math.abs(written[index]! - value), `figure ${index + 1} of docs/scenarios.md`).toBeLessThanOrEqual(
      0.2 * Math.abs(value),
    );
});
