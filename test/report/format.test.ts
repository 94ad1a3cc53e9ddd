import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDollars,
  formatDuration,
  formatEnergy,
  formatPercent,
  formatPerThousand,
  formatTokens,
} from '../../src/report/format.ts';

const estimate = { exact: false } as const;
const long = { form: 'long' } as const;

test.each([
  [0.0361, {}, '36 mWh'],
  [0.0361, { exact: false, form: 'long' }, '≈36.1 mWh'],
  [0.99996, { form: 'long' }, '1 Wh'],
  [36.1, {}, '36 Wh'],
  [1234, { form: 'long' }, '1.23 kWh'],
  [5e7, {}, '50,000 kWh'],
] as const)('%d watt-hours: %j', (wattHours, style, text) => {
  expect(formatEnergy(wattHours, style)).toBe(text);
});

describe('tokens', () => {
  test.each([
    [0, {}, '0'],
    [1, {}, '1'],
    [999, {}, '999'],
    [1234, {}, '1,234'],
    [1_234_567, {}, '1,234,567'],
    [0, estimate, '≈0'],
    [85.4, estimate, '≈85'],
    [999.4, estimate, '≈999'],
    [999.95, estimate, '≈1k'],
    [1000, estimate, '≈1k'],
    [1049, estimate, '≈1k'],
    [1051, estimate, '≈1.1k'],
    [1234, estimate, '≈1.2k'],
    [9_949, estimate, '≈9.9k'],
    [9_999, estimate, '≈10k'],
    [123_456, estimate, '≈123k'],
    [999_499, estimate, '≈999k'],
    [999_999, estimate, '≈1M'],
    [1_249_000, estimate, '≈1.2M'],
    [2.5e9, estimate, '≈2.5G'],
    [1e13, estimate, '≈10,000G'],
    [1234, { exact: false, form: 'long' }, '≈1,234'],
    [-312, {}, '−312'],
    [-1234, estimate, '−≈1.2k'],
  ] as const)('%d %j is %s', (count, style, expected) => {
    expect(formatTokens(count, style)).toBe(expected);
  });
});

describe('counts', () => {
  test.each([
    [96, {}, '96'],
    [12_345, {}, '12,345'],
    [3.1472, {}, '3.1'],
    [3.1472, long, '3.15'],
    [312.4, {}, '312'],
    [0.0123, {}, '0.012'],
  ] as const)('%d %j is %s', (count, style, expected) => {
    expect(formatCount(count, style)).toBe(expected);
  });
});

describe('durations', () => {
  test.each([
    [0, {}, '0 s'],
    [1e-9, {}, '0 s'],
    [4.2e-5, {}, '42 µs'],
    [0.0004, {}, '400 µs'],
    [0.000_999_6, {}, '1 ms'],
    [0.0121, {}, '12 ms'],
    [0.0121, long, '12.1 ms'],
    [0.038, {}, '38 ms'],
    [0.412, {}, '412 ms'],
    [0.999_5, {}, '1 s'],
    [0.999_95, {}, '1 s'],
    [1.04, {}, '1 s'],
    [2.913, {}, '2.9 s'],
    [2.913, long, '2.91 s'],
    [59.4, {}, '59 s'],
    [59.96, {}, '1 min'],
    [90, {}, '1.5 min'],
    [3599.9, {}, '1 h'],
    [5400, {}, '1.5 h'],
    [86_399, {}, '1 d'],
    [200_000, {}, '2.3 d'],
    [1e9, {}, '11,574 d'],
    [0.012, estimate, '≈12 ms'],
    [-0.004, {}, '−4 ms'],
  ] as const)('%d s %j is %s', (seconds, style, expected) => {
    expect(formatDuration(seconds, style)).toBe(expected);
  });
});

