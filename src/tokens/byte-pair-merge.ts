import type { TokenTable } from './token-table.ts';
import { findToken, hashBase } from './token-table.ts';
import { widthOf } from './utf8-classes.ts';

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
}

const arrayLimit = 96;
const noMerge = 0x7fffffff;

export interface ByteMerger {
  /**
   * Merges `text[start..end)` and writes the ranks of the resulting tokens to `output` from `at`. `output` needs room for
   * `end - start` entries. Returns the position after the last one written.
   */
  merge(text: Uint8Array, start: number, end: number, output: Int32Array, at: number): number;
}

export function createByteMerger({ table, splits, byteFallback = false }: MergeRules): ByteMerger {
  const { maxLength, size: tokenCount } = table;
  /** powers[n] = hashBase^n modulo 2^32, to cut the hash of a range out of prefix hashes. */
  const powers = new Int32Array(maxLength + 1);
  powers[0] = 1;
  for (let i = 1; i <= maxLength; i++) powers[i] = Math.imul(powers[i - 1]!, hashBase);
  let prefix = new Int32Array(arrayLimit + 1);
  const starts = new Int32Array(arrayLimit + 2);
  const ranks = new Int32Array(arrayLimit + 2);

  function hashPrefixes(text: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (prefix.length <= length) prefix = new Int32Array(length + 1);
    let hash = 0;
    for (let i = 0; i < length; i++) {
      hash = (Math.imul(hash, hashBase) + text[start + i]!) | 0;
      prefix[i + 1] = hash;
    }
  }

  /** Rank of the bytes from..to of the piece at `start`, `noMerge` where they are no token. */
  function rankOf(text: Uint8Array, start: number, from: number, to: number): number {
    const length = to - from;
    if (length > maxLength) return noMerge;
    const hash = (prefix[to]! - Math.imul(prefix[from]!, powers[length]!)) | 0;
    const rank = findToken(table, text, start + from, start + to, hash);
    return rank < 0 ? noMerge : rank;
  }

  /** Rank at which the parts from..middle and middle..to merge, `noMerge` where they do not. */
  function pairRank(text: Uint8Array, start: number, from: number, middle: number, to: number): number {
    const rank = rankOf(text, start, from, to);
    return rank !== noMerge && splits !== undefined && splits[rank] !== middle - from ? noMerge : rank;
  }

  function emit(text: Uint8Array, start: number, from: number, to: number, output: Int32Array, at: number): number {
    const rank = rankOf(text, start, from, to);
    if (rank !== noMerge) output[at++] = rank;
    else for (let i = from; i < to; i++) output[at++] = tokenCount + text[start + i]!;
    return at;
  }

  function mergeArray(text: Uint8Array, start: number, end: number, output: Int32Array, at: number): number {
    let parts = 0;
    for (let i = 0; i < end - start; i += byteFallback ? widthOf(text[start + i]!) : 1) starts[parts++] = i;
    starts[parts] = end - start;
    for (let i = 0; i < parts - 1; i++) ranks[i] = pairRank(text, start, starts[i]!, starts[i + 1]!, starts[i + 2]!);
    ranks[parts - 1] = noMerge;
    for (;;) {
      let best = noMerge;
      let index = -1;
      for (let i = 0; i < parts - 1; i++) {
        if (ranks[i]! < best) {
          best = ranks[i]!;
          index = i;
        }
      }
      if (index < 0) break;
      parts--;
      starts.copyWithin(index + 1, index + 2, parts + 2);
      ranks.copyWithin(index, index + 1, parts + 1);
      ranks[index] =
        index + 1 < parts ? pairRank(text, start, starts[index]!, starts[index + 1]!, starts[index + 2]!) : noMerge;
      if (index > 0) ranks[index - 1] = pairRank(text, start, starts[index - 1]!, starts[index]!, starts[index + 1]!);
    }
    for (let i = 0; i < parts; i++) at = emit(text, start, starts[i]!, starts[i + 1]!, output, at);
    return at;
  }

  /** The heap holds `rank * 2^31 + position` as doubles; an entry is stale when the pair at its position has another rank by now. */
  function mergeHeap(text: Uint8Array, start: number, end: number, output: Int32Array, at: number): number {
    const length = end - start;
    const next = new Int32Array(length + 1);
    const previous = new Int32Array(length + 1);
    const pair = new Int32Array(length + 1).fill(noMerge);
    let heap = new Float64Array(length + 16);
    let size = 0;
    const push = (key: number): void => {
      if (size === heap.length) {
        const larger = new Float64Array(size * 2);
        larger.set(heap);
        heap = larger;
      }
      let i = size++;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if (heap[parent]! <= key) break;
        heap[i] = heap[parent]!;
        i = parent;
      }
      heap[i] = key;
    };
    const pop = (): number => {
      const top = heap[0]!;
      const last = heap[--size]!;
      let i = 0;
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
        if (heap[child]! >= last) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
      return top;
    };
    const rate = (position: number): void => {
      const middle = next[position]!;
      const rank = middle >= length ? noMerge : pairRank(text, start, position, middle, next[middle]!);
      pair[position] = rank;
      if (rank !== noMerge) push(rank * 0x80000000 + position);
    };
    for (let i = 0; i < length; i = next[i]!) {
      next[i] = i + (byteFallback ? widthOf(text[start + i]!) : 1);
      previous[next[i]!] = i;
    }
    for (let i = 0; i < length; i = next[i]!) rate(i);
    while (size > 0) {
      const key = pop();
      const rank = Math.floor(key / 0x80000000);
      const position = key - rank * 0x80000000;
      if (pair[position] !== rank) continue;
      const gone = next[position]!;
      const after = next[gone]!;
      pair[gone] = noMerge;
      next[position] = after;
      previous[after] = position;
      rate(position);
      if (position > 0) rate(previous[position]!);
    }
    for (let i = 0; i < length; i = next[i]!) at = emit(text, start, i, next[i]!, output, at);
    return at;
  }

  return {
    merge(text, start, end, output, at) {
      hashPrefixes(text, start, end);
      return (end - start <= arrayLimit ? mergeArray : mergeHeap)(text, start, end, output, at);
    },
  };
}
