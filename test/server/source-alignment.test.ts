import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSource } from '../../src/server/source-alignment.ts';

test.each<[string, string, string, readonly number[] | undefined]>([
  ['the same text', 'abc', 'abc', [0, 1, 2, 3]],
  ['nothing', '', '', [0]],
  ['a line break', 'a\\nb', 'a\nb', [0, 1, 3, 4]],
  ['a quote', "don\\'t", "don't", [0, 1, 2, 3, 5, 6]],
  ['a backslash', 'a\\\\b', 'a\\b', [0, 1, 3, 4]],
  ['a hexadecimal escape', '\\x41b', 'Ab', [0, 4, 5]],
  ['an escape beyond 16 bits', '\\u{1F600}!', '😀!', [0, 0, 9, 10]],
  ['doubled braces', '{{a}}', '{a}', [0, 2, 3, 5]],
  ['braces that are no template', '{{a}}', '{{a}}', [0, 1, 2, 3, 4, 5]],
  ['a line that goes on', 'a\\\nb', 'ab', [0, 3, 4]],
  ['line ends of Windows', 'a\r\nb', 'a\nb', [0, 1, 3, 4]],
  ['other text', 'abc', 'abd', undefined],
  ['dedented text', '  a', 'a', undefined],
  ['text that goes on', 'abc', 'ab', undefined],
])('%s', (_, source, text, expected) => {
  expect(alignSource(source, text)).toEqual(expected);
});

test('offsets never go back and never leave the source', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const source = JSON.stringify(text).slice(1, -1);
      const offsets = alignSource(source, text);
      expect(offsets?.length).toBe(text.length + 1);
      expect(offsets).toEqual([...offsets!].sort((a, b) => a - b));
      expect(offsets!.at(-1)).toBe(source.length);
    }),
  );
});

test('any pair ends', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (source, text) => void alignSource(source, text)));
});
