import type { TokenTable } from './token-table.ts';
import { createTokenTable, hashBytes, hashPowers, insertToken } from './token-table.ts';

/**
 * A packed vocabulary file, gzipped. Tokens are in rank order; almost every token is two earlier ones put together, so a token is a
 * pair of ranks, and the six bytes of a pair stand in six columns, which compress to two thirds of the tokens' text. After
 * decompression, little-endian:
 *
 *     "BPV1"
 *     u32 x 6        n: tokens in this file; b: tokens taken from the start of the base vocabulary; r: id runs; x: unreachable ranks;
 *                    a: added tokens; flags (1: only the stored pair merges, 2: characters without a token become bytes)
 *     (u32, u32) x r first rank of the run and its id; ids count up by one inside a run
 *     u32 x x        ranks that merging never makes of their own bytes
 *     u8 x n, 3 x    rank of the left half: low, middle and high bytes; ff ff ff for a token that stands as text
 *     u8 x n, 3 x    rank of the right half, or the length of the text in bytes
 *     a x            u32 id, u8 length, text of a token that is matched before anything else
 *     rest           the texts
 */
export interface PackedVocabulary {
  readonly table: TokenTable;
  /** Token id by rank; with `byteFallback`, followed by the ids of the 256 byte tokens. */
  readonly ids: Uint32Array;
  /** Length in bytes of the left half of the only pair that merges into each token; absent where any pair may. */
  readonly splits?: Uint8Array;
  /** 1 where a piece with exactly this token's bytes does not become the token; absent where there is none. */
  readonly unreachable?: Uint8Array;
  /** Tokens that are found in the text before it is split into pieces, with their ids. */
  readonly added: ReadonlyMap<string, number>;
  /** Merging starts from characters, and a character without a token becomes its bytes (SentencePiece's rule). */
  readonly byteFallback: boolean;
}

const magic = 'BPV1';
const headerBytes = 28;
const literal = 0xffffff;

