import type { Budget } from '../../configuration/configuration.ts';
import { globOf } from '../../configuration/file-globs.ts';
import type { PricedCall, PricedPart } from '../../cost/priced-call.ts';
import { calleeRange } from '../callee-range.ts';
import type { RuleReport } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { requestDollars } from '../token-dollars.ts';

const heaviest = (parts: readonly PricedPart[]): PricedPart | undefined =>
  parts.toSorted((a, b) => b.count.tokens - a.count.tokens)[0];

/** The heaviest part is where cutting helps most; it is drawn there when it stands in the call's own file. */
function overTokens(call: PricedCall, budget: Budget): RuleReport[] {
  const limit = budget.maxInputTokens;
  if (limit === undefined || call.input.tokens <= limit) return [];
  const part = heaviest(call.parts);
  const here = part?.range && (part.file === undefined || part.file === call.site.file) ? part.range : undefined;
  return [
    {
      code: 'over-budget-tokens',
      args: {
        files: budget.files,
        tokens: call.input.tokens,
        limit,
        exact: call.input.exact ? 1 : 0,
        ...(part ? { role: part.role, partTokens: part.count.tokens } : {}),
      },
      range: here ?? calleeRange(call.site),
    },
  ];
}

/** Dollars per call times 1,000 is not exact in binary; a budget met to nine digits is kept. */
const roundingSlack = 1e-9;

function overDollars(call: PricedCall, budget: Budget): RuleReport[] {
  const limit = budget.maxUsdPerThousandCalls;
  const perCall = requestDollars(call);
  if (limit === undefined || perCall === undefined || perCall * 1000 <= limit * (1 + roundingSlack)) return [];
  const usd = perCall * 1000;
  return [
    {
      code: 'over-budget-dollars',
      args: { files: budget.files, usdPerThousandCalls: usd, limit },
      range: calleeRange(call.site),
      saves: { usdPerThousandCalls: usd - limit },
    },
  ];
}

export const overBudget: Rule = {
  id: 'over-budget',
  severity: 'error',
  mechanism: ['prefill', 'decode'],
  check(call, { configuration }) {
    return configuration.budgets
      .filter(({ files }) => globOf(files)(call.site.file))
      .flatMap(budget => [...overTokens(call, budget), ...overDollars(call, budget)]);
  },
};
