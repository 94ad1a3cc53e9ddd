import { describe, expect, test } from 'vitest';
import type { Budget } from '../../../src/configuration/configuration.ts';
import { overBudget } from '../../../src/lint/rules/over-budget.ts';
import { pricedCall, range, refused, selfHosted, site } from '../../report/priced-calls.ts';
import { check, sentence } from '../rule-cases.ts';

const budgets = (...entries: Partial<Budget>[]) => ({ budgets: entries.map(entry => ({ files: 'src/**', ...entry })) });
const { costPerRequest: _, ...withoutDollars } = selfHosted();

describe('reports', () => {
  test('input over the budget, at the heaviest part', () => {
    const [report] = check(overBudget, pricedCall(), budgets({ maxInputTokens: 1000 }));
    expect(report!.range).toEqual(range(14, 30, 14, 60));
    expect(sentence(report!)).toBe(
      '≈1,234 input tokens, over the budget of 1,000 for src/**. Heaviest: the user part with ≈1,046.',
    );
  });

  test('at the call when the heaviest part stands in another file', () => {
    const call = pricedCall();
    const parts = call.parts.map(part => ({ ...part, file: 'src/prompts.py' }));
    expect(check(overBudget, { ...call, parts }, budgets({ maxInputTokens: 1000 }))[0]!.range).toEqual(
      range(12, 12, 12, 42),
    );
  });

  test('dollars of the deployment in force', () => {
    const [report] = check(overBudget, pricedCall(), budgets({ maxUsdPerThousandCalls: 0.4 }));
    expect(report!.range).toEqual(range(12, 12, 12, 42));
    expect(report!.saves!.usdPerThousandCalls).toBeCloseTo(0.02, 10);
    expect(sentence(report!)).toBe('≈$0.42 per thousand calls, over the budget of $0.40 for src/**.');
  });

  test('dollars of the list where no deployment is configured', () => {
    const call = pricedCall({ headline: 'hosted' });
    expect(check(overBudget, call, budgets({ maxUsdPerThousandCalls: 0.5 }))).toHaveLength(1);
  });

  test('every budget that is broken', () => {
    const both = budgets({ maxInputTokens: 1, maxUsdPerThousandCalls: 0.1 }, { files: '**/*.py', maxInputTokens: 2 });
    expect(check(overBudget, pricedCall(), both)).toHaveLength(3);
  });

  test('a prompt of which no part is known', () => {
    const [report] = check(overBudget, pricedCall({ parts: [] }), budgets({ maxInputTokens: 1 }));
    expect(sentence(report!)).toBe('≈1,234 input tokens, over the budget of 1 for src/**.');
  });
});

describe('accepts', () => {
  test.each([
    ['no budget', pricedCall(), {}],
    ['exactly the budget', pricedCall(), budgets({ maxInputTokens: 1234, maxUsdPerThousandCalls: 0.42 })],
    ['a file outside', pricedCall({ site: site({ file: 'test/a.py' }) }), budgets({ maxInputTokens: 1 })],
    ['dollars that are unknown', pricedCall({ selfHosted: withoutDollars }), budgets({ maxUsdPerThousandCalls: 0.01 })],
    [
      'dollars of a deployment that refuses',
      pricedCall({ selfHosted: refused() }),
      budgets({ maxUsdPerThousandCalls: 0.01 }),
    ],
  ])('%s', (_name, call, configuration) => {
    expect(check(overBudget, call, configuration)).toEqual([]);
  });

  test.each(['src', 'src/', './src', '/src/**', '!test'])('a budget for %s is one for the folder', files => {
    expect(check(overBudget, pricedCall(), budgets({ files, maxInputTokens: 1 }))).toHaveLength(1);
  });

  test('a hidden folder is matched like any other', () => {
    const call = pricedCall({ site: site({ file: 'src/.prompts/a.py' }) });
    expect(check(overBudget, call, budgets({ maxInputTokens: 1 }))).toHaveLength(1);
  });
});
