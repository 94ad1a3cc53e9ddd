import type { BlockHashes } from './prefix-cache.ts';
import { SimulationError } from './simulation-error.ts';
import type { Trace } from './workload.ts';

/** Header names that public traces use; the unit, if any, may follow in brackets, as in `hash_ids(512-token blocks)`. */
const columns = {
  arrivedAt: ['arrived_at', 'arrived_at_s', 'timestamp'],
  input: ['num_prefill_tokens', 'input_tokens', 'contexttokens'],
  output: ['num_decode_tokens', 'output_tokens', 'generatedtokens'],
  hashes: ['hash_ids'],
} as const;

export interface TraceOptions {
  /** Named in every error. */
  readonly fileName: string;
  /** Tokens that one of `hash_ids` stands for. Default: what its header says, else 512 (Mooncake). */
  readonly hashBlockTokens?: number;
}

/** Longest request that is believed; more is a column mix-up. */
const mostTokens = 100_000_000;

/**
 * Reads a CSV of requests with a header. Times are seconds, or Unix times or timestamps such as `2023-11-16 18:17:03.9799600`, which become seconds since the first. Rows must
 * stand in order of arrival. Outputs of 0 become 1: the prefill answers one token whether asked or not.
 *
 * Throws a `SimulationError` naming file, row (the header is row 1) and column of the first thing that is wrong.
 */
export const parseTrace = (text: string, options: TraceOptions): Trace => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const fail = (problem: string): never => {
    throw new SimulationError(`${options.fileName}: ${problem}`);
  };
  if (lines.length === 0)
    fail('the file is empty; expected a header with arrived_at, num_prefill_tokens and num_decode_tokens.');
  const header = readHeader(lines[0]!, fail);
  const rows = lines.length - 1;
  if (rows === 0) fail('there is a header but no request.');
  const arrivedAt = new Float64Array(rows);
  const input = new Int32Array(rows);
  const output = new Int32Array(rows);
  const hashes =
    header.hashes === undefined ? undefined : new HashColumn(rows, options.hashBlockTokens ?? header.hashTokens);
  let origin: number | undefined;
  for (let row = 0; row < rows; row++) {
    const fields = fieldsOf(lines[row + 1]!, () => fail(`row ${row + 2}: a quote is not closed in its line.`));
    if (fields.length > header.width && fields.slice(header.width).some(cell => cell.trim() !== ''))
      fail(`row ${row + 2}: more cells than the header; put a cell that holds a comma in quotes.`);
    const where = (column: string) => `row ${row + 2}, column ${column}`;
    const field = (column: keyof typeof columns) => (fields[header[column]!] ?? '').trim();
    const time = readTime(field('arrivedAt'), () =>
      fail(`${where(header.names.arrivedAt)}: ${said(field('arrivedAt'))} is not a time in seconds.`),
    );
    if (row === 0 && time.absolute) origin = time.seconds;
    if (time.absolute !== (origin !== undefined))
      fail(
        `${where(header.names.arrivedAt)}: ${said(field('arrivedAt'))} is not the kind of time that the rows before have.`,
      );
    const at = time.seconds - (time.absolute ? origin! : 0);
    if (at < 0 && !time.absolute) fail(`${where(header.names.arrivedAt)}: ${said(field('arrivedAt'))} is negative.`);
    if (row > 0 && at < arrivedAt[row - 1]!)
      fail(
        `${where(header.names.arrivedAt)}: ${said(field('arrivedAt'))} is earlier than the row before; sort the trace by arrival.`,
      );
    arrivedAt[row] = at;
    input[row] = readTokens(field('input'), 1, problem => fail(`${where(header.names.input)}: ${problem}`));
    output[row] = Math.max(
      1,
      readTokens(field('output'), 0, problem => fail(`${where(header.names.output)}: ${problem}`)),
    );
    hashes?.add(row, field('hashes'), problem => fail(`${where(header.names.hashes)}: ${problem}`));
  }
  return { arrivedAt, input, output, ...(hashes && { hashes: hashes.finish() }) };
};

const said = (field: string): string => (field === '' ? 'an empty cell' : `"${field.slice(0, 40)}"`);

