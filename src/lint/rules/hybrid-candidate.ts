import type { SelfHostedCost } from '../../cost/priced-call.ts';
import { resolveDeployment } from '../../cost/resolve-deployment.ts';
import { selfHostedCost } from '../../cost/self-hosted-cost.ts';
import { calleeRange } from '../callee-range.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shortAnswer } from '../short-answer.ts';

/** A model of less than half the active parameters is another class. */
const smallerThan = 0.5;
/** An answer of more tokens than this is no simple task, however short. */
const simpleTokens = 20;

/** The cheapest configured deployment of a much smaller model that holds the request. */
function smaller(own: SelfHostedCost, { configuration }: RuleContext): SelfHostedCost | undefined {
  const candidates = Object.entries(configuration.deployments).flatMap(([name, settings]): SelfHostedCost[] => {
    const resolved = name === own.name ? undefined : resolveDeployment(name, settings, 'configuration', new Map());
    if (!resolved) return [];
    const active = resolved.deployment.model.parameters.active;
    if (active >= own.deployment.model.parameters.active * smallerThan) return [];
    const cost = selfHostedCost(resolved, own.shape);
    return cost.estimate.fits && 'costPerRequest' in cost && cost.costPerRequest !== undefined ? [cost] : [];
  });
  return candidates.toSorted((a, b) => a.costPerRequest! - b.costPerRequest!)[0];
}

export const hybridCandidate: Rule = {
  id: 'hybrid-candidate',
  severity: 'hint',
  mechanism: ['prefill', 'decode'],
  check(call, context) {
    const own = call.selfHosted;
    if (call.headline !== 'self-hosted' || own?.from !== 'configuration' || !own.estimate.fits) return [];
    const running = own as SelfHostedCost;
    const short = shortAnswer(call.site);
    if (running.costPerRequest === undefined || !short || short.tokens > simpleTokens) return [];
    const other = smaller(running, context);
    if (other?.costPerRequest === undefined || other.costPerRequest >= running.costPerRequest) return [];
    const saved = (running.costPerRequest - other.costPerRequest) * 1000;
    return [
      {
        code: 'hybrid-candidate',
        args: {
          wording: short.wording,
          deployment: running.name,
          smaller: other.name,
          model: other.deployment.model.id,
          saving: 1 - other.costPerRequest / running.costPerRequest,
          usdPerThousandCalls: saved,
        },
        range: calleeRange(call.site),
        saves: { usdPerThousandCalls: saved },
      },
    ];
  },
};
