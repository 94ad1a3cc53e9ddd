import type { ShareTree } from './shared-trees.ts';
import { createTokenTable, type TokenTable } from './token-table.ts';
import { linkTree } from './token-tree-layout.ts';

/**
 * A packed vocabulary file, gzipped: the tree of its tokens (token-table.ts) as columns of bytes, so that loading is one pass over the
 * nodes. Written by scripts/pack-vocabulary-format.mjs. After decompression, little-endian:
 *
 *     "BPV2"
 *     u32 x 8        m: nodes of the tree; n: tokens in this file; b: tokens of the base vocabulary, which come before them; r: id runs;
 *                    x: unreachable ranks; w: nodes with 127 children and more; a: added tokens;
 *                    flags (1: only one pair merges into each token, 2: characters without a token become bytes)
 *     (u32, u32) x r first rank of the run and its id; ids count up by one inside a run
 *     u32 x x        ranks that merging never makes of their own bytes
 *     u32 x w        numbers of children, in order of nodes
 *     u8 x m         the byte that leads to each node
 *     u8 x m         2 x number of children (2 x 127 for `w`), plus 1 where a token ends
 *     u8 x n, 3 x    rank among the tokens of this file, in order of nodes: low, middle and high bytes
 *     u8 x n         with flag 1: length of the left half of the pair, in order of nodes
 *     u8 x 8192      edges of characters that tokens cross, one bit each (initial-parts.ts)
 *     u32 x a        ids of the tokens that are matched before anything else
 *     u8 x a         their lengths in UTF-16 code units
 *     rest           their texts in UTF-8
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
  /** One bit per pair of bytes, see `crossedEdges`; absent where it has to be found out. */
  readonly crossed?: Uint8Array;
}

const magic = 'BPV2';
const headerBytes = 36;
const crossedBytes = 0x2000;

/** Reads a decompressed vocabulary. Throws a `RangeError` that names `name` when the file is damaged. */
export function readPackedVocabulary(
  file: Uint8Array,
  name: string,
  base?: PackedVocabulary,
  share: ShareTree = (_, make) => make(),
): PackedVocabulary {
  const damaged = (why: string): RangeError => new RangeError(`${name}: ${why}; pack the vocabulary again`);
  if (file.length < headerBytes || String.fromCharCode(...file.subarray(0, 4)) !== magic)
    throw damaged('not a packed vocabulary');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 4;
  const word = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const words = (count: number): Uint32Array => Uint32Array.from({ length: count }, word);
  const [nodes, own, inherited, runs, unreachableCount, wideCount, addedCount, flags] = words(8) as unknown as Header;
  const onePair = (flags & 1) !== 0;
  const byteFallback = (flags & 2) !== 0;
  if (inherited !== (base?.table.size ?? 0))
    throw damaged(`it needs ${inherited} tokens of its base vocabulary, which has ${base?.table.size ?? 0}`);
  const fixed = (runs * 2 + unreachableCount + wideCount) * 4 + nodes * 2 + own * (onePair ? 4 : 3) + crossedBytes;
  if (headerBytes + fixed + addedCount * 5 > file.length) throw damaged('it is cut short');

  const starts = words(runs * 2);
  const unreachable = words(unreachableCount);
  const wide = words(wideCount);
  const column = (length: number): Uint8Array => {
    at += length;
    return new Uint8Array(file.buffer, file.byteOffset + at - length, length);
  };
  // What is kept is copied, so that it does not keep the whole file.
  const labels = column(nodes);
  const shapes = column(nodes);
  const [low, middle, high] = [column(own), column(own), column(own)];
  const lefts = onePair ? column(own) : undefined;
  const crossed = column(crossedBytes).slice();
  const added = readAdded();

  const table = createTokenTable(share(name, readTree), base?.table);
  const { size } = table;
  let ids: Uint32Array | undefined;
  return {
    table,
    get ids() {
      ids ??= readIds(starts, size + (byteFallback ? 256 : 0));
      return ids;
    },
    added,
    byteFallback,
    crossed,
    ...(lefts === undefined ? {} : { splits: byRank(lefts) }),
    ...(unreachableCount === 0 ? {} : { unreachable: marked(unreachable, size) }),
  };

  function readTree() {
    try {
      return linkTree({ labels: labels.slice(), shapes, wide, low, middle, high });
    } catch (error) {
      throw error instanceof RangeError ? damaged(error.message) : error;
    }
  }

  function readAdded(): Map<string, number> {
    const addedIds = words(addedCount);
    const lengths = column(addedCount);
    // One call for all of them: gemma3 has 6,406, and each call costs a microsecond.
    const text = new TextDecoder().decode(file.subarray(at));
    const found = new Map<string, number>();
    let end = 0;
    for (let i = 0; i < addedCount; i++) {
      const start = end;
      end += lengths[i]!;
      found.set(text.slice(start, end), addedIds[i]!);
    }
    if (end !== text.length) throw damaged('its size does not match its lengths');
    return found;
  }

  function byRank(values: Uint8Array): Uint8Array {
    const ordered = new Uint8Array(size);
    for (let i = 0; i < own; i++) ordered[inherited + (low[i]! | (middle[i]! << 8) | (high[i]! << 16))] = values[i]!;
    return ordered;
  }
}

type Header = readonly [number, number, number, number, number, number, number, number];

function marked(ranks: Uint32Array, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const rank of ranks) marks[rank] = 1;
  return marks;
}

/** `starts`: first rank and first id of each run. */
function readIds(starts: Uint32Array, count: number): Uint32Array {
  const ids = new Uint32Array(count);
  for (let run = 0; run < starts.length; run += 2) {
    const first = starts[run]!;
    const last = Math.min(starts[run + 2] ?? count, count);
    for (let rank = first; rank < last; rank++) ids[rank] = starts[run + 1]! + rank - first;
  }
  return ids;
}
