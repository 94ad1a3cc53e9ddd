import { createAddedTokenFinder } from './added-tokens.ts';
import { createByteMerger } from './byte-pair-merge.ts';
import type { PackedVocabulary } from './packed-vocabulary.ts';
import { createPieceCache } from './piece-cache.ts';
import type { Splitter } from './splitters.ts';
import { findToken, hashBase } from './token-table.ts';
import { endMark } from './utf8-classes.ts';

/** Turns text into token ids of one vocabulary. Total over every string; the work is O(n log n) in its length. */
export interface Encoder {
  /** Token ids in order. */
  encode(text: string): Uint32Array;
  /** `encode(text).length` without making the ids. */
  count(text: string): number;
}

export interface EncoderRules {
  readonly vocabulary: PackedVocabulary;
  readonly split: Splitter;
  /** Applied to the text between added tokens, before it is split. */
  readonly normalize?: (text: string) => string;
}

/** Buffers larger than this many entries are given back after use. */
const keptEntries = 1 << 20;
const firstEntries = 1 << 14;
const utf8 = new TextEncoder();

export function createBytePairEncoder({ vocabulary, split, normalize }: EncoderRules): Encoder {
  const { table, ids, unreachable } = vocabulary;
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
      let hash = 0;
      for (let i = at; i < end; i++) hash = (Math.imul(hash, hashBase) + buffer[i]!) | 0;
      const rank = end - at <= table.maxLength ? findToken(table, buffer, at, end, hash) : -1;
      if (rank >= 0 && (unreachable === undefined || unreachable[rank] === 0)) {
        ranks[written++] = rank;
      } else {
        const cached = cache.find(buffer, at, end, hash, ranks, written);
        if (cached >= 0) written = cached;
        else {
          const from = written;
          written = merger.merge(buffer, at, end, ranks, written);
          cache.keep(buffer, at, end, hash, ranks, from, written);
        }
      }
      at = end;
    }
    return written;
  }

  /** Calls `onRanks` with the number of ranks of each stretch between added tokens, and `onAdded` with each of those. */
  function walk(text: string, onRanks: (count: number) => void, onAdded: (id: number) => void): void {
    const stretch = (from: number, to: number): void => {
      if (from === to) return;
      const part = from === 0 && to === text.length ? text : text.slice(from, to);
      onRanks(run(normalize === undefined ? part : normalize(part)));
    };
    let at = 0;
    for (let found = finder?.next(text, 0); found !== undefined; found = finder?.next(text, at)) {
      stretch(at, found.start);
      onAdded(found.id);
      at = found.end;
    }
    stretch(at, text.length);
    if (buffer.length > keptEntries) buffer = new Uint8Array(firstEntries);
    if (ranks.length > keptEntries) ranks = new Int32Array(firstEntries);
  }

  return {
    encode(text) {
      let found = new Uint32Array(Math.min(text.length, firstEntries));
      let length = 0;
      const reserve = (count: number): void => {
        if (length + count <= found.length) return;
        const larger = new Uint32Array(Math.max(length + count, found.length * 2));
        larger.set(found.subarray(0, length));
        found = larger;
      };
      walk(
        text,
        count => {
          reserve(count);
          for (let i = 0; i < count; i++) found[length++] = ids[ranks[i]!]!;
        },
        id => {
          reserve(1);
          found[length++] = id;
        },
      );
      return found.slice(0, length);
    },
    count(text) {
      let total = 0;
      walk(
        text,
        count => {
          total += count;
        },
        () => {
          total++;
        },
      );
      return total;
    },
  };
}
