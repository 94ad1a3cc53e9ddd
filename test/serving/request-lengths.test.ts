import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../src/serving/random-stream.ts';
import { requestLengths } from '../../src/serving/request-lengths.ts';
import type { ClassLengths, LengthDistribution, Trace } from '../../src/serving/workload.ts';

interface Drawn {
  readonly input: number;
  readonly output: number;
  readonly requestClass: number;
}

function draw(
  distribution: LengthDistribution,
  count: number,
  { seed = 1, trace }: { seed?: number; trace?: Trace } = {},
): Drawn[] {
  const lengths = requestLengths(distribution, new RandomStream(seed, 2), trace);
  return Array.from({ length: count }, (_, id) => {
    lengths.next(id);
    const { input, output, requestClass } = lengths;
    return { input, output, requestClass };
  });
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map(value => (value - centre) ** 2))) / centre;
};

test('fixed lengths stay', () => {
  expect(draw({ kind: 'fixed', input: 7, output: 3 }, 2)).toEqual(
    Array(2).fill({ input: 7, output: 3, requestClass: 0 }),
  );
});

test('a trace gives each request its own', () => {
  const trace: Trace = { arrivedAt: Float64Array.of(0, 1), input: Int32Array.of(5, 6), output: Int32Array.of(1, 2) };
  expect(draw({ kind: 'trace' }, 2, { trace }).map(({ input, output }) => [input, output])).toEqual([
    [5, 1],
    [6, 2],
  ]);
});

test.each([
  { input: { mean: 1000, variation: 0.3 }, output: { mean: 200, variation: 1 } },
  { input: { mean: 50, variation: 1.5 }, output: { mean: 800, variation: 0.1 } },
])('log-normal lengths have the mean and variation asked for: %o', ({ input, output }) => {
  const drawn = draw({ kind: 'log-normal', input, output }, 60_000);
  for (const [values, asked] of [
    [drawn.map(entry => entry.input), input],
    [drawn.map(entry => entry.output), output],
  ] as const) {
    expect(mean(values) / asked.mean).toBeCloseTo(1, 1);
    expect(variation(values) / asked.variation).toBeCloseTo(1, 0);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(1);
    expect(values.every(Number.isInteger)).toBe(true);
  }
});

test('measured pairs are drawn by weight and stay together', () => {
  const drawn = draw({ kind: 'empirical', inputs: [10, 20, 30], outputs: [1, 2, 3], weights: [1, 3, 0] }, 40_000);
  expect(new Set(drawn.map(({ input, output }) => `${input}:${output}`))).toEqual(new Set(['10:1', '20:2']));
  expect(drawn.filter(({ input }) => input === 20).length / drawn.length).toBeCloseTo(0.75, 1);
});

describe('classes', () => {
  const [easy, hard]: ClassLengths[] = [
    { kind: 'fixed', input: 300, output: 50 },
    { kind: 'log-normal', input: { mean: 4000, variation: 0.5 }, output: { mean: 500, variation: 0.5 } },
  ];
  const both: LengthDistribution = {
    kind: 'classes',
    classes: [
      { share: 0.7, lengths: easy! },
      { share: 0.3, lengths: hard! },
    ],
  };

  test('come in their shares, each with its own lengths', () => {
    const drawn = draw(both, 40_000);
    const ofEasy = drawn.filter(({ requestClass }) => requestClass === 0);
    const ofHard = drawn.filter(({ requestClass }) => requestClass === 1);
    expect(ofEasy.length / drawn.length).toBeCloseTo(0.7, 1);
    expect(new Set(ofEasy.map(({ input, output }) => `${input}:${output}`))).toEqual(new Set(['300:50']));
    expect(mean(ofHard.map(({ input }) => input)) / 4000).toBeCloseTo(1, 1);
  });

  test('a share of nothing never comes', () => {
    const none: LengthDistribution = {
      kind: 'classes',
      classes: [
        { share: 1, lengths: easy! },
        { share: 0, lengths: hard! },
      ],
    };
    expect(new Set(draw(none, 1000).map(({ requestClass }) => requestClass))).toEqual(new Set([0]));
  });
});

test('the same seed draws the same, another one something else', () => {
  const distribution: LengthDistribution = {
    kind: 'log-normal',
    input: { mean: 100, variation: 1 },
    output: { mean: 100, variation: 1 },
  };
  expect(draw(distribution, 50, { seed: 9 })).toEqual(draw(distribution, 50, { seed: 9 }));
  expect(draw(distribution, 50, { seed: 9 })).not.toEqual(draw(distribution, 50, { seed: 10 }));
});
