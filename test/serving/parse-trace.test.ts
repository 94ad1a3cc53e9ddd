import { expect, test } from 'vitest';
import { parseTrace } from '../../src/serving/parse-trace.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';

const parse = (text: string) => parseTrace(text, { fileName: 'day.csv' });
const columnsOf = (text: string) => {
  const { arrivedAt, input, output } = parse(text);
  return { arrivedAt: [...arrivedAt], input: [...input], output: [...output] };
};

test.each([
  ['the contract', 'arrived_at,num_prefill_tokens,num_decode_tokens'],
  ['ServeGen and replays', 'arrived_at_s,input_tokens,output_tokens'],
  ['Azure', 'TIMESTAMP,ContextTokens,GeneratedTokens'],
  ['a byte-order mark', '\uFEFFarrived_at,num_prefill_tokens,num_decode_tokens'],
])('reads the header names of %s', (_, header) => {
  expect(columnsOf(`${header}\n0,374,44\n4.3146,396,109\n`)).toEqual({
    arrivedAt: [0, 4.3146],
    input: [374, 396],
    output: [44, 109],
  });
});

test('columns may stand in any order among others, lines may end in CRLF, and blank lines at the end do not count', () => {
  expect(columnsOf('id,output_tokens,input_tokens,arrived_at_s\r\n7,3,20,0.5\r\n8,0,10,0.5\r\n\r\n')).toEqual({
    arrivedAt: [0.5, 0.5],
    input: [20, 10],
    output: [3, 1],
  });
});

test('timestamps become seconds since the first, to all their digits', () => {
  const { arrivedAt } = columnsOf(
    'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,374,44\n2023-11-16 18:18:08.2945635,396,109',
  );
  expect(arrivedAt[0]).toBe(0);
  expect(arrivedAt[1]).toBeCloseTo(64.3146035, 6);
});

test('Unix times become seconds since the first', () => {
  expect(
    columnsOf('arrived_at,num_prefill_tokens,num_decode_tokens\n1700000000,1,1\n1700000002.5,1,1').arrivedAt,
  ).toEqual([0, 2.5]);
});

test('block hashes are kept per row, with the block size that their header names', () => {
  const { hashes } = parse(
    'arrived_at_s,input_tokens,output_tokens,hash_ids(256-token blocks)\n0,600,5,0 1 2\n1,300,5,0 9\n2,10,1,\n3,700,1,"[0;1;2]"',
  );
  expect(hashes?.blockTokens).toBe(256);
  expect([...hashes!.starts]).toEqual([0, 3, 5, 5, 8]);
  expect([...hashes!.hashes]).toEqual([0, 1, 2, 0, 3, 0, 1, 2]);
});

test.each([
  ['commas at the end', 'arrived_at,num_prefill_tokens,num_decode_tokens\n0,600,5,\n1.5,300,7, ,'],
  ['all cells', '"arrived_at","num_prefill_tokens","num_decode_tokens"\n"0","600","5"\n"1.5","300","7"'],
  ['some cells', 'arrived_at, "num_prefill_tokens" ,num_decode_tokens\n0,"600" ,5\n1.5, "300",7'],
  [
    'a note with commas and quotes',
    'note,arrived_at,num_prefill_tokens,num_decode_tokens\n"a, ""b"", c",0,600,5\n"",1.5,300,7',
  ],
  ['a note at the end', 'arrived_at,num_prefill_tokens,num_decode_tokens,note\n0,600,5,"x, y"\n1.5,300,7,""'],
])('%s may stand in quotes', (_, text) => {
  const { arrivedAt, input, output } = parse(text);
  expect([[...arrivedAt], [...input], [...output]]).toEqual([
    [0, 1.5],
    [600, 300],
    [5, 7],
  ]);
});

test('block hashes in quotes may be parted by commas', () => {
  const { hashes } = parse('arrived_at,input_tokens,output_tokens,hash_ids\n0,600,5,"[4, 5]"\n1,300,5,"[4]"');
  expect([...hashes!.hashes]).toEqual([0, 1, 0]);
});

const header = 'arrived_at,num_prefill_tokens,num_decode_tokens';
test.each([
  ['an empty file', '', /^day\.csv: the file is empty/],
  ['a header alone', header, /^day\.csv: there is a header but no request/],
  [
    'a missing column',
    'arrived_at,num_prefill_tokens\n0,1',
    /row 1: there is no column num_decode_tokens or output_tokens; the header has "arrived_at", "num_prefill_tokens"/,
  ],
  [
    'semicolons',
    'arrived_at;num_prefill_tokens;num_decode_tokens\n0;1;1',
    /row 1: its columns are parted by semicolons; write the table with commas/,
  ],
  ['tabs', 'TIMESTAMP\tContextTokens\tGeneratedTokens\n0\t1\t1', /row 1: its columns are parted by tabs/],
  [
    'a quote that is open in the header',
    'arrived_at,"num_prefill_tokens\n0,1',
    /row 1: a quote is not closed in its line/,
  ],
  ['a quote that is open', `${header}\n0,"1,1`, /row 2: a quote is not closed in its line/],
  ['text behind a quote', `${header}\n0,"1"2,1`, /row 2: a quote is not closed in its line/],
  ['a negative time', `${header}\n0,1,1\n-1,1,1`, /row 3, column arrived_at: "-1" is negative/],
  [
    'times out of order',
    `${header}\n5,1,1\n4.5,1,1`,
    /row 3, column arrived_at: "4\.5" is earlier than the row before; sort/,
  ],
  ['a time that is none', `${header}\nnoon,1,1`, /row 2, column arrived_at: "noon" is not a time/],
  ['NaN', `${header}\n0,1,1\nNaN,1,1`, /row 3, column arrived_at: "NaN" is not a time/],
  ['infinity', `${header}\nInfinity,1,1`, /row 2, column arrived_at/],
  ['NaN tokens', `${header}\n0,NaN,1`, /row 2, column num_prefill_tokens: "NaN" is not a whole number/],
  ['a fraction of a token', `${header}\n0,1,2.5`, /row 2, column num_decode_tokens: "2\.5" is not a whole number/],
  ['no input', `${header}\n0,0,5`, /row 2, column num_prefill_tokens: "0" is less than 1/],
  ['negative output', `${header}\n0,5,-2`, /row 2, column num_decode_tokens: "-2" is less than 0/],
  [
    'a list without quotes',
    `${header},hash_ids\n0,5,5,[1, 2]`,
    /row 2: more cells than the header; put a cell that holds a comma in quotes/,
  ],
  ['a short row', `${header}\n0,5`, /row 2, column num_decode_tokens: an empty cell is not/],
  ['a blank row in the middle', `${header}\n0,5,1\n\n1,5,1`, /row 3, column arrived_at: an empty cell is not a time/],
  [
    'more tokens than any model takes',
    `${header}\n0,999999999999,1`,
    /row 2, column num_prefill_tokens: .* is more than/,
  ],
  [
    'a column that stands there twice',
    'arrived_at,a,arrived_at\n0,1,2',
    /row 1: the column arrived_at stands there twice/,
  ],
  ['mixed time formats', `${header}\n2023-11-16 18:17:03,1,1\n5,1,1`, /row 3, column arrived_at/],
])('refuses %s with one error that names the row', (_, text, message) => {
  expect(() => parse(text)).toThrow(SimulationError);
  expect(() => parse(text)).toThrow(message);
});

test('a hundred thousand rows take a moment, not a minute', () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => `${row / 10},${100 + (row % 7)},${row % 50}`);
  expect(parse(`${header}\n${rows.join('\n')}`).arrivedAt).toHaveLength(100_000);
});
