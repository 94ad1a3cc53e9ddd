/** Every rule that `rules` in `inference-cost.json` may name; a test holds this list and the rules themselves together. */
export const ruleIds = [
  'cacheable-prefix-unmarked',
  'context-overflow',
  'decode-bound',
  'duplicate-prompt',
  'echo-whole-input',
  'embed-one-by-one',
  'few-shot-weight',
  'heavy-agent-file',
  'hybrid-candidate',
  'image-full-detail',
  'indented-prompt',
  'kv-cache-overflow',
  'model-does-not-fit',
  'over-budget',
  'oversized-model',
  'precision-not-native',
  'pretty-json-in-prompt',
  'pretty-json-literal',
  'reasoning-for-simple-task',
  'request-per-item',
  'retry-resends',
  'same-input-many-calls',
  'schema-said-twice',
  'short-answer-unbounded',
  'static-after-dynamic',
  'unbounded-history',
  'unbounded-insert',
  'unbounded-output',
  'unused-suppression',
  'volatile-prefix',
] as const;

export type RuleId = (typeof ruleIds)[number];

export const isRuleId = (name: string): name is RuleId => (ruleIds as readonly string[]).includes(name);
