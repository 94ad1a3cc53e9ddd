import { allHostedPrices, type HostedPrice, hostedPrice, priceRequest } from '../../catalog/hosted-prices.ts';
import type { RequestShape } from '../../performance/deployment.ts';
import type { Dollars } from '../../units.ts';
import type { PlannedDeployment } from './plan.ts';

/** The rate above which a deployment of one's own costs less than the price list. */
export interface BreakEven {
  readonly hosted: { readonly provider: string; readonly model: string; readonly priceDate: string };
  readonly hostedUsdPerRequest: Dollars;
  /** Requests per second, all day; undefined where no planned deployment is cheaper at any rate. */
  readonly requestsPerSecond?: number;
  /** The planned deployment that gets there first. */
  readonly deployment?: string;
}

/** The last part of a repository name, without what hosts add to it: `meta-llama/Llama-3.3-70B-Instruct` -> `llama3370binstruct`. */
const bare = (model: string): string =>
  model
    .slice(model.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** What a request costs on the list: the named hosted model, else the cheapest provider that lists the same open model. */
export function hostedOffer(model: string, shape: RequestShape): HostedPrice | undefined {
  const named = hostedPrice(model);
  if (named?.output) return named;
  const same = allHostedPrices().filter(price => price.output && bare(price.model) === bare(model));
  const cost = (price: HostedPrice): number => priceRequest(price, shape).total;
  // A price of zero is a provider's trial offer, not a price to plan with.
  return same.filter(price => cost(price) > 0).sort((a, b) => cost(a) - cost(b))[0];
}

/**
 * Where self-hosting starts to pay. One replica costs the same whatever it serves, so it breaks even at its hourly price ÷ the list price
 * of a request, if it can serve that rate within the objective; if one cannot, no number of them can.
 */
export function breakEven(
  planned: readonly PlannedDeployment[],
  model: string,
  shape: RequestShape,
): BreakEven | undefined {
  const offer = hostedOffer(model, shape);
  if (!offer) return undefined;
  const perRequest = priceRequest(offer, shape).total;
  const rates = planned
    .map(({ id, usdPerHour, replicas, replicaRate }) => ({
      deployment: id,
      requestsPerSecond: usdPerHour / replicas / 3600 / perRequest,
      replicaRate,
    }))
    .filter(({ requestsPerSecond, replicaRate }) => requestsPerSecond <= replicaRate)
    .sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const [first] = rates;
  return {
    hosted: { provider: offer.provider, model: offer.model, priceDate: offer.priceDate },
    hostedUsdPerRequest: perRequest,
    ...(first ? { requestsPerSecond: first.requestsPerSecond, deployment: first.deployment } : {}),
  };
}
