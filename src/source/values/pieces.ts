import type { Segment, Value } from './value.ts';

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

/** The segments of a text within the bounds. */
export function boundedText(segments: readonly Segment[]): readonly Segment[] {
  if (segments.length === 1) return segments;
  let length = 0;
  const past = segments.findIndex((segment, index) => {
    length += 'text' in segment ? segment.text.length : 0;
    return length > longestText || index >= mostPieces;
  });
  return past < 0 ? segments : segments.slice(0, past);
}

/**
 * Values that a list or an object holds, all that they hold counted: in a few lines, each of which says the list before it several
 * times, they are more than anyone can go through.
 */
const mostWithin = 200_000;

/** Keeps the values of one scan within the bounds. */
export class Bounds {
  /** How many values each list and object holds, itself included. */
  readonly #within = new Map<Value, number>();

  bounded(value: Value): Value {
    if (value.kind === 'text') {
      const segments = boundedText(value.segments);
      return segments === value.segments ? value : { ...value, segments };
    }
    if (value.kind !== 'list' && value.kind !== 'object') return value;
    if (value.kind === 'list' && value.items.length > mostPieces)
      return this.bounded({ ...value, items: value.items.slice(0, mostPieces) });
    if (this.#count(value) <= mostWithin) return value;
    let room = mostWithin;
    const fits = (inner: Value): boolean => {
      room -= this.#count(inner);
      return room > 0;
    };
    return value.kind === 'list'
      ? { ...value, items: value.items.filter(fits) }
      : { ...value, open: true, entries: new Map([...value.entries].filter(([, inner]) => fits(inner))) };
  }

  #count(value: Value): number {
    if (value.kind !== 'list' && value.kind !== 'object') return 1;
    const known = this.#within.get(value);
    if (known !== undefined) return known;
    let count = 1;
    for (const inner of value.kind === 'list' ? value.items : value.entries.values()) count += this.#count(inner);
    this.#within.set(value, count);
    return count;
  }
}
