import { endMark, widthOf } from './utf8-classes.ts';

/**
 * Gemma's tokenizer merges over the whole text. Merges never cross most boundaries, though, so cutting there changes no token:
 * - a run of two or more space marks (U+2581) merges before anything else, from the left into tokens of up to 31;
 * - a single space mark starts a token, except inside `>▁</`, the one token that has a mark in the middle.
 * `scripts/pack-vocabulary-tokenizer-json.mjs` checks both. Line breaks and tabs are added tokens and never get here.
 */
const longestRun = 31;

const isSpaceMark = (text: Uint8Array, at: number): boolean =>
  text[at] === 0xe2 && text[at + 1] === 0x96 && text[at + 2] === 0x81;

export function splitLikeGemma(text: Uint8Array, at: number): number {
  let end = at;
  while (end - at < longestRun * 3 && isSpaceMark(text, end)) end += 3;
  if (end - at > 3) return end;
  while (text[end] !== endMark) {
    if (!isSpaceMark(text, end)) end += widthOf(text[end]!);
    else if (text[end - 1] === 0x3e && text[end + 3] === 0x3c && text[end + 4] === 0x2f) end += 4;
    else break;
  }
  return end;
}
