import { describe, expect, test } from 'vitest';
import { scenarios as examples } from '../../../src/serving/scenarios/all-scenarios.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { daysPerMonth, secondsPerDay, trafficCurve } from '../../../webview/evaluate/scenario-workload.ts';
import { readScenario } from '../../../webview/scenario/read-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { workedScenarios } from '../../../webview/scenario/worked-scenarios.ts';
import { mostScenarios } from '../../../webview/state.ts';

const of = (id: string): readonly Scenario[] => workedScenarios(id)!.scenarios;
const answersOf = (scenario: Scenario) => {
  const evaluation = evaluateScenario(scenario, 'coarse');
  if ('problem' in evaluation) throw new Error(JSON.stringify(evaluation.problem));
  return evaluation.answers;
};
/** Seconds of a query that runs alone, as those of one at a time do. */
const alone = (scenario: Scenario): number => answersOf(scenario).estimate.endToEndSeconds;

test.each(examples.map(({ id }) => id))('%s can be used, side by side, and saved', id => {
  const { scenarios, standIn } = workedScenarios(id)!;
  expect(scenarios.length).toBeGreaterThan(1);
  expect(scenarios.length).toBeLessThanOrEqual(mostScenarios);
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(standIn).toMatch(/\.$/);
  for (const scenario of scenarios) {
    expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ scenario });
    expect(scenario.origin).toMatch(/^Worked example: /);
  }
});

test('an example that there is not', () => {
  expect(workedScenarios('perpetual-motion')).toBeUndefined();
});

describe('what stands in takes as long as the article says', () => {
  test.each([
    ['time-sensitive-delays', 0, 3],
    ['time-sensitive-delays', 1, 2],
    ['seasonal-traffic', 0, 7.2],
    ['latency-against-cost', 0, 1.5],
    ['latency-against-cost', 1, 0.9],
  ])('%s, number %d: %d s', (id, index, seconds) => {
    const found = alone(of(id)[index]!);
    expect(found).toBeGreaterThan(seconds * 0.88);
    expect(found).toBeLessThan(seconds * 1.12);
  });

  test.each([
    [0, 8],
    [1, 16],
  ])('GPU sub-utilization, number %d: %d queries a second at most', (index, rate) => {
    const [eight] = of('gpu-sub-utilization');
    const full = { ...of('gpu-sub-utilization')[index]!, traffic: { ...eight!.traffic, requestsPerMonth: 2e8 } };
    const served = answersOf(full).result.throughput.requestsPerSecond;
    expect(served).toBeGreaterThan(rate * 0.85);
    expect(served).toBeLessThan(rate * 1.15);
  });
});

describe('what the article assumes', () => {
  test.each([
    ['gpu-sub-utilization', 12.8 * 3600],
    ['time-sensitive-delays', 1000],
    ['latency-against-cost', 2000],
    ['seasonal-traffic', 1250],
  ])('%s: %d queries an hour', (id, perHour) => {
    const { requestsPerMonth } = of(id)[0]!.traffic;
    expect((requestsPerMonth / daysPerMonth / secondsPerDay) * 3600).toBeCloseTo(perHour, 0);
  });

  test('the seasonal day rises from 500 to 2,000 queries an hour', () => {
    const rates = trafficCurve(of('seasonal-traffic')[0]!).rates.map(rate => rate * 3600);
    expect(Math.min(...rates)).toBeCloseTo(500, -1);
    expect(Math.max(...rates)).toBeCloseTo(2000, -1);
  });

  test.each([
    ['gpu-sub-utilization', 2.5],
    ['long-context', 2.5],
    ['latency-against-cost', 3],
  ])('%s: $%d for a GPU-hour', (id, price) => {
    for (const { deployment } of of(id)) expect(deployment.pricePerGpuHour).toBe(price);
  });
});

describe('the simulation teaches what the article means to', () => {
  test('a batch of 16 in place of 8 saves about a third of the cost of a query', () => {
    const [eight, sixteen] = of('gpu-sub-utilization').map(answersOf);
    const saved = 1 - sixteen!.headline.dollarsPerThousand! / eight!.headline.dollarsPerThousand!;
    expect(saved).toBeGreaterThan(0.3);
    expect(saved).toBeLessThan(0.4);
    expect(eight!.load).toBe('overloaded');
  });

  test('a query of 2 s is not answered in 2 s one at a time, and is in a batch', () => {
    const [, one, four] = of('time-sensitive-delays').map(answersOf);
    expect(one!.headline.attainment).toBeLessThan(0.6);
    expect(four!.headline.attainment).toBeGreaterThan(0.95);
  });

  test('more sequences in memory, fewer dollars for a query', () => {
    const dollars = of('long-context').map(scenario => answersOf(scenario).headline.dollarsPerThousand!);
    expect(dollars).toEqual([...dollars].sort((a, b) => b - a));
  });

  test('a small model for half of the queries: a quarter off the bill', () => {
    const [four, hybrid] = of('seasonal-traffic').map(answersOf);
    expect(1 - hybrid!.headline.dollarsPerMonth! / four!.headline.dollarsPerMonth!).toBeCloseTo(0.25, 2);
  });

  test('8 bits in place of a second GPU: half the bill', () => {
    const [sixteen, eight] = of('latency-against-cost').map(answersOf);
    expect(eight!.headline.dollarsPerMonth! / sixteen!.headline.dollarsPerMonth!).toBeCloseTo(0.5, 2);
    expect(eight!.headline.attainment).toBeGreaterThan(sixteen!.headline.attainment);
  });
});
