import type { Rule } from '../rule.ts';
import { requestDollars } from '../token-dollars.ts';

export const retryResends: Rule = {
  id: 'retry-resends',
  severity: 'info',
  mechanism: ['prefill', 'decode'],
  check(call) {
    const { retry, kind } = call.site;
    // Bounded, and only for errors that may pass: as it should be.
    if (!retry || (kind !== 'call' && kind !== 'wrapper') || (retry.bounded && retry.selective)) return [];
    const again = retry.attempts === undefined ? undefined : retry.attempts - 1;
    // Nothing is known of what would be sent again.
    if (again === 0 || call.input.tokens === 0) return [];
    const each = requestDollars(call);
    return [
      {
        code: !retry.bounded ? 'retry-unbounded' : retry.attempts === undefined ? 'retry-any-error' : 'retry-resends',
        args: {
          tokens: call.input.tokens,
          exact: call.input.exact ? 1 : 0,
          ...(retry.attempts === undefined
            ? {}
            : { attempts: retry.attempts, total: call.input.tokens * retry.attempts }),
          ...(each === undefined ? {} : { usdPerThousandAttempts: each * 1000 }),
        },
        range: retry.range,
        ...(again === undefined ? {} : { saves: { tokens: call.input.tokens * again } }),
      },
    ];
  },
};
