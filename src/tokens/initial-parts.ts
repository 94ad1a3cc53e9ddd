import { forEachToken, type TokenTable } from './token-table.ts';
import { codePointAt, previousCharacter, widthOf } from './utf8-classes.ts';

/**
 * Where merging of a piece may start. Byte pair merging starts from single bytes, and spends most of its time on scripts of two and three
 * bytes a character to put characters together. A character may start whole, with the same result, when
 * - merging its own bytes ends in one token, and
 * - no token crosses either of its edges without being made of whole characters: then nothing outside can take a part of it first.
 */
export interface InitialParts {
  /** Writes the start of each part of `text[start..end)`, relative to `start`, and its end after the last; returns their number. */
  write(text: Uint8Array, start: number, end: number, starts: Int32Array): number;
}

/** Every character is a part: SentencePiece's rule. */
export const characterParts: InitialParts = {
  write(text, start, end, starts) {
    let parts = 0;
    for (let at = start; at < end; at += widthOf(text[at]!)) starts[parts++] = at - start;
    starts[parts] = end - start;
    return parts;
  },
};

const unknown = 0;
const whole = 1;
const apart = 2;

/** `crossed`: see `crossedEdges`. `mergesWhole(text, start, end)`: whether merging exactly these bytes ends in one token. */
export function createByteParts(
  crossed: Uint8Array,
  mergesWhole: (text: Uint8Array, start: number, end: number) => boolean,
): InitialParts {
  /** What is known of each character of the basic multilingual plane. */
  const characters = new Uint8Array(0x10000);

  function startsWhole(text: Uint8Array, at: number, width: number): boolean {
    const codePoint = codePointAt(text, at);
    if (characters[codePoint] === unknown) characters[codePoint] = mergesWhole(text, at, at + width) ? whole : apart;
    return characters[codePoint] === whole;
  }

  return {
    write(text, start, end, starts) {
      let parts = 0;
      let leftCrossed = false;
      for (let at = start; at < end; ) {
        const width = widthOf(text[at]!);
        const next = at + width;
        const rightCrossed =
          next < end && (crossed[(text[next - 1]! << 5) | (text[next]! >> 3)]! & (1 << (text[next]! & 7))) !== 0;
        starts[parts++] = at - start;
        if (width > 1 && (leftCrossed || rightCrossed || width > 3 || !startsWhole(text, at, width)))
          for (let byte = at + 1; byte < next; byte++) starts[parts++] = byte - start;
        leftCrossed = rightCrossed;
        at = next;
      }
      starts[parts] = end - start;
      return parts;
    },
  };
}

/**
 * By last byte of one character and first byte of the next, one bit each: 1 where some token holds both but starts or ends inside a
 * character. A few hundred tokens of a vocabulary do.
 */
export function crossedEdges(table: TokenTable): Uint8Array {
  const crossed = new Uint8Array(0x2000);
  forEachToken(table, (bytes, length) => {
    if (bytes[length - 1]! < 0x80 && bytes[0]! < 0x80) return;
    const last = Math.max(0, previousCharacter(bytes, length));
    const whole = (bytes[0]! & 0xc0) !== 0x80 && last + widthOf(bytes[last]!) === length;
    if (whole) return;
    for (let at = 1; at < length; at++)
      if ((bytes[at]! & 0xc0) !== 0x80) crossed[(bytes[at - 1]! << 5) | (bytes[at]! >> 3)]! |= 1 << (bytes[at]! & 7);
  });
  return crossed;
}
