import { describe, expect, test } from 'vitest';
import { firstLine, positionAfter, textAt } from '../../src/lint/source-span.ts';
import type { Range } from '../../src/source/call-site.ts';

const at = (line: number, column: number) => ({ line, column });

describe('the position after a text', () => {
  test.each([
    ['', at(3, 5)],
    ['abc', at(3, 8)],
    ['a\n', at(4, 1)],
    ['a\nbc\nd', at(5, 2)],
  ])('%j', (text, expected) => {
    expect(positionAfter(at(3, 5), text)).toEqual(expected);
  });
});

describe('the first line of a range on which anything stands', () => {
  const whole = (text: string): Range => ({ start: at(1, 1), end: positionAfter(at(1, 1), text) });
  test.each([
    ['a range of one line', '  one', at(1, 1), '  one'],
    ['several lines', 'one\ntwo', at(1, 1), 'one'],
    ['an indented first line', '  one\ntwo', at(1, 1), '  one'],
    ['a blank line before', '\n  one\ntwo', at(2, 3), 'one'],
    ['several of them, with spaces', ' \n\t\n\n one two\nthree', at(4, 2), 'one two'],
    ['line ends of Windows', '\r\none\r\ntwo', at(2, 1), 'one'],
    ['nothing but blank lines', ' \n\n ', at(1, 1), ' '],
  ])('%s', (_name, text, start, shown) => {
    const range = firstLine(text, whole(text));
    expect([range.start, textAt(text, range)]).toEqual([start, shown]);
  });
});
