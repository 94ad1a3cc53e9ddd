import type { ModelPrice } from '@pydantic/genai-prices';
import rows from './data/newer-models.json' with { type: 'json' };
import type { Sourced } from './sourced.ts';

/** What is known of a hosted model that came after the bundled lists. Rates are spelled as the price list spells them. */
export interface NewerModel extends Sourced {
  readonly provider: string;
  readonly model: string;
  /** Longest context and largest answer in tokens. */
  readonly context: number;
  readonly output: number;
  /** Absent where the bundled price list has the price already. */
  readonly rates?: ModelPrice;
}

export const newerModels: readonly NewerModel[] = rows as unknown as readonly NewerModel[];

/** Gateways write `claude-haiku-5.5`, Anthropic itself `claude-haiku-5-5`; a release date may follow either. */
const plain = (model: string): string =>
  model
    .toLowerCase()
    .replace(/-20\d{6}$/, '')
    .replaceAll('.', '-');

/** By the provider's id in the price list and the model's own name. */
export const findNewer = (provider: string, model: string): NewerModel | undefined =>
  newerModels.find(entry => entry.provider === provider && plain(entry.model) === plain(model));
