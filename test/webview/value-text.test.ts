import { expect, test } from 'vitest';
import { valueText } from '../../webview/controls/value-text.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../webview/scenario/scenario.ts';
import { groups } from './all-groups.ts';

const controls = new Map(groups.flatMap(group => group.controls.map(control => [control.id, control])));
const traffic = (curve: readonly number[]): Partial<Scenario> => ({ traffic: { ...defaultScenario.traffic, curve } });
const hours = (rate: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => rate(hour));

test.each<[string, Partial<Scenario>, string]>([
  ['requests', {}, '3,000,000'],
  ['variation', {}, '0.5'],
  ['endToEndSeconds', {}, '–'],
  ['prefixCaching', {}, 'on'],
  ['speculation', {}, 'off'],
  ['shape', {}, 'office hours'],
  ['hardware', { deployment: { model: 'm', hardware: 'abacus' } }, 'abacus'],
  ['curve', traffic(hours(() => 3)), 'peak 1× the mean'],
  ['curve', traffic(hours(hour => (hour === 12 ? 24 : 0))), 'peak 24× the mean'],
  ['curve', traffic(hours(() => 0)), 'no traffic'],
])('%s, %j: %s', (id, change, text) => {
  expect(valueText(controls.get(id)!, { ...defaultScenario, ...change })).toBe(text);
});
