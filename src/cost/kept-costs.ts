import type { Configuration } from '../configuration/configuration.ts';
import type { Corrections } from '../performance/corrections.ts';
import type { RequestShape } from '../performance/deployment.ts';
import type { CallSite } from '../source/call-site.ts';
import type { TokenCounters } from '../tokens/token-counter.ts';
import { largestOutput } from './hosted-cost.ts';
import type { ResolvedDeployment, SelfHostedCost, SelfHostedRefusal } from './priced-call.ts';
import { type CustomModels, deploymentInForce } from './resolve-deployment.ts';
import { selfHostedCost } from './self-hosted-cost.ts';

/** What pricing rests on besides the call itself. */
export interface PricingContext {
  readonly configuration: Configuration;
  readonly customModels: CustomModels;
  readonly counters: TokenCounters;
  readonly corrections?: Corrections;
}

/**
 * Names and lengths come from source code, so that there is no end to them: what is kept is dropped when it is this many. A file has
 * fewer, and each takes some 4 kB of every thread that lints.
 */
export const mostKept = 300;

/** What was found for a key, found once. */
class Kept<Value> {
  readonly #values = new Map<string, Value>();

  get(key: string, find: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined || this.#values.has(key)) return known as Value;
    const value = find();
    if (this.#values.size >= mostKept) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}

/**
 * What pricing under one configuration finds out again at every keystroke: an edit changes one call of a file, the others are of the
 * same models and lengths as before.
 */
export class KeptCosts {
  readonly #context: PricingContext;
  readonly #deployments = new Kept<ResolvedDeployment | undefined>();
  readonly #limits = new Kept<number | undefined>();
  readonly #costs = new WeakMap<ResolvedDeployment, Kept<SelfHostedCost | SelfHostedRefusal>>();

  constructor(context: PricingContext) {
    this.#context = context;
  }

  /** The deployment that prices calls to a model, with the user's own measurements; the same object for the same name. */
  deployment(modelId: string | undefined): ResolvedDeployment | undefined {
    const { configuration, customModels, corrections } = this.#context;
    return this.#deployments.get(JSON.stringify([modelId]), () => {
      const resolved = deploymentInForce(modelId, configuration, customModels);
      return resolved && corrections ? { ...resolved, corrections } : resolved;
    });
  }

  /** @param resolved as `deployment` gave it. */
  selfHosted(resolved: ResolvedDeployment, shape: RequestShape): SelfHostedCost | SelfHostedRefusal {
    let costs = this.#costs.get(resolved);
    if (!costs) {
      costs = new Kept();
      this.#costs.set(resolved, costs);
    }
    return costs.get(`${shape.input} ${shape.cached} ${shape.output}`, () => selfHostedCost(resolved, shape));
  }

  largestOutput(site: CallSite): number | undefined {
    return this.#limits.get(JSON.stringify([site.model.id, site.provider]), () => largestOutput(site));
  }
}
