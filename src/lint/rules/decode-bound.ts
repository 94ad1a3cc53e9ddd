import type { PricedCall } from '../../cost/priced-call.ts';
import { selfHostedCost } from '../../cost/self-hosted-cost.ts';
import { calleeRange } from '../callee-range.ts';
import { standsFor } from '../configured-deployment.ts';
import type { Rule } from '../rule.ts';

/** A batch that interactive servers reach with ease. */
const usualBatch = 16;
/** Smaller savings are within what the model can tell apart. */
const leastSaving = 0.5;

/** One request at a time, each step waiting for the weights to be read. */
const idles = ({ deployment, estimate }: NonNullable<PricedCall['selfHosted']>): boolean =>
  estimate.fits && deployment.concurrency === 1 && estimate.decode.bound === 'memory bandwidth';

export const decodeBound: Rule = {
  id: 'decode-bound',
  severity: 'info',
  mechanism: ['decode'],
  check(call, { calls }) {
    const own = call.selfHosted;
    if (!own?.estimate.fits || !('costPerRequest' in own) || own.costPerRequest === undefined) return [];
    const reported = standsFor(call, calls, idles);
    const batch = Math.min(usualBatch, own.estimate.memory.maxConcurrency);
    if (!reported || batch < 2) return [];
    const batched = selfHostedCost({ ...own, deployment: { ...own.deployment, concurrency: batch } }, own.shape);
    if (!('costPerRequest' in batched) || batched.costPerRequest === undefined) return [];
    const saving = 1 - batched.costPerRequest / own.costPerRequest;
    if (saving < leastSaving) return [];
    return [
      {
        code: 'decode-bound',
        args: {
          deployment: own.name,
          batch,
          saving,
          usdPerThousandCalls: own.costPerRequest * 1000,
          batchedUsdPerThousandCalls: batched.costPerRequest * 1000,
        },
        range: calleeRange(call.site),
        saves: { usdPerThousandCalls: (own.costPerRequest - batched.costPerRequest) * 1000 },
      },
    ];
  },
};
