import { describe, expect, test } from 'vitest';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import { applyRules } from '../../src/lint/apply-rules.ts';
import { exactness } from '../../src/lint/exactness.ts';
import type { TokenCounter } from '../../src/tokens/token-counter.ts';
import { pricedCall, range, site } from '../report/priced-calls.ts';

const counter = (exact: boolean): TokenCounter => ({
  exact,
  basis: {
    code: exact ? 'exact-vocabulary' : 'unknown-model',
    vocabulary: 'words',
    source: 'this test',
    date: '2026-11-22',
  },
  count: text => {
    const tokens = text.split(' ').length as ReturnType<TokenCounter['count']>['tokens'];
    return { tokens, low: tokens, high: tokens, exact };
  },
  encode: () => [],
});

test.each([
  ['a known vocabulary on a price list', 'hosted', counter(true), { countsExact: 1, ratesExact: 1 }],
  ['an unknown one', 'hosted', counter(false), { countsExact: 0, ratesExact: 1 }],
  ['none', 'hosted', undefined, { countsExact: 0, ratesExact: 1 }],
  ['own hardware', 'self-hosted', counter(true), { countsExact: 1, ratesExact: 0 }],
  ['no price at all', 'none', counter(true), { countsExact: 1, ratesExact: 0 }],
] as const)('%s', (_, headline, counts, expected) => {
  expect(exactness(pricedCall({ headline }), counts)).toEqual(expected);
});

describe('every finding of a call says it', () => {
  const call = pricedCall({ site: site({ range: range(2, 1, 2, 7), outputLimit: { key: 'max_tokens' } }) });
  test.each([true, false])('exact %s', exact => {
    const [finding] = applyRules({
      file: 'src/a.py',
      language: 'python',
      text: '\ncall()',
      calls: [call],
      counterOf: new Map([[call, counter(exact)]]),
      configuration: defaultConfiguration,
    });
    expect(finding).toMatchObject({ rule: 'unbounded-output', args: { countsExact: exact ? 1 : 0 } });
  });
});
