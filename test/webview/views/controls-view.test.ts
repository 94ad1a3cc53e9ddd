import { describe, expect, test } from 'vitest';
import { gpuHourPrice } from '../../../src/catalog/gpu-hour-prices.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { type ControlContext, controlColumn } from '../../../webview/views/controls-view.ts';
import { groups } from '../all-groups.ts';
import { handlersOf, html, textOf } from '../rendered.ts';
import { count, nothing } from './page-of-tests.ts';

const context = (scenario: Scenario = defaultScenario, more: Partial<ControlContext> = {}): ControlContext => ({
  scenario,
  others: [],
  effects: [],
  effectsShown: more.effects ?? [],
  change: nothing,
  report: nothing,
  ...more,
});
/** The row of one control. */
function row(id: string, of: ControlContext = context()): string {
  const column = html(controlColumn(groups, false, of));
  const rows = column.split(/(?=<div class="control)/);
  const found = rows.find(each => new RegExp(`id="?${id}"?[\\s>]`).test(each));
  if (!found) throw new Error(`no control ${id}`);
  return found;
}
const words = (markup: string): string => textOf({ _$litType$: 1, strings: [markup], values: [] });
const deployed = (settings: Partial<Scenario['deployment']>): Scenario => ({
  ...defaultScenario,
  deployment: { ...defaultScenario.deployment, ...settings },
});
const effect = (id: string, dollars: number, itl: number, meetsObjective = true): LeverEffect => ({
  id,
  dollars,
  itl,
  ttft: 0,
  meetsObjective,
});

describe('the column of what is assumed', () => {
  const column = html(controlColumn(groups, false, context()));

  test('a group for each, open but the last; all shut where there is no room', () => {
    expect(count(column, '<details class="group"')).toBe(groups.length);
    expect(count(column, ' open>')).toBe(groups.filter(({ open }) => open).length);
    expect(count(html(controlColumn(groups, true, context())), ' open>')).toBe(0);
  });

  test('every control that matters has a name and an explanation that a screen reader finds', () => {
    for (const { controls } of groups)
      for (const control of controls.filter(each => each.matters?.(defaultScenario) ?? true)) {
        expect(column).toContain(`id="${control.id}-help"`);
        expect(column).toContain(control.help);
        expect(column).toContain(`aria-label="${control.label}"`);
      }
  });

  test('one that has no effect is not there, and what cannot be says why', () => {
    expect(column).not.toContain('id="draftLength"');
    expect(column).not.toContain('id="queueDelay"');
    const single = html(controlColumn(groups, false, context(deployed({ gpus: 1, tensorParallel: 1 }))));
    expect(single).not.toContain('id="tensorParallel"');
    expect(words(single)).toContain(
      'Tensor parallel, Pipeline parallel, Expert parallel, Sequence parallel: one GPU has nothing to split.',
    );
  });
});

test('a value that changes nothing says so beside its lever, once', () => {
  const idle = row('expertParallel', context(deployed({ gpus: 4, tensorParallel: 4, expertParallel: 2 })));
  expect(count(idle, 'Changes nothing up to 4: tensor parallel spreads the experts')).toBe(1);
  expect(row('expertParallel', context(deployed({ gpus: 4, tensorParallel: 4 })))).not.toContain('Changes nothing');
});

describe('a number', () => {
  test('its unit stands below its label, its slider says the value with it', () => {
    const output = row('output');
    expect(output).toMatch(/<span class="unit">tokens<\/span>/);
    expect(output).toMatch(/type="range"\s+id="output-slider"\s+aria-label="Output"\s+aria-valuetext="256 tokens"/);
  });

  test.each([
    ['has none', 'prefix', false],
    ['has one', 'requests', true],
  ])('%s slider: %s', (_, id, there) => {
    expect(row(id).includes('type="range"')).toBe(there);
  });
});

describe('what is typed into a number', () => {
  /** The handlers of the one control of a group: that of its field, and that of its slider if it has one. */
  function handlers(id: string, change: ControlContext['change'], report: ControlContext['report']) {
    const control = groups.flatMap(group => group.controls).find(each => each.id === id)!;
    const alone = [{ id: 'alone', title: '', open: true, controls: [control] }];
    return handlersOf(controlColumn(alone, false, context(defaultScenario, { change, report })));
  }
  /** Types into the field; gives the scenario that comes of it, what is said, and what stands in the field then. */
  function type(id: string, text: string) {
    let scenario = defaultScenario;
    const said: string[] = [];
    const field = { value: text };
    const { change } = handlers(
      id,
      step => {
        scenario = step(scenario);
      },
      problem => said.push(problem),
    );
    change!({ target: field });
    return { scenario, said, field: field.value };
  }

  test.each([
    ['output', '1,000', { request: { outputTokens: 1000 } }],
    ['output', '2.6', { request: { outputTokens: 3 } }],
    ['output', '0', { request: { outputTokens: 1 } }],
    ['output', '9e9', { request: { outputTokens: 100_000 } }],
    ['requests', '5M', { traffic: { requestsPerMonth: 5e6 } }],
    ['price', '2,50', { deployment: { pricePerGpuHour: 2.5 } }],
    ['itlSeconds', '30', { objective: { itlSeconds: 0.03 } }],
  ])('%s: %j', (id, text, scenario) => {
    const { said, ...typed } = type(id, text);
    expect(typed.scenario).toMatchObject(scenario);
    expect(said).toEqual([]);
  });

  test.each([
    ['output', 'many', 'Output: “many” is not a number.', '256'],
    ['output', '', 'Output: “” is not a number.', '256'],
    ['requests', '3 x 3', 'Requests: “3 x 3” is not a number.', '3,000,000'],
    ['price', 'cheap', 'Price: “cheap” is not a number.', ''],
  ])('%s: %j is none, and changes nothing', (id, text, problem, field) => {
    expect(type(id, text)).toEqual({ scenario: defaultScenario, said: [problem], field });
  });

  test.each([
    ['price', {}, `${gpuHourPrice('h100-sxm')!.perGpuHour}, list`],
    ['price', { hardware: 'l40s' }, `${gpuHourPrice('l40s')!.perGpuHour}, list`],
    ['price', { hardware: 'nothing that is known' }, undefined],
    ['price', { pricePerGpuHour: 2.5 }, undefined],
    ['endToEndSeconds', {}, 'no limit'],
    ['output', {}, undefined],
  ])('an empty field says what holds: %s, %j', (id, settings, holds) => {
    const field = row(id, context(deployed(settings)));
    expect(/placeholder="([^"]*)"/.exec(field)?.[1] || undefined).toBe(holds);
  });

  test('an emptied limit is none', () => {
    expect(type('itlSeconds', ' ').scenario.objective).toEqual({ ttftSeconds: 1, attainment: 0.95 });
  });
});

describe('a choice', () => {
  const weighed = [
    effect('weights:bf16', 1, 0.57),
    effect('weights:int8', 0, 0.1),
    { id: 'weights:fp32', impossible: 'does-not-fit' },
  ];
  const weights = row('weights', context(defaultScenario, { effects: weighed }));
  const option = (value: string): string =>
    words(
      weights
        .slice(weights.indexOf(`value="${value}"`))
        .split('</vscode-option>')[0]!
        .replace(/^[^>]*>/, ''),
    ).replaceAll(/\s+/g, ' ');

  test.each([
    ['bf16', 'bf16 +100 % ITL +57 %'],
    ['int8', 'int8 ±0 % ITL +10 %'],
    ['fp32', 'fp32 does not fit'],
    ['fp8', 'fp8'],
    ['nvfp4', 'nvfp4'],
  ])('%s says what it would do: %s', (value, text) => {
    expect(option(value)).toBe(text);
  });

  test('the one that is set is selected', () => {
    expect(weights).toMatch(/value="fp8"\s+selected/);
    expect(count(weights, ' selected')).toBe(1);
  });

  test('one that is not to be had says why and cannot be chosen', () => {
    const lengths = row('lengths');
    expect(lengths).toMatch(/value="recorded"\s+disabled/);
    expect(words(lengths)).toContain('load a trace under Traffic first');
  });
});

describe('other values of a number or a name, in its explanation', () => {
  test('as buttons, with what they would do', () => {
    const gpus = row(
      'gpus',
      context(defaultScenario, { effects: [effect('gpus:4', 0.5, -0.3), effect('gpus:16', 7, -0.6, false)] }),
    );
    expect(gpus).toContain('aria-label="What other values of GPUs would do"');
    expect(words(gpus).replaceAll(/\s+/g, ' ')).toContain('4 +50 % ITL −30 % 16 misses the objective');
  });

  test('none before they are weighed', () => {
    expect(row('gpus')).not.toContain('class="suggestions"');
  });

  test('names that would keep the objective, the cheapest first', () => {
    const effects = [
      effect('hardware:l40s', 0.4, 0.2),
      effect('hardware:h200-sxm', -0.1, -0.2),
      effect('hardware:l4', -0.9, 3, false),
    ];
    const hardware = words(row('hardware', context(defaultScenario, { effects }))).replaceAll(/\s+/g, ' ');
    expect(hardware).toMatch(/NVIDIA H200 SXM −10 % ITL −20 % NVIDIA L40S \+40 % ITL \+20 %$/);
  });
});

describe('what was changed, and what differs', () => {
  test('a changed control can be reset, and says to what', () => {
    expect(row('weights', context(deployed({ weights: 'bf16' })))).toContain('aria-label="Reset Weights to fp8"');
    expect(row('weights')).not.toContain('class="reset"');
  });

  test('what is set otherwise in the other scenarios is marked, with their values', () => {
    const others = [
      { ...deployed({ weights: 'bf16' }), name: 'B' },
      { ...defaultScenario, name: 'C' },
      { ...deployed({ weights: 'int8' }), name: 'D' },
    ];
    const weights = row('weights', context(defaultScenario, { others }));
    expect(weights).toContain('class="control differs"');
    expect(words(weights)).toContain('B: bf16 · D: int8');
    const column = html(controlColumn(groups, false, context(defaultScenario, { others })));
    expect(count(column, 'class="control differs"')).toBe(1);
    expect(words(column)).toContain('Deployment 1 differs');
  });
});
