import { expect, test } from 'vitest';
import { findKnee } from '../../src/serving/find-knee.ts';
import { defaultAutoscaling, type Fleet } from '../../src/serving/fleet.ts';
import { fixedTimePool, queryLengths } from '../../src/serving/scenarios/scenario.ts';
import type { Workload } from '../../src/serving/workload.ts';

const workload: Workload = { arrivals: { kind: 'poisson', rate: 1 }, lengths: queryLengths, requests: 1, seed: 3 };
/** Eight queries of one second at once: eight a second, and never more. */
const fleet: Fleet = { pools: [fixedTimePool(1, 8, 2)] };

test('the knee of an engine with a known capacity is just below it', () => {
  const knee = findKnee(workload, fleet);
  expect(Math.abs(knee.saturation / 8 - 1)).toBeLessThan(0.01);
  expect(Math.abs(knee.rate / 8 - 1)).toBeLessThan(0.05);
  expect(knee.rate).toBeLessThanOrEqual(knee.saturation);
  expect(knee.points.map(point => point.rate)).toEqual(knee.points.map(point => point.rate).sort((a, b) => a - b));
});

test('an objective on the latency moves the knee down', () => {
  const strict = findKnee(workload, fleet, { objective: { endToEnd: 1.2 }, attainment: 0.99 });
  expect(strict.rate).toBeLessThan(7);
  expect(strict.rate).toBeGreaterThan(2);
  expect(findKnee(workload, fleet, { objective: { endToEnd: 0.9 } }).rate).toBeLessThan(0.1);
});

test('twice the replicas carry twice as much', () => {
  const twice = findKnee(workload, { pools: [fixedTimePool(1, 8, 2, 2)] });
  expect(Math.abs(twice.saturation / 16 - 1)).toBeLessThan(0.02);
});

test('where there is no knee, it says so', () => {
  const loop: Workload = { ...workload, arrivals: { kind: 'closed-loop', users: 3, thinkSeconds: 1, think: 'fixed' } };
  expect(() => findKnee(loop, fleet)).toThrow(/closed loop/);
  expect(() => findKnee(workload, { pools: [fixedTimePool(1, 8, 2, defaultAutoscaling)] })).toThrow(
    /fixed number of replicas/,
  );
  const column = Int32Array.from([1, 1]);
  const trace = { arrivedAt: new Float64Array(2), input: column, output: column };
  const burst: Workload = { ...workload, arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' } };
  expect(() => findKnee(burst, fleet)).toThrow(/arrive at once/);
});
