import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignColumns } from '../../src/report/text-columns.ts';

test.each<[string, string[][], number[], string[]]>([
  ['nothing', [], [], []],
  [
    'left',
    [
      ['a', 'x'],
      ['bbb', 'y'],
    ],
    [],
    ['a    x', 'bbb  y'],
  ],
  [
    'right',
    [
      ['1', 'x'],
      ['100', 'y'],
    ],
    [0],
    ['  1  x', '100  y'],
  ],
  [
    'the last at the right',
    [
      ['a', '1'],
      ['bbb', '100'],
    ],
    [1],
    ['a      1', 'bbb  100'],
  ],
  [
    'a long last cell moves no column',
    [
      ['a', 'a very long note'],
      ['a', 'b', 'c'],
    ],
    [],
    ['a  a very long note', 'a  b  c'],
  ],
  [
    'a column that is empty everywhere is left out',
    [
      ['a', '', 'c'],
      ['b', '', 'd'],
    ],
    [],
    ['a  c', 'b  d'],
  ],
  [
    'no blanks at the end',
    [
      ['a', 'b'],
      ['a', ''],
    ],
    [],
    ['a  b', 'a'],
  ],
])('%s', (_, rows, toRight, lines) => {
  expect(alignColumns(rows, toRight)).toEqual(lines);
});

test('every column but the last starts at the same place in every row', () => {
  const cell = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), rows => {
      const width = (column: number) => Math.max(...rows.map(row => row[column]!.length));
      for (const [index, line] of alignColumns(rows).entries()) {
        expect(line.slice(width(0) + 2).startsWith(rows[index]![1]!)).toBe(true);
        expect(line.slice(width(0) + width(1) + 4)).toBe(rows[index]![2]);
      }
    }),
  );
});
