import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';
import { inputDollars } from '../token-dollars.ts';

/** Below this the repeated part is not worth a change of the program. */
const leastTokens = 50;

export const requestPerItem: Rule = {
  id: 'request-per-item',
  severity: 'info',
  mechanism: ['prefill'],
  check(call, { countTokens }) {
    const { site } = call;
    // A loop over a conversation repeats the history and not an instruction.
    const conversation = site.prompt.some(part => part.role === 'history');
    if (site.kind !== 'call' || !site.inLoop || conversation) return [];
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
