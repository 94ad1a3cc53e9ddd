import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenRange } from '../../src/cost/priced-call.ts';
import { exactly, noTokens, sumOfTokens } from '../../src/cost/token-range.ts';
import { tokens } from '../../src/units.ts';

const range = (low: number, count: number, high: number, exact = false): TokenRange => ({
  low: tokens(low),
  tokens: tokens(count),
  high: tokens(high),
  exact,
});

test.each([
  ['nothing', [], range(0, 0, 0, true)],
  ['an exact count is its own bounds', [exactly(tokens(7))], range(7, 7, 7, true)],
  ['exact ones stay exact', [exactly(tokens(7)), exactly(tokens(5))], range(12, 12, 12, true)],
  ['one estimate makes the sum one', [exactly(tokens(7)), range(1, 2, 9)], range(8, 9, 16)],
  ['bounds add', [range(1, 2, 9), range(10, 20, 90)], range(11, 22, 99)],
  ['no tokens change nothing', [range(1, 2, 9), noTokens], range(1, 2, 9)],
])('%s', (_, terms, sum) => {
  expect(sumOfTokens(terms)).toEqual(sum);
});

test('the order does not matter, and a sum lies within its bounds', () => {
  const some = fc
    .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))
    .map(([low, more, most]) => range(low, low + more, low + more + most));
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), terms => {
      const sum = sumOfTokens(terms);
      expect(sumOfTokens([...terms].reverse())).toEqual(sum);
      expect(sum.low).toBeLessThanOrEqual(sum.tokens);
      expect(sum.tokens).toBeLessThanOrEqual(sum.high);
      expect(sum.exact).toBe(terms.length === 0);
    }),
  );
});
