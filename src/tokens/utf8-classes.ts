import { characterClasses } from './character-classes.ts';

/**
 * A text is followed by `endMark`, which is no byte of UTF-8: it has no class, so every run of a class ends there by itself.
 */
export const endMark = 0xff;
const multiByte = 0x100;

/** Bytes of the character whose lead byte is `lead`. */
export const widthOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** Code point that starts at `at`; the text is well-formed UTF-8. */
export function codePointAt(text: Uint8Array, at: number): number {
  const lead = text[at]!;
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | (text[at + 1]! & 0x3f);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | ((text[at + 1]! & 0x3f) << 6) | (text[at + 2]! & 0x3f);
  return (
    ((lead & 0x07) << 18) | ((text[at + 1]! & 0x3f) << 12) | ((text[at + 2]! & 0x3f) << 6) | (text[at + 3]! & 0x3f)
  );
}

/** Where the character before `end` starts. */
export function previousCharacter(text: Uint8Array, end: number): number {
  let at = end - 1;
  while ((text[at]! & 0xc0) === 0x80) at--;
  return at;
}

/** Reads class bits straight from UTF-8. */
export interface Utf8Classes {
  /** Class bit of the character that starts at `at`, 0 at the end of the text. */
  classAt(text: Uint8Array, at: number): number;
  /** First position from `at` whose character has none of the class bits in `mask`. */
  skipClass(text: Uint8Array, at: number, mask: number): number;
}

/** `classes`: one class bit per code point. */
export function createUtf8Classes(classes: Uint8Array): Utf8Classes {
  /** The class itself for ASCII, 0 for `endMark`, and `multiByte` where the code point must be decoded. */
  const leadClasses = new Uint16Array(256).fill(multiByte);
  for (let byte = 0; byte < 0x80; byte++) leadClasses[byte] = classes[byte]!;
  leadClasses[endMark] = 0;
  return {
    classAt(text, at) {
      const found = leadClasses[text[at]!]!;
      return found < multiByte ? found : classes[codePointAt(text, at)]!;
    },
    skipClass(text, at, mask) {
      for (;;) {
        const lead = text[at]!;
        const found = leadClasses[lead]!;
        if (found < multiByte) {
          if ((found & mask) === 0) return at;
          at++;
        } else {
          if ((classes[codePointAt(text, at)]! & mask) === 0) return at;
          at += widthOf(lead);
        }
      }
    },
  };
}

/** Unicode's own classes, which every splitter but DeepSeek's reads. */
export const { classAt, skipClass } = createUtf8Classes(characterClasses());
