// The writer of the packed vocabulary format that src/tokens/packed-vocabulary.ts reads and describes.
import { gzipSync } from 'node:zlib';

const literal = 0xffffff;

/**
 * @param {object} vocabulary
 * @param {Buffer[]} vocabulary.tokens all tokens in rank order, those of the base vocabulary first
 * @param {number} [vocabulary.inherited] how many of them the base vocabulary supplies
 * @param {number[]} vocabulary.ids token id by rank; with `byteFallback`, followed by the ids of the 256 bytes
 * @param {([number, number] | undefined)[]} [vocabulary.pairs] by rank, the one pair of ranks that merges into the token; without it any
 *   pair may, and the pair with the smallest ranks is written down
 * @param {number[]} [vocabulary.unreachable] ranks that merging never produces from their own bytes
 * @param {[string, number][]} [vocabulary.added] tokens that are matched in the text before anything else, with their ids
 * @param {boolean} [vocabulary.byteFallback]
 */
export function packVocabulary({
  tokens,
  inherited = 0,
  ids,
  pairs,
  unreachable = [],
  added = [],
  byteFallback = false,
}) {
  const runs = [];
  ids.forEach((id, rank) => {
    if (rank === 0 || id !== ids[rank - 1] + 1) runs.push([rank, id]);
  });
  const chosen = pairs ?? cheapestPairs(tokens);
  const left = [];
  const right = [];
  const literals = [];
  tokens.forEach((token, rank) => {
    if (token.length === 0 || token.length > 255) throw new RangeError(`token ${rank} has ${token.length} bytes`);
    if (rank < inherited) return;
    const pair = chosen[rank];
    left.push(pair ? pair[0] : literal);
    right.push(pair ? pair[1] : token.length);
    if (!pair) literals.push(token);
  });
  const addedBytes = added.map(([content, id]) => {
    const text = Buffer.from(content, 'utf8');
    return Buffer.concat([words(id), Buffer.from([text.length]), text]);
  });
  const flags = (pairs ? 1 : 0) + (byteFallback ? 2 : 0);
  return gzipSync(
    Buffer.concat([
      Buffer.from('BPV1'),
      words(tokens.length - inherited, inherited, runs.length, unreachable.length, added.length, flags),
      words(...runs.flat(), ...unreachable),
      ...[left, right].flatMap(column =>
        [0, 8, 16].map(shift => Buffer.from(column.map(rank => (rank >> shift) & 0xff))),
      ),
      ...addedBytes,
      ...literals,
    ]),
    { level: 9 },
  );
}

const words = (...values) => Buffer.from(Uint32Array.from(values).buffer);

/** For each token the pair of earlier tokens that makes it and whose ranks compress best. */
function cheapestPairs(tokens) {
  const ranks = new Map(tokens.map((token, rank) => [token.toString('latin1'), rank]));
  return tokens.map((token, rank) => {
    const text = token.toString('latin1');
    let best;
    let lowest = Number.POSITIVE_INFINITY;
    for (let cut = 1; cut < text.length; cut++) {
      const left = ranks.get(text.slice(0, cut));
      const right = ranks.get(text.slice(cut));
      if (left === undefined || right === undefined || left >= rank || right >= rank) continue;
      const price = Math.log(left + 50) + Math.log(right + 50);
      if (price < lowest) {
        lowest = price;
        best = [left, right];
      }
    }
    return best;
  });
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
