import { describe, expect, test } from 'vitest';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { toMarkdown } from '../../../webview/export/markdown.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { initialState, type State } from '../../../webview/state.ts';
import { groups } from '../all-groups.ts';

const small: Scenario = {
  ...defaultScenario,
  origin: 'src/chat.py:42',
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};
const with8Bits: Scenario = {
  ...small,
  name: 'pipe | <b> @team',
  deployment: { ...small.deployment, weights: 'fp8', pricePerGpuHour: 2 },
};
function answered(...scenarios: Scenario[]): State {
  const state = initialState(scenarios);
  const columns = state.columns.map((column, index) => ({
    ...column,
    evaluation: evaluateScenario(column.scenario, 'coarse'),
    levers: index === 0 ? [{ id: 'kv:fp8', dollars: -0.25, meetsObjective: true }] : [],
  }));
  return { ...state, columns };
}
const markdown = (state: State) => toMarkdown(state, groups);
/** The cells of the rows of the table that follows a heading. */
function table(text: string, after: string): string[][] {
  const lines = text.slice(text.indexOf(after)).split('\n');
  const first = lines.findIndex(line => line.startsWith('|'));
  const rows = lines.slice(
    first,
    lines.findIndex((line, index) => index > first && !line.startsWith('|')),
  );
  return rows.map(row => row.slice(2, -2).split(/(?<!\\) \| /));
}

describe('two scenarios for a pull request', () => {
  const text = markdown(answered(small, with8Bits));

  test('the answers, the second against the first', () => {
    const rows = table(text, '###');
    expect(rows[0]).toEqual(['', 'A', 'pipe \\| &lt;b&gt; \\@team']);
    expect(rows[1]).toEqual(['---', '---:', '---:']);
    expect(rows.slice(2).map(([label]) => label)).toEqual([
      'per 1k calls',
      'per month',
      'GPUs',
      'TTFT p95',
      'ITL p95',
      'within the objective',
      'what binds',
    ]);
    const [, first, second] = rows[3]!;
    expect(first).toMatch(/^\\\$730$/);
    expect(second!.replaceAll(/\s/g, ' ')).toBe('\\$1,459 (+100 %)');
  });

  test('what differs, and nothing else', () => {
    const rows = table(text, '**What differs**').slice(2);
    expect(rows.map(([label]) => label)).toEqual(['**Deployment**', 'Weights', 'Price (\\$ per GPU-hour)']);
    expect(rows[1]).toEqual(['Weights', 'as published', '**fp8**']);
  });

  test('the single change that saves most', () => {
    expect(text).toMatch(/^- Best single change for A: FP8 KV cache, −25\s%$/m);
  });

  test('all settings, folded, with what differs in bold', () => {
    const rows = table(text, '<summary>All settings</summary>');
    expect(rows.length).toBeGreaterThan(25);
    expect(rows).toContainEqual(['Requests (a month)', '300,000', '300,000']);
    expect(rows).toContainEqual(['Weights', 'as published', '**fp8**']);
    expect(text.match(/<details>/g)).toHaveLength(2);
    expect(text.match(/<\/details>/g)).toHaveLength(2);
  });

  test('what the figures rest on, by scenario', () => {
    const rest = text.slice(text.indexOf('What the figures rest on'));
    expect(rest).toContain(
      '- **A**\n  - the request of src/chat.py:42\n  - \\$1.00 per GPU-hour, as set in the scenario',
    );
    expect(rest).toMatch(/ {2}- expected error ±\d+\s%: \S/);
    expect(rest).toContain('days to a month');
  });

  test('every row of every table has a cell for each scenario', () => {
    for (const line of text.split('\n').filter(each => each.startsWith('|')))
      expect([line, line.replaceAll('\\|', '').match(/\|/g)!.length]).toEqual([line, 4]);
  });
});

test('one scenario: no differences and no changes', () => {
  const text = markdown(answered(small));
  expect(text).toMatch(/^### Inference cost: A\n/);
  expect(text).not.toContain('What differs');
  expect(text).not.toContain('Changes are against');
});

test('two that are equal say so', () => {
  expect(markdown(answered(small, { ...small, name: 'B' }))).toContain('**What differs**\n\nNo setting differs.');
});

test('a model that nobody knows: the reason in place of figures', () => {
  const text = markdown(answered({ ...small, deployment: { model: 'nobody/nothing', hardware: 'l40s' } }));
  expect(text).toContain('There is no model "nobody/nothing" in the catalogue.');
  expect(text).not.toContain('per GPU-hour, ');
});
