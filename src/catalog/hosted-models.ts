import batch from './data/batch-discounts.json' with { type: 'json' };
import limits from './data/hosted-limits.json' with { type: 'json' };
import { type HostedCandidate, hostedCandidates, makerCandidates } from './hosted-provider.ts';
import { findModel } from './models.ts';
import { findListed, listMoment, priceList } from './price-list.ts';
import type { Sourced } from './sourced.ts';

/** A number of tokens that some source states for a model. */
export interface TokenLimit extends Sourced {
  readonly tokens: number;
}

/** `[context, largest output]` by provider and model, the output `null` where the source does not say. */
const known = limits.limits as unknown as Readonly<
  Record<string, Readonly<Record<string, readonly [number, number | null]>>>
>;
const stated = { source: limits.source, date: limits.date };

function limitsOn(candidates: readonly HostedCandidate[]): readonly [number, number | null] | undefined {
  for (const { provider, model } of candidates) {
    const models = known[provider];
    const name = [model, model.toLowerCase()].find(spelling => models && Object.hasOwn(models, spelling));
    if (models && name !== undefined) return models[name];
  }
  // A dated or aliased name that only the price list resolves, and a bare name of which only dated ones are known.
  const listed = findListed(candidates, listMoment);
  const models = listed && known[listed.provider];
  if (!listed || !models) return undefined;
  const dated = Object.keys(models).findLast(
    name => name.startsWith(listed.model) && /^-[\d-]+$/.test(name.slice(listed.model.length)),
  );
  if (Object.hasOwn(models, listed.model)) return models[listed.model];
  return dated === undefined ? undefined : models[dated];
}

function limitsOf(model: string, provider: string | undefined): readonly [number, number | null] | undefined {
  const candidates = hostedCandidates(model, provider);
  // A local server's context is its own.
  return candidates.length > 0 ? (limitsOn(candidates) ?? limitsOn(makerCandidates(model))) : undefined;
}

/**
 * The longest context of a hosted or open model, input and output together. Hosted limits come first, then the price list's own
 * figure, then an open model's architecture. Undefined where none states it.
 */
export function contextWindow(model: string, provider?: string): TokenLimit | undefined {
  const [context] = limitsOf(model, provider) ?? [];
  if (context) return { tokens: context, ...stated };
  const listed = findListed(hostedCandidates(model, provider), listMoment)?.contextWindow;
  if (listed) return { tokens: listed, source: `${priceList.package} ${priceList.version}`, date: priceList.date };
  const open = findModel(model);
  return open?.contextWindow ? { tokens: open.contextWindow, source: open.source, date: open.date } : undefined;
}

/** The most tokens that a hosted model writes in one answer; undefined where no source states it. */
export function maximumOutput(model: string, provider?: string): TokenLimit | undefined {
  const output = limitsOf(model, provider)?.[1];
  return output ? { tokens: output, ...stated } : undefined;
}

/** The share that a provider's batch interface takes off its token prices, such as 0.5; undefined where it has none. */
export const batchDiscount = (provider: string): number | undefined =>
  batch.find(entry => entry.provider === provider)?.discount;
