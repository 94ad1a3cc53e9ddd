import type { Range } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import type { Fix } from '../finding.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shortAnswer } from '../short-answer.ts';
import { textAt } from '../source-span.ts';
import { outputDollars } from '../token-dollars.ts';

const high = /^(?:high|xhigh|max|maximum)$/i;
/** An answer of more tokens than this is no label and no number. */
const simpleTokens = 20;

const inside = (inner: Range, outer: Range): boolean =>
  inner.start.line >= outer.start.line && inner.end.line <= outer.end.line;

function fixFor(file: string, range: Range, { text }: RuleContext): Fix | undefined {
  const written = textAt(text, range);
  const newText = written.replace(/xhigh|maximum|high|max/i, word => (/^[A-Z]+$/.test(word) ? 'LOW' : 'low'));
  return newText === written
    ? undefined
    : { code: 'lower-effort', args: { effort: 'low' }, edits: [{ file, range, newText }] };
}

export const reasoningForSimpleTask: Rule = {
  id: 'reasoning-for-simple-task',
  severity: 'hint',
  mechanism: ['decode'],
  check(call, context) {
    const { site } = call;
    const effort = site.reasoningEffort;
    const short = effort !== undefined && high.test(effort) ? shortAnswer(site) : undefined;
    if (effort === undefined || !short || short.tokens > simpleTokens) return [];
    const { reasoning } = context.configuration.outputTokens;
    const tokens = Math.max(0, (reasoning[effort] ?? reasoning.high ?? 0) - (reasoning.low ?? 0));
    const each = outputDollars(call);
    const range = site.reasoningEffortRange;
    // A constant may serve other calls.
    const fix = range && inside(range, site.range) ? fixFor(site.file, range, context) : undefined;
    return [
      {
        code: 'reasoning-for-simple-task',
        args: {
          wording: short.wording,
          effort,
          tokens,
          ...(each === undefined ? {} : { usdPerThousandCalls: each * tokens * 1000 }),
        },
        range: range ?? calleeRange(site),
        saves: { tokens, ...(each === undefined ? {} : { usdPerThousandCalls: each * tokens * 1000 }) },
        ...(fix ? { fix } : {}),
      },
    ];
  },
};
