import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  characterClasses,
  letter,
  lower,
  mark,
  numeric,
  other,
  otherLetter,
  space,
  symbol,
  upper,
} from '../../src/tokens/character-classes.ts';
import { classAt, codePointAt, endMark, previousCharacter, skipClass, widthOf } from '../../src/tokens/utf8-classes.ts';

const utf8 = new TextEncoder();
const bytesOf = (text: string): Uint8Array => Uint8Array.from([...utf8.encode(text), endMark]);

describe('Unicode classes', () => {
  test.each([
    { name: 'capitals', characters: 'AÄЖΩǅ', expected: upper },
    { name: 'small letters', characters: 'aäжωß', expected: lower },
    { name: 'letters without case', characters: '中あאعกʰ', expected: otherLetter },
    { name: 'marks', characters: '\u0301\u0903\u20dd', expected: mark },
    { name: 'numbers', characters: '5٣Ⅷ½〇', expected: numeric },
    { name: 'white space, U+0085 too', characters: ' \t\n\r\u0085\u00a0\u2028\u3000', expected: space },
    { name: 'punctuation and symbols', characters: '!-"«+$^😀', expected: symbol },
    { name: 'the rest, U+FEFF too', characters: '\u0000\ufeff\u200d\ue000', expected: other },
  ])('$name', ({ characters, expected }) => {
    for (const character of characters) expect(characterClasses()[character.codePointAt(0)!], character).toBe(expected);
  });

  test('every code point has one class, and letters, numbers and marks are those of the engine', () => {
    const classes = characterClasses();
    const kinds = [
      [/^\p{L}$/u, letter],
      [/^\p{N}$/u, numeric],
      [/^\p{M}$/u, mark],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }).filter(code => code < 0xd800 || code > 0xdfff),
        code => {
          const found = classes[code]!;
          expect(found & (found - 1)).toBe(0);
          // The engine may know another version of Unicode than the table: only what is assigned in both is compared.
          for (const [pattern, bits] of kinds)
            if (pattern.test(String.fromCodePoint(code)) && found !== other) expect((found & bits) !== 0).toBe(true);
        },
      ),
    );
  });
});

describe('reading UTF-8', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

  test('code points and widths are those of the text', () => {
    fc.assert(
      fc.property(text, given => {
        const bytes = bytesOf(given);
        const whole = new TextDecoder().decode(bytes.subarray(0, -1));
        let at = 0;
        for (const character of whole) {
          expect(codePointAt(bytes, at)).toBe(character.codePointAt(0));
          const width = widthOf(bytes[at]!);
          expect(width).toBe(utf8.encode(character).length);
          expect(previousCharacter(bytes, at + width)).toBe(at);
          at += width;
        }
        expect(bytes[at]).toBe(endMark);
      }),
    );
  });

  test.each([
    { text: 'abc1', mask: lower, end: 3 },
    { text: 'äöü!', mask: lower, end: 6 },
    { text: '中文 a', mask: letter, end: 6 },
    { text: '  \n', mask: space, end: 3 },
    { text: '1abc', mask: lower, end: 0 },
    { text: '', mask: lower, end: 0 },
  ])('skips "$text" up to $end', ({ text: given, mask, end }) => {
    expect(skipClass(bytesOf(given), 0, mask)).toBe(end);
  });

  test('the end of the text has no class', () => {
    expect(classAt(bytesOf('a'), 1)).toBe(0);
  });
});
