import { expect, test } from 'vitest';
import { dollars } from '../../../src/units.ts';
import { dollarsByPhase } from '../../../webview/evaluate/dollars-by-phase.ts';

type Estimate = Parameters<typeof dollarsByPhase>[1];
const estimate = (prefill: number, decode: number, concurrency: number) =>
  ({ prefill: { seconds: prefill }, decode: { seconds: decode }, concurrency }) as Estimate;

test.each([
  ['alone: by time', 10, 0.5, estimate(1, 4, 1), { prefill: 1, decode: 4, idle: 5 }],
  ['a batch of four shares its decode steps', 10, 1, estimate(1, 4, 4), { prefill: 5, decode: 5, idle: 0 }],
  ['an idle fleet costs all the same', 8, 0, estimate(1, 1, 1), { prefill: 0, decode: 0, idle: 8 }],
  ['one output token: all prefill', 6, 1, estimate(2, 0, 1), { prefill: 6, decode: 0, idle: 0 }],
])('%s', (_, perThousand, utilization, phases, expected) => {
  expect(dollarsByPhase({ costPerThousandRequests: dollars(perThousand), utilization }, phases)).toEqual(expected);
});

test('no price, no dollars', () => {
  expect(dollarsByPhase({ utilization: 0.5 }, estimate(1, 1, 1))).toBeUndefined();
});
