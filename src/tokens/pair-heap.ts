/**
 * A binary min-heap of pairs by rank, then by position. Rank and position share one double: `rank * 2^31 + part`, exact up to 2^53,
 * so that an entry is one number in one typed array.
 */
export interface PairHeap {
  push(rank: number, part: number): void;
  /** Takes the lowest pair, which `rank()` and `part()` then give; false when there is none. */
  pop(): boolean;
  rank(): number;
  part(): number;
  clear(): void;
  /** Gives large buffers back. */
  release(): void;
}

const rankScale = 2 ** 31;
const firstCapacity = 1024;

export function createPairHeap(): PairHeap {
  let keys = new Float64Array(firstCapacity);
  let size = 0;
  let rank = 0;
  let part = 0;
  return {
    push(newRank, newPart) {
      const key = newRank * rankScale + newPart;
      if (size === keys.length) {
        const larger = new Float64Array(size * 2);
        larger.set(keys);
        keys = larger;
      }
      let i = size++;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if (keys[parent]! <= key) break;
        keys[i] = keys[parent]!;
        i = parent;
      }
      keys[i] = key;
    },
    pop() {
      if (size === 0) return false;
      const top = keys[0]!;
      rank = Math.floor(top / rankScale);
      part = top - rank * rankScale;
      const last = keys[--size]!;
      let i = 0;
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
        if (keys[child]! >= last) break;
        keys[i] = keys[child]!;
        i = child;
      }
      keys[i] = last;
      return true;
    },
    rank: () => rank,
    part: () => part,
    clear() {
      size = 0;
    },
    release() {
      size = 0;
      if (keys.length > firstCapacity) keys = new Float64Array(firstCapacity);
    },
  };
}
