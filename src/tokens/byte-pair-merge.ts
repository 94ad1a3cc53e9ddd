import { characterParts, createByteParts, crossedEdges } from './initial-parts.ts';
import { createPairHeap } from './pair-heap.ts';
import { createPairRanks, noMerge } from './pair-ranks.ts';
import type { TokenTable } from './token-table.ts';

/**
 * Byte pair merging of one piece: repeatedly joins the neighbouring pair whose union has the lowest rank, leftmost first.
 * Short pieces scan an array (fast, quadratic, but never more than `arrayLimit` parts); long ones keep the pairs in a heap, so that
 * the work is O(n log n) on any input.
 */
export interface MergeRules {
  readonly table: TokenTable;
  /**
   * Length in bytes of the left half of the one pair that forms each token, by rank; absent where every pair of tokens whose union
   * is a token may merge (tiktoken's rule). Tokenizers that learnt one merge per token need it.
   */
  readonly splits?: Uint8Array;
  /** Merging starts from characters instead of bytes; a character without a token becomes one part per byte, ranks `size + byte`. */
  readonly byteFallback?: boolean;
  /** Which edges of characters tokens cross (`crossedEdges`); found out where it is absent. */
  readonly crossed?: Uint8Array;
}

export interface ByteMerger {
  /**
   * Merges `text[start..end)` and writes the ranks of the resulting tokens to `output` from `at`. `output` needs room for
   * `end - start` entries. Returns the position after the last one written.
   */
  merge(text: Uint8Array, start: number, end: number, output: Int32Array, at: number): number;
}

const arrayLimit = 96;
const firstLength = 256;
/** Buffers of pieces longer than this are given back. */
const keptLength = 1 << 16;

export function createByteMerger({ table, splits, byteFallback = false, crossed }: MergeRules): ByteMerger {
  const pairs = createPairRanks(table, splits);
  const heap = createPairHeap();
  const parts = byteFallback ? characterParts : createByteParts(crossed ?? crossedEdges(table), mergesWhole);
  /** Where each part starts, one more than parts; the token it is, -1 for none; the rank at which it merges with the next. */
  let starts = new Int32Array(firstLength);
  let tokens = new Int32Array(firstLength);
  const ranks = new Int32Array(arrayLimit + 1);

  /** Merges the first `count` parts in place; returns how many are left. */
  function mergeArray(count: number): number {
    for (let i = 0; i < count - 1; i++)
      ranks[i] = pairs.pair(tokens[i]!, tokens[i + 1]!, starts[i]!, starts[i + 1]!, starts[i + 2]!);
    for (;;) {
      let best = noMerge;
      let index = -1;
      for (let i = 0; i < count - 1; i++) {
        const rank = ranks[i]!;
        if (rank < best) {
          best = rank;
          index = i;
        }
      }
      if (index < 0) return count;
      tokens[index] = best;
      for (let i = index + 1; i < count; i++) {
        starts[i] = starts[i + 1]!;
        tokens[i] = tokens[i + 1]!;
        ranks[i] = ranks[i + 1]!;
      }
      count--;
      const from = starts[index]!;
      const middle = starts[index + 1]!;
      if (index + 1 < count) ranks[index] = pairs.pair(best, tokens[index + 1]!, from, middle, starts[index + 2]!);
      if (index > 0) ranks[index - 1] = pairs.pair(tokens[index - 1]!, best, starts[index - 1]!, from, middle);
    }
  }

  /** The same for many parts, with the pairs in a heap; an entry is stale when its part's pair has another rank by now. */
  function mergeHeap(count: number): number {
    const next = new Int32Array(count + 1);
    const previous = new Int32Array(count + 1);
    const pair = new Int32Array(count + 1).fill(noMerge);
    heap.clear();
    const rate = (part: number): void => {
      const middle = next[part]!;
      if (middle >= count) {
        pair[part] = noMerge;
        return;
      }
      const end = starts[next[middle]!]!;
      const rank = pairs.pair(tokens[part]!, tokens[middle]!, starts[part]!, starts[middle]!, end);
      pair[part] = rank;
      if (rank !== noMerge) heap.push(rank, part);
    };
    for (let part = 0; part <= count; part++) {
      next[part] = part + 1;
      previous[part] = part - 1;
    }
    for (let part = 0; part < count - 1; part++) rate(part);
    while (heap.pop()) {
      const part = heap.part();
      const rank = heap.rank();
      if (pair[part] !== rank) continue;
      const gone = next[part]!;
      const after = next[gone]!;
      tokens[part] = rank;
      pair[gone] = noMerge;
      next[part] = after;
      previous[after] = part;
      rate(part);
      if (part > 0) rate(previous[part]!);
    }
    let left = 0;
    for (let part = 0; part < count; part = next[part]!) {
      tokens[left] = tokens[part]!;
      starts[left++] = starts[part]!;
    }
    starts[left] = starts[count]!;
    return left;
  }

  function identify(count: number): void {
    for (let i = 0; i < count; i++) tokens[i] = pairs.token(starts[i]!, starts[i + 1]!);
  }

  /** Whether merging exactly these two or three bytes, one by one, ends in one token. Called between pieces. */
  function mergesWhole(text: Uint8Array, start: number, end: number): boolean {
    const outer = starts;
    starts = new Int32Array([0, 1, 2, 3, 4]);
    pairs.setPiece(text, start);
    identify(end - start);
    const merged = mergeArray(end - start) === 1;
    starts = outer;
    return merged;
  }

  return {
    merge(text, start, end, output, at) {
      const length = end - start;
      if (starts.length <= length) {
        starts = new Int32Array(length * 2);
        tokens = new Int32Array(length * 2);
      }
      const count = parts.write(text, start, end, starts);
      pairs.setPiece(text, start);
      identify(count);
      const left = count <= arrayLimit ? mergeArray(count) : mergeHeap(count);
      for (let i = 0; i < left; i++) {
        if (tokens[i]! >= 0) output[at++] = tokens[i]!;
        else for (let byte = starts[i]!; byte < starts[i + 1]!; byte++) output[at++] = table.size + text[start + byte]!;
      }
      if (length > keptLength) {
        starts = new Int32Array(firstLength);
        tokens = new Int32Array(firstLength);
        heap.release();
      }
      return at;
    },
  };
}
