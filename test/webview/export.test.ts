import { expect, test } from 'vitest';
import { evaluateScenario } from '../../webview/evaluate/evaluate-scenario.ts';
import { toCsv, toMarkdown } from '../../webview/export.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import type { Column } from '../../webview/state.ts';

const column = (name: string, model = 'meta-llama/Llama-3.1-8B-Instruct'): Column => {
  const scenario = { ...defaultScenario, name, deployment: { model, hardware: 'h100-sxm' } };
  return { scenario, run: 1, evaluation: evaluateScenario(scenario, 'coarse'), frontier: [], levers: [] };
};
const columns = [column('A'), column('=HYPERLINK("x")'), column('pipe | name', 'nobody/nothing')];

test('CSV: one row per scenario, quoted, and no cell is a formula', () => {
  const lines = toCsv(columns).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]!.split(',')).toHaveLength(9);
  expect(lines[2]).toMatch(/^"'=HYPERLINK\(""x""\)",/);
  const figures = lines[1]!.split(',').slice(3).map(Number);
  expect(figures).toHaveLength(6);
  expect(figures.every(Number.isFinite)).toBe(true);
});

test('Markdown: one column per scenario, pipes escaped, a problem in words', () => {
  const lines = toMarkdown(columns).trimEnd().split('\n');
  expect(lines[0]).toContain('pipe \\| name');
  expect(lines[1]).toBe('| --- | --- | --- | --- |');
  expect(lines.every(line => line.replaceAll('\\|', '').match(/\|/g)!.length === 5)).toBe(true);
  expect(toMarkdown(columns)).toContain('There is no model "nobody/nothing"');
});
