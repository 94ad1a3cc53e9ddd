import type { Rule } from './rule.ts';
import { cacheablePrefixUnmarked } from './rules/cacheable-prefix-unmarked.ts';
import { contextOverflow } from './rules/context-overflow.ts';
import { decodeBound } from './rules/decode-bound.ts';
import { duplicatePrompt } from './rules/duplicate-prompt.ts';
import { echoWholeInput } from './rules/echo-whole-input.ts';
import { embedOneByOne } from './rules/embed-one-by-one.ts';
import { fewShotWeight } from './rules/few-shot-weight.ts';
import { heavyAgentFile } from './rules/heavy-agent-file.ts';
import { hybridCandidate } from './rules/hybrid-candidate.ts';
import { imageFullDetail } from './rules/image-full-detail.ts';
import { indentedPrompt } from './rules/indented-prompt.ts';
import { kvCacheOverflow } from './rules/kv-cache-overflow.ts';
import { modelDoesNotFit } from './rules/model-does-not-fit.ts';
import { overBudget } from './rules/over-budget.ts';
import { oversizedModel } from './rules/oversized-model.ts';
import { precisionNotNative } from './rules/precision-not-native.ts';
import { prettyJsonInPrompt } from './rules/pretty-json-in-prompt.ts';
import { prettyJsonLiteral } from './rules/pretty-json-literal.ts';
import { reasoningForSimpleTask } from './rules/reasoning-for-simple-task.ts';
import { requestPerItem } from './rules/request-per-item.ts';
import { retryResends } from './rules/retry-resends.ts';
import { sameInputManyCalls } from './rules/same-input-many-calls.ts';
import { schemaSaidTwice } from './rules/schema-said-twice.ts';
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
  reasoningForSimpleTask,
  echoWholeInput,
  heavyAgentFile,
  cacheablePrefixUnmarked,
  staticAfterDynamic,
  volatilePrefix,
  indentedPrompt,
  prettyJsonInPrompt,
  prettyJsonLiteral,
  schemaSaidTwice,
  fewShotWeight,
  imageFullDetail,
  unboundedInsert,
  unboundedHistory,
  requestPerItem,
  embedOneByOne,
  sameInputManyCalls,
  retryResends,
  duplicatePrompt,
  decodeBound,
  hybridCandidate,
  oversizedModel,
];
