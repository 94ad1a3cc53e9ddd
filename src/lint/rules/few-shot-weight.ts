import type { CallSite, Range } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import { type ShotExample, shotExamples } from '../few-shot.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';
import { rangeWithin, staticText, writtenTexts } from '../written-prompt.ts';

const heavyFrom = 150;
/** Lighter examples count when they are this share of the prompt, and not next to nothing. */
const heavyShare = 0.4;
const leastTokens = 60;
/** Less of a long prompt is not where its weight lies. */
const leastShare = 0.1;

/** Where the first example begins, on one line. */
function placeOf({ part: index, text }: ShotExample, site: CallSite, context: RuleContext): Range {
  const part = site.prompt[index]!;
  const [line] = text.split('\n', 1);
  const here = part.file === undefined || part.file === site.file;
  const written = here
    ? writtenTexts(part, context).find(found => line !== '' && found.text.includes(line!))
    : undefined;
  const from = written?.text.indexOf(line!) ?? 0;
  if (written) return rangeWithin(written, from, from + line!.length);
  return here && part.range ? firstLine(context.text, part.range) : calleeRange(site);
}

export const fewShotWeight: Rule = {
  id: 'few-shot-weight',
  severity: 'hint',
  mechanism: ['prefill', 'kv-cache'],
  check(call, context) {
    const { site } = call;
    // Examples in an agent's instructions are documentation; `heavy-agent-file` weighs those.
    if (site.kind === 'embedding' || site.sdk === 'agent-instructions') return [];
    const examples = shotExamples(site.prompt, staticText);
    const [first] = examples;
    if (!first) return [];
    const tokens = examples.reduce((sum, { text }) => sum + context.countTokens(text), 0);
    const prompt = call.parts.reduce((sum, part) => sum + part.staticCount.tokens, 0);
    const share = prompt === 0 ? 0 : Math.min(1, tokens / prompt);
    if (tokens < leastTokens || share < leastShare || (tokens <= heavyFrom && share <= heavyShare)) return [];
    return [
      {
        code: 'few-shot-weight',
        args: {
          tokens,
          examples: examples.length,
          each: Math.round(tokens / examples.length),
          share,
          ...perThousandCalls(call, tokens),
        },
        range: placeOf(first, site, context),
        saves: { tokens },
      },
    ];
  },
};
