import { describe, expect, test } from 'vitest';
import type { Fleet } from '../../../src/serving/fleet.ts';
import type { SimulationResult } from '../../../src/serving/simulation-result.ts';
import { headlineOf } from '../../../webview/evaluate/headline.ts';

const fleet = (...gpus: number[]) => ({ pools: gpus.map(gpusPerReplica => ({ gpusPerReplica })) }) as unknown as Fleet;
const result = (more: object = {}) =>
  ({
    ttft: { p95: 0.3 },
    itl: { p95: 0.02 },
    sloAttainment: 0.97,
    simulatedSeconds: 3600,
    pools: [{ replicas: { mean: 1.5, max: 2 } }],
    ...more,
  }) as unknown as SimulationResult;

describe('the figures that decide, of a simulated day', () => {
  test('an hour’s bill is a month’s by its 729.6 hours', () => {
    const { dollarsPerMonth, dollarsPerThousand } = headlineOf(
      result({ costUsd: 2, costPerThousandRequests: 0.4 }),
      fleet(1),
      0.95,
    );
    expect(dollarsPerMonth).toBeCloseTo(2 * 24 * 30.4, 9);
    expect(dollarsPerThousand).toBe(0.4);
  });

  test('no price, no dollars', () => {
    expect(headlineOf(result(), fleet(1), 0.95)).toEqual({
      gpus: { mean: 1.5, most: 2 },
      ttftP95: 0.3,
      itlP95: 0.02,
      attainment: 0.97,
      meetsObjective: true,
    });
  });

  test('GPUs are those of every pool', () => {
    const pools = [{ replicas: { mean: 1.5, max: 2 } }, { replicas: { mean: 3, max: 3 } }];
    expect(headlineOf(result({ pools }), fleet(4, 1), 0.95).gpus).toEqual({ mean: 9, most: 11 });
  });

  test.each([
    [0.97, 0.97, true],
    [0.97, 0.98, false],
    [undefined, 1, true],
  ])('%s of the requests against a goal of %s: %s', (sloAttainment, goal, meets) => {
    expect(headlineOf(result({ sloAttainment }), fleet(1), goal).meetsObjective).toBe(meets);
  });
});
