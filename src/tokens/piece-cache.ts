/**
 * Remembers which tokens pieces became: text repeats its words, and finding a piece here is a third of the work of following it down
 * the tree of tokens. Bounded: it grows with use up to `mostEntries` pieces and about 4 MB, then
 * starts again from empty, which costs less than keeping an order of use. Keys are bytes in one arena, so that a hit allocates nothing.
 */
export interface PieceCache {
  /** Copies the ranks of `text[start..end)` to `output` at `at`; returns the position after them, or -1 when not known. */
  find(text: Uint8Array, start: number, end: number, hash: number, output: Int32Array, at: number): number;
  /** Remembers that `text[start..end)` became `ranks[from..to)`. Long pieces are not kept: they seldom come back. */
  keep(text: Uint8Array, start: number, end: number, hash: number, ranks: Int32Array, from: number, to: number): void;
}

/** A hash of `bytes[start..end)` for `find` and `keep`. */
export function hashPiece(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 0x01000193) + bytes[i]!) | 0;
  return hash;
}

const longestPiece = 512;
const fewestEntries = 1 << 10;
const mostEntries = 1 << 15;
const bytesPerEntry = 48;
const ranksPerEntry = 12;

export function createPieceCache(): PieceCache {
  let capacity = fewestEntries;
  let used = 0;
  let keyEnd = 0;
  let valueEnd = 0;
  /** Entry number + 1 per slot, 0 where empty; four slots per entry. */
  let slots = new Int32Array(capacity * 4);
  /** Per entry: hash, start and length of the key, start and length of the value. */
  let entries = new Int32Array(capacity * 5);
  let keys = new Uint8Array(capacity * bytesPerEntry);
  let values = new Int32Array(capacity * ranksPerEntry);

  const insert = (hash: number, entry: number): void => {
    let slot = slotOf(hash, slots.length);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = entry + 1;
  };

  function makeRoom(length: number, count: number): void {
    if (used < capacity && keyEnd + length <= keys.length && valueEnd + count <= values.length) return;
    if (capacity === mostEntries) {
      slots.fill(0);
      used = 0;
      keyEnd = 0;
      valueEnd = 0;
      return;
    }
    capacity *= 4;
    if (capacity > mostEntries) capacity = mostEntries;
    slots = new Int32Array(capacity * 4);
    const grownEntries = new Int32Array(capacity * 5);
    const grownKeys = new Uint8Array(capacity * bytesPerEntry);
    const grownValues = new Int32Array(capacity * ranksPerEntry);
    grownEntries.set(entries);
    grownKeys.set(keys);
    grownValues.set(values);
    entries = grownEntries;
    keys = grownKeys;
    values = grownValues;
    for (let entry = 0; entry < used; entry++) insert(entries[entry * 5]!, entry);
  }

  return {
    find(text, start, end, hash, output, at) {
      const length = end - start;
      if (length > longestPiece) return -1;
      const mask = slots.length - 1;
      for (let slot = slotOf(hash, slots.length); slots[slot] !== 0; slot = (slot + 1) & mask) {
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
      makeRoom(length, to - from);
      const entry = used * 5;
      entries[entry] = hash;
      entries[entry + 1] = keyEnd;
      entries[entry + 2] = length;
      entries[entry + 3] = valueEnd;
      entries[entry + 4] = to - from;
      insert(hash, used);
      used++;
      for (let i = 0; i < length; i++) keys[keyEnd++] = text[start + i]!;
      for (let i = from; i < to; i++) values[valueEnd++] = ranks[i]!;
    },
  };
}

const slotOf = (hash: number, slotCount: number): number =>
  (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 12) & (slotCount - 1);
