import batch from './data/batch-discounts.json' with { type: 'json' };
import limits from './data/hosted-limits.json' with { type: 'json' };
import { type HostedCandidate, hostedCandidates, makerCandidates } from './hosted-provider.ts';
import { lookedUp } from './looked-up.ts';
import { findModel } from './models.ts';
import { findNewer } from './newer-models.ts';
import { findListed, listMoment } from './price-list.ts';
import type { Sourced } from './sourced.ts';

/** A number of tokens that some source states for a model. */
export interface TokenLimit extends Sourced {
  readonly tokens: number;
}

/** `[context, largest output]` by provider and model, the output `null` where the source does not say. */
const known = limits.limits as unknown as Readonly<
  Record<string, Readonly<Record<string, readonly [number, number | null]>>>
>;

/** Both limits of a model; the output `null` where the source does not say. */
interface Limits extends Sourced {
  readonly context: number;
  readonly output: number | null;
}

/** The limits of a model under its own name on one provider. */
function limitsUnder(provider: string, model: string): Limits | undefined {
  const newer = findNewer(provider, model);
  if (newer) return newer;
  const models = known[provider];
  if (!models || !Object.hasOwn(models, model)) return undefined;
  const [context, output] = models[model]!;
  return { context, output, source: limits.source, date: limits.date };
}

function limitsOn(candidates: readonly HostedCandidate[]): Limits | undefined {
  for (const { provider, model } of candidates) {
    const found = limitsUnder(provider, model) ?? limitsUnder(provider, model.toLowerCase());
    if (found) return found;
  }
  // A dated or aliased name that only the price list resolves, and a bare name of which only dated ones are known.
  const listed = findListed(candidates, listMoment);
  if (!listed) return undefined;
  const dated = Object.keys(known[listed.provider] ?? {}).findLast(
    name => name.startsWith(listed.model) && /^-[\d-]+$/.test(name.slice(listed.model.length)),
  );
  return (
    limitsUnder(listed.provider, listed.model) ??
    (dated === undefined ? undefined : limitsUnder(listed.provider, dated))
  );
}

const limitsOf = lookedUp((model: string, provider: string | undefined): Limits | undefined => {
  const candidates = hostedCandidates(model, provider);
  // A local server's context is its own.
  return candidates.length > 0 ? (limitsOn(candidates) ?? limitsOn(makerCandidates(model))) : undefined;
});

/**
 * The longest context of a hosted or open model, input and output together. Hosted limits come first, then the price list's own
 * figure, then an open model's architecture. Undefined where none states it.
 */
export function contextWindow(model: string, provider?: string): TokenLimit | undefined {
  const stated = limitsOf(model, provider);
  if (stated) return { tokens: stated.context, source: stated.source, date: stated.date };
  const listed = findListed(hostedCandidates(model, provider), listMoment);
  if (listed?.contextWindow) return { tokens: listed.contextWindow, source: listed.source, date: listed.date };
  const open = findModel(model);
  return open?.contextWindow ? { tokens: open.contextWindow, source: open.source, date: open.date } : undefined;
}

/** The most tokens that a hosted model writes in one answer; undefined where no source states it. */
export function maximumOutput(model: string, provider?: string): TokenLimit | undefined {
  const stated = limitsOf(model, provider);
  return stated?.output ? { tokens: stated.output, source: stated.source, date: stated.date } : undefined;
}

/** The share that a provider's batch interface takes off its token prices, such as 0.5; undefined where it has none. */
export const batchDiscount = (provider: string): number | undefined =>
  batch.find(entry => entry.provider === provider)?.discount;
