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
const utf8 = new TextEncoder();

export function createBytePairEncoder({ vocabulary, split, normalize }: EncoderRules): BytePairEncoder {
  const { table, unreachable } = vocabulary;
  const merger = createByteMerger(vocabulary);
  const cache = createPieceCache();
  const finder = createAddedTokenFinder(vocabulary.added);
  let buffer = new Uint8Array(firstEntries);
  let ranks = new Int32Array(firstEntries);

  /**
   * Ranks of the tokens of `text`, which has no added tokens, into `ranks`; returns how many. Lone surrogates become U+FFFD, as every
   * tokenizer that works on UTF-8 sees them.
   */
  function run(text: string): number {
    if (buffer.length < text.length * 3 + 1) buffer = new Uint8Array(text.length * 3 + 1);
    const length = utf8.encodeInto(text, buffer).written;
    buffer[length] = endMark;
    if (ranks.length < length) ranks = new Int32Array(length);
    let written = 0;
    for (let at = 0; at < length; ) {
      const end = split(buffer, at);
      const hash = hashPiece(buffer, at, end);
      const cached = cache.find(buffer, at, end, hash, ranks, written);
      if (cached >= 0) written = cached;
      else {
        const from = written;
        const rank = end - at <= table.maxLength ? findToken(table, buffer, at, end) : -1;
        if (rank >= 0 && (unreachable === undefined || unreachable[rank] === 0)) ranks[written++] = rank;
        else written = merger.merge(buffer, at, end, ranks, written);
        cache.keep(buffer, at, end, hash, ranks, from, written);
      }
      at = end;
    }
    return written;
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
