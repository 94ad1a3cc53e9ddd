import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { BenchmarkCatalog } from './benchmark-catalog.ts';
import { fittedCoefficients, resolveRates } from './coefficients.ts';
import type { Deployment } from './deployment.ts';
import { type AttentionOperator, type MatrixOperator, type Operators, operatorsOf } from './operators.ts';
import { idleStep, type StepWork, stageSeconds } from './step-time.ts';
import { MalformedRow, precisionOf, type TableCells } from './table-cell.ts';
import { unknownAccelerator } from './unknown-name.ts';

/** A measured kernel or step and what the model says about it, in microseconds, with the words that group it. */
export interface OperatorComparison {
  readonly operator: string;
  readonly shape: string;
  readonly load: string;
  readonly measured: number;
  readonly predicted: number;
}

/** A table of `scripts/measure-gpu.py` has these columns. */
export const isOperatorTable = (columns: readonly string[]): boolean =>
  ['gpu', 'op', 'dtype', 'median_us'].every(column => columns.includes(column));

/** From launch to end of the smallest kernel (operator tables of public tuners: 2.2 to 3 microseconds). */
const kernelFloor = 2.5e-6;

const count = (row: TableCells, column: string): number => {
  const value = Number(row[column]?.trim() || Number.NaN);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new MalformedRow(`column ${column} is "${row[column] ?? ''}"; op ${row.op} needs a whole number of at least 1`);
};

/** A decoder stack of the table, without embedding and output head: what the script runs. */
const stackOf = (row: TableCells): ModelArchitecture => {
  const layers = count(row, 'layers');
  const inter = count(row, 'inter');
  const total = Number(row.experts?.trim() || 0);
  return {
    id: 'measured stack',
    family: 'measured stack',
    source: 'scripts/measure-gpu.py',
    date: '2026-11-23',
    layers,
    hidden: count(row, 'hidden'),
    vocabulary: 0,
    attention: {
      kind: 'grouped-query',
      heads: count(row, 'heads'),
      kvHeads: count(row, 'kv_heads'),
      headDim: count(row, 'head_dim'),
    },
    layerKinds: { full: layers, sliding: 0, window: 0, linear: 0 },
    feedForward: { intermediate: inter, gated: true, denseLayers: total > 0 ? 0 : layers },
    ...(total > 0
      ? { experts: { total, active: count(row, 'active'), intermediate: inter, shared: 0, sharedIntermediate: 0 } }
      : {}),
    tiedEmbeddings: true,
    nativePrecision: 'bf16',
    parameters: { total: 0, active: 0 },
  };
};

/** The part and formats of a row as vLLM would run them: what an estimate without an engine rests on. */
const deploymentOf = (row: TableCells, catalog: BenchmarkCatalog, model: ModelArchitecture): Deployment | string => {
  const accelerator = catalog.accelerator(row.gpu?.trim() ?? '');
  if (!accelerator) return unknownAccelerator(row.gpu?.trim() ?? '', catalog);
  const weights = precisionOf(row.dtype ?? '', accelerator) ?? 'bf16';
  return {
    name: accelerator.name,
    model,
    accelerator,
    gpus: 1,
    tensorParallel: 1,
    pipelineParallel: 1,
    expertParallel: 1,
    sequenceParallel: false,
    weights,
    kv: 'bf16',
    activations: weights,
    batching: 'in-flight',
    kvAllocation: 'paged',
    attention: 'flash',
    engine: 'vllm',
    concurrency: 1,
  };
};

const nothing: MatrixOperator = {
  operator: 'none',
  layers: 0,
  flopsPerToken: 0,
  weightBytes: 0,
  activationBytesPerToken: 0,
};

/** One kernel as a step that holds nothing else. */
const alone = (whole: Operators, kernel: Partial<Operators>): Operators => ({
  layers: 0,
  matrices: [],
  head: nothing,
  attention: [],
  linearStateBytes: 0,
  elementwiseBytesPerToken: 0,
  hiddenBytes: 0,
  formats: whole.formats,
  shapes: whole.shapes,
  ...kernel,
});

