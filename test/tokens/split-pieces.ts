import fc from 'fast-check';
import { expect } from 'vitest';
import type { Splitter } from '../../src/tokens/splitters.ts';
import { endMark } from '../../src/tokens/utf8-classes.ts';

/** All pieces of a text, one after another. */
export function pieces(split: Splitter, text: string): string[] {
  const utf8 = new TextEncoder().encode(text);
  const marked = Uint8Array.from([...utf8, endMark]);
  const found: string[] = [];
  for (let at = 0; at < utf8.length; ) {
    const end = split(marked, at);
    // One `expect` for each of a hundred thousand pieces takes longer than the splitting.
    if (!(end > at)) expect(end, `a piece from ${at}`).toBeGreaterThan(at);
    found.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.subarray(at, end)));
    at = end;
  }
  return found;
}

/** White space as the published patterns split it, `\\s` written as Unicode's White_Space. */
export const space = '\\p{White_Space}*[\\r\\n]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+';

/** Characters of every class that the patterns tell apart, all older than Unicode 16. */
export const character = fc.constantFrom(
  ...['a', 'Z', 'é', 'Ж', 'ß', 'ǅ', 'ʰ', '中', 'あ', 'ー', '가', 'ا', '\u0301', 'ี', '1', '٣', '²', 'Ⅷ', ' ', '\u00a0', '\u0085', '\u3000'],
  ...['\t', '\n', '\r', '\ufeff', "'", "'s", "'LL", "'ſ", "'Re", '/', '.', '$', '😀', '\u200d', '\u0000', '\ue000', 's', 'LL', '\u2028'],
); // biome-ignore format: a table
