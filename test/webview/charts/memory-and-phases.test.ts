import { describe, expect, test } from 'vitest';
import { memoryChart } from '../../../webview/charts/memory-chart.ts';
import { phasesChart } from '../../../webview/charts/phases-chart.ts';
import { rects, words } from './read-scene.ts';

const memory = { capacity: 80e9, weights: 36e9, kv: 4e9, activations: 3e9, free: 37e9 };
const column = (name: string, of = memory) => ({ name, hardware: 'H100', memory: of });

describe('memory per GPU', () => {
  const chart = memoryChart([column('A')]);

  test('says what fills it, in words, in a table and in a picture', () => {
    expect(chart.note).toBe('80 GB · H100');
    expect(chart.summary).toBe('weights 36 GB, KV cache 4 GB, activations, engine 3 GB, free 37 GB');
    expect(chart.table).toEqual({
      head: ['part', 'size', 'share'],
      rows: [
        ['weights', '36 GB', '45 %'],
        ['KV cache', '4 GB', '5 %'],
        ['activations, engine', '3 GB', '3.8 %'],
        ['free', '37 GB', '46.3 %'],
      ],
    });
    expect(rects(chart.draw!(400)).map(({ width }) => Math.round(width + 1))).toEqual([180, 20, 15, 185]);
  });

  test('the end of what is used may lie as far off as the measured peaks did', () => {
    const whisker = chart.draw!(400).marks.find(mark => mark.kind === 'line' && mark.look === 'whisker');
    expect(whisker).toMatchObject({
      from: [expect.closeTo((43 / 1.047) * 5, 6), 45],
      to: [expect.closeTo(43 * 1.047 * 5, 6), 45],
    });
    const full = memoryChart([column('A', { ...memory, kv: 41e9, free: 0 })]).draw!(400);
    expect(full.marks.find(mark => mark.kind === 'line' && mark.look === 'whisker')).toMatchObject({ to: [400, 45] });
  });

  test('tooltips say where each part comes from', () => {
    expect(rects(chart.draw!(400))[1]!.tip).toBe(
      'KV cache: 4 GB of 80 GB per GPU. At its fullest on the fullest replica of the simulated day.',
    );
  });

  test('scenarios stand below each other, and beside each other in the table', () => {
    const both = memoryChart([column('A'), column('B', { ...memory, kv: 8e9, free: 33e9 })]);
    expect(both.table.head).toEqual(['part', 'A', 'B', 'share']);
    expect(both.table.rows[1]).toEqual(['KV cache', '4 GB', '8 GB', '5 %']);
    expect(rects(both.draw!(400))).toHaveLength(8);
  });
});

describe('dollars by phase', () => {
  const phases = { prefill: 0.2, decode: 0.6, idle: 0.2 };
  const chart = phasesChart([{ name: 'A', phases }], 'measured');

  test('the parts, their sum and their shares', () => {
    expect(chart.summary).toBe('prefill $0.20, decode $0.60, idle $0.20, together $1.00');
    expect(chart.table.rows).toEqual([
      ['prefill', '$0.20', '20 %'],
      ['decode', '$0.60', '60 %'],
      ['idle', '$0.20', '20 %'],
      ['together', '$1.00', '100 %'],
    ]);
    expect(words(chart.draw!(400), 'strong')).toEqual(['$1.00']);
    expect(chart.basis).toBe('measured');
  });

  test('what is likely is drawn where it is a range', () => {
    const whiskers = (likely: readonly [number, number]) =>
      phasesChart([{ name: 'A', phases, likely }], '').draw!(400).marks.filter(
        mark => mark.kind === 'line' && mark.look === 'whisker',
      ).length;
    expect(whiskers([0.8, 1.4])).toBe(3);
    expect(whiskers([1, 1])).toBe(0);
  });

  test('a free GPU costs nothing, and no share is undefined', () => {
    const free = phasesChart([{ name: 'A', phases: { prefill: 0, decode: 0, idle: 0 } }], '');
    expect(free.table.rows.map(row => row.at(-1))).toEqual(['0 %', '0 %', '0 %', '0 %']);
    expect(rects(free.draw!(400))).toEqual([]);
  });
});
