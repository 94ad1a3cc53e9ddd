import { parseTrace, type TraceOptions } from './parse-trace.ts';
import { curveProblem, type RateCurve } from './rate-curve.ts';
import { SimulationError } from './simulation-error.ts';
import type { ArrivalProcess } from './workload.ts';

/** Header names of a table of rates: seconds, and requests per second. */
const timeNames = ['t_s', 'time_s', 'seconds'];
const rateNames = ['req_per_s', 'requests_per_second', 'rate'];

const columnsOf = (line: string): string[] => line.split(',').map(name => name.trim().toLowerCase());
const isRateHeader = (line: string): boolean => columnsOf(line).some(name => rateNames.includes(name));

/**
 * Reads a CSV of request rates over time with a header (`t_s,req_per_s`), straight lines between its rows. Times are counted from the first row.
 *
 * Throws a `SimulationError` that names file, row (the header is row 1) and column.
 */
export const parseRateCurve = (text: string, { fileName }: TraceOptions): RateCurve => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const fail = (problem: string): never => {
    throw new SimulationError(`${fileName}: ${problem}`);
  };
  const header = columnsOf(lines[0]!);
  const timeColumn = header.findIndex(name => timeNames.includes(name));
  const rateColumn = header.findIndex(name => rateNames.includes(name));
  if (timeColumn < 0 || rateColumn < 0)
    fail(
      `row 1: a table of rates needs the columns ${timeNames[0]} and ${rateNames[0]}; the header has ${header.join(', ')}.`,
    );
  if (lines.length === 1) fail('there is a header but no rate.');
  const times: number[] = [];
  const rates: number[] = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const fields = line.split(',');
    const number = (column: number): number => {
      const field = (fields[column] ?? '').trim();
      const value = field === '' ? Number.NaN : Number(field);
      return Number.isFinite(value) && value >= 0
        ? value
        : fail(
            `row ${index + 2}, column ${header[column]}: ${field === '' ? 'nothing' : `"${field}"`} is not a number of at least 0.`,
          );
    };
    const time = number(timeColumn) - (index === 0 ? 0 : Number(lines[1]!.split(',')[timeColumn]));
    if (index > 0 && !(time > times.at(-1)!))
      fail(`row ${index + 2}, column ${header[timeColumn]}: not later than the row before.`);
    times.push(index === 0 ? 0 : time);
    rates.push(number(rateColumn));
  }
  const curve = { times, rates };
  const problem = curveProblem(curve);
  return problem === undefined ? curve : fail(problem);
};

/** A file of arrivals: requests one by one, or their rate over time; the header tells which. Throws a `SimulationError`. */
export const parseArrivalFile = (text: string, options: TraceOptions): ArrivalProcess => {
  const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1);
  return isRateHeader(header)
    ? { kind: 'curve', curve: parseRateCurve(text, options) }
    : { kind: 'trace', trace: parseTrace(text, options), speed: 1 };
};
