import { calleeRange } from '../callee-range.ts';
import { standsFor } from '../configured-deployment.ts';
import type { Rule } from '../rule.ts';

export const precisionNotNative: Rule = {
  id: 'precision-not-native',
  severity: 'warning',
  mechanism: ['prefill', 'decode', 'memory'],
  check(call, { calls }) {
    const widened = standsFor(call, calls, ({ estimate }) =>
      estimate.warnings.some(warning => warning.code === 'precision-not-native'),
    );
    const own = call.selfHosted;
    const warning = own?.estimate.warnings.find(entry => entry.code === 'precision-not-native');
    if (!widened || !own || !warning) return [];
    return [
      {
        code: 'precision-not-native',
        args: {
          ...warning.args,
          deployment: own.name,
          ...(own.estimate.fits ? { prefillSeconds: own.estimate.prefill.seconds } : {}),
        },
        range: calleeRange(call.site),
      },
    ];
  },
};
