import type { Encoder, TokenStretch } from './encoder.ts';

/** One token and the text that it stands for, as a UTF-16 range of the text. */
export interface TokenPiece {
  readonly id: number;
  readonly start: number;
  /** Equals `start` for a token that is only part of a character: the character goes to the token that completes it. */
  readonly end: number;
}

/**
 * Splits a text into its tokens, for showing them. The pieces follow each other without gaps and cover the text. Undefined for a
 * tokenizer that does not tell where its tokens lie.
 */
export function splitTokens(encoder: Encoder, text: string): readonly TokenPiece[] | undefined {
  if (encoder.stretches === undefined) return undefined;
  return encoder.stretches(text).flatMap(stretch => piecesOf(stretch, text.slice(stretch.start, stretch.end)));
}

function piecesOf({ start, normalized, ids, lengths }: TokenStretch, original: string): TokenPiece[] {
  const toOriginal = alignNormalized(original, normalized);
  const pieces: TokenPiece[] = [];
  /** UTF-16 position in `normalized`, bytes up to there, and bytes of the tokens so far. */
  let at = 0;
  let bytes = 0;
  let goal = 0;
  let last = start;
  ids.forEach((id, index) => {
    goal += lengths[index]!;
    for (; at < normalized.length; ) {
      const codePoint = normalized.codePointAt(at)!;
      const width = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes + width > goal) break;
      bytes += width;
      at += width === 4 ? 2 : 1;
    }
    const end = index === ids.length - 1 ? start + original.length : start + toOriginal(at);
    pieces.push({ id, start: last, end });
    last = end;
  });
  return pieces;
}

/**
 * Maps UTF-16 positions of the normalized text back to the original. Replacing a space keeps positions; composing characters (NFC) moves
 * them, and a position inside a composed character goes to its end.
 */
function alignNormalized(original: string, normalized: string): (position: number) => number {
  if (original.length === normalized.length) return position => position;
  const ends: number[] = [];
  let originalAt = 0;
  // A starter with its marks, or a syllable of Hangul letters: composition never reaches further.
  for (const cluster of original.match(/[\u1100-\u11ff\uac00-\ud7a3]+\p{M}*|\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    originalAt += cluster.length;
    const composed = cluster.normalize('NFC').length;
    for (let i = 0; i < composed; i++) ends.push(originalAt);
  }
  return position => (position === 0 ? 0 : (ends[position - 1] ?? original.length));
}
