import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSeconds, stepsUntil } from '../../src/serving/decode-run.ts';

test('the series is the sum of its steps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 50 }),
      (steps, first, growth) => {
        let sum = 0;
        for (let step = 0; step < steps; step++) sum += (first + growth * step) / 1024;
        expect(runSeconds(first / 1024, growth / 1024, steps)).toBe(sum);
      },
    ),
  );
});

test('stepsUntil gives the first boundary at or after the moment, for any scale', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.double({ min: 1e-5, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e4, noNaN: true }),
      (start, first, growthShare, distance) => {
        const growth = growthShare * first;
        const until = start + distance;
        fc.pre(until > start);
        const steps = stepsUntil(start, first, growth, until);
        expect(start + runSeconds(first, growth, steps)).toBeGreaterThanOrEqual(until);
        if (steps > 1) expect(start + runSeconds(first, growth, steps - 1)).toBeLessThan(until);
      },
    ),
  );
});

test.each([
  [0, 0.5, 0, 1, 2],
  [0, 0.5, 0, 1.0001, 3],
  [0, 0.5, 0, 0.1, 1],
  [10, 1, 1, 13, 2],
  [10, 1, 1, 13.5, 3],
])('from %d, first %d, growth %d, until %d: %d steps', (start, first, growth, until, steps) => {
  expect(stepsUntil(start, first, growth, until)).toBe(steps);
});
