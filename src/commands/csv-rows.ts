import { CsvError, parse } from 'csv-parse/sync';
import type { CommandHost } from './command.ts';
import { readText } from './text-files.ts';
import { UsageError } from './usage-error.ts';

/** A row of a table by column name, and the line of the file on which it begins (the header is line 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Cells of the row that the header has no column for. */
  readonly beyond: number;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** @throws UsageError naming the file, and the line of what is wrong in it. */
export function readCsv(file: string, host: CommandHost): CsvTable {
  const records = parseRecords(readText(file, host), file);
  const [header, ...rest] = records;
  if (!header) throw new UsageError(`${file} is empty; expected a header and rows.`);
  const columns = header.cells.map(name => name.trim());
  const [only] = columns;
  if (columns.length === 1 && /[;\t]/.test(only!))
    throw new UsageError(
      `${file}: the columns of the header (row 1) are parted by ${only!.includes(';') ? 'semicolons' : 'tabs'}; write the table with commas.`,
    );
  const twice = columns.find((name, place) => name !== '' && columns.indexOf(name) !== place);
  if (twice !== undefined)
    throw new UsageError(`${file}: the header (row 1) has the column "${twice}" twice; leave one of them.`);
  if (rest.length === 0) throw new UsageError(`${file} has a header but no rows.`);
  const rows = rest.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
    beyond: Math.max(0, cells.length - columns.length),
  }));
  return { columns, rows };
}

/** Lines that begin with # say how a table was measured; a # inside a cell is none. */
const format = {
  bom: true,
  relaxColumnCount: true,
  skipEmptyLines: true,
  comment: '#',
  comment_no_infix: true,
} as const;

function parseRecords(text: string, file: string): { line: number; cells: string[] }[] {
  try {
    const parsed = parse(text, { ...format, info: true }) as unknown as {
      readonly record: string[];
      readonly info: { readonly lines: number };
    }[];
    // `lines` counts to the end of a record: a quoted cell may hold line breaks.
    return parsed.map(({ record, info }) => {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      return { line: info.lines - breaks, cells: record };
    });
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${file} is not a readable CSV table: ${error.message}.`);
    throw error;
  }
}
