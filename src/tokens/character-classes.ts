import { characterRanges } from './character-ranges.ts';

/**
 * The Unicode classes that pre-tokenizers distinguish, one bit each. White space is Unicode's White_Space, as in Rust's `\s`:
 * U+0085 is in, U+FEFF is not (JavaScript's `\s` has it the other way round).
 */
export const upper = 1; // Lu, Lt
export const lower = 2; // Ll
export const otherLetter = 4; // Lm, Lo
export const mark = 8; // Mn, Mc, Me
export const numeric = 16; // Nd, Nl, No
export const space = 32; // White_Space, line breaks included
export const symbol = 64; // P and S
export const other = 128; // everything else: controls, formats, private use, unassigned
export const letter = upper | lower | otherLetter;

let table: Uint8Array | undefined;

/** One class bit per code point, 0 for none: 1.1 MB, built on first use and shared by every vocabulary. */
export function characterClasses(): Uint8Array {
  if (table !== undefined) return table;
  table = new Uint8Array(0x110000).fill(other);
  let codePoint = 0;
  // Each entry: gap since the last range's end, length, class bit index; all in base 36 and comma-separated.
  const fields = characterRanges.split(',');
  for (let i = 0; i + 2 < fields.length; i += 3) {
    const start = codePoint + Number.parseInt(fields[i]!, 36);
    codePoint = start + Number.parseInt(fields[i + 1]!, 36);
    const bit = 1 << Number.parseInt(fields[i + 2]!, 36);
    table.fill(bit, start, codePoint);
  }
  return table;
}
