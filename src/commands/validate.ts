import { nearestNames } from '../catalog/nearest-name.ts';
import { shippedCatalog } from '../performance/benchmark-catalog.ts';
import { benchmarkMetrics } from '../performance/benchmark-row.ts';
import { fitCorrections } from '../performance/fit-corrections.ts';
import { summarizeValidation, tableKind, validateTable } from '../performance/validation.ts';
import { validationText } from '../report/validation-report.ts';
import type { Command } from './command.ts';
import { readCsv } from './csv-rows.ts';
import { formatFlag } from './flag.ts';
import { jsonText } from './json-text.ts';
import { writeText } from './text-files.ts';
import { didYouMean, UsageError } from './usage-error.ts';

/** Without these a table of benchmarks says nothing that could be predicted. */
const neededColumns = ['engine', 'model', 'gpu', 'mode', 'input_len', 'output_len'] as const;

function checkColumns(columns: readonly string[], file: string): void {
  for (const column of neededColumns) {
    if (columns.includes(column)) continue;
    const nearest = didYouMean(nearestNames(column, columns).map(name => `${name} renamed to ${column}`));
    throw new UsageError(`${file}: the header (row 1) has no column "${column}".${nearest}`);
  }
  if (benchmarkMetrics.some(metric => columns.includes(metric))) return;
  throw new UsageError(`${file}: the header (row 1) has none of the measured columns ${benchmarkMetrics.join(', ')}.`);
}

export const validate: Command = {
  name: 'validate',
  synopsis: 'validate FILE.csv',
  summary: 'hold a table of measured benchmarks, memory or operators against the model',
  flags: [
    formatFlag('text', 'json'),
    { name: 'fit', value: 'OUT.json', help: 'write correction factors, for `corrections` in the configuration' },
  ],

  async run(given, host) {
    const [file, extra] = given.positionals;
    if (file === undefined) throw new UsageError('validate needs a table: validate FILE.csv.');
    if (extra !== undefined) throw new UsageError(`validate takes one table, not also "${extra}".`);
    const { columns, rows } = readCsv(file, host);
    const kind = tableKind(columns);
    if (kind === 'benchmarks') checkColumns(columns, file);
    const entries = validateTable(rows, kind, shippedCatalog);
    const fit = given.text('fit');
    if (fit !== undefined) {
      if (kind !== 'benchmarks')
        throw new UsageError(`--fit needs a table of benchmarks: one of ${kind} gives no correction factors.`);
      const usable = rows.filter(row => entries.some(entry => entry.row === row.line && !('skipped' in entry)));
      writeText(fit, jsonText(fitCorrections(usable.map(row => row.cells))), host);
    }
    const summary = summarizeValidation(entries, rows.length);
    const json = given.text('format') === 'json';
    host.out(
      json ? `${JSON.stringify({ rows: entries, summary }, undefined, 1)}\n` : validationText(entries, summary, kind),
    );
    return 0;
  },
};
