import { calcPrice, findProvider, type ModelPrice } from '@pydantic/genai-prices';
import type { HostedCandidate } from './hosted-provider.ts';

/** The bundled list is that of this release of `@pydantic/genai-prices`; a test holds the version against `package.json`. */
export const priceList = { package: '@pydantic/genai-prices', version: '0.1.8', date: '2026-09-23' } as const;

/**
 * Prices hold at noon UTC of the list's date unless another moment is given: a list that changes by the hour (off-peak rates)
 * or that knows a future price must not change a figure from one look to the next.
 */
export const listMoment = new Date(`${priceList.date}T12:00:00Z`);

/** A line of the price list, its conditions resolved for one moment. */
export interface ListedModel {
  readonly provider: string;
  readonly model: string;
  readonly rates: ModelPrice;
  readonly contextWindow?: number;
  /** The provider's own page of prices, where the list names it. */
  readonly page?: string;
}

/** The first candidate that the list knows; undefined when it knows none. */
export function findListed(candidates: readonly HostedCandidate[], on: Date): ListedModel | undefined {
  for (const candidate of candidates) {
    const found = calcPrice({}, candidate.model, { providerId: candidate.provider, timestamp: on });
    if (!found) continue;
    const [page] = found.provider.pricing_urls ?? [];
    return {
      provider: found.provider.id,
      model: found.model.id,
      rates: found.model_price,
      ...(found.model.context_window && { contextWindow: found.model.context_window }),
      ...(page !== undefined && { page }),
    };
  }
  return undefined;
}

/** Every provider of the list (it has no way to be asked for them; a test compares). */
const providers =
  'anthropic arcee avian aws azure baseten cerebras cloudflare cohere cursor deepseek doubleword fireworks github-copilot google groq huggingface_cerebras huggingface_fireworks-ai huggingface_groq huggingface_hyperbolic huggingface_nebius huggingface_novita huggingface_nscale huggingface_ovhcloud huggingface_publicai huggingface_sambanova huggingface_together minimax mistral modal moonshotai novita openai openrouter ovhcloud perplexity quicksilverpro together typesafe voyageai x-ai zai zhipuai'.split(
    ' ',
  );

/** Every model of the list under its provider: some 1,600. */
export function allListed(): readonly HostedCandidate[] {
  return providers.flatMap(provider =>
    (findProvider({ providerId: provider })?.models ?? []).map(model => ({ provider, model: model.id })),
  );
}