describe('bytes', () => {
  test.each([
    [0, {}, '0 B'],
    [512, {}, '512 B'],
    [1500, {}, '1.5 kB'],
    [412_000_000, {}, '412 MB'],
    [432_013_312, long, '432 MB'],
    [999_600_000, {}, '1 GB'],
    [1_440_000_000, {}, '1.4 GB'],
    [1_444_000_000, long, '1.44 GB'],
    [141e9, {}, '141 GB'],
    [1.28e12, {}, '1.3 TB'],
    [2e18, {}, '2,000 PB'],
    [-11e9, {}, '−11 GB'],
  ] as const)('%d bytes %j is %s', (bytes, style, expected) => {
    expect(formatBytes(bytes, style)).toBe(expected);
  });
});

describe('dollars', () => {
  test.each([
    [0, {}, '$0'],
    [1e-9, {}, '<$0.000001'],
    [0.000_054_3, {}, '$0.000054'],
    [0.000_054_3, long, '$0.0000543'],
    [0.0042, {}, '$0.0042'],
    [0.042, {}, '$0.042'],
    [0.4, {}, '$0.40'],
    [0.42, {}, '$0.42'],
    [0.994, {}, '$0.99'],
    [0.999, {}, '$1.00'],
    [1, {}, '$1.00'],
    [4.214, {}, '$4.21'],
    [41.2, {}, '$41.20'],
    [99.996, {}, '$100'],
    [1890, {}, '$1,890'],
    [9_999.4, {}, '$9,999'],
    [9_999.9, {}, '$10k'],
    [42_100, {}, '$42k'],
    [42_100, long, '$42,100'],
    [4.2e6, {}, '$4.2M'],
    [-1890, {}, '−$1,890'],
    [0.42, estimate, '≈$0.42'],
  ] as const)('%d %j is %s', (amount, style, expected) => {
    expect(formatDollars(amount, style)).toBe(expected);
  });

  test('a call costs so much per thousand', () => {
    expect(formatPerThousand(0.00042)).toBe('$0.42/k');
    expect(formatPerThousand(0)).toBe('$0/k');
    expect(formatPerThousand(0.0031, estimate)).toBe('≈$3.10/k');
  });
});

describe('percentages', () => {
  test.each([
    [0, {}, '0 %'],
    [0.004, {}, '0.4 %'],
    [0.072, {}, '7.2 %'],
    [0.0996, {}, '10 %'],
    [0.31, {}, '31 %'],
    [0.992, {}, '99.2 %'],
    [0.9996, {}, '100 %'],
    [1, {}, '100 %'],
    [1.4, {}, '140 %'],
    [-0.31, {}, '−31 %'],
    [0.3125, long, '31.3 %'],
  ] as const)('%d %j is %s', (share, style, expected) => {
    expect(formatPercent(share, style)).toBe(expected);
  });
});

describe('for every finite number', () => {
  const writers = { formatTokens, formatCount, formatDuration, formatBytes, formatDollars, formatPercent };

  test.each(Object.entries(writers))('%s refuses what is not a number', (_name, write) => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => write(value)).toThrow(RangeError);
  });

  test.each(Object.entries(writers))('%s never writes an exponent and marks every estimate', (_name, write) => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom('short', 'long'),
        (value, form) => {
          const text = write(value, { form, exact: false });
          expect(text).not.toMatch(/\de[+-]?\d|NaN|Infinity/);
          expect(text).toContain('≈');
        },
      ),
    );
  });

  test('a larger duration never reads smaller in the same unit', () => {
    const parse = (text: string) => ({ value: Number.parseFloat(text.replace(/,/g, '')), unit: text.split(' ')[1] });
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        (low, factor) => {
          const [a, b] = [parse(formatDuration(low)), parse(formatDuration(low * factor))];
          if (a.unit === b.unit) expect(b.value).toBeGreaterThanOrEqual(a.value);
        },
      ),
    );
  });
});

describe('what rounds to nothing has no sign', () => {
  test.each([
    [formatPercent(-0.0004), '0 %'],
    [formatPercent(-0.0006), '−0.1 %'],
    [formatPercent(-0), '0 %'],
    [formatCount(-0), '0'],
    [formatTokens(-0.4), '0'],
    [formatTokens(-0.6), '−1'],
    [formatDuration(-1e-9), '0 s'],
    [formatBytes(-0.3), '0 B'],
    [formatDollars(-0.002), '−$0.002'],
  ])('%s is %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
