import { type BenchmarkCatalog, shippedCatalog } from './benchmark-catalog.ts';
import { type BenchmarkMetric, readBenchmarkRow, statedMetrics } from './benchmark-row.ts';
import { type CorrectionFactors, type Corrections, correctionKey } from './corrections.ts';
import { predictBenchmark } from './predict-benchmark.ts';
import { MalformedRow } from './table-cell.ts';

type Kind = 'ttft' | 'itl' | 'service';

const kindOf: Readonly<Partial<Record<BenchmarkMetric, Kind>>> = {
  ttft_ms: 'ttft',
  itl_ms: 'itl',
  output_tokens_per_s: 'service',
  total_tokens_per_s: 'service',
  requests_per_s: 'service',
};

const median = (values: number[]): number => {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Figures at which a factor is half believed: a single row should not swing an estimate. */
const halfBelief = 2;

const factor = (ratios: number[] | undefined): number => {
  if (!ratios || ratios.length === 0) return 1;
  return Math.exp((median(ratios) * ratios.length) / (ratios.length + halfBelief));
};

/**
 * Correction factors per deployment from a user's own benchmark table: the median ratio of measured to predicted time, drawn
 * towards 1 where few rows stand behind it. A metric without rows takes the factor of the service time.
 */
export const fitCorrections = (
  rows: readonly Readonly<Record<string, string>>[],
  catalog: BenchmarkCatalog = shippedCatalog,
): Corrections => {
  const ratios = new Map<string, Partial<Record<Kind, number[]>>>();
  rows.forEach((row, index) => {
    let benchmark: ReturnType<typeof readBenchmarkRow>;
    try {
      benchmark = readBenchmarkRow(row, catalog);
    } catch (error) {
      if (error instanceof MalformedRow) throw new MalformedRow(`row ${index + 2}: ${error.message}`);
      throw error;
    }
    if (typeof benchmark === 'string') return;
    const prediction = predictBenchmark(benchmark);
    if (typeof prediction === 'string') return;
    const key = correctionKey(benchmark.deployment);
    const known = ratios.get(key) ?? {};
    ratios.set(key, known);
    for (const metric of statedMetrics(benchmark)) {
      const kind = kindOf[metric];
      const measured = benchmark.measured[metric]!;
      const predicted = prediction[metric];
      if (!kind || predicted === undefined) continue;
      const slower = Math.log(kind === 'service' ? predicted / measured : measured / predicted);
      known[kind] = [...(known[kind] ?? []), slower];
    }
  });
  const deployments: Record<string, CorrectionFactors> = {};
  for (const [key, found] of [...ratios].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const service = factor(found.service ?? found.itl);
    deployments[key] = {
      ttft: found.ttft ? factor(found.ttft) : service,
      itl: found.itl ? factor(found.itl) : service,
      service,
      figures: Object.values(found).reduce((sum, list) => sum + list.length, 0),
    };
  }
  return { version: 1, deployments };
};