/** Cells of a line, out of their quotes. Most traces have none: to look for them costs less than to read as if there were. */
const fieldsOf = (line: string, unclosed: () => never): string[] => {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const quoted = /^\s*"/.exec(line.slice(at));
    if (!quoted) {
      const end = line.indexOf(',', at) < 0 ? line.length : line.indexOf(',', at);
      fields.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    const cell = /^((?:[^"]|"")*)"\s*(?:,|$)/.exec(line.slice(at + quoted[0].length));
    if (!cell) return unclosed();
    fields.push(cell[1]!.replaceAll('""', '"'));
    at += quoted[0].length + cell[0].length + (cell[0].endsWith(',') ? 0 : 1);
  }
  return fields;
};

/** What parts the columns of a header in place of commas. */
const otherSeparator = (line: string): string | undefined =>
  line.includes(';') ? 'semicolons' : line.includes('\t') ? 'tabs' : undefined;

const readHeader = (line: string, fail: (problem: string) => never) => {
  const given = fieldsOf(line, () => fail('row 1: a quote is not closed in its line.')).map(name => name.trim());
  const separator = given.length === 1 ? otherSeparator(line) : undefined;
  if (separator) fail(`row 1: its columns are parted by ${separator}; write the table with commas.`);
  const plain = given.map(name => (name.endsWith(')') ? name.split('(', 1)[0]! : name).trim().toLowerCase());
  const find = (column: keyof typeof columns) =>
    plain.findIndex(name => (columns[column] as readonly string[]).includes(name));
  const twice = given.find((name, place) => name !== '' && given.indexOf(name) !== place);
  if (twice !== undefined) fail(`row 1: the column ${twice} stands there twice; leave one of them.`);
  const places = { arrivedAt: find('arrivedAt'), input: find('input'), output: find('output') };
  for (const [column, place] of Object.entries(places))
    if (place < 0)
      fail(
        `row 1: there is no column ${columns[column as keyof typeof columns].slice(0, 2).join(' or ')}; the header has ${given.map(said).join(', ')}.`,
      );
  const hashes = find('hashes');
  const name = (place: number) => given[place] ?? '';
  return {
    ...places,
    width: given.length,
    hashes: hashes < 0 ? undefined : hashes,
    hashTokens: Number(/\((\d+)-token/.exec(name(hashes))?.[1] ?? 512),
    names: {
      arrivedAt: name(places.arrivedAt),
      input: name(places.input),
      output: name(places.output),
      hashes: name(hashes),
    },
  };
};

/** Seconds from here on (March 1973) are Unix time, not seconds into a trace. */
const unixTime = 1e8;

const readTime = (field: string, fail: () => never): { readonly seconds: number; readonly absolute: boolean } => {
  const number = field === '' ? Number.NaN : Number(field);
  if (Number.isFinite(number)) return { seconds: number, absolute: number >= unixTime };
  // Date.parse takes three digits of a second; the rest is added by hand.
  const stamp = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(?:Z|\+00:00)?$/.exec(field);
  const whole = stamp === null ? Number.NaN : Date.parse(`${stamp[1]}T${stamp[2]}Z`) / 1000;
  return Number.isFinite(whole) ? { seconds: whole + Number(stamp![3] ?? 0), absolute: true } : fail();
};

const readTokens = (field: string, least: number, fail: (problem: string) => never): number => {
  const count = field === '' ? Number.NaN : Number(field);
  if (!Number.isInteger(count)) return fail(`${said(field)} is not a whole number of tokens.`);
  if (count < least) return fail(`${said(field)} is less than ${least}.`);
  return count <= mostTokens ? count : fail(`${said(field)} is more than ${mostTokens} tokens.`);
};

/** Hashes of all rows end to end; any text can be a hash, and gets a number of its own. */
class HashColumn {
  private readonly starts: Int32Array;
  private readonly all: number[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(
    rows: number,
    private readonly blockTokens: number,
  ) {
    this.starts = new Int32Array(rows + 1);
  }

  add(row: number, field: string, fail: (problem: string) => never): void {
    const names = field
      .replace(/^[["]+/, '')
      .replace(/(?<![\]"])[\]"]+$/, '')
      .split(/[\s;|,]+/);
    for (const name of names) {
      if (name === '') continue;
      const known = this.numbers.get(name) ?? this.numbers.size;
      this.numbers.set(name, known);
      this.all.push(known);
    }
    if (this.all.length > 2 ** 31 - 1) fail('there are more block hashes than can be held.');
    this.starts[row + 1] = this.all.length;
  }

  finish(): BlockHashes {
    return { blockTokens: this.blockTokens, starts: this.starts, hashes: Int32Array.from(this.all) };
  }
}
