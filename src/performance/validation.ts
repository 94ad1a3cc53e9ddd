import type { BenchmarkCatalog } from './benchmark-catalog.ts';
import { type BenchmarkCase, readBenchmarkRow, statedMetrics } from './benchmark-row.ts';
import { compareMemoryRow } from './memory-row.ts';
import { compareOperatorRow, isOperatorTable } from './operator-row.ts';
import { predictBenchmark } from './predict-benchmark.ts';
import { MalformedRow } from './table-cell.ts';

/** A measured figure beside the predicted one, in the table's unit; `error` is predicted / measured - 1. */
export interface ValidatedFigure {
  readonly row: number;
  readonly metric: string;
  readonly measured: number;
  readonly predicted: number;
  readonly error: number;
  readonly gpu: string;
  readonly model: string;
  readonly mode: string;
}

/** A row, or one of its figures, that the model cannot express. */
export interface SkippedRow {
  readonly row: number;
  readonly metric?: string;
  readonly skipped: string;
}

export type ValidationEntry = ValidatedFigure | SkippedRow;

export interface TableRow {
  /** Line in the file; the header is 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Cells that the header has no column for. */
  readonly beyond?: number;
}

const figure = (
  { line, cells }: TableRow,
  metric: string,
  measured: number,
  predicted: number,
  mode: string,
): ValidatedFigure => ({
  row: line,
  metric,
  measured,
  predicted,
  error: predicted / measured - 1,
  gpu: cells.gpu?.trim() ?? '',
  model: cells.model?.trim() ?? '',
  mode,
});

function benchmarkEntries(row: TableRow, benchmark: BenchmarkCase): ValidationEntry[] {
  const prediction = predictBenchmark(benchmark);
  if (typeof prediction === 'string') return [{ row: row.line, skipped: prediction }];
  const { measured, mode, shape } = benchmark;
  return statedMetrics(benchmark).map(metric => {
    const predicted = prediction[metric];
    return predicted === undefined || !Number.isFinite(predicted)
      ? {
          row: row.line,
          metric,
          skipped: `${metric} is not defined for ${metric === 'itl_ms' && shape.output <= 1 ? 'an answer of one token' : `mode ${mode}`}`,
        }
      : figure(row, metric, measured[metric]!, predicted, mode);
  });
}

function memoryEntries(row: TableRow, catalog: BenchmarkCatalog): ValidationEntry[] {
  const compared = compareMemoryRow(row.cells, catalog);
  if (typeof compared === 'string') return [{ row: row.line, skipped: compared }];
  return [figure(row, compared.quantity, compared.measured, compared.predicted, 'memory')];
}

/** Kernels and steps of one GPU: the shape stands for the model, and how much of it ran for the mode. */
function operatorEntries(row: TableRow, catalog: BenchmarkCatalog): ValidationEntry[] {
  const compared = compareOperatorRow(row.cells, catalog);
  if (typeof compared === 'string') return [{ row: row.line, skipped: compared }];
  const { operator, measured, predicted, load, shape } = compared;
  return [{ ...figure(row, operator, measured, predicted, load), model: shape }];
}

/** What a table holds: benchmarks of a server, measured memory, or kernels and steps measured alone. */
export type TableKind = 'benchmarks' | 'memory' | 'operators';

/** A table of measured memory, and one of operators, have columns of their own; every other one is a table of benchmarks. */
export const tableKind = (columns: readonly string[]): TableKind =>
  ['quantity', 'value', 'unit'].every(column => columns.includes(column))
    ? 'memory'
    : isOperatorTable(columns)
      ? 'operators'
      : 'benchmarks';

/** Predicts every figure that a table measured; what cannot be expressed is listed with the reason. Nothing is dropped. */
export function validateTable(
  rows: readonly TableRow[],
  kind: TableKind,
  catalog: BenchmarkCatalog,
): readonly ValidationEntry[] {
  return rows.flatMap((row): ValidationEntry[] => {
    // Everything behind the surplus cell stands in the wrong column.
    if (row.beyond)
      return [{ row: row.line, skipped: 'more cells than the header: put cells that hold a comma in quotes' }];
    try {
      if (kind === 'memory') return memoryEntries(row, catalog);
      if (kind === 'operators') return operatorEntries(row, catalog);
      const benchmark = readBenchmarkRow(row.cells, catalog);
      return typeof benchmark === 'string' ? [{ row: row.line, skipped: benchmark }] : benchmarkEntries(row, benchmark);
    } catch (error) {
      if (error instanceof MalformedRow) return [{ row: row.line, skipped: error.message }];
      throw error;
    }
  });
}

/** Absolute errors of some figures; `bias` is the mean of the signed errors. All zero for no figures. */
export interface ErrorStatistics {
  readonly figures: number;
  readonly medianAbsoluteError: number;
  readonly meanAbsoluteError: number;
  readonly p90AbsoluteError: number;
  readonly bias: number;
}

export interface ValidationSummary extends ErrorStatistics {
  /** Rows of the table. */
  readonly rows: number;
  /** Rows of which at least one figure was predicted. */
  readonly covered: number;
  readonly byGpu: Readonly<Record<string, ErrorStatistics>>;
  readonly byModel: Readonly<Record<string, ErrorStatistics>>;
  readonly byMode: Readonly<Record<string, ErrorStatistics>>;
  readonly byMetric: Readonly<Record<string, ErrorStatistics>>;
}

/** Linear interpolation between order statistics. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

function statistics(figures: readonly ValidatedFigure[]): ErrorStatistics {
  const absolute = figures.map(entry => Math.abs(entry.error)).sort((a, b) => a - b);
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    figures: figures.length,
    medianAbsoluteError: quantile(absolute, 0.5),
    meanAbsoluteError: mean(absolute),
    p90AbsoluteError: quantile(absolute, 0.9),
    bias: mean(figures.map(entry => entry.error)),
  };
}

/** Items by a name of theirs, in the order of their first occurrence. */
export function groupedBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group) group.push(item);
    else groups.set(nameOf(item), [item]);
  }
  return groups;
}

function grouped(figures: readonly ValidatedFigure[], by: 'gpu' | 'model' | 'mode' | 'metric') {
  const groups = groupedBy(figures, entry => entry[by]);
  return Object.fromEntries([...groups].sort().map(([name, group]) => [name, statistics(group)]));
}

export function summarizeValidation(entries: readonly ValidationEntry[], rows: number): ValidationSummary {
  const figures = entries.filter((entry): entry is ValidatedFigure => !('skipped' in entry));
  return {
    rows,
    covered: new Set(figures.map(entry => entry.row)).size,
    ...statistics(figures),
    byGpu: grouped(figures, 'gpu'),
    byModel: grouped(figures, 'model'),
    byMode: grouped(figures, 'mode'),
    byMetric: grouped(figures, 'metric'),
  };
}
