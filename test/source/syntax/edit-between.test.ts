import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBetween } from '../../../src/source/syntax/edit-between.ts';

describe('editBetween', () => {
  test.each<[name: string, before: string, after: string, start: number, oldEnd: number, newEnd: number]>([
    ['a letter typed', 'ac', 'abc', 1, 1, 2],
    ['a letter taken away', 'abc', 'ac', 1, 2, 1],
    ['a stretch replaced', 'one two three', 'one 2 three', 4, 7, 5],
    ['text in an empty file', '', 'ab', 0, 0, 2],
    ['all of a file taken away', 'ab', '', 0, 2, 0],
    ['one of several equal letters', 'aaa', 'aaaa', 3, 3, 4],
    ['two edits at once, as one', 'a-b-c', 'a+b+c', 1, 4, 4],
    // Both halves are part of the edit, though the first half is the same in both.
    ['one half of a character beyond U+FFFF', 'a🙂b', 'a🙃b', 1, 3, 3],
    ['the same second half', '\uD83D\uDE42', '\uD83E\uDE42', 0, 2, 2],
    ['a half alone', '\uD83Dx', '\uD83Dy', 1, 2, 2],
  ])('%s', (_name, before, after, startIndex, oldEndIndex, newEndIndex) => {
    expect(editBetween(before, after)).toMatchObject({ startIndex, oldEndIndex, newEndIndex });
  });

  test('of equal texts there is none', () => {
    expect(editBetween('a\nb', 'a\nb')).toBeUndefined();
  });

  test.each<[name: string, before: string, after: string, start: string, oldEnd: string, newEnd: string]>([
    ['behind line ends', 'a\nb\nc', 'a\nb\nxc', '2:0', '2:0', '2:1'],
    ['over lines', 'a\nbcd\ne', 'a\nb\nX\nd\ne', '1:1', '1:2', '3:0'],
    ['a line end typed', 'ab', 'a\nb', '0:1', '0:1', '1:0'],
    ['lone carriage returns end no line', 'a\rb', 'a\rbc', '0:3', '0:3', '0:4'],
  ])('rows and columns %s', (_name, before, after, ...expected) => {
    const edit = editBetween(before, after)!;
    const places = [edit.startPosition, edit.oldEndPosition, edit.newEndPosition];
    expect(places.map(({ row, column }) => `${row}:${column}`)).toEqual(expected);
  });

  test('leads from one text to the other, and splits no character', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n', '🙂', '🙃', '𐐷')).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after);
        expect(edit === undefined).toBe(before === after);
        if (!edit) return;
        const { startIndex, oldEndIndex, newEndIndex } = edit;
        expect(before.slice(0, startIndex) + after.slice(startIndex, newEndIndex) + before.slice(oldEndIndex)).toBe(
          after,
        );
        for (const piece of [before.slice(startIndex, oldEndIndex), after.slice(startIndex, newEndIndex)])
          expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
