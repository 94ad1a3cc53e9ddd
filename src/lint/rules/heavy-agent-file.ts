import { globOf } from '../../configuration/file-globs.ts';
import type { PricedCall, PricedPart } from '../../cost/priced-call.ts';
import type { PromptPart } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import type { RuleReport } from '../finding.ts';
import { heaviestSections } from '../markdown-sections.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine, offsetAt, rangeAt, textAt } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';

/**
 * Tokens that go along with every turn of an agent. The median AGENTS.md, CLAUDE.md or SKILL.md of public repositories has 989 to
 * 1,638 (486 labelled calls, 2026-11-22); a skill's own documentation asks for less than 5,000 and a description of about 100
 * (Agent Skills specification, agentskills.io, read 2026-11-22).
 */
const budgets = { 'agent-instructions': 2000, 'agent-file': 2000, 'agent-skill': 5000, description: 100 } as const;

const budgetOf = (sdk: string): number | undefined =>
  sdk === 'agent-instructions' || sdk === 'agent-file' || sdk === 'agent-skill' ? budgets[sdk] : undefined;

/** What a finding names, by the arguments that carry it: `first`, `firstTokens` and so on. */
const named = ['first', 'second', 'third'] as const;

function heavyDescription(call: PricedCall, { text }: RuleContext): RuleReport[] {
  if (call.site.sdk !== 'agent-skill') return [];
  const part = call.parts.find(found => found.role === 'tool');
  const tokens = part?.count.tokens ?? 0;
  if (!part?.range || tokens <= budgets.description) return [];
  return [
    {
      code: 'heavy-skill-description',
      args: { tokens, budget: budgets.description, ...perThousandCalls(call, tokens - budgets.description) },
      range: firstLine(text, part.range),
      saves: { tokens: tokens - budgets.description },
    },
  ];
}

const sum = (parts: readonly PricedPart[]): number => parts.reduce((total, part) => total + part.count.tokens, 0);

/** The heaviest sections of the file itself and the files that it imports, heaviest first. */
function heaviest(body: PromptPart, imported: readonly PricedPart[], context: RuleContext): RuleReport['args'] {
  const written = body.range ? textAt(context.text, body.range) : '';
  const sections = heaviestSections(written, context.countTokens).map(({ title, tokens }) => ({ name: title, tokens }));
  const files = imported.map(part => ({ name: part.file ?? '', tokens: part.count.tokens }));
  const entries = [...sections, ...files]
    .toSorted((a, b) => b.tokens - a.tokens)
    .flatMap(({ name, tokens }, index) => {
      const key = named[index];
      return key ? [[key, name] as const, [`${key}Tokens`, tokens] as const] : [];
    });
  return Object.fromEntries(entries);
}

export const heavyAgentFile: Rule = {
  id: 'heavy-agent-file',
  severity: 'warning',
  mechanism: ['prefill', 'kv-cache', 'prefix-cache'],
  check(call, context) {
    const { site } = call;
    const budget = budgetOf(site.sdk);
    if (site.kind !== 'prompt-file' || budget === undefined) return [];
    // A skill's own AGENTS.md is a document that is read on demand.
    if (site.sdk === 'agent-instructions' && /(?:^|\/)skills?\//.test(site.file)) return [];
    // Who set a budget for this file hears about that one.
    const own = context.configuration.budgets.some(
      ({ files, maxInputTokens }) => maxInputTokens !== undefined && globOf(files)(site.file),
    );
    const sent = call.parts.filter(part => part.role !== 'tool');
    const tokens = sum(sent);
    const body = site.prompt.find(part => part.role !== 'tool' && part.file === undefined);
    if (own || tokens <= budget || !body) return heavyDescription(call, context);
    const imported = sent.filter(part => part.file !== undefined && part.file !== site.file);
    const [section] = heaviestSections(body.range ? textAt(context.text, body.range) : '', context.countTokens);
    const from = body.range ? offsetAt(context.text, body.range.start) : 0;
    const range =
      section && body.range
        ? firstLine(context.text, rangeAt(context.text, from + section.from, from + section.to))
        : calleeRange(site);
    return [
      {
        code: 'heavy-agent-file',
        args: {
          tokens,
          budget,
          ...heaviest(body, imported, context),
          each: site.sdk === 'agent-skill' ? 'use' : 'turn',
          ...(imported.length > 0 ? { imported: sum(imported) } : {}),
          ...perThousandCalls(call, tokens),
        },
        range,
        saves: { tokens: tokens - budget },
      },
      ...heavyDescription(call, context),
    ];
  },
};
