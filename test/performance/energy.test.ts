import { describe, expect, test } from 'vitest';
import { boardWatts, wattHoursPerRequest } from '../../src/performance/energy.ts';
import { watts } from '../../src/units.ts';
import { a100, consumer, deploy, h100 } from './deployments.ts';

describe('boards of a replica', () => {
  test.each([
    // Busy: the mean of 95 % and 60 %; idle: 27 %.
    ['one H100', { accelerator: h100 }, 700 * 0.775, 700 * 0.27],
    ['eight H100', { accelerator: h100, gpus: 8, tensorParallel: 8 }, 8 * 700 * 0.775, 8 * 700 * 0.27],
    ['one A100', { accelerator: a100 }, 400 * 0.775, 400 * 0.27],
    ['a board of 100 W', { accelerator: { ...h100, power: watts(100) } }, 77.5, 27],
  ])('%s', (_, changes, busy, idle) => {
    const found = boardWatts(deploy(changes))!;
    expect(found.busy).toBeCloseTo(busy, 6);
    expect(found.idle).toBeCloseTo(idle, 6);
  });

  test('are unknown where no source states the power', () =>
    expect(boardWatts(deploy({ accelerator: consumer }))).toBeUndefined());
});

describe('watt-hours of a request', () => {
  test.each([
    // 700 W at 1 request/s is 700 / 3600 Wh, times the share drawn.
    ['all prefill, bound by math', 1, 'compute', 'memory bandwidth', 0.95],
    ['all decode, bound by memory', 0, 'compute', 'memory bandwidth', 0.6],
    ['half and half', 0.5, 'compute', 'memory bandwidth', 0.775],
    ['waiting for the link', 0, 'compute', 'interconnect', 0.5],
    ['waiting for the host', 0, 'compute', 'host overhead', 0.4],
  ] as const)('%s', (_, share, prefill, decode, drawn) =>
    expect(wattHoursPerRequest(deploy(), 1, share, prefill, decode)).toBeCloseTo((700 / 3600) * drawn, 9),
  );

  test('shrink with the rate, grow with the GPUs', () => {
    const of = (gpus: number, rate: number) =>
      wattHoursPerRequest(deploy({ gpus, tensorParallel: gpus }), rate, 0, 'compute', 'memory bandwidth')!;
    expect(of(1, 10)).toBeCloseTo(of(1, 1) / 10, 12);
    expect(of(4, 1)).toBeCloseTo(4 * of(1, 1), 12);
  });

  test('are unknown without a rated power or a rate', () => {
    expect(wattHoursPerRequest(deploy({ accelerator: consumer }), 1, 0, 'compute', 'compute')).toBeUndefined();
    expect(wattHoursPerRequest(deploy(), 0, 0, 'compute', 'compute')).toBeUndefined();
  });
});
