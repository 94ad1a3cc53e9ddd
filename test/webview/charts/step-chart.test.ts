import { describe, expect, test } from 'vitest';
import type { Bound } from '../../../src/performance/estimate.ts';
import { bytes, flops, seconds } from '../../../src/units.ts';
import { stepChart } from '../../../webview/charts/step-chart.ts';
import { rects, words } from './read-scene.ts';

const operator = (name: string, milliseconds: number, bound: Bound = 'memory bandwidth') => ({
  operator: name,
  seconds: seconds(milliseconds / 1000),
  flops: flops(0),
  bytes: bytes(0),
  bound,
});
const chart = (operators: ReturnType<typeof operator>[], itl?: number) =>
  stepChart({
    step: { seconds: 0.02, batch: 8, operators },
    accuracy: {
      expectedRelativeError: 0.5,
      basis: '7 figures',
      ...(itl === undefined ? {} : { byFigure: { itl, ttft: 1, throughput: 1, endToEnd: 1 } }),
    },
  });

describe('where a step’s time goes', () => {
  const few = chart(
    [operator('norms', 2, 'compute'), operator('attention', 6), operator('all-reduce', 2, 'interconnect')],
    0.2,
  );

  test('the longest first, with its share and what it waits for', () => {
    expect(few.title).toBe('Where a step’s 20 ms go');
    expect(few.note).toBe('batch 8, ±20 %');
    expect(few.table.rows).toEqual([
      ['attention', '6 ms', '60 %', 'memory bandwidth'],
      ['norms', '2 ms', '20 %', 'compute'],
      ['all-reduce', '2 ms', '20 %', 'the interconnect'],
    ]);
    expect(rects(few.draw!(600)).map(({ look }) => look)).toEqual(['series-1', 'series-2', 'series-3']);
    expect(words(few.draw!(600), '')).toEqual(['60 %', '20 %', '20 %']);
    expect(words(few.draw!(600), 'quiet-text')).toContain('the interconnect');
  });

  test('the error is that of the time between tokens, else the general one', () => {
    expect(few.basis).toContain('±20 %: 7 figures');
    expect(chart([operator('a', 1)]).basis).toContain('±50 %');
    expect(chart([operator('a', 1)]).note).toBe('batch 8, likely 13 to 30 ms');
  });

  test('beyond eight, the shortest stand together, and what takes no time is left out', () => {
    const many = chart([
      ...Array.from({ length: 10 }, (_, index) => operator(`o${index}`, 10 - index)),
      operator('none', 0),
    ]);
    expect(many.table.rows).toHaveLength(8);
    expect(many.table.rows.at(-1)).toEqual(['3 more', '6 ms', '11 %', '']);
  });

  test('names are short beside the bars and whole in the table', () => {
    const long = chart([
      operator('attention input projections', 3),
      operator('attention output projection', 2),
      operator('output head', 1),
    ]);
    const names = words(long.draw!(600), 'quiet-text').filter(text => /attention|head/.test(text));
    expect(names).toEqual(['attention input', 'attention output', 'output head']);
    expect(long.table.rows.map(([name]) => name)).toEqual([
      'attention input projections',
      'attention output projection',
      'output head',
    ]);
    for (const width of [300, 340, 480]) expect(words(long.draw!(width)).join()).not.toContain('…');
  });

  test('no step at all', () => {
    expect(chart([]).table.rows).toEqual([]);
    expect(rects(chart([]).draw!(300))).toEqual([]);
  });
});
