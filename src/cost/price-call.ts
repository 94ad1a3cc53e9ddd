import type { CallSite } from '../source/call-site.ts';
import { countCall } from './count-call.ts';
import { expectedOutput } from './expected-output.ts';
import { hostedCost } from './hosted-cost.ts';
import { KeptCosts, type PricingContext } from './kept-costs.ts';
import type { PricedCall, ResolvedDeployment, Unknown } from './priced-call.ts';

/** As long as the context is there, what was found out under it is. */
const keptCosts = new WeakMap<PricingContext, KeptCosts>();

function costsUnder(context: PricingContext): KeptCosts {
  let costs = keptCosts.get(context);
  if (!costs) {
    costs = new KeptCosts(context);
    keptCosts.set(context, costs);
  }
  return costs;
}

function headline(hosted: boolean, resolved: ResolvedDeployment | undefined, site: CallSite): PricedCall['headline'] {
  if (resolved && (resolved.from === 'configuration' || site.provider === 'self-hosted')) return 'self-hosted';
  if (hosted) return 'hosted';
  return resolved ? 'self-hosted' : 'none';
}

/**
 * Counts a call's tokens and prices it twice: on the provider's list, and on the deployment in force. Each side counts with its
 * own model's vocabulary, since the same text is a different number of tokens to different models.
 */
export async function priceCall(site: CallSite, context: PricingContext): Promise<PricedCall> {
  const { configuration, counters } = context;
  const costs = costsUnder(context);
  const selfHostedOnly = site.provider === 'self-hosted';
  // Deployments serve language models; vectors come from another model, whose weights no deployment here describes.
  const resolved = site.kind === 'embedding' ? undefined : costs.deployment(site.model.id);
  const served = resolved?.deployment.model.id;
  const counter = await counters.forModel(site.model.id ?? (selfHostedOnly ? served : undefined));
  const counted = countCall(site, counter, configuration);
  const output = expectedOutput(site, configuration, costs.largestOutput(site));
  const hosted = selfHostedOnly
    ? undefined
    : hostedCost(site, { input: counted.input.tokens, cached: counted.cached, output: output.tokens });
  const selfHosted = resolved && costs.selfHosted(resolved, await servedShape());
  return {
    site,
    basis: counter.basis,
    ...counted,
    output,
    ...(hosted ? { hosted } : {}),
    ...(selfHosted ? { selfHosted } : {}),
    headline: headline(hosted !== undefined, resolved, site),
    unknown: unknowns(site, hosted !== undefined, selfHosted),
  };

  async function servedShape() {
    const { input, cached } = countCall(site, await counters.forModel(served), configuration, served);
    return { input: input.tokens, cached, output: output.tokens };
  }
}

function unknowns(site: CallSite, hosted: boolean, selfHosted: PricedCall['selfHosted']): readonly Unknown[] {
  const found: Unknown[] = [];
  if (site.prompt.length === 0) found.push({ code: 'prompt-unknown' });
  if (site.model.id === undefined) found.push({ code: 'model-unknown' });
  else if (!hosted && site.provider !== 'self-hosted')
    found.push({ code: 'hosted-price-unknown', model: site.model.id });
  if (selfHosted?.estimate.fits && selfHosted.gpuHour === undefined)
    found.push({ code: 'gpu-price-unknown', accelerator: selfHosted.deployment.accelerator.id });
  return found;
}