const gemm = (row: TableCells, whole: Operators): Operators => {
  const [n, k] = [count(row, 'n'), count(row, 'k')];
  const bytes = whole.formats.weightBits / 8;
  // Inputs in the format of the weights, results in 16 bit.
  const activationBytesPerToken = k * bytes + n * 2;
  const matrix = { operator: 'gemm', layers: 1, flopsPerToken: 2 * n * k, weightBytes: n * k * bytes };
  return alone(whole, { matrices: [{ ...matrix, activationBytesPerToken }] });
};

const attention = (row: TableCells, whole: Operators): Operators => {
  const [heads, kvHeads, dim] = [count(row, 'heads'), count(row, 'kv_heads'), count(row, 'head_dim')];
  const operator: AttentionOperator = {
    layers: 1,
    window: Number.POSITIVE_INFINITY,
    flopsPerPair: 4 * heads * dim,
    decodeFlopsPerPair: 4 * heads * dim,
    kvBytesPerToken: 4 * kvHeads * dim,
    streams: kvHeads,
    groupedStreams: 0,
    scoreBytesPerPair: 0,
  };
  return alone(whole, { attention: [operator] });
};

const decoding = (row: TableCells): StepWork => {
  const batch = count(row, 'batch');
  return { ...idleStep, decodeRequests: batch, context: batch * count(row, 'context') };
};
const prefilling = (row: TableCells): StepWork => {
  const tokens = count(row, 'tokens');
  return { ...idleStep, prefillTokens: tokens, prefillPairs: (tokens * (tokens + 1)) / 2 };
};

interface Measured {
  readonly operators: (row: TableCells, whole: Operators) => Operators;
  readonly work: (row: TableCells) => StepWork;
  /** Columns that tell one shape from another, and how much of it a run does. */
  readonly shape: readonly string[];
  readonly load: readonly string[];
  readonly stack?: true;
}

const heads = ['heads', 'kv_heads', 'head_dim'];
const layers = ['layers', 'hidden', 'inter', 'experts'];
const kinds: Readonly<Record<string, Measured>> = {
  gemm: {
    operators: gemm,
    work: row => ({ ...idleStep, prefillTokens: count(row, 'tokens') }),
    shape: ['n', 'k'],
    load: ['tokens'],
  },
  'attention prefill': { operators: attention, work: prefilling, shape: heads, load: ['tokens'] },
  'attention decode': { operators: attention, work: decoding, shape: heads, load: ['batch', 'context'] },
  'decode step': {
    operators: (_, whole) => whole,
    work: decoding,
    shape: layers,
    load: ['batch', 'context'],
    stack: true,
  },
  prefill: { operators: (_, whole) => whole, work: prefilling, shape: layers, load: ['tokens'], stack: true },
};

/** The smallest stack: single kernels take part and formats of it, and no shape. */
const anyStack = { layers: '1', hidden: '128', inter: '128', heads: '1', kv_heads: '1', head_dim: '128' };

const words = (row: TableCells, columns: readonly string[]): string =>
  columns.map(column => `${column} ${row[column]?.trim() || '0'}`).join(', ');

/** Predicts one kernel or step of a table, or says why not. Steps are CUDA graphs: no host time. */
export const compareOperatorRow = (row: TableCells, catalog: BenchmarkCatalog): OperatorComparison | string => {
  const op = row.op?.trim() ?? '';
  const kind = Object.hasOwn(kinds, op) ? kinds[op] : undefined;
  if (!kind) return `op ${op || '(blank)'} is not predicted alone`;
  const measured = Number(row.median_us?.trim() || Number.NaN);
  if (!(measured > 0))
    throw new MalformedRow(`column median_us is "${row.median_us ?? ''}"; give microseconds above 0`);
  const deployment = deploymentOf(row, catalog, stackOf(kind.stack ? row : anyStack));
  if (typeof deployment === 'string') return deployment;
  const whole = operatorsOf(deployment);
  const rates = resolveRates(deployment, whole.formats, fittedCoefficients);
  const seconds = stageSeconds(kind.operators(row, whole), deployment, rates, kind.work(row));
  return {
    operator: `${op} ${row.dtype?.trim() || ''}`.trim(),
    shape: words(row, kind.shape),
    load: words(row, kind.load),
    measured,
    predicted: (seconds + (kind.stack ? 0 : kernelFloor)) * 1e6,
  };
};
