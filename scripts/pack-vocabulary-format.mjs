// The writer of the packed vocabulary format that src/tokens/packed-vocabulary.ts reads and describes.
import { gzipSync } from 'node:zlib';

/**
 * @param {{ tokens: Uint8Array[], inherited?: number, ids: number[], splits?: number[], wholePiece?: number[] }} vocabulary
 *   all tokens in rank order (the first `inherited` are those of the base vocabulary), their ids, and optionally per rank the length
 *   of the left half of its only merge and whether a whole piece may become it
 */
export function packVocabulary({ tokens, inherited = 0, ids, splits, wholePiece }) {
  const runs = [];
  ids.forEach((id, rank) => {
    if (rank === 0 || id !== ids[rank - 1] + 1) runs.push([rank, id]);
  });
  const own = tokens.slice(inherited);
  const header = Buffer.alloc(17 + runs.length * 8);
  header.write('BPV1');
  header.writeUInt32LE(own.length, 4);
  header.writeUInt32LE(inherited, 8);
  header.writeUInt32LE(runs.length, 12);
  header.writeUInt8((splits ? 1 : 0) + (wholePiece ? 2 : 0), 16);
  runs.forEach(([rank, id], i) => {
    header.writeUInt32LE(rank, 17 + i * 8);
    header.writeUInt32LE(id, 21 + i * 8);
  });
  const lengths = own.flatMap(token => {
    if (token.length === 0 || token.length > 510) throw new RangeError(`a token has ${token.length} bytes`);
    return token.length < 255 ? [token.length] : [255, token.length - 255];
  });
  const columns = [header, Buffer.from(lengths)];
  if (splits) columns.push(Buffer.from(splits));
  if (wholePiece) columns.push(Buffer.from(wholePiece));
  return gzipSync(Buffer.concat([...columns, ...own]), { level: 9 });
}

/** Tokens and ids of a `.tiktoken` file: one line per token, base64 bytes and rank. */
export function readTiktokenFile(text) {
  const lines = text.split('\n').filter(line => line !== '');
  const entries = lines
    .map(line => line.split(' '))
    .map(([bytes, rank]) => [Buffer.from(bytes, 'base64'), Number(rank)]);
  entries.sort((a, b) => a[1] - b[1]);
  return { tokens: entries.map(([bytes]) => bytes), ids: entries.map(([, rank]) => rank) };
}
