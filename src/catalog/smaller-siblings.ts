import rows from './data/smaller-siblings.json' with { type: 'json' };
import type { Sourced } from './sourced.ts';

/** Smaller models of the same maker, for tasks that do not need the large one. */
export interface SmallerSiblings extends Sourced {
  /** `superseded`: newer models do the same for less. `premium`: the maker sells it for hard tasks. */
  readonly why: 'superseded' | 'premium';
  /** As the price list spells them, the closest first. */
  readonly alternatives: readonly string[];
}

const known = rows.map(({ model, why, ...row }) => ({
  pattern: new RegExp(model, 'i'),
  siblings: { ...row, why: why as SmallerSiblings['why'] },
}));

/** The smaller siblings of a large model; undefined for a small one and for what is not known. */
export function smallerSiblings(model: string): SmallerSiblings | undefined {
  const own = model.slice(model.lastIndexOf('/') + 1);
  return known.find(({ pattern }) => pattern.test(own))?.siblings;
}
