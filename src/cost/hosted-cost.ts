import { contextWindow, maximumOutput } from '../catalog/hosted-models.ts';
import { hostedPrice, priceRequest } from '../catalog/hosted-prices.ts';
import type { RequestShape } from '../performance/deployment.ts';
import type { CallSite } from '../source/call-site.ts';
import type { HostedCost } from './priced-call.ts';

/** The most that a call's model can write in one answer: its output limit, else its context window; undefined where unknown. */
export function largestOutput({ model: { id }, provider }: CallSite): number | undefined {
  if (id === undefined) return undefined;
  return maximumOutput(id, provider)?.tokens ?? contextWindow(id, provider)?.tokens;
}

/** Dollars of one request on the provider's price list; undefined where no list prices the model. */
export function hostedCost(
  { model: { id }, provider, batched = false }: CallSite,
  shape: RequestShape,
): HostedCost | undefined {
  const price = id === undefined ? undefined : hostedPrice(id, provider);
  if (!price) return undefined;
  const { input, output, total } = priceRequest(price, { ...shape, batched });
  return {
    provider: price.provider,
    model: price.model,
    costPerRequest: total,
    inputCost: input,
    outputCost: output,
    priceDate: price.priceDate,
    ...(batched && price.batchDiscount !== undefined ? { batchDiscount: price.batchDiscount } : {}),
  };
}
