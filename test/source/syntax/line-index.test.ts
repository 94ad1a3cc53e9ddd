import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/source/syntax/line-index.ts';

describe('LineIndex', () => {
  test.each([
    ['a\nbc', 3, { line: 2, column: 2 }],
    ['a\r\nbc', 3, { line: 2, column: 1 }],
    ['a\rbc', 2, { line: 2, column: 1 }],
    ['', 0, { line: 1, column: 1 }],
    ['a\n', 2, { line: 2, column: 1 }],
  ])('%j at %i', (text, offset, position) => {
    expect(new LineIndex(text).position(offset)).toEqual(position);
  });

  test('a position behind the text is its end', () => {
    expect(new LineIndex('a\nb').offset({ line: 9, column: 1 })).toBe(3);
    expect(new LineIndex('a\nb').offset({ line: 2, column: 9 })).toBe(3);
  });

  test('offsets and positions are each other’s way back', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '🙂', '\n', '\r', '\r\n', ' ')).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (written, seed) => {
        const offset = seed % (written.length + 1);
        // Between \r and \n there is no position of its own.
        fc.pre(!(written[offset - 1] === '\r' && written[offset] === '\n'));
        const lines = new LineIndex(written);
        expect(lines.offset(lines.position(offset))).toBe(offset);
      }),
    );
  });
});
