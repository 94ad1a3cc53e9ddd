/**
 * Remembers how pieces that are not one token were merged. Bounded: when its arenas are full it starts again from empty, which
 * costs less than keeping an order of use. Keys are bytes in one arena, so that a hit allocates nothing.
 */
export interface PieceCache {
  /** Copies the ranks of `text[start..end)` to `output` at `at`; returns the position after them, or -1 when not known. */
  find(text: Uint8Array, start: number, end: number, hash: number, output: Int32Array, at: number): number;
  /** Remembers that `text[start..end)` became `ranks[from..to)`. Long pieces are not kept: they seldom come back. */
  keep(text: Uint8Array, start: number, end: number, hash: number, ranks: Int32Array, from: number, to: number): void;
}

const longestPiece = 192;
const slotCount = 1 << 14;
const keyBytes = 1 << 18;
const valueCount = 1 << 17;

export function createPieceCache(): PieceCache {
  /** Entry number + 1 per slot, 0 where empty. */
  const slots = new Int32Array(slotCount);
  /** Per entry: hash, start and length of the key, start and length of the value. */
  const entries = new Int32Array((slotCount / 2) * 5);
  const keys = new Uint8Array(keyBytes);
  const values = new Int32Array(valueCount);
  let used = 0;
  let keyEnd = 0;
  let valueEnd = 0;
  const slotOf = (hash: number): number => (Math.imul(hash, 0x2c1b3c6d) >>> 18) & (slotCount - 1);

  return {
    find(text, start, end, hash, output, at) {
      const length = end - start;
      if (length > longestPiece) return -1;
      for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) & (slotCount - 1)) {
        const entry = (slots[slot]! - 1) * 5;
        if (entries[entry] !== hash || entries[entry + 2] !== length) continue;
        const key = entries[entry + 1]!;
        let i = 0;
        while (i < length && keys[key + i] === text[start + i]) i++;
        if (i < length) continue;
        const value = entries[entry + 3]!;
        const count = entries[entry + 4]!;
        for (let k = 0; k < count; k++) output[at + k] = values[value + k]!;
        return at + count;
      }
      return -1;
    },
    keep(text, start, end, hash, ranks, from, to) {
      const length = end - start;
      if (length > longestPiece) return;
      if (used === slotCount / 2 || keyEnd + length > keyBytes || valueEnd + to - from > valueCount) {
        slots.fill(0);
        used = 0;
        keyEnd = 0;
        valueEnd = 0;
      }
      let slot = slotOf(hash);
      while (slots[slot] !== 0) slot = (slot + 1) & (slotCount - 1);
      slots[slot] = used + 1;
      const entry = used * 5;
      entries[entry] = hash;
      entries[entry + 1] = keyEnd;
      entries[entry + 2] = length;
      entries[entry + 3] = valueEnd;
      entries[entry + 4] = to - from;
      used++;
      for (let i = 0; i < length; i++) keys[keyEnd++] = text[start + i]!;
      for (let i = from; i < to; i++) values[valueEnd++] = ranks[i]!;
    },
  };
}
