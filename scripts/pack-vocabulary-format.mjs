// The writer of the packed vocabulary format that src/tokens/packed-vocabulary.ts reads and describes.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The project's own functions: what a tree of tokens looks like is said in one place. */
async function sourceFunctions() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pack-vocabulary-'));
  const outfile = path.join(folder, 'source.mjs');
  const contents = ['token-tree-layout', 'token-table', 'initial-parts']
    .map(file => `export * from './${file}.ts';`)
    .join('');
  const resolveDir = path.join(import.meta.dirname, '../src/tokens');
  await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', outfile });
  const functions = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return functions;
}

const { createTokenTable, crossedEdges, layOutTokens, treeOfTokens } = await sourceFunctions();

/**
 * @param {object} vocabulary
 * @param {Buffer[]} vocabulary.tokens all tokens in rank order, those of the base vocabulary first
 * @param {number} [vocabulary.inherited] how many of them the base vocabulary supplies
 * @param {number[]} vocabulary.ids token id by rank; with `byteFallback`, followed by the ids of the 256 bytes
 * @param {([number, number] | undefined)[]} [vocabulary.pairs] by rank, the one pair of ranks that merges into the token; without it any
 *   pair may
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
  const { labels, shapes, wide, ranks } = layOutTokens(tokens.slice(inherited));
  const ofRanks = value => Buffer.from(Array.from(ranks, rank => value(rank)));
  const leftLength = rank => (pairs[rank] === undefined ? 0 : tokens[pairs[rank][0]].length);
  for (const [content, id] of added)
    if (content.length > 255)
      throw new RangeError(`the added token ${id} has ${content.length} UTF-16 units, more than 255`);
  const flags = (pairs ? 1 : 0) + (byteFallback ? 2 : 0);
  const counts = [labels.length, ranks.length, inherited, runs.length, unreachable.length, wide.length, added.length];
  return gzipSync(
    Buffer.concat([
      Buffer.from('BPV2'),
      words(...counts, flags),
      words(...runs.flat(), ...unreachable, ...wide),
      labels,
      shapes,
      ...[0, 8, 16].map(shift => ofRanks(rank => (rank >> shift) & 0xff)),
      ...(pairs ? [ofRanks(rank => leftLength(inherited + rank))] : []),
      crossedEdges(createTokenTable(treeOfTokens(tokens))),
      words(...added.map(([, id]) => id)),
      Buffer.from(added.map(([content]) => content.length)),
      Buffer.from(added.map(([content]) => content).join(''), 'utf8'),
    ]),
    { level: 9 },
  );
}

const words = (...values) => Buffer.from(Uint32Array.from(values).buffer);

/** Tokens and ids of a `.tiktoken` file: one line per token, base64 bytes and rank. */
export function readTiktokenFile(text) {
  const lines = text.split('\n').filter(line => line !== '');
  const entries = lines
    .map(line => line.split(' '))
    .map(([bytes, rank]) => [Buffer.from(bytes, 'base64'), Number(rank)]);
  entries.sort((a, b) => a[1] - b[1]);
  return { tokens: entries.map(([bytes]) => bytes), ids: entries.map(([, rank]) => rank) };
}
