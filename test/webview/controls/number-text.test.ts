import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText, readNumber } from '../../../webview/controls/number-text.ts';

describe('a number in a field', () => {
  test.each([
    [0, '0'],
    [0.05, '0.05'],
    [256, '256'],
    [2048, '2048'],
    [10_000, '10,000'],
    [3_000_000, '3,000,000'],
    [1e12, '1,000,000,000,000'],
    [12_345.5, '12,345.5'],
    [1234.5678, '1234.5678'],
    [86_400_000, '86,400,000'],
  ])('%s reads %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  test('what is written can be typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 1e12 }), fc.double({ min: 0, max: 1e9, noNaN: true })), value => {
        expect(readNumber(numberText(value))).toBe(value);
      }),
    );
  });
});

describe('what people type', () => {
  test.each([
    ['3000000', 3e6],
    ['3,000,000', 3e6],
    ['3 000 000', 3e6],
    ['3\u202f000\u202f000', 3e6],
    ["3'000'000", 3e6],
    ['3_000_000', 3e6],
    ['3M', 3e6],
    ['3 m', 3e6],
    ['1.5k', 1500],
    ['2b', 2e9],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['2,50', 2.5],
    ['0,050', 0.05],
    ['1e6', 1e6],
    ['5e-2', 0.05],
    ['50 %', 50],
    ['$2.50', 2.5],
    [' 42 ', 42],
    ['-1', -1],
    ['.5', 0.5],
  ])('%j is %s', (text, value) => {
    expect(readNumber(text)).toBeCloseTo(value, 9);
  });

  test.each(['', ' ', 'many', '3x', 'k', '1.2.3', '1,2,3', '--1', 'NaN', 'Infinity', '0x10', '3 tokens'])(
    '%j is none',
    text => {
      expect(readNumber(text)).toBeNaN();
    },
  );

  test('whatever it is, it is a number or none, at once', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), text => typeof readNumber(text) === 'number'));
  });
});
