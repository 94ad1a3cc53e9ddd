import { describe, expect, test } from 'vitest';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { assumptionLines } from '../../../webview/export/assumptions.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { columnsOf } from '../../../webview/state.ts';

const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s' },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 30_000 },
};
const lines = (scenario: Scenario, fineness: 'coarse' | 'exact' = 'coarse'): string[] => {
  const [column] = columnsOf([scenario]);
  return assumptionLines({ ...column!, evaluation: evaluateScenario(scenario, fineness) });
};
const deployed = (settings: Partial<Scenario['deployment']>): Scenario => ({
  ...small,
  deployment: { ...small.deployment, ...settings },
});

describe('the price', () => {
  test.each<[string, Partial<Scenario['deployment']>, RegExp]>([
    ['of a list', {}, /^\$[\d.]+ per GPU-hour: \S.*, on-demand, \d{4}-\d{2}-\d{2}$/],
    ['of the user', { pricePerGpuHour: 2.5 }, /^\$2\.50 per GPU-hour, as set in the scenario$/],
    ['of nothing', { pricePerGpuHour: 0 }, /^\$0 per GPU-hour, as set in the scenario$/],
    ['that nobody knows', { hardware: 'rtx-3060', weights: 'int4-awq' }, /^no price per GPU-hour is known$/],
  ])('%s', (_, settings, line) => {
    expect(lines(deployed(settings))[0]).toMatch(line);
  });
});

test('a scenario without figures rests on nothing', () => {
  expect(lines(deployed({ model: 'nobody/nothing' }))).toEqual([]);
});

test('how much of a day was simulated', () => {
  expect(lines(small)[1]).toBe('a day’s traffic simulated in 30 min at the same rates, 30.4 days to a month');
  expect(lines(small, 'exact')[1]).toBe('one day of requests simulated, 30.4 days to a month');
});

test('the expected error and what it rests on; then what the model assumed and warns of', () => {
  const [, , error, ...remarks] = lines(deployed({ hardware: 'a100-80gb-sxm', weights: 'fp8' }));
  expect(error).toMatch(/^expected error ±\d+\s%: \S/);
  expect(remarks).toContain('engine of 2025');
  expect(remarks.some(remark => /fp8/i.test(remark))).toBe(true);
});
