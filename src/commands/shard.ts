import { UsageError } from './usage-error.ts';

/** One of several runs that share the work; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** @throws UsageError unless the text is `I/N` with 1 <= I <= N. */
export function parseShard(text: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(text.trim());
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || count < 1 || index > count)
    throw new UsageError(`--shard takes I/N with I from 1 to N, e.g. 2/4, not "${text}".`);
  return { index, count };
}

/** Every N-th item from the I-th on: shards together are the whole, and neighbours (often alike in size) are spread. */
export const ofShard = <Item>(items: readonly Item[], { index, count }: Shard): Item[] =>
  items.filter((_, position) => position % count === index - 1);
