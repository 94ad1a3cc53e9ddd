import { marksCache } from '../cache-mark.ts';
import { calleeRange } from '../callee-range.ts';
import { enclosingLoop } from '../enclosing-loop.ts';
import type { Rule } from '../rule.ts';
import { offsetAt, textAt } from '../source-span.ts';
import { inputDollars } from '../token-dollars.ts';

/** Below this the repeated part is not worth a change of the program. */
const leastTokens = 50;

/** Turns of a conversation, of a tool loop or of a refinement: each needs the answer before it. */
const notOverData =
  /^(?:while|until|loop|do)\b|\bfor\s*\(?\s*(?:let |int |var )?_?\w*(?:iteration|step|turn|round|attempt|retry|tries|trial)\w*\b|\bfor\s+_\w*\s+in\s+range\(/i;

/** A conversation that is handed over as an argument. */
const passesHistory = /\b\w*(?:history|conversation)\w*\s*[=:]/i;

export const requestPerItem: Rule = {
  id: 'request-per-item',
  severity: 'info',
  mechanism: ['prefill'],
  check(call, { countTokens, text }) {
    const { site } = call;
    // A loop over a conversation repeats the history and not an instruction.
    const conversation = site.prompt.some(
      ({ role, segments }) =>
        role === 'history' ||
        segments.some(segment => segment.kind === 'placeholder' && /history|conversation|dialog/i.test(segment.name)),
    );
    if (site.kind !== 'call' || !site.inLoop || conversation || site.retry) return [];
    const loop = enclosingLoop(text, offsetAt(text, site.range.start));
    const written = textAt(text, site.range);
    if ((loop && notOverData.test(loop.head)) || marksCache.test(written) || passesHistory.test(written)) return [];
    const statics = site.prompt.flatMap(part => part.segments).filter(segment => segment.kind === 'static');
    const tokens = statics.reduce((sum, segment) => sum + countTokens(segment.text), 0);
    if (tokens < leastTokens) return [];
    const perToken = inputDollars(call);
    return [
      {
        code: 'request-per-item',
        args: { tokens, ...(perToken === undefined ? {} : { usdPerThousandItems: perToken * tokens * 1000 }) },
        range: calleeRange(site),
        saves: { tokens },
      },
    ];
  },
};
