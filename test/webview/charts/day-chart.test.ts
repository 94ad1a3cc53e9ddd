import { describe, expect, test } from 'vitest';
import type { TimelineSlice } from '../../../src/serving/timeline.ts';
import { type DayFacts, dayChart } from '../../../webview/charts/day-chart.ts';
import { paths, rects, texts, words } from './read-scene.ts';

/** 24 hours: a request a second, two at noon, when ten wait and a second replica stands. */
const timeline = Array.from(
  { length: 24 },
  (_, hour): TimelineSlice => ({
    startSeconds: hour * 3600,
    arrivals: hour === 12 ? 7200 : 3600,
    completions: 0,
    running: 0,
    waiting: hour === 12 ? 10 : 0,
    kvUnits: 0,
    replicas: hour === 12 ? 2 : 1,
    busy: 1,
  }),
);
const calm = timeline.map(slice => ({ ...slice, waiting: 0 }));
const facts = (answers: Partial<DayFacts['answers']> = {}, dollars: number | undefined = 3): DayFacts => ({
  answers: { timeline, daySeconds: 86_400, ...answers },
  dollarsPerReplicaHour: dollars,
  basis: 'basis',
});
const side = (slices: readonly TimelineSlice[]) => ({
  headline: {} as never,
  latency: {} as never,
  timeline: slices,
  daySeconds: 86_400,
});

describe('one day', () => {
  const chart = dayChart(facts());

  test('the table has each hour with its dollars, which are the day’s bill', () => {
    expect(chart.table.head).toEqual(['hour', 'requests/s', 'waiting', 'replicas', 'dollars']);
    expect(chart.table.rows).toHaveLength(24);
    expect(chart.table.rows[11]).toEqual(['11:00', '1', '0', '1', '$3.00']);
    expect(chart.table.rows[12]).toEqual(['12:00', '2', '10', '2', '$6.00']);
    expect(chart.note).toBe('$75.00 a day');
    expect(chart.summary).toBe('Traffic peaks at 2 requests per second; at most 10 requests wait.');
  });

  test('three strips on one clock', () => {
    const scene = chart.draw!(800);
    expect(words(scene, 'strong')).toEqual([
      'requests/s',
      'waiting: at most 10, at 12:00',
      'replicas, dollars an hour at the right',
    ]);
    expect(
      [paths(scene, 'traffic'), paths(scene, 'queue'), paths(scene, 'replicas')].map(({ length }) => length),
    ).toEqual([1, 1, 1]);
    expect(words(scene, 'quiet-text')).toEqual(expect.arrayContaining(['06:00', '12:00', '18:00', '$6.00']));
  });

  test.each([
    [360, ['00:00', '06:00', '12:00', '18:00', '24:00']],
    [520, ['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '24:00']],
    [
      800,
      [
        '00:00',
        '02:00',
        '04:00',
        '06:00',
        '08:00',
        '10:00',
        '12:00',
        '14:00',
        '16:00',
        '18:00',
        '20:00',
        '22:00',
        '24:00',
      ],
    ],
  ])('at %s pixels the clock has %j', (width, hours) => {
    expect(words(chart.draw!(width), 'quiet-text').filter(text => /^\d\d:00$/.test(text))).toEqual(hours);
  });

  test('no replicas stand at the foot, where the hours do', () => {
    const foot = Math.max(...texts(chart.draw!(800)).map(({ y }) => y));
    const zeros = texts(chart.draw!(800), 'quiet-text').filter(({ text }) => text === '0' || text === '$0');
    expect(zeros.map(({ y }) => foot - y > 80)).toEqual([true, true]);
  });

  test('the pointer finds every hour', () => {
    const hours = rects(chart.draw!(800), 'reach');
    expect(hours).toHaveLength(24);
    expect(hours[12]!.tip).toBe('12:00: 2 requests/s, 10 wait, 2 replicas, $6.00 an hour.');
    expect(hours[0]!.x).toBe(44);
    expect(hours[23]!.x + hours[23]!.width).toBeCloseTo(800 - 44, 9);
  });

  test('nobody waits: no strip, but a word', () => {
    const scene = dayChart(facts({ timeline: calm })).draw!(800);
    expect(words(scene)).toContain('nobody waits');
    expect(paths(scene, 'queue')).toEqual([]);
  });

  test('slower steps may make some wait, and more replicas stand', () => {
    const band = { error: 0.3, slow: side(timeline), fast: side(calm) };
    const scene = dayChart(facts({ timeline: calm, band })).draw!(800);
    expect(words(scene, 'strong')).toContain('waiting, with slower steps');
    expect(paths(scene, 'queue likely')).toHaveLength(2);
    expect(paths(scene, 'replicas-likely')).toHaveLength(1);
  });

  test('no price: no dollars', () => {
    const free = dayChart({ ...facts(), dollarsPerReplicaHour: undefined });
    expect(free.note).toBe('no GPU price is known');
    expect(free.table.rows[0]!.at(-1)).toBe('–');
    expect(words(free.draw!(800), 'strong')).toContain('replicas');
  });
});
