/**
 * The tokens of one vocabulary as bytes, found by their bytes. No string and no object per token: one byte array, one offset
 * array and one open-addressing hash table, so that 200,000 tokens load in milliseconds and stay under 5 MB.
 *
 * Tokens are numbered by merge rank (0 = the first single byte); `id = rank + firstId` unless a vocabulary says otherwise.
 */
export interface TokenTable {
  /** Number of tokens. */
  readonly size: number;
  /** All token bytes, in rank order. */
  readonly bytes: Uint8Array;
  /** Where each token starts in `bytes`; one more entry than tokens. */
  readonly offsets: Uint32Array;
  /** The longest token, in bytes. No piece longer than this can be one token. */
  readonly maxLength: number;
  /** Hash slots: `rank + 1` in the low 20 bits, 12 bits of the hash above them, 0 where empty. */
  readonly slots: Int32Array;
}

/** Multiplier of the polynomial hash: `hash(s + byte) = hash(s) * hashBase + byte`, modulo 2^32. */
export const hashBase = 0x01000193;

/** The polynomial hash of `bytes[start..end)`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, hashBase) + bytes[i]!) | 0;
  return hash;
}

/** `hashBase^n` modulo 2^32 for n up to `most`: the hash of two halves together is `hash(left) * power[length of right] + hash(right)`. */
export function hashPowers(most: number): Int32Array {
  const powers = new Int32Array(most + 1);
  powers[0] = 1;
  for (let n = 1; n <= most; n++) powers[n] = Math.imul(powers[n - 1]!, hashBase);
  return powers;
}

const rankBits = 20;
const rankMask = (1 << rankBits) - 1;

/** Spreads the polynomial hash over all bits; the slot index comes from the low bits, the tag from the high ones. */
const spread = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
};

/** An empty table for the tokens whose bytes lie one after another; fill it with `insertToken`. Throws when there are too many. */
export function createTokenTable(bytes: Uint8Array, offsets: Uint32Array): TokenTable {
  const size = offsets.length - 1;
  if (size >= rankMask)
    throw new RangeError(`a vocabulary may have up to ${rankMask - 1} tokens, this one has ${size}`);
  let capacity = 1024;
  while (capacity < size * 2) capacity *= 2;
  let maxLength = 0;
  for (let rank = 0; rank < size; rank++) maxLength = Math.max(maxLength, offsets[rank + 1]! - offsets[rank]!);
  return { size, bytes, offsets, maxLength, slots: new Int32Array(capacity) };
}

/** Makes the token of `rank`, whose bytes have the polynomial hash `hash`, findable. */
export function insertToken({ slots }: TokenTable, rank: number, hash: number): void {
  const mask = slots.length - 1;
  const mixed = spread(hash);
  let slot = mixed & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = (mixed & ~rankMask) | (rank + 1);
}

/** The rank of `text[start..end)`, whose polynomial hash is `hash`; -1 where no token has these bytes. */
export function findToken(table: TokenTable, text: Uint8Array, start: number, end: number, hash: number): number {
  const { slots, bytes, offsets } = table;
  const mask = slots.length - 1;
  const mixed = spread(hash);
  const tag = mixed & ~rankMask;
  let slot = mixed & mask;
  for (;;) {
    const entry = slots[slot]!;
    if (entry === 0) return -1;
    if ((entry & ~rankMask) === tag) {
      const rank = (entry & rankMask) - 1;
      const offset = offsets[rank]!;
      const length = end - start;
      if (offsets[rank + 1]! - offset === length) {
        let i = 0;
        while (i < length && bytes[offset + i] === text[start + i]) i++;
        if (i === length) return rank;
      }
    }
    slot = (slot + 1) & mask;
  }
}
