import { describe, expect, test } from 'vitest';
import { leversChart } from '../../../webview/charts/levers-chart.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import { groups } from '../all-groups.ts';
import { rects, texts, words } from './read-scene.ts';

const effect = (id: string, dollars: number, itl = 0, meetsObjective = true): LeverEffect => ({
  id,
  dollars,
  itl,
  ttft: 0,
  meetsObjective,
});
describe('the picture of levers', () => {
  const effects = [
    effect('kv:bf16', 0.5, 0.1),
    effect('hardware:l40s', -0.2, 0.6),
    effect('prefixCaching:false', 0),
    effect('batching:static', -0.6, 0.3, false),
    { id: 'gpus:1', impossible: 'does-not-fit' },
  ];
  const chart = leversChart({ levers: effects }, true, 5, groups);

  test('names, both effects, and the same in the table', () => {
    expect(words(chart.draw!(700), 'quiet-text')).toEqual(['NVIDIA L40S', 'KV cache: bf16']);
    expect(words(chart.draw!(700), '')).toEqual(['−20 %', '+50 %', '+60 %', '+10 %']);
    expect(rects(chart.draw!(700)).map(({ look }) => look)).toEqual(['cheaper', 'dearer', 'dearer', 'dearer']);
    expect(chart.table.rows).toEqual([
      ['NVIDIA L40S', '−20 %', '±0 %', '+60 %'],
      ['Without prefix caching', '±0 %', '±0 %', '±0 %'],
      ['KV cache: bf16', '+50 %', '±0 %', '+10 %'],
      ['Static batching', 'misses the objective', '±0 %', '+30 %'],
      ['1 GPU', 'does not fit', '', ''],
    ]);
  });

  test('what is likely is drawn, and the figure stands beyond it', () => {
    const likely = { dollars: [-0.3, -0.1], itl: [0.4, 0.8] } as const;
    const banded = leversChart({ levers: [{ ...effect('hardware:l40s', -0.2, 0.6), likely }] }, true, 1, groups).draw!(
      700,
    );
    expect(banded.marks.filter(mark => mark.kind === 'line' && mark.look === 'whisker')).toHaveLength(6);
    const [bar] = rects(banded, 'cheaper');
    const figure = texts(banded, '').find(({ text }) => text === '−20 %');
    expect(figure!.x).toBeCloseTo(bar!.x - bar!.width / 2 - 6, 6);
  });

  test('what has no bar is told below', () => {
    expect(chart.remarks).toEqual(['Would miss the objective: Static batching.', 'No effect: Without prefix caching.']);
  });

  test.each([
    [
      'one keeps it',
      effects,
      [
        'No fleet keeps the objective; each of these alone lets one: NVIDIA L40S, Without prefix caching, KV cache: bf16.',
      ],
    ],
    [
      'none keeps it',
      [effect('kv:bf16', 0.1, 0, false)],
      ['No fleet keeps the objective, and none of these alone lets one.'],
    ],
    ['nothing weighed yet', [], []],
  ])('no fleet keeps the objective now: %s', (_, list, remarks) => {
    expect(leversChart({ levers: list }, false, 5, groups).remarks).toEqual(remarks);
  });

  test('no price: why there is no picture', () => {
    const unpriced = leversChart(
      { levers: [{ id: 'kv:bf16', itl: 0.2, ttft: 0, meetsObjective: true }] },
      true,
      1,
      groups,
    );
    expect(unpriced.draw).toBeUndefined();
    expect(unpriced.remarks).toEqual([
      'No price of a GPU-hour is known, so there is no bill to change: set one under Deployment.',
    ]);
  });

  test('it says how far the weighing is', () => {
    expect(leversChart({ levers: effects }, true, 9, groups).note).toBe('weighed: 5 of 9');
    expect(chart.note).toBe('what each single change would do');
    expect(leversChart({ levers: [] }, true, 9, groups).draw).toBeUndefined();
  });

  test('until all is weighed anew it shows what was weighed before the change, and says so', () => {
    const column = { levers: [effect('kv:bf16', 0.9)], formerLevers: effects };
    const former = leversChart(column, true, 5, groups);
    expect(former.note).toBe('before the last change; weighed anew: 1 of 5');
    expect(former.isFormer).toBe(true);
    expect(former.table).toEqual(chart.table);
    expect(former.draw!(700)).toEqual(chart.draw!(700));
    const anew = leversChart({ ...column, levers: effects.slice(0, 1) }, true, 1, groups);
    expect(anew).toMatchObject({
      note: 'what each single change would do',
      table: { rows: [['KV cache: bf16', '+50 %', '±0 %', '+10 %']] },
    });
    expect(anew.isFormer).toBeUndefined();
  });
});
