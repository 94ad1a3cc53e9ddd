import { describe, expect, test } from 'vitest';
import type { Control } from '../../../webview/controls/control.ts';
import { absences, optionEffects } from '../../../webview/controls/option-effects.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { groups } from '../all-groups.ts';

const control = (id: string): Control => groups.flatMap(group => group.controls).find(each => each.id === id)!;
const works = { ttft: 0, meetsObjective: true };
const of = (id: string, effects: readonly LeverEffect[]) => optionEffects(control(id), defaultScenario, effects);

describe('beside each option stands what it would do', () => {
  test.each([
    ['not weighed yet', undefined, { bill: '', itl: '' }],
    ['cheaper', { ...works, dollars: -0.31, itl: 0.12 }, { bill: '−31 %', itl: 'ITL +12 %', tone: 'good' }],
    ['dearer', { ...works, dollars: 1.4, itl: -0.5 }, { bill: '+140 %', itl: 'ITL −50 %', tone: 'bad' }],
    ['no other bill', { ...works, dollars: 0.001, itl: 0 }, { bill: '±0 %', itl: 'ITL ±0 %' }],
    ['does not fit', { impossible: 'does-not-fit' }, { bill: 'does not fit', itl: '', tone: 'bad' }],
    ['cannot be laid out', { impossible: 'layout' }, { bill: 'no such layout', itl: '', tone: 'bad' }],
    [
      'misses the objective',
      { dollars: -0.5, itl: 3, meetsObjective: false },
      { bill: 'misses the objective', itl: '', tone: 'bad' },
    ],
    ['no price', { ...works, itl: 0.2 }, { bill: '', itl: 'ITL +20 %' }],
  ])('%s', (_, effect, expected) => {
    const rows = of('kv', effect ? [{ id: 'kv:int8', ...effect }] : []);
    expect(rows.map(({ value }) => value)).toEqual(['bf16', 'fp16', 'fp8', 'int8']);
    expect(rows[3]).toEqual({ value: 'int8', label: 'int8', ...expected });
  });

  test('the option that is set changes nothing', () => {
    expect(of('kv', [{ id: 'kv:fp8', dollars: 0.5, meetsObjective: true }])[2]).toMatchObject({ bill: '', itl: '' });
  });

  test('one that is not to be had says why', () => {
    expect(of('lengths', []).at(-1)).toEqual({
      value: 'recorded',
      label: 'as recorded',
      bill: 'load a trace under Traffic first',
      itl: '',
      tone: 'bad',
    });
    const recorded = { ...defaultScenario.request, recorded: { inputs: [1], outputs: [1] } };
    const [, , option] = optionEffects(control('lengths'), { ...defaultScenario, request: recorded }, []);
    expect(option).toEqual({ value: 'recorded', label: 'as recorded', bill: '', itl: '' });
  });

  test('counts of GPUs other than the one that is set', () => {
    expect(
      of('gpus', [{ id: 'gpus:4', ...works, dollars: 1, itl: -0.4 }]).map(({ label, bill }) => [label, bill]),
    ).toEqual([
      ['1', ''],
      ['4', '+100 %'],
      ['8', ''],
      ['16', ''],
    ]);
  });

  test('of a hundred accelerators, the six cheapest that keep the objective', () => {
    const prices = ['l4', 'l40s', 'h200-sxm', 'b200-sxm', 'mi300x', 'a100-80gb-sxm', 'h100-pcie', 'a10g'];
    const effects = prices.map((id, index) => ({
      id: `hardware:${id}`,
      dollars: index / 10 - 0.3,
      itl: 0,
      meetsObjective: id !== 'l4',
    }));
    expect(of('hardware', effects).map(({ value }) => value)).toEqual(prices.slice(1, 7));
  });

  test.each(['model', 'input', 'curve', 'prefixCaching'])('%s: nothing to list', id => {
    expect(of(id, [])).toEqual([]);
  });
});

describe('what a scenario leaves nothing to choose for', () => {
  const group = (id: string) => groups.find(each => each.id === id)!;
  test.each([
    [
      'deployment',
      { ...defaultScenario, deployment: { ...defaultScenario.deployment, gpus: 1 } },
      ['Tensor parallel, Pipeline parallel, Expert parallel, Sequence parallel: one GPU has nothing to split.'],
    ],
    ['deployment', defaultScenario, []],
    [
      'serving',
      { ...defaultScenario, deployment: { ...defaultScenario.deployment, batching: 'static' as const } },
      ['Prefill: other batches prefill before they decode.'],
    ],
    ['serving', defaultScenario, []],
  ])('%s', (id, scenario, texts) => {
    expect(absences(group(id), scenario)).toEqual(texts);
  });
});
