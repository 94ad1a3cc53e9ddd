import { createAddedTokenFinder } from './added-tokens.ts';
import { createByteMerger } from './byte-pair-merge.ts';
import type { Encoder, TokenStretch } from './encoder.ts';
import type { PackedVocabulary } from './packed-vocabulary.ts';
import { createPieceCache, hashPiece } from './piece-cache.ts';
import type { Splitter } from './splitters.ts';
import { findToken, type TokenTable, tokenLengths } from './token-table.ts';
import { endMark } from './utf8-classes.ts';

export interface EncoderRules {
  readonly vocabulary: PackedVocabulary;
  readonly split: Splitter;
  /** Applied to the text between added tokens, before it is split. */
  readonly normalize?: (text: string) => string;
}

/** An encoder whose tokens are known by rank, so that they can be told apart by kind. */
export interface BytePairEncoder extends Encoder {
  readonly table: TokenTable;
  /** Adds 1 to `tally[kinds[rank]]` for every token of the text; added tokens are of kind 0. */
  tally(text: string, kinds: Uint8Array, tally: Uint32Array): void;
  stretches(text: string): readonly TokenStretch[];
}

/** Buffers larger than this many entries are given back after use. */
const keptEntries = 1 << 20;
const firstEntries = 1 << 14;
const blockBytes = 1 << 11;
const utf8 = new TextEncoder();

/**
 * A little of every kind of text. Engines compile for what a function has met, and throw that away when something else turns up: the first
 * Chinese text after English ones took three times as long. Encoding this when an encoder is made (1 ms) spares that.
 */
const everyKind =
  'Hello wörld, 12 новых 中文字符。かな 한국어 😀\n\n  \tif (x == 1) { return "a"; } // don\'t ÀB e\u0301x';

export function createBytePairEncoder(rules: EncoderRules): BytePairEncoder {
  const encoder = createColdEncoder(rules);
  encoder.count(everyKind);
  return encoder;
}

function createColdEncoder({ vocabulary, split, normalize }: EncoderRules): BytePairEncoder {
  const { table, unreachable } = vocabulary;
  const merger = createByteMerger(vocabulary);
  const cache = createPieceCache();
  const finder = createAddedTokenFinder(vocabulary.added);
  let buffer = new Uint8Array(firstEntries);
  let ranks = new Int32Array(firstEntries);
  /** How far `buffer` is encoded, and how many ranks that made. */
  let position = 0;
  let written = 0;

  /**
   * Ranks of the tokens of `text`, which has no added tokens, into `ranks`; returns how many. Lone surrogates become U+FFFD, as every
   * tokenizer that works on UTF-8 sees them.
   */
  function run(text: string): number {
    if (buffer.length < text.length * 3 + 1) buffer = new Uint8Array(text.length * 3 + 1);
    const length = utf8.encodeInto(text, buffer).written;
    buffer[length] = endMark;
    if (ranks.length < length) ranks = new Int32Array(length);
    position = 0;
    written = 0;
    while (position < length) runBlock(Math.min(position + blockBytes, length));
    return written;
  }

  /** The pieces that start before `until`. One call a block, since engines compile what is called often, and long loops late. */
  function runBlock(until: number): void {
    let at = position;
    let to = written;
    while (at < until) {
      const end = split(buffer, at);
      const hash = hashPiece(buffer, at, end);
      const cached = cache.find(buffer, at, end, hash, ranks, to);
      to = cached >= 0 ? cached : encodeNewPiece(at, end, hash, to);
      at = end;
    }
    position = at;
    written = to;
  }

  /** Apart from the loop above, to keep that small enough to be compiled soon. */
  function encodeNewPiece(start: number, end: number, hash: number, from: number): number {
    const rank = end - start <= table.maxLength ? findToken(table, buffer, start, end) : -1;
    let to = from;
    if (rank >= 0 && (unreachable === undefined || unreachable[rank] === 0)) ranks[to++] = rank;
    else to = merger.merge(buffer, start, end, ranks, from);
    cache.keep(buffer, start, end, hash, ranks, from, to);
    return to;
  }

  interface Walker {
    /** `count` ranks stand in `ranks` for the text `from..to`, which reads `normalized`. */
    onRanks(count: number, from: number, to: number, normalized: string): void;
    onAdded(id: number, from: number, to: number): void;
  }

  function walk(text: string, { onRanks, onAdded }: Walker): void {
    const stretch = (from: number, to: number): void => {
      if (from === to) return;
      const part = from === 0 && to === text.length ? text : text.slice(from, to);
      const normalized = normalize === undefined ? part : normalize(part);
      onRanks(run(normalized), from, to, normalized);
    };
    let at = 0;
    for (let found = finder?.next(text, 0); found !== undefined; found = finder?.next(text, at)) {
      stretch(at, found.start);
      onAdded(found.id, found.start, found.end);
      at = found.end;
    }
    stretch(at, text.length);
    if (buffer.length > keptEntries) buffer = new Uint8Array(firstEntries);
    if (ranks.length > keptEntries) ranks = new Int32Array(firstEntries);
  }

  let lengths: Uint8Array | undefined;
  /** One byte for the ranks behind the table's, which stand for bytes. */
  const lengthOf = (rank: number): number => {
    lengths ??= tokenLengths(table);
    return lengths[rank] ?? 1;
  };

  return {
    table,
    encode(text) {
      const { ids } = vocabulary;
      const found = createIdList(Math.min(text.length, firstEntries));
      walk(text, {
        onRanks(count) {
          found.reserve(count);
          for (let i = 0; i < count; i++) found.add(ids[ranks[i]!]!);
        },
        onAdded(id) {
          found.reserve(1);
          found.add(id);
        },
      });
      return found.take();
    },
    count(text) {
      let total = 0;
      walk(text, {
        onRanks(count) {
          total += count;
        },
        onAdded() {
          total++;
        },
      });
      return total;
    },
    tally(text, kinds, tally) {
      walk(text, {
        onRanks(count) {
          for (let i = 0; i < count; i++) tally[kinds[ranks[i]!] ?? 0]!++;
        },
        onAdded() {
          tally[0]!++;
        },
      });
    },
    stretches(text) {
      const found: TokenStretch[] = [];
      walk(text, {
        onRanks(count, start, end, normalized) {
          const own = ranks.subarray(0, count);
          found.push({
            start,
            end,
            normalized,
            ids: [...own].map(rank => vocabulary.ids[rank]!),
            lengths: [...own].map(lengthOf),
          });
        },
        onAdded(id, start, end) {
          const normalized = text.slice(start, end);
          found.push({ start, end, normalized, ids: [id], lengths: [utf8.encode(normalized).length] });
        },
      });
      return found;
    },
  };
}

/** A growing list of ids in one typed array. Call `reserve` before `add`. */
function createIdList(capacity: number) {
  let ids = new Uint32Array(capacity);
  let length = 0;
  return {
    reserve(count: number): void {
      if (length + count <= ids.length) return;
      const larger = new Uint32Array(Math.max(length + count, ids.length * 2));
      larger.set(ids.subarray(0, length));
      ids = larger;
    },
    add(id: number): void {
      ids[length++] = id;
    },
    take: (): Uint32Array => ids.slice(0, length),
  };
}
