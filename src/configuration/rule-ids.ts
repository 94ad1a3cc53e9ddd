/** Every rule that `rules` in `inference-cost.json` may name; a test holds this list and the rules themselves together. */
export const ruleIds = [
  'context-overflow',
  'kv-cache-overflow',
  'model-does-not-fit',
  'over-budget',
  'unbounded-output',
  'unused-suppression',
] as const;

export type RuleId = (typeof ruleIds)[number];

export const isRuleId = (name: string): name is RuleId => (ruleIds as readonly string[]).includes(name);