/** Reads a decompressed vocabulary. Throws a `RangeError` that names `name` when the file is damaged. */
export function readPackedVocabulary(file: Uint8Array, name: string, base?: PackedVocabulary): PackedVocabulary {
  const damaged = (why: string): RangeError => new RangeError(`${name}: ${why}; pack the vocabulary again`);
  if (file.length < headerBytes || String.fromCharCode(...file.subarray(0, 4)) !== magic)
    throw damaged('not a packed vocabulary');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 4;
  const word = (): number => {
    if (at + 4 > file.length) throw damaged('it is cut short');
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const [own, inherited, runs, unreachableCount, addedCount, flags] = [word(), word(), word(), word(), word(), word()];
  const size = inherited + own;
  if (inherited > (base?.table.size ?? 0)) throw damaged(`it needs ${inherited} tokens of its base vocabulary`);
  if (headerBytes + (runs * 2 + unreachableCount) * 4 + own * 6 > file.length) throw damaged('it is cut short');

  const byteFallback = (flags & 2) !== 0;
  const ids = readIds(word, runs, size + (byteFallback ? 256 : 0));
  let unreachable: Uint8Array | undefined;
  for (let i = 0; i < unreachableCount; i++) {
    unreachable ??= new Uint8Array(size);
    unreachable[word()] = 1;
  }
  const columns = at;
  at += own * 6;
  const added = new Map<string, number>();
  const utf8 = new TextDecoder();
  for (let i = 0; i < addedCount; i++) {
    const id = word();
    const length = file[at]!;
    added.set(utf8.decode(file.subarray(at + 1, at + 1 + length)), id);
    at += 1 + length;
  }

  const pairs = { columns, own, literals: at };
  const { table, splits } = readTokens(file, pairs, inherited, base, (flags & 1) !== 0, damaged);
  return {
    table,
    ids,
    added,
    byteFallback,
    ...(splits === undefined ? {} : { splits }),
    ...(unreachable === undefined ? {} : { unreachable }),
  };
}

function readIds(word: () => number, runs: number, count: number): Uint32Array {
  const starts: (readonly [number, number])[] = [];
  for (let run = 0; run < runs; run++) starts.push([word(), word()]);
  const ids = new Uint32Array(count);
  starts.forEach(([first, id], run) => {
    const last = Math.min(starts[run + 1]?.[0] ?? count, count);
    for (let rank = first; rank < last; rank++) ids[rank] = id + rank - first;
  });
  return ids;
}

interface PairColumns {
  /** Where the six columns start, how many tokens they hold, and where the texts start. */
  readonly columns: number;
  readonly own: number;
  readonly literals: number;
}

function readTokens(
  file: Uint8Array,
  { columns, own, literals }: PairColumns,
  inherited: number,
  base: PackedVocabulary | undefined,
  onlyStoredPairs: boolean,
  damaged: (why: string) => RangeError,
): { readonly table: TokenTable; readonly splits: Uint8Array | undefined } {
  const lefts = readColumn(file, columns, own);
  const rights = readColumn(file, columns + 3 * own, own);
  const offsets = new Uint32Array(inherited + own + 1);
  if (base !== undefined) offsets.set(base.table.offsets.subarray(0, inherited + 1));
  const wrong = placeTokens(offsets, lefts, rights, inherited);
  if (wrong >= 0) throw damaged(`token ${wrong} is not made of earlier ones`);

  const bytes = new Uint8Array(offsets[inherited + own]!);
  if (base !== undefined) bytes.set(base.table.bytes.subarray(0, offsets[inherited]!));
  const pairs = { bytes, offsets, lefts, rights, inherited };
  const end = copyTokens(pairs, file, literals);
  if (end !== file.length) throw damaged('its size does not match its lengths');
  const table = createTokenTable(bytes, offsets);
  insertTokens(table, pairs);
  return { table, splits: onlyStoredPairs ? leftLengths(offsets, lefts, inherited) : undefined };
}

// Each of these is one tight loop on purpose: engines compile small loops at once and large functions late.

function readColumn(file: Uint8Array, at: number, count: number): Uint32Array {
  const values = new Uint32Array(count);
  for (let i = 0; i < count; i++)
    values[i] = file[at + i]! | (file[at + count + i]! << 8) | (file[at + 2 * count + i]! << 16);
  return values;
}

/** Fills `offsets` behind the inherited tokens; returns the first token that cannot be, or -1. */
function placeTokens(offsets: Uint32Array, lefts: Uint32Array, rights: Uint32Array, inherited: number): number {
  let at = offsets[inherited]!;
  for (let i = 0; i < lefts.length; i++) {
    const rank = inherited + i;
    const left = lefts[i]!;
    const right = rights[i]!;
    let length = right;
    if (left !== literal) {
      if (left >= rank || right >= rank) return rank;
      length = offsets[left + 1]! - offsets[left]! + offsets[right + 1]! - offsets[right]!;
    }
    if (length === 0 || length > 255) return rank;
    at += length;
    offsets[rank + 1] = at;
  }
  return -1;
}

interface TokenPairs {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly lefts: Uint32Array;
  readonly rights: Uint32Array;
  readonly inherited: number;
}

/** Writes the tokens' bytes; returns how far the file's texts were read. */
function copyTokens({ bytes, offsets, lefts, rights, inherited }: TokenPairs, file: Uint8Array, from: number): number {
  for (let i = 0; i < lefts.length; i++) {
    const at = offsets[inherited + i]!;
    const left = lefts[i]!;
    if (left === literal) {
      copyBytes(file, from, bytes, at, rights[i]!);
      from += rights[i]!;
    } else {
      const right = rights[i]!;
      const length = offsets[left + 1]! - offsets[left]!;
      copyBytes(bytes, offsets[left]!, bytes, at, length);
      copyBytes(bytes, offsets[right]!, bytes, at + length, offsets[right + 1]! - offsets[right]!);
    }
  }
  return from;
}

function copyBytes(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i]!;
}

/** A token's hash follows from those of its halves, so that no byte is read again. */
function insertTokens(table: TokenTable, { bytes, offsets, lefts, rights, inherited }: TokenPairs): void {
  const hashes = new Int32Array(table.size);
  const powers = hashPowers(table.maxLength);
  for (let rank = 0; rank < inherited; rank++) hashes[rank] = hashBytes(bytes, offsets[rank]!, offsets[rank + 1]!);
  for (let i = 0; i < lefts.length; i++) {
    const rank = inherited + i;
    const left = lefts[i]!;
    const right = rights[i]!;
    hashes[rank] =
      left === literal
        ? hashBytes(bytes, offsets[rank]!, offsets[rank + 1]!)
        : Math.imul(hashes[left]!, powers[offsets[right + 1]! - offsets[right]!]!) + hashes[right]!;
  }
  for (let rank = 0; rank < table.size; rank++) insertToken(table, rank, hashes[rank]!);
}

function leftLengths(offsets: Uint32Array, lefts: Uint32Array, inherited: number): Uint8Array {
  const lengths = new Uint8Array(inherited + lefts.length);
  for (let i = 0; i < lefts.length; i++) {
    const left = lefts[i]!;
    if (left !== literal) lengths[inherited + i] = offsets[left + 1]! - offsets[left]!;
  }
  return lengths;
}
