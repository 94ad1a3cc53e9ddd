import type { Rule } from './rule.ts';
import { contextOverflow } from './rules/context-overflow.ts';
import { decodeBound } from './rules/decode-bound.ts';
import { duplicatePrompt } from './rules/duplicate-prompt.ts';
import { embedOneByOne } from './rules/embed-one-by-one.ts';
import { hybridCandidate } from './rules/hybrid-candidate.ts';
import { indentedPrompt } from './rules/indented-prompt.ts';
import { kvCacheOverflow } from './rules/kv-cache-overflow.ts';
import { modelDoesNotFit } from './rules/model-does-not-fit.ts';
import { overBudget } from './rules/over-budget.ts';
import { precisionNotNative } from './rules/precision-not-native.ts';
import { prettyJsonLiteral } from './rules/pretty-json-literal.ts';
import { requestPerItem } from './rules/request-per-item.ts';
import { shortAnswerUnbounded } from './rules/short-answer-unbounded.ts';
import { staticAfterDynamic } from './rules/static-after-dynamic.ts';
import { unboundedHistory } from './rules/unbounded-history.ts';
import { unboundedInsert } from './rules/unbounded-insert.ts';
import { unboundedOutput } from './rules/unbounded-output.ts';
import { volatilePrefix } from './rules/volatile-prefix.ts';

/** Every rule that looks at calls, in the order in which findings at one place are listed. */
export const rules: readonly Rule[] = [
  modelDoesNotFit,
  kvCacheOverflow,
  contextOverflow,
  overBudget,
  precisionNotNative,
  shortAnswerUnbounded,
  unboundedOutput,
  staticAfterDynamic,
  volatilePrefix,
  indentedPrompt,
  prettyJsonLiteral,
  unboundedInsert,
  unboundedHistory,
  requestPerItem,
  embedOneByOne,
  duplicatePrompt,
  decodeBound,
  hybridCandidate,
];
