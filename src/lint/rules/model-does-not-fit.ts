import type { PricedCall } from '../../cost/priced-call.ts';
import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';

/** The configured deployment that cannot even hold its weights; a stand-in that nobody configured is not reported. */
const tooSmall = ({ selfHosted }: PricedCall): string | undefined =>
  selfHosted?.from === 'configuration' && !selfHosted.estimate.fits && selfHosted.estimate.reason === 'weights'
    ? selfHosted.name
    : undefined;

export const modelDoesNotFit: Rule = {
  id: 'model-does-not-fit',
  severity: 'error',
  mechanism: ['memory'],
  check(call, { calls }) {
    const name = tooSmall(call);
    const own = call.selfHosted;
    if (name === undefined || own === undefined || own.estimate.fits) return [];
    // The deployment is at fault, not the call: its first call in a file stands for the others.
    if (calls.find(other => tooSmall(other) === name) !== call) return [];
    const { deployment, estimate } = own;
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
          ...nearest(estimate.nearest),
        },
        range: calleeRange(call.site),
      },
    ];
  },
};

const nearest = (layout: { gpus: number; accelerator: string; weights: string } | undefined) =>
  layout ? { nearestGpus: layout.gpus, nearestAccelerator: layout.accelerator, nearestWeights: layout.weights } : {};
