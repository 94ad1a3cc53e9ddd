import type { TokenCount } from './token-counter.ts';

/**
 * Counts by content: the same prompt is counted for hints, hovers, findings and totals. Bounded by the length of the texts it holds;
 * the ones counted longest ago go first.
 */
export interface CountCache {
  /** The kept count of `text`, or what `count` gives, which is then kept. */
  get(text: string, count: (text: string) => TokenCount): TokenCount;
}

/** Shorter texts are counted faster than found. */
const shortest = 64;

/** `mostUnits`: UTF-16 units of all kept texts together. A longer text is counted but not kept. */
export function createCountCache(mostUnits = 1 << 20): CountCache {
  const kept = new Map<string, TokenCount>();
  let units = 0;
  return {
    get(text, count) {
      if (text.length < shortest || text.length > mostUnits) return count(text);
      let found = kept.get(text);
      if (found === undefined) {
        found = count(text);
        kept.set(text, found);
        units += text.length;
        for (const oldest of kept.keys()) {
          if (units <= mostUnits) break;
          kept.delete(oldest);
          units -= oldest.length;
        }
      }
      return found;
    },
  };
}
