import { calleeRange } from '../callee-range.ts';
import { standsFor } from '../configured-deployment.ts';
import type { Rule } from '../rule.ts';

export const modelDoesNotFit: Rule = {
  id: 'model-does-not-fit',
  severity: 'error',
  mechanism: ['memory'],
  check(call, { calls }) {
    const own = call.selfHosted;
    const tooSmall = standsFor(call, calls, ({ estimate }) => !estimate.fits && estimate.reason === 'weights');
    if (!tooSmall || !own || own.estimate.fits) return [];
    const { deployment, estimate, name } = own;
    const { nearest } = estimate;
    return [
      {
        code: 'model-does-not-fit',
        args: {
          deployment: name,
          model: deployment.model.id,
          weights: deployment.weights,
          gpus: deployment.gpus,
          accelerator: deployment.accelerator.name,
          weightsBytes: estimate.memory.weightsBytes,
          capacityBytes: estimate.memory.capacityBytes,
          missingBytes: estimate.missingBytes,
          ...(nearest
            ? { nearestGpus: nearest.gpus, nearestAccelerator: nearest.accelerator, nearestWeights: nearest.weights }
            : {}),
        },
        range: calleeRange(call.site),
      },
    ];
  },
};
