import rows from './data/prefix-caching.json' with { type: 'json' };
import type { Sourced } from './sourced.ts';

/** How a hosted model keeps the beginning of a prompt between requests. */
export interface PrefixCaching extends Sourced {
  /** Shorter prefixes are not kept, without a word. */
  readonly minimumTokens: number;
  /** `explicit`: only up to a mark in the request. `automatic`: nothing needs to be asked for. */
  readonly mark: 'explicit' | 'automatic';
}

const known = rows.map(({ model, mark, ...row }) => ({
  pattern: new RegExp(model, 'i'),
  caching: { ...row, mark: mark as PrefixCaching['mark'] },
}));

/** What is published about a model's prompt cache, under any provider's spelling of its name; undefined where nothing is. */
export const prefixCaching = (model: string): PrefixCaching | undefined =>
  known.find(({ pattern }) => pattern.test(model))?.caching;
