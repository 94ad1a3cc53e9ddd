import { describe, expect, test } from 'vitest';
import { dayCurves } from '../../../webview/scenario/day-curves.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { readScenario } from '../../../webview/scenario/read-scenario.ts';

describe.each(Object.entries(dayCurves))('%s', (_, curve) => {
  test('has a rate for each hour, none below nought, not all nought', () => {
    expect(curve).toHaveLength(24);
    expect(Math.min(...curve)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...curve)).toBeGreaterThan(0);
  });
});

test.each([
  ['flat', 1, [...Array(24).keys()]],
  ['office-hours', 4, [10, 15]],
  ['evening-peak', 4, [20]],
  ['flash-sale', 10, [12]],
] as const)('%s peaks at %d times the night, at %j', (shape, times, hours) => {
  const curve = dayCurves[shape];
  const peak = Math.max(...curve);
  expect(peak / curve[3]!).toBeCloseTo(times, 6);
  expect([...curve.keys()].filter(hour => curve[hour] === peak)).toEqual([...hours]);
});

test('the scenario that an empty explorer shows is valid, and has the curve that it names', () => {
  expect(readScenario(defaultScenario)).toEqual({ scenario: defaultScenario });
  const { shape, curve } = defaultScenario.traffic;
  expect(shape === 'drawn' ? [] : dayCurves[shape]).toEqual(curve);
});
