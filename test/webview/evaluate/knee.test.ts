import { expect, test } from 'vitest';
import { kneeOf } from '../../../webview/evaluate/knee.ts';

const curve = (rows: readonly (readonly [batch: number, itl: number, tokens: number])[]) =>
  rows.map(([batch, itlSeconds, outputTokensPerSecond]) => ({ batch, itlSeconds, outputTokensPerSecond, error: 0.1 }));

test.each([
  ['no curve', [], undefined],
  ['one point', [[1, 0.01, 100]], 1],
  [
    'latency does not grow yet: the last',
    [
      [1, 0.01, 100],
      [2, 0.01, 200],
      [4, 0.01, 400],
    ],
    4,
  ],
  [
    'a percent more latency for less than a percent of throughput: before it',
    [
      [1, 0.01, 100],
      [2, 0.011, 180],
      [4, 0.02, 220],
      [8, 0.04, 230],
    ],
    2,
  ],
  [
    'throughput falls with the batch: the first',
    [
      [1, 0.01, 100],
      [2, 0.03, 90],
    ],
    1,
  ],
] as const)('%s', (_, rows, batch) => {
  expect(kneeOf(curve(rows))?.batch).toBe(batch);
});
