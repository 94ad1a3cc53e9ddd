import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayCurves } from '../../../webview/scenario/day-curves.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { dayCurve, stroked } from '../../../webview/views/day-curve.ts';
import { html, textOf } from '../rendered.ts';
import { count, nothing, small } from './page-of-tests.ts';

const flat = dayCurves.flat;
const at = (curve: readonly number[], ...hours: number[]): number[] => hours.map(hour => curve[hour]!);

describe('a stroke of the pointer', () => {
  test.each([
    ['one hour', { hour: 3, value: 2 }, { hour: 3, value: 4 }, [2, 3, 4], [1, 4, 1]],
    ['the next one', { hour: 3, value: 2 }, { hour: 4, value: 3 }, [3, 4, 5], [2, 3, 1]],
    [
      'over hours that a quick hand skips',
      { hour: 2, value: 1 },
      { hour: 6, value: 3 },
      [2, 3, 4, 5, 6, 7],
      [1, 1.5, 2, 2.5, 3, 1],
    ],
    ['backwards', { hour: 6, value: 3 }, { hour: 2, value: 1 }, [1, 2, 3, 4, 5, 6], [1, 1, 1.5, 2, 2.5, 3]],
    ['to nothing', { hour: 22, value: 0 }, { hour: 23, value: 0 }, [21, 22, 23], [1, 0, 0]],
    ['to three digits', { hour: 0, value: 0 }, { hour: 3, value: 1 }, [0, 1, 2, 3], [0, 0.333, 0.667, 1]],
  ])('%s', (_, from, to, hours, values) => {
    expect(at(stroked(flat, from, to), ...hours)).toEqual(values);
  });

  test('never leaves the values between its ends, and nothing else changes', () => {
    const place = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      value: fc.double({ min: 0, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const drawn = stroked(flat, from, to);
        expect(drawn).toHaveLength(24);
        const [low, high] = [Math.min(from.value, to.value), Math.max(from.value, to.value)];
        for (const [hour, value] of drawn.entries())
          if (hour < Math.min(from.hour, to.hour) || hour > Math.max(from.hour, to.hour)) expect(value).toBe(1);
          else {
            // Hours between are rounded to three digits.
            expect(value).toBeGreaterThanOrEqual(low * 0.995);
            expect(value).toBeLessThanOrEqual(high * 1.005);
          }
        expect(drawn[to.hour]).toBe(to.value);
      }),
    );
  });
});

describe('the picture of a day', () => {
  const shown = (scenario: Scenario) => dayCurve('Requests by hour', scenario, nothing);
  const noon: Scenario = {
    ...small,
    // 30.4 days of 86,400 seconds: one request a second on a flat day.
    traffic: {
      ...small.traffic,
      requestsPerMonth: 30.4 * 86_400,
      shape: 'drawn',
      curve: flat.map((rate, hour) => (hour === 12 ? 8 : rate)),
    },
  };

  test('24 sliders, of which one is a stop of the Tab key', () => {
    const svg = html(shown(small));
    expect([count(svg, 'role="slider"'), count(svg, 'tabindex="0"')]).toEqual([24, 1]);
  });

  test('each says its hour, its height and its rate', () => {
    const svg = html(shown(noon));
    // The mean of 23 hours of 1 and one of 8 is 31/24, which is one request a second.
    expect(svg).toMatch(
      /aria-label="12:00"[^>]*aria-valuemax="8"\s+aria-valuenow="8"\s+aria-valuetext="6\.2 requests\/s"/,
    );
    expect(svg).toMatch(/aria-label="00:00"[^>]*aria-valuenow="1"\s+aria-valuetext="0\.77 requests\/s"/);
  });

  test('a flat day leaves room to draw four times as high', () => {
    const bars = [
      ...html(shown({ ...noon, traffic: { ...noon.traffic, curve: flat } })).matchAll(
        /class="hour"[^>]*height="([\d.]+)"/g,
      ),
    ];
    expect(bars.map(([, height]) => Number(height))).toEqual(Array.from({ length: 24 }, () => 16));
  });

  test('its peak is told below', () => {
    expect(textOf(shown(noon))).toContain('00:00 peak 6.2 requests/s 24:00');
  });

  test('an hour without requests has a hair line to draw from', () => {
    const empty = html(
      shown({ ...noon, traffic: { ...noon.traffic, curve: flat.map((_, hour) => (hour === 0 ? 0 : 1)) } }),
    );
    expect(empty).toMatch(/class="hour" x="1" y="63" width="8" height="1"/);
  });
});
