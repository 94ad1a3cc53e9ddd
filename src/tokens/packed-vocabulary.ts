import type { TokenTable } from './token-table.ts';
import { buildTokenTable } from './token-table.ts';

/**
 * A packed vocabulary file, gzipped. After decompression, little-endian, all columns in rank order:
 *
 *     bytes 0..3       "BPV1"
 *     u32              number of tokens in this file (n)
 *     u32              number of tokens taken, in order, from the start of the base vocabulary (b; 0 without a base)
 *     u32              number of id runs (r)
 *     u8               bit 0: split lengths follow, bit 1: whole-piece flags follow
 *     (u32, u32) x r   first rank of the run and its id; ids count up by one inside a run
 *     u8 x n           length of each token in bytes, 255 = 255 + the next byte
 *     u8 x (b+n)       split lengths, only when flagged
 *     u8 x (b+n)       whole-piece flags, only when flagged
 *     rest             the tokens' bytes
 */
export interface PackedVocabulary {
  readonly table: TokenTable;
  /** Token id by rank. */
  readonly ids: Uint32Array;
  /** Length in bytes of the left half of the only pair that merges into each token; absent where any pair may. */
  readonly splits?: Uint8Array;
  /** 1 where a piece with exactly this token's bytes is that token; absent where that holds for all. */
  readonly wholePiece?: Uint8Array;
}

const magic = 'BPV1';
const headerBytes = 17;

/** Decompresses gzip with the web-standard stream, which Node and browsers share. */
export async function gunzip(compressed: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([compressed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Reads a decompressed vocabulary. Throws a `RangeError` that names `name` when the file is damaged. */
export function readPackedVocabulary(file: Uint8Array, name: string, base?: PackedVocabulary): PackedVocabulary {
  const damaged = (why: string): RangeError => new RangeError(`${name}: ${why}; pack the vocabulary again`);
  if (file.length < headerBytes || String.fromCharCode(...file.subarray(0, 4)) !== magic)
    throw damaged('not a packed vocabulary');
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const own = header.getUint32(4, true);
  const inherited = header.getUint32(8, true);
  const runs = header.getUint32(12, true);
  const flags = header.getUint8(16);
  const size = inherited + own;
  if (inherited > (base?.table.size ?? 0)) throw damaged(`it needs ${inherited} tokens of its base vocabulary`);
  if (headerBytes + runs * 8 + own > file.length || size > file.length * 8) throw damaged('it is cut short');

  const ids = new Uint32Array(size);
  let at = headerBytes;
  for (let run = 0; run < runs; run++, at += 8) {
    const first = header.getUint32(at, true);
    const last = run + 1 < runs ? header.getUint32(at + 8, true) : size;
    const id = header.getUint32(at + 4, true);
    for (let rank = first; rank < last && rank < size; rank++) ids[rank] = id + rank - first;
  }

  const offsets = new Uint32Array(size + 1);
  let inheritedBytes = 0;
  if (base !== undefined && inherited > 0) {
    offsets.set(base.table.offsets.subarray(0, inherited + 1));
    inheritedBytes = offsets[inherited]!;
  }
  let total = inheritedBytes;
  for (let rank = inherited; rank < size; rank++) {
    let length = file[at++] ?? 0;
    if (length === 255) length += file[at++] ?? 0;
    if (length === 0) throw damaged(`token ${rank} is empty`);
    total += length;
    offsets[rank + 1] = total;
  }
  const column = (present: boolean): Uint8Array | undefined => {
    if (!present) return undefined;
    at += size;
    return file.slice(at - size, at);
  };
  const splits = column((flags & 1) !== 0);
  const wholePiece = column((flags & 2) !== 0);
  if (file.length - at !== total - inheritedBytes) throw damaged('its size does not match its lengths');

  let bytes = file.subarray(at);
  if (base !== undefined && inherited > 0) {
    bytes = new Uint8Array(total);
    bytes.set(base.table.bytes.subarray(0, inheritedBytes));
    bytes.set(file.subarray(at), inheritedBytes);
  }
  return {
    table: buildTokenTable(bytes, offsets),
    ids,
    ...(splits === undefined ? {} : { splits }),
    ...(wholePiece === undefined ? {} : { wholePiece }),
  };
}
