import { describe, expect, test } from 'vitest';
import type { TimelineSlice } from '../../../src/serving/timeline.ts';
import { binned, momentsOf } from '../../../webview/evaluate/hours-of-day.ts';

const slice = (startSeconds: number, more: Partial<TimelineSlice> = {}): TimelineSlice => ({
  startSeconds,
  arrivals: 0,
  completions: 0,
  running: 0,
  waiting: 0,
  kvUnits: 0,
  replicas: 1,
  busy: 0,
  ...more,
});

describe('moments of a simulated day', () => {
  test('a short day has 24 hours as well, and its rates', () => {
    const slices = [slice(0, { arrivals: 100 }), slice(50, { arrivals: 300, waiting: 4, replicas: 2 })];
    expect(momentsOf(slices, 100, 6)).toEqual([
      { hour: 0, requestsPerSecond: 2, waiting: 0, replicas: 1, dollarsPerHour: 6 },
      { hour: 12, requestsPerSecond: 6, waiting: 4, replicas: 2, dollarsPerHour: 12 },
    ]);
  });

  test('the last slice counts only up to the day’s end', () => {
    expect(momentsOf([slice(0), slice(64, { arrivals: 18 })], 100, undefined).at(-1)!.requestsPerSecond).toBe(0.5);
  });

  test('what ran on after the day is left out, and without a price there are no dollars', () => {
    expect(momentsOf([slice(0), slice(50), slice(100), slice(150)], 100, undefined).map(({ hour }) => hour)).toEqual([
      0, 12,
    ]);
    expect(momentsOf([slice(0)], 100, undefined)[0]).not.toHaveProperty('dollarsPerHour');
  });
});

describe('parts of a day', () => {
  const moment = (hour: number, waiting: number) => ({ hour, requestsPerSecond: hour, waiting, replicas: 1 });

  test('each has the means of its moments', () => {
    expect(binned([moment(0, 2), moment(6, 4), moment(12, 10)], 2)).toEqual([
      { hour: 0, requestsPerSecond: 3, waiting: 3, replicas: 1 },
      { hour: 12, requestsPerSecond: 12, waiting: 10, replicas: 1 },
    ]);
  });

  test('a part without a moment is like the one before', () => {
    expect(binned([moment(0, 5)], 3).map(({ hour, waiting }) => [hour, waiting])).toEqual([
      [0, 5],
      [8, 5],
      [16, 5],
    ]);
    expect(binned([], 2)).toEqual([
      { hour: 0, requestsPerSecond: 0, waiting: 0, replicas: 0 },
      { hour: 12, requestsPerSecond: 0, waiting: 0, replicas: 0 },
    ]);
  });

  test('dollars are averaged too', () => {
    const priced = [0, 1].map(hour => ({ ...moment(hour, 0), dollarsPerHour: 4 + 4 * hour }));
    expect(binned(priced, 1)[0]!.dollarsPerHour).toBe(6);
  });
});
