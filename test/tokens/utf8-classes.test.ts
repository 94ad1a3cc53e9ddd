import { describe, expect, test } from 'vitest';
import { lower, numeric, otherLetter, space, symbol, upper } from '../../src/tokens/character-classes.ts';
import {
  classAt,
  codePointAt,
  createUtf8Classes,
  endMark,
  previousCharacter,
  skipClass,
  widthOf,
} from '../../src/tokens/utf8-classes.ts';
import { bytesOf } from './token-lists.ts';

const marked = (text: string): Uint8Array => Uint8Array.from([...bytesOf(text), endMark]);

// The first and last character of each width in UTF-8, and of each plane's edge.
test.each([
  ['\u0000', 0, 1],
  ['\u007f', 0x7f, 1],
  ['\u0080', 0x80, 2],
  ['\u07ff', 0x7ff, 2],
  ['\u0800', 0x800, 3],
  ['\ud7ff', 0xd7ff, 3],
  ['\ue000', 0xe000, 3],
  ['\uffff', 0xffff, 3],
  ['\u{10000}', 0x10000, 4],
  ['\u{10ffff}', 0x10ffff, 4],
])('%j is code point %i in %i bytes', (character, codePoint, width) => {
  const bytes = bytesOf(`a${character}`);
  expect(codePointAt(bytes, 1)).toBe(codePoint);
  expect(widthOf(bytes[1]!)).toBe(width);
  expect(bytes.length).toBe(1 + width);
  expect(previousCharacter(bytes, bytes.length)).toBe(1);
});

describe('the class of a character', () => {
  test.each([
    ['A', upper],
    ['ǅ', upper],
    ['z', lower],
    ['ß', lower],
    ['中', otherLetter],
    ['ʰ', otherLetter],
    ['7', numeric],
    ['Ⅷ', numeric],
    [' ', space],
    ['\u0085', space],
    ['\u3000', space],
    ['{', symbol],
    ['😀', symbol],
  ])('%j', (character, expected) => {
    expect(classAt(marked(character), 0)).toBe(expected);
  });

  test('the end of a text has none', () => {
    expect(classAt(marked('a'), 1)).toBe(0);
  });
});

describe('skipping a class', () => {
  test.each([
    ['abc1', 0, lower, 3],
    ['abc', 0, lower, 3],
    ['1abc', 0, lower, 0],
    ['äöü!', 0, lower, 6],
    ['aB1', 0, lower | upper, 2],
    ['中文。', 0, otherLetter, 6],
    ['😀😀a', 0, symbol, 8],
    ['ab', 1, lower, 2],
    ['', 0, 0xff, 0],
  ])('%j from byte %i', (text, from, mask, end) => {
    expect(skipClass(marked(text), from, mask)).toBe(end);
  });

  test('a class table of one’s own', () => {
    const classes = new Uint8Array(0x110000);
    classes['x'.charCodeAt(0)] = 1;
    classes['é'.charCodeAt(0)] = 1;
    const own = createUtf8Classes(classes);
    expect(own.skipClass(marked('xéxy'), 0, 1)).toBe(4);
    expect(own.classAt(marked('é'), 0)).toBe(1);
    expect(own.classAt(marked('y'), 0)).toBe(0);
  });
});
