import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAddedTokenFinder } from '../../src/tokens/added-tokens.ts';

const finderOf = (...contents: string[]) =>
  createAddedTokenFinder(new Map(contents.map((content, i) => [content, 100 + i])))!;

/** What is found in a text, one after another, as text. */
function found(finder: ReturnType<typeof finderOf>, text: string): string[] {
  const all: string[] = [];
  for (let next = finder.next(text, 0); next !== undefined; next = finder.next(text, next.end))
    all.push(text.slice(next.start, next.end));
  return all;
}

describe('added tokens in a text', () => {
  const finder = finderOf('<a>', '<a><b>', '\n', '\n\n', '▁▁', '😀', '<|x|>');
  test.each([
    ['', []],
    ['none here', []],
    ['x<a>y', ['<a>']],
    ['<a><b>', ['<a><b>']],
    ['<a><a><b', ['<a>', '<a>']],
    ['\n\n\n', ['\n\n', '\n']],
    ['<', []],
    ['<a', []],
    ['<<a>', ['<a>']],
    ['a▁▁▁b', ['▁▁']],
    ['😀😀', ['😀', '😀']],
    ['\ud83d', []],
    ['<|x|><|y|>', ['<|x|>']],
    ['\n<a>\n', ['\n', '<a>', '\n']],
  ])('%j', (text, expected) => {
    expect(found(finder, text)).toEqual(expected);
  });

  test('where it is and which one it is', () => {
    expect(finder.next('ab<a><b>', 0)).toEqual({ start: 2, end: 8, id: 101 });
    expect(finder.next('<a> <a>', 1)).toEqual({ start: 4, end: 7, id: 100 });
    expect(finder.next('<a>', 1)).toBeUndefined();
    expect(finder.next('<a>', 99)).toBeUndefined();
  });

  test('asking twice gives the same, also with the tree built by then', () => {
    const fresh = finderOf('<a>', '<b>');
    expect([fresh.next('<b>', 0), fresh.next('<b>', 0), fresh.next('<a>', 0)]).toEqual([
      { start: 0, end: 3, id: 101 },
      { start: 0, end: 3, id: 101 },
      { start: 0, end: 3, id: 100 },
    ]);
  });
});

test('without any there is no finder', () => {
  expect(createAddedTokenFinder(new Map())).toBeUndefined();
});

test('leftmost, then longest: as trying every token at every place', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '<'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(piece, { minLength: 1, maxLength: 8 }),
      fc.array(piece, { maxLength: 8 }),
      (contents, parts) => {
        const text = parts.join('');
        const expected: string[] = [];
        for (let at = 0; at < text.length; ) {
          const longest = contents
            .filter(content => text.startsWith(content, at))
            .sort((a, b) => b.length - a.length)[0];
          if (longest !== undefined) expected.push(longest);
          at += longest?.length ?? 1;
        }
        expect(found(finderOf(...contents), text)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});
