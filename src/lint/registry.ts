import type { Rule } from './rule.ts';
import { contextOverflow } from './rules/context-overflow.ts';
import { kvCacheOverflow } from './rules/kv-cache-overflow.ts';
import { modelDoesNotFit } from './rules/model-does-not-fit.ts';
import { overBudget } from './rules/over-budget.ts';
import { unboundedOutput } from './rules/unbounded-output.ts';

/** Every rule that looks at calls, in the order in which findings at one place are listed. */
export const rules: readonly Rule[] = [modelDoesNotFit, kvCacheOverflow, contextOverflow, overBudget, unboundedOutput];
