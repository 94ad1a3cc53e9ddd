import { calcPrice, findProvider, type MatchLogic, type ModelPrice } from '@pydantic/genai-prices';
import type { HostedCandidate } from './hosted-provider.ts';
import { findNewer, newerModels } from './newer-models.ts';
import type { Sourced } from './sourced.ts';

/** The bundled list is that of this release of `@pydantic/genai-prices`; a test holds the version against `package.json`. */
export const priceList = { package: '@pydantic/genai-prices', version: '0.1.8', date: '2026-09-23' } as const;

/**
 * Prices hold at noon UTC of the list's date unless another moment is given: a list that changes by the hour (off-peak rates)
 * or that knows a future price must not change a figure from one look to the next.
 */
export const listMoment = new Date(`${priceList.date}T12:00:00Z`);

/** A line of the price list, its conditions resolved for one moment. */
export interface ListedModel extends Sourced {
  readonly provider: string;
  readonly model: string;
  readonly rates: ModelPrice;
  readonly contextWindow?: number;
}

/** What a name says beyond each pattern of the list that it fits: `-9` of `claude-sonnet-5-9` beyond `starts_with claude-sonnet-5`. */
function beyond(name: string, match: MatchLogic): string[] {
  if ('or' in match) return match.or.flatMap(part => beyond(name, part));
  if ('and' in match) return match.and.flatMap(part => beyond(name, part));
  if ('starts_with' in match) return name.startsWith(match.starts_with) ? [name.slice(match.starts_with.length)] : [];
  if ('contains' in match) {
    const at = name.indexOf(match.contains);
    return at < 0 ? [] : [name.slice(at + match.contains.length)];
  }
  if ('equals' in match) return name === match.equals ? [''] : [];
  return [''];
}

/**
 * The list's patterns take `claude-sonnet-5-9` for a `claude-sonnet-5` and `gemini-1.5-flash-8b` for a `gemini-1.5-flash`: a version
 * or size that follows makes it another model, of unknown price. A date (`-08-2024`, `-04-17`) does not.
 */
function namesAnother(name: string, match: MatchLogic): boolean {
  const rests = beyond(name.toLowerCase(), match);
  return rests.length > 0 && rests.every(rest => /^[.-]\d{1,2}(?!\d|-\d{2,4}(?!\d))/.test(rest));
}

/** The first candidate that the list knows; undefined when it knows none. */
export function findListed(candidates: readonly HostedCandidate[], on: Date): ListedModel | undefined {
  for (const { provider, model } of candidates) {
    const newer = findNewerPrice(provider, model);
    if (newer) return newer;
    const found = calcPrice({}, model, { providerId: provider, timestamp: on });
    if (!found || namesAnother(model, found.model.match)) continue;
    // The provider's own page of prices, where the list names it.
    const page = found.provider.pricing_urls?.[0] ?? found.provider.id;
    return {
      provider: found.provider.id,
      model: found.model.id,
      rates: found.model_price,
      ...(found.model.context_window && { contextWindow: found.model.context_window }),
      source: `${priceList.package} ${priceList.version} (${page})`,
      date: priceList.date,
    };
  }
  return undefined;
}

/** Every provider of the list (it has no way to be asked for them; a test compares). */
const providers =
  'anthropic arcee avian aws azure baseten cerebras cloudflare cohere cursor deepseek doubleword fireworks github-copilot google groq huggingface_cerebras huggingface_fireworks-ai huggingface_groq huggingface_hyperbolic huggingface_nebius huggingface_novita huggingface_nscale huggingface_ovhcloud huggingface_publicai huggingface_sambanova huggingface_together minimax mistral modal moonshotai novita openai openrouter ovhcloud perplexity quicksilverpro together typesafe voyageai x-ai zai zhipuai'.split(
    ' ',
  );

/** Names that a pattern takes: the list's own id of a model (`regional.anthropic…`) is not always one of them. */
function namesOf(match: MatchLogic): string[] {
  if ('or' in match) return match.or.flatMap(namesOf);
  if ('and' in match) return match.and.flatMap(namesOf);
  return 'regex' in match ? [] : Object.values(match);
}

/** A model of the list, whichever of its names leads back to it. */
function listedAs(provider: string, id: string, match: MatchLogic, on: Date): readonly ListedModel[] {
  for (const model of [id, ...namesOf(match)]) {
    const found = findListed([{ provider, model }], on);
    if (found?.model === id) return [found];
  }
  return [];
}

/** Every model of the list under its provider, some 1,600, and those that came after it. */
export function allListed(on: Date): readonly ListedModel[] {
  const listed = providers.flatMap(provider =>
    (findProvider({ providerId: provider })?.models ?? []).flatMap(({ id, match }) =>
      listedAs(provider, id, match, on),
    ),
  );
  return [...listed, ...newerModels.flatMap(({ provider, model }) => findNewerPrice(provider, model) ?? [])];
}

function findNewerPrice(provider: string, model: string): ListedModel | undefined {
  const newer = findNewer(provider, model);
  if (!newer?.rates) return undefined;
  const { source, date, rates, context } = newer;
  return { provider, model: newer.model, rates, contextWindow: context, source, date };
}
