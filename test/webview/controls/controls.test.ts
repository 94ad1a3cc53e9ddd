import { describe, expect, test } from 'vitest';
import { type Control, differs, resetControl } from '../../../webview/controls/control.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { readScenario } from '../../../webview/scenario/read-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { groups } from '../all-groups.ts';

const controls = groups.flatMap(group => group.controls);
const named = controls.map(control => [control.id, control] as const);

/** Everything on, so that each control has an effect. */
const rich: Scenario = {
  ...defaultScenario,
  deployment: { ...defaultScenario.deployment, batching: 'dynamic' },
  request: { ...defaultScenario.request, recorded: { inputs: [100, 200], outputs: [10, 30] } },
  speculation: { draft: 'meta-llama/Llama-3.2-1B', length: 3, acceptance: 0.7 },
  sparsity: { kind: 'unstructured', fraction: 0.5 },
  traffic: { ...defaultScenario.traffic, shape: 'flat' },
  hybrid: { share: 0.5, deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s' } },
};

/** Values that a hand can set: the ends of the range, each option, both states. */
function values(control: Control): unknown[] {
  switch (control.kind) {
    case 'number':
      return [control.least, control.whole ? Math.round(control.most / 2) : control.most / 2, control.most];
    case 'switch':
      return [true, false];
    case 'curve':
      return [Array.from({ length: 24 }, (_, hour) => hour / 3)];
    default:
      return control.options.slice(0, 12).map(option => option.value);
  }
}

const write = (control: Control, scenario: Scenario, value: unknown): Scenario =>
  (control.write as (scenario: Scenario, value: unknown) => Scenario)(scenario, value);

test('no two controls share an id', () => {
  expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
});

test('every control says in a sentence what it does to cost', () => {
  for (const { help } of controls) expect(help).toMatch(/\S{3,}.*\.$/);
});

describe.each(named)('%s', (_, control) => {
  test.each(values(control).map(value => [value]))(
    'reads what it wrote, and the scenario stays one that can be saved: %s',
    value => {
      const changed = write(control, rich, value);
      expect(control.read(changed)).toEqual(value);
      expect(readScenario(JSON.parse(JSON.stringify(changed)))).toEqual({ scenario: changed });
    },
  );

  test('a reset brings the default back, and leaves it no different', () => {
    const [value] = values(control);
    const back = resetControl(control, write(control, defaultScenario, value));
    expect(differs(control, back, defaultScenario)).toBe(false);
  });
});

describe('a control is there only where it matters', () => {
  const shown = (scenario: Scenario) =>
    controls.filter(control => control.matters?.(scenario) ?? true).map(({ id }) => id);

  test.each([
    ['queueDelay', { ...rich, deployment: { ...rich.deployment, batching: 'in-flight' as const } }],
    ['fraction', { ...rich, sparsity: { kind: '2:4' as const } }],
    ['tensorParallel', { ...rich, deployment: { ...rich.deployment, gpus: 1 } }],
    ['draft', defaultScenario],
    ['hybridShare', defaultScenario],
    ['startup', defaultScenario],
  ])('%s', (id, without) => {
    const automatic = { ...rich, fleet: { ...rich.fleet, scaling: 'automatic' as const } };
    expect(shown(automatic)).toContain(id);
    expect(shown(without)).not.toContain(id);
  });
});

test('an empty field sets no limit and takes the listed price', () => {
  for (const id of ['price', 'ttftSeconds', 'itlSeconds', 'endToEndSeconds']) {
    const control = controls.find(each => each.id === id)!;
    if (control.kind !== 'number') throw new Error(`${id} is a number`);
    expect(control.read(control.clear!(write(control, rich, 7)))).toBeUndefined();
  }
});
