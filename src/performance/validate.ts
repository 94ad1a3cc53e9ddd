import {
  type BenchmarkCatalog,
  type BenchmarkMetric,
  benchmarkMetrics,
  MalformedRow,
  readBenchmarkRow,
  shippedCatalog,
} from './benchmark-row.ts';
import { predictBenchmark } from './predict-benchmark.ts';
import { isMemoryTable, validateMemoryRow } from './validate-memory.ts';

/** One figure of a table against the model, or why its row has none. `row` is the line in the file: the header is 1. */
export type ValidatedRow =
  | {
      readonly row: number;
      readonly metric: string;
      readonly measured: number;
      readonly predicted: number;
      /** predicted / measured - 1 */
      readonly error: number;
    }
  | { readonly row: number; readonly skipped: string };

/** Errors of one group of figures, as fractions. */
export interface ErrorSummary {
  readonly figures: number;
  readonly medianAbsoluteError: number;
  readonly meanAbsoluteError: number;
  readonly p90AbsoluteError: number;
  /** Median signed error. */
  readonly bias: number;
}

export interface ValidationSummary extends Omit<ErrorSummary, 'figures'> {
  readonly rows: number;
  /** Rows with at least one prediction. */
  readonly covered: number;
  readonly byGpu: Readonly<Record<string, ErrorSummary>>;
  readonly byModel: Readonly<Record<string, ErrorSummary>>;
  readonly byMode: Readonly<Record<string, ErrorSummary>>;
  readonly byMetric: Readonly<Record<string, ErrorSummary>>;
  readonly byEngine: Readonly<Record<string, ErrorSummary>>;
  readonly byPrecision: Readonly<Record<string, ErrorSummary>>;
}

export interface Validation {
  readonly rows: readonly ValidatedRow[];
  readonly summary: ValidationSummary;
}

interface Figure {
  readonly metric: string;
  readonly measured: number;
  readonly predicted: number;
}

const throughputs: readonly BenchmarkMetric[] = ['output_tokens_per_s', 'total_tokens_per_s', 'requests_per_s'];

/** Figures of one serving row: the first throughput that it has, then the latencies. */
const servingFigures = (row: Readonly<Record<string, string>>, catalog: BenchmarkCatalog): Figure[] | string => {
  const benchmark = readBenchmarkRow(row, catalog);
  if (typeof benchmark === 'string') return benchmark;
  const prediction = predictBenchmark(benchmark);
  if (typeof prediction === 'string') return prediction;
  const first = throughputs.find(metric => benchmark.measured[metric] !== undefined);
  const figures: Figure[] = [];
  for (const metric of benchmarkMetrics) {
    const measured = benchmark.measured[metric];
    const predicted = prediction[metric];
    if (measured === undefined || predicted === undefined || (throughputs.includes(metric) && metric !== first))
      continue;
    figures.push({ metric, measured, predicted });
  }
  return figures.length > 0 ? figures : `mode ${benchmark.mode} does not define the figures that were measured`;
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;

const summarize = (errors: readonly number[]): ErrorSummary => {
  const absolute = errors.map(Math.abs).sort((a, b) => a - b);
  const signed = [...errors].sort((a, b) => a - b);
  return {
    figures: errors.length,
    medianAbsoluteError: quantile(absolute, 0.5),
    meanAbsoluteError: errors.length === 0 ? 0 : absolute.reduce((sum, error) => sum + error, 0) / errors.length,
    p90AbsoluteError: quantile(absolute, 0.9),
    bias: quantile(signed, 0.5),
  };
};

/** Errors collected by the value of one column. */
class Groups {
  readonly #errors = new Map<string, number[]>();
  add(key: string, error: number): void {
    const list = this.#errors.get(key);
    if (list) list.push(error);
    else this.#errors.set(key, [error]);
  }
  summary(): Record<string, ErrorSummary> {
    const entries = [...this.#errors].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, errors]) => [key, summarize(errors)]));
  }
}

/**
 * Holds a table of measured benchmarks (columns of `validate` in the contracts, or those of a memory table) against the model. Every
 * row is predicted or listed with the reason. Throws `MalformedRow` naming the row for a value that no table should hold.
 */
export const validateTable = (
  rows: readonly Readonly<Record<string, string>>[],
  catalog: BenchmarkCatalog = shippedCatalog,
): Validation => {
  const memory = rows[0] !== undefined && isMemoryTable(rows[0]);
  const checked: ValidatedRow[] = [];
  const all: number[] = [];
  const groups = {
    byGpu: new Groups(),
    byModel: new Groups(),
    byMode: new Groups(),
    byMetric: new Groups(),
    byEngine: new Groups(),
    byPrecision: new Groups(),
  };
  let covered = 0;
  rows.forEach((row, index) => {
    const line = index + 2;
    let figures: readonly Figure[] | string;
    try {
      figures = memory ? validateMemoryRow(row, catalog) : servingFigures(row, catalog);
    } catch (error) {
      if (error instanceof MalformedRow) throw new MalformedRow(`row ${line}: ${error.message}`);
      throw error;
    }
    if (typeof figures === 'string') {
      checked.push({ row: line, skipped: figures });
      return;
    }
    covered++;
    for (const { metric, measured, predicted } of figures) {
      const error = predicted / measured - 1;
      checked.push({ row: line, metric, measured, predicted, error });
      all.push(error);
      groups.byGpu.add(row.gpu || 'not stated', error);
      groups.byModel.add(row.model || 'not stated', error);
      groups.byMode.add(row.mode || metric, error);
      groups.byMetric.add(metric, error);
      groups.byEngine.add(row.engine || 'not stated', error);
      groups.byPrecision.add((memory ? row.dtype : row.weight_precision) || 'not stated', error);
    }
  });
  const { figures: _, ...total } = summarize(all);
  return {
    rows: checked,
    summary: {
      rows: rows.length,
      covered,
      ...total,
      byGpu: groups.byGpu.summary(),
      byModel: groups.byModel.summary(),
      byMode: groups.byMode.summary(),
      byMetric: groups.byMetric.summary(),
      byEngine: groups.byEngine.summary(),
      byPrecision: groups.byPrecision.summary(),
    },
  };
};
