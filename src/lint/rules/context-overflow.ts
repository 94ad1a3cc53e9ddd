import { calleeRange } from '../callee-range.ts';
import { contextWindows } from '../context-window.ts';
import type { Rule } from '../rule.ts';

export const contextOverflow: Rule = {
  id: 'context-overflow',
  severity: 'error',
  mechanism: ['prefill', 'kv-cache'],
  check(call) {
    // A limit is reserved whole by servers and APIs; without one only the expected answer counts.
    const output = call.site.outputLimit.value ?? call.output.tokens;
    return contextWindows(call)
      .filter(window => window.input + output > window.tokens)
      .slice(0, 1)
      .map(({ model, tokens, input, exact }) => ({
        code: 'context-overflow',
        args: {
          model,
          window: tokens,
          input,
          output,
          total: input + output,
          excess: input + output - tokens,
          exact: exact ? 1 : 0,
        },
        range: calleeRange(call.site),
        saves: { tokens: input + output - tokens },
      }));
  },
};
