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
  /** `encode(text).length` without keeping the ids. */
  count(text: string): number;
}

/** A buffer larger than this is given back after use. */
const keptBufferBytes = 1 << 20;
const utf8 = new TextEncoder();

export function createBytePairEncoder(vocabulary: PackedVocabulary, split: Splitter): Encoder {
  const { table, ids, wholePiece } = vocabulary;
  const merger = createByteMerger(vocabulary);
  const cache = createPieceCache();
  let buffer = new Uint8Array(1 << 16);
  let ranks = new Int32Array(1 << 16);

  /** Ranks of the text's tokens into `ranks`; lone surrogates become U+FFFD, as every UTF-8 tokenizer sees them. */
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
      if (rank >= 0 && (wholePiece === undefined || wholePiece[rank] === 1)) {
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

  function release(): void {
    if (buffer.length > keptBufferBytes) buffer = new Uint8Array(1 << 16);
    if (ranks.length > keptBufferBytes) ranks = new Int32Array(1 << 16);
  }

  return {
    encode(text) {
      const length = run(text);
      const found = new Uint32Array(length);
      for (let i = 0; i < length; i++) found[i] = ids[ranks[i]!]!;
      release();
      return found;
    },
    count(text) {
      const length = run(text);
      release();
      return length;
    },
  };
}
