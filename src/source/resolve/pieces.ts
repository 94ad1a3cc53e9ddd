import type { Value } from './value.ts';

/**
 * Segments of a text and items of a list that are kept. A program of 20 lines, each of which doubles a text or a list, would fill
 * any memory.
 */
const mostPieces = 20_000;
/** Characters of a text that are kept. */
export const longestText = 4_000_000;

/** Appends in place, up to the bound. */
export function append<T>(to: T[], more: readonly T[]): void {
  const end = Math.min(more.length, mostPieces - to.length);
  for (let index = 0; index < end; index++) to.push(more[index]!);
}

/** All the lists in one, up to the bound. */
export function flatten<T>(lists: Iterable<readonly T[]>): T[] {
  const all: T[] = [];
  for (const list of lists) {
    append(all, list);
    if (all.length >= mostPieces) break;
  }
  return all;
}

/** A value within the bounds. */
export function bounded(value: Value): Value {
  if (value.kind === 'list') {
    return value.items.length > mostPieces ? { ...value, items: value.items.slice(0, mostPieces) } : value;
  }
  if (value.kind !== 'text' || value.segments.length === 1) return value;
  let length = 0;
  const past = value.segments.findIndex((segment, index) => {
    length += 'text' in segment ? segment.text.length : 0;
    return length > longestText || index >= mostPieces;
  });
  return past < 0 ? value : { ...value, segments: value.segments.slice(0, past) };
}
