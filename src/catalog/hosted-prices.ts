import type { ModelPrice } from '@pydantic/genai-prices';
import { type Dollars, type DollarsPerMillionTokens, dollars, dollarsPerMillionTokens } from '../units.ts';
import { batchDiscount } from './hosted-models.ts';
import { hostedCandidates } from './hosted-provider.ts';
import { lookedUp } from './looked-up.ts';
import { allListed, findListed, type ListedModel, listMoment } from './price-list.ts';
import type { Sourced } from './sourced.ts';

/** Dollars per million tokens. A tier holds for the whole request once its input is longer than `above` tokens. */
export interface TokenRate {
  readonly base: DollarsPerMillionTokens;
  readonly tiers: readonly { readonly above: number; readonly rate: DollarsPerMillionTokens }[];
}

/** What a provider asks for a model's tokens. */
export interface HostedPrice extends Sourced {
  /** The price list's ids: `openai`, `gpt-4o`. */
  readonly provider: string;
  readonly model: string;
  readonly input: TokenRate;
  /** Absent for embeddings. */
  readonly output?: TokenRate;
  /** Input read from the provider's prompt cache; absent where the provider has none. */
  readonly cachedInput?: TokenRate;
  /** Input written to the prompt cache, where that costs extra (five-minute entries). */
  readonly cacheWrite?: TokenRate;
  /** A fee for each request on top of its tokens. */
  readonly perRequest?: Dollars;
  /** Share of the price that the provider's batch interface takes off, such as 0.5. */
  readonly batchDiscount?: number;
  /** ISO date of the price list, or of the source of a model that came after it. */
  readonly priceDate: string;
}

function rate(price: ModelPrice[string]): TokenRate | undefined {
  if (price === undefined) return undefined;
  if (typeof price === 'number') return { base: dollarsPerMillionTokens(price), tiers: [] };
  const tiers = price.tiers.map(tier => ({ above: tier.start, rate: dollarsPerMillionTokens(tier.price) }));
  return { base: dollarsPerMillionTokens(price.base), tiers: tiers.sort((a, b) => a.above - b.above) };
}

function toHostedPrice(listed: ListedModel): HostedPrice | undefined {
  const { rates, provider, model } = listed;
  const input = rate(rates.input_mtok);
  // Priced by the second, image or page: no token price.
  if (!input) return undefined;
  const output = rate(rates.output_mtok);
  const cachedInput = rate(rates.cache_read_mtok);
  const cacheWrite = rate(rates.cache_write_mtok);
  const perThousandRequests = typeof rates.requests_kcount === 'number' ? rates.requests_kcount : undefined;
  const discount = batchDiscount(provider);
  return {
    provider,
    model,
    input,
    ...(output && { output }),
    ...(cachedInput && { cachedInput }),
    ...(cacheWrite && { cacheWrite }),
    ...(perThousandRequests !== undefined && { perRequest: dollars(perThousandRequests / 1000) }),
    ...(discount !== undefined && { batchDiscount: discount }),
    priceDate: listed.date,
    source: listed.source,
    date: listed.date,
  };
}

const priceAt = lookedUp((model: string, provider: string | undefined, time: number) => {
  const listed = findListed(hostedCandidates(model, provider), new Date(time));
  return listed && toHostedPrice(listed);
});

/**
 * The list price of a model as code spells it, with `provider` what the SDK says (`openai`, `bedrock`,
 * `vertex_ai`…).
 * Undefined where no list prices it: an Azure deployment's own name, an open model without a provider, a local server.
 */
export const hostedPrice = (model: string, provider?: string, on: Date = listMoment): HostedPrice | undefined =>
  priceAt(model, provider, on.getTime());

/** The whole price list: every model that is priced by the token, under every provider. */
export function allHostedPrices(): readonly HostedPrice[] {
  everything ??= allListed(listMoment).flatMap(listed => toHostedPrice(listed) ?? []);
  return everything;
}
let everything: readonly HostedPrice[] | undefined;

/** Tokens of one request. `cached` and `cacheWritten` are parts of `input`. */
export interface BilledTokens {
  readonly input: number;
  readonly cached?: number;
  readonly cacheWritten?: number;
  readonly output: number;
  /** Sent to the provider's batch interface. */
  readonly batched?: boolean;
}

export interface RequestPrice {
  readonly input: Dollars;
  readonly output: Dollars;
  readonly total: Dollars;
}

/** The rate that a request of this input length pays. */
export function rateFor(tokenRate: TokenRate, inputTokens: number): DollarsPerMillionTokens {
  return tokenRate.tiers.findLast(tier => inputTokens > tier.above)?.rate ?? tokenRate.base;
}

/**
 * Dollars of one request; a fee per request counts as input and knows no discount. Cached tokens cost full input where the provider has
 * no cache.
 */
export function priceRequest(price: HostedPrice, tokens: BilledTokens): RequestPrice {
  const cached = Math.min(tokens.cached ?? 0, tokens.input);
  const written = Math.min(tokens.cacheWritten ?? 0, tokens.input - cached);
  const paid = tokens.batched ? 1 - (price.batchDiscount ?? 0) : 1;
  const at = (tokenRate: TokenRate | undefined, count: number) =>
    tokenRate ? (rateFor(tokenRate, tokens.input) * count * paid) / 1e6 : 0;
  const input =
    at(price.input, tokens.input - cached - written) +
    at(price.cachedInput ?? price.input, cached) +
    at(price.cacheWrite ?? price.input, written) +
    (price.perRequest ?? 0);
  const output = at(price.output, tokens.output);
  return { input: dollars(input), output: dollars(output), total: dollars(input + output) };
}
