import { describe, expect, test } from 'vitest';
import { leversChart, notable } from '../../../webview/charts/levers-chart.ts';
import { controlGroups } from '../../../webview/controls/control-groups.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import { rects, words } from './read-scene.ts';

const groups = controlGroups();
const effect = (id: string, dollars: number, itl = 0, meetsObjective = true): LeverEffect => ({
  id,
  dollars,
  itl,
  ttft: 0,
  meetsObjective,
});
const ids = (effects: readonly LeverEffect[], keepsNow = true) => notable(effects, keepsNow).map(({ id }) => id);

describe('which changes are worth a bar', () => {
  test.each([
    ['the cheapest first', [effect('kv:bf16', 0.2), effect('weights:fp8', -0.3)], ['weights:fp8', 'kv:bf16']],
    [
      'equal bills by latency',
      [effect('kv:fp8', 0, 0.2), effect('speculation:true', 0, -0.5)],
      ['speculation:true', 'kv:fp8'],
    ],
    ['what changes neither is left out', [effect('kv:fp8', 0.004, 0.04), effect('gpus:4', 1)], ['gpus:4']],
    [
      'of one control the best and the worst',
      [effect('weights:fp8', -0.3), effect('weights:bf16', 1), effect('weights:int8', -0.1)],
      ['weights:fp8', 'weights:bf16'],
    ],
    ['what cannot be is none', [{ id: 'gpus:1', impossible: 'does-not-fit' }], []],
    ['without a price there is no bill to weigh', [{ id: 'kv:fp8', itl: -0.2, meetsObjective: true }], []],
  ])('%s', (_, effects, expected) => {
    expect(ids(effects)).toEqual(expected);
  });

  test('one that misses the objective counts only where it is missed anyway', () => {
    const effects = [effect('batching:static', -0.5, 0, false), effect('kv:fp8', -0.1)];
    expect(ids(effects, true)).toEqual(['kv:fp8']);
    expect(ids(effects, false)).toEqual(['batching:static', 'kv:fp8']);
  });

  test('no more than twelve, the largest', () => {
    const many = Array.from({ length: 20 }, (_, index) => effect(`c${index}:x`, 0.01 * (index + 1)));
    expect(ids(many)).toEqual(many.slice(8).map(({ id }) => id));
  });
});

describe('the picture of levers', () => {
  const effects = [
    effect('kv:bf16', 0.5, 0.1),
    effect('hardware:l40s', -0.2, 0.6),
    effect('prefixCaching:false', 0),
    effect('batching:static', -0.6, 0.3, false),
    { id: 'gpus:1', impossible: 'does-not-fit' },
  ];
  const chart = leversChart(effects, true, 5, groups);

  test('names, both effects, and the same in the table', () => {
    expect(words(chart.draw!(700), 'quiet-text')).toEqual(['Hardware: NVIDIA L40S', 'KV cache: bf16']);
    expect(words(chart.draw!(700), '')).toEqual(['−20 %', '+50 %', '+60 %', '+10 %']);
    expect(rects(chart.draw!(700)).map(({ look }) => look)).toEqual(['cheaper', 'dearer', 'dearer', 'dearer']);
    expect(chart.table.rows).toEqual([
      ['KV cache: bf16', '+50 %', '±0 %', '+10 %'],
      ['Hardware: NVIDIA L40S', '−20 %', '±0 %', '+60 %'],
      ['without Prefix caching', '±0 %', '±0 %', '±0 %'],
      ['static batching', 'misses the objective', '±0 %', '+30 %'],
      ['GPUs: 1', 'does not fit', '', ''],
    ]);
  });

  test('what has no bar is told below', () => {
    expect(chart.remarks).toEqual(['Would miss the objective: static batching.', 'No effect: without Prefix caching.']);
  });

  test.each([
    [
      'one keeps it',
      effects,
      [
        'The objective is missed; each of these alone keeps it: Hardware: NVIDIA L40S, without Prefix caching, KV cache: bf16.',
      ],
    ],
    [
      'none keeps it',
      [effect('kv:bf16', 0.1, 0, false)],
      ['The objective is missed, and none of these alone keeps it.'],
    ],
    ['nothing weighed yet', [], []],
  ])('the objective is missed now: %s', (_, list, remarks) => {
    expect(leversChart(list, false, 5, groups).remarks).toEqual(remarks);
  });

  test('it says how far the weighing is', () => {
    expect(leversChart(effects, true, 9, groups).note).toBe('weighed: 5 of 9');
    expect(chart.note).toBe('what each single change would do');
    expect(leversChart([], true, 9, groups).draw).toBeUndefined();
  });
});
