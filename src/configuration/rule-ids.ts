/** Every rule that `rules` in `inference-cost.json` may name; a test holds this list and the rules themselves together. */
export const ruleIds = [
  'context-overflow',
  'decode-bound',
  'duplicate-prompt',
  'embed-one-by-one',
  'hybrid-candidate',
  'indented-prompt',
  'kv-cache-overflow',
  'model-does-not-fit',
  'over-budget',
  'precision-not-native',
  'pretty-json-literal',
  'request-per-item',
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
