import { describe, expect, test } from 'vitest';
import type { CommandHost } from '../../src/commands/command.ts';
import { readCsv } from '../../src/commands/csv-rows.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { Workspace } from './command-line.ts';

function read(content: string | Uint8Array) {
  using workspace = new Workspace({ 't.csv': content });
  return readCsv('t.csv', { cwd: workspace.folder } as CommandHost);
}

describe('rows by column, with the line on which each begins', () => {
  test.each([
    [
      'plain',
      'a,b\n1,2\n3,4\n',
      [
        [2, { a: '1', b: '2' }],
        [3, { a: '3', b: '4' }],
      ],
    ],
    ['the last line may lack its end', 'a\n1', [[2, { a: '1' }]]],
    ['carriage returns', 'a,b\r\n1,2\r\n', [[2, { a: '1', b: '2' }]]],
    ['a byte-order mark is no part of the first name', '\uFEFFa\n1\n', [[2, { a: '1' }]]],
    ['names without their blanks', ' a , b\n1,2\n', [[2, { a: '1', b: '2' }]]],
    [
      'empty lines are no rows, but lines',
      'a\n\n1\n\n\n2\n',
      [
        [3, { a: '1' }],
        [6, { a: '2' }],
      ],
    ],
    ['quotes, commas and doubled quotes', 'a,b\n"x,y","say ""hi"""\n', [[2, { a: 'x,y', b: 'say "hi"' }]]],
    [
      'a cell of two lines: the next row begins below it',
      'a,b\n"x\ny",1\nz,2\n',
      [
        [2, { a: 'x\ny', b: '1' }],
        [4, { a: 'z', b: '2' }],
      ],
    ],
    ['cells that are missing are blank', 'a,b,c\n1\n', [[2, { a: '1', b: '', c: '' }]]],
    ['cells beyond the header are dropped', 'a\n1,2,3\n', [[2, { a: '1' }]]],
    [
      'lines that begin with # are none',
      '# method\na,b\n1,2\n# more\n3,4\n',
      [
        [3, { a: '1', b: '2' }],
        [5, { a: '3', b: '4' }],
      ],
    ],
    ['a # inside a cell is of the cell', 'a,b\n1 # no,#2\n', [[2, { a: '1 # no', b: '#2' }]]],
    ['columns without a name may be several', 'a,,\n1,2,3\n', [[2, { a: '1', '': '3' }]]],
    ['names of every language', 'modèle\né\n', [[2, { modèle: 'é' }]]],
  ] as const)('%s', (_, content, expected) => {
    expect(read(content).rows.map(({ line, cells }) => [line, cells])).toEqual(expected);
  });

  test('cells beyond the header are counted, since they hint at a comma without quotes', () => {
    const { rows } = read('a,b\n1\n1,2\n1,2,3\n1,"2,3"\n1,2,3,4\n');
    expect(rows.map(({ line, beyond }) => [line, beyond])).toEqual([
      [2, 0],
      [3, 0],
      [4, 1],
      [5, 0],
      [6, 2],
    ]);
  });

  test('columns in the order of the header', () => {
    expect(read('b,a,c\n1,2,3\n').columns).toEqual(['b', 'a', 'c']);
  });
});

describe('what is no table is refused with the file and, where there is one, the line', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^t\.csv is empty; expected a header and rows\.$/],
    ['a header alone', 'a,b\n', /^t\.csv has a header but no rows\.$/],
    [
      'semicolons',
      'a;b\n1;2\n',
      /^t\.csv: the columns of the header \(row 1\) are parted by semicolons; write the table with commas\.$/,
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      /^t\.csv: the columns of the header \(row 1\) are parted by tabs; write the table with commas\.$/,
    ],
    [
      'a column twice',
      'a,b,a\n1,2,3\n',
      /^t\.csv: the header \(row 1\) has the column "a" twice; leave one of them\.$/,
    ],
    ['a quote that is not closed', 'a,b\n1,"2\n', /^t\.csv is not a readable CSV table: .*line 2/],
    ['a quote inside a cell', 'a\n1"2\n', /^t\.csv is not a readable CSV table: .*line 2/],
    [
      'other bytes than UTF-8',
      new Uint8Array([0x61, 0x0a, 0xe9, 0x0a]),
      /^t\.csv cannot be read: it is not UTF-8 text\.$/,
    ],
  ])('%s', (_, content, message) => {
    expect(() => read(content)).toThrow(UsageError);
    expect(() => read(content)).toThrow(message);
  });
});
