import type { Accelerator } from '../catalog/accelerator.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { PrecisionId } from '../catalog/precision.ts';
import { tokens } from '../units.ts';
import type { BenchmarkCatalog } from './benchmark-catalog.ts';
import { engineOf, engineYearOf, releaseOf } from './benchmark-engine.ts';
import type { BatchingPolicy, Deployment, RequestShape } from './deployment.ts';
import { countIn, MalformedRow, numberIn, precisionOf } from './table-cell.ts';
import { unknownAccelerator, unknownEngine, unknownModel } from './unknown-name.ts';

export type BenchmarkMode =
  | 'single_stream'
  | 'fixed_concurrency'
  | 'offline_max_throughput'
  | 'prefill_only'
  | 'decode_only'
  | 'server_mlperf';

/** One row of a benchmark table, in the model's words. */
export interface BenchmarkCase {
  readonly deployment: Deployment;
  readonly shape: RequestShape;
  readonly mode: BenchmarkMode;
  /** Requests that each copy schedules together at most, where the source set it. */
  readonly schedulable?: number;
  /** Requests of an offline run whose table states how many were served a second and how long the last of them took. */
  readonly requests?: number;
  readonly measured: Readonly<Partial<Record<BenchmarkMetric, number>>>;
}

export type BenchmarkMetric = (typeof benchmarkMetrics)[number];
export const benchmarkMetrics = [
  'output_tokens_per_s',
  'total_tokens_per_s',
  'requests_per_s',
  'ttft_ms',
  'itl_ms',
  'e2e_ms',
] as const;

const throughputs: readonly BenchmarkMetric[] = ['output_tokens_per_s', 'total_tokens_per_s', 'requests_per_s'];

/** The figures that a row measured: the first throughput that it states stands for the others, which follow from it. */
export const statedMetrics = ({ measured }: BenchmarkCase): readonly BenchmarkMetric[] => {
  const throughput = throughputs.find(metric => measured[metric] !== undefined);
  return benchmarkMetrics.filter(
    metric => metric === throughput || (!throughputs.includes(metric) && measured[metric] !== undefined),
  );
};

const modes: readonly string[] = [
  'single_stream',
  'fixed_concurrency',
  'offline_max_throughput',
  'prefill_only',
  'decode_only',
  'server_mlperf',
];

/** Weights of a model where the table does not say: quantized as published, FP8 only where the part multiplies it, else 16 bit. */
const publishedWeights = ({ nativePrecision }: ModelArchitecture, accelerator: Accelerator): PrecisionId => {
  if (nativePrecision === 'fp8') return accelerator.peak.fp8 === undefined ? 'fp16' : 'fp8';
  return nativePrecision === 'fp32' || nativePrecision === 'bf16' ? 'fp16' : nativePrecision;
};

/** Activations of a weight format where the table does not say: narrow where engines multiply narrowly by default. */
const activationsOf = (weights: PrecisionId, accelerator: Accelerator): PrecisionId => {
  if (weights === 'fp8') return 'fp8';
  if (weights === 'nvfp4') return accelerator.peak.fp4 === undefined ? 'bf16' : 'nvfp4';
  if (weights === 'mxfp4') return accelerator.peak.fp4 === undefined ? 'bf16' : 'fp8';
  return weights === 'fp32' ? 'fp32' : 'bf16';
};

/**
 * TensorRT-LLM engines in fp8 and nvfp4 carry an fp8 KV cache (its performance overviews say so from 0.14 on; the figures of 0.5 are faster than
 * 16 bit could be read), MXFP4 models on parts that multiply 4 bits too (overview of 1.1: fp8, "Hopper: use auto"); others keep 16 bit.
 */
const kvOf = (weights: PrecisionId, engine: Deployment['engine'], accelerator: Accelerator): PrecisionId => {
  if (engine !== 'tensorrt-llm' && engine !== 'nim') return 'fp16';
  return weights === 'fp8' || weights === 'nvfp4' || (weights === 'mxfp4' && accelerator.peak.fp4 !== undefined)
    ? 'fp8'
    : 'fp16';
};

/**
 * What NVIDIA's own offline tables set beside the layout (TensorRT-LLM performance overviews 0.20, 1.0 and 1.1, "Running the Benchmark"): attention
 * data parallel over the "TP" ranks with experts spread over all, for expert models from 1.0 on; KV cache in 0.95 of the free memory "in a
 * majority of cases". Its `trtllm-bench` (since 0.12) sizes the batch to the cache, up to 4,096 (tensorrt_llm/bench/build/tuning.py). Tables without a
 * version are of its guides, which run attention data parallel too.
 */
const offlineSettings = (year: number, release: number | undefined, hasExperts: boolean) => ({
  attentionDataParallel: year >= 2025 && hasExperts && (release ?? 1) >= 1,
  ...(release !== undefined && release >= 0.12 ? { schedulable: 4096 } : {}),
  ...(release !== undefined && release >= 0.19 ? { memoryUtilization: 0.95 } : {}),
});

const batchingOf = (text: string, mode: BenchmarkMode, batch: number | undefined): BatchingPolicy => {
  if (text === 'static' || text === 'dynamic' || text === 'in-flight') return text;
  if (text !== '') throw new MalformedRow(`batching is "${text}"; use static, dynamic or in-flight`);
  return mode === 'offline_max_throughput' || (mode === 'fixed_concurrency' && batch !== 1) ? 'in-flight' : 'static';
};

/** Shortest output that a prefill-only row can mean, and the context that a decode-only row starts from. */
const shapeOf = (row: Readonly<Record<string, string>>, mode: BenchmarkMode): RequestShape | string => {
  const input = numberIn(row, 'input_len');
  const output = numberIn(row, 'output_len');
  if (input === undefined) return 'input_len is not stated';
  if (output === undefined && mode !== 'prefill_only' && mode !== 'decode_only') return 'output_len is not stated';
  if (mode === 'prefill_only') return { input: tokens(input), cached: tokens(0), output: tokens(1) };
  return { input: tokens(input), cached: tokens(0), output: tokens(Math.max(1, output ?? 1)) };
};

/**
 * Reads one row of a table with the columns of `validate`. Gives a case, or the reason why the model cannot express the row; throws
 * `MalformedRow` for a value that no table should hold.
 */
export const readBenchmarkRow = (
  row: Readonly<Record<string, string>>,
  catalog: BenchmarkCatalog,
): BenchmarkCase | string => {
  const text = (column: string): string => row[column]?.trim() ?? '';
  const mode = text('mode') as BenchmarkMode;
  if (!modes.includes(mode)) throw new MalformedRow(`mode is "${mode}"; use one of ${modes.join(', ')}`);
  const measured: Partial<Record<BenchmarkMetric, number>> = {};
  for (const metric of benchmarkMetrics) {
    const value = numberIn(row, metric);
    if (value !== undefined && value > 0) measured[metric] = value;
  }
  const engine = engineOf(text('engine'));
  if (!engine) return unknownEngine(text('engine'));
  const accelerator = catalog.accelerator(text('gpu'));
  if (!accelerator) return unknownAccelerator(text('gpu'), catalog);
  const model = catalog.model(text('model'));
  if (!model) return unknownModel(text('model'), catalog);
  const shape = shapeOf(row, mode);
  if (typeof shape === 'string') return shape;
  if (Object.keys(measured).length === 0) return 'no figure was measured';
  if (/speculative decoding|speculative_decoding=yes/i.test(text('notes')))
    return 'speculative decoding, whose acceptance the table does not state';

  const batch = countIn(row, 'concurrency_or_batch');
  if (mode === 'fixed_concurrency' && !batch) return 'concurrency_or_batch is not stated';
  const gpus = countIn(row, 'n_gpus') ?? 1;
  const layersSplit = engine === 'llama.cpp';
  const statedTensorParallel = layersSplit ? 1 : (countIn(row, 'tp') ?? gpus);
  const pipelineParallel = layersSplit ? gpus : (countIn(row, 'pp') ?? 1);
  const statedExpertParallel = countIn(row, 'ep') ?? 1;
  if (gpus < 1 || statedTensorParallel < 1 || pipelineParallel < 1 || statedTensorParallel * pipelineParallel > gpus)
    return `${gpus} GPUs do not hold tensor parallel ${statedTensorParallel} times pipeline parallel ${pipelineParallel}`;
  // No engine is older than the part it runs on: Blackwell is served from 2025 on.
  const engineYear = Math.max(
    engineYearOf(engine, text('engine_version'), text('source_date_or_version')),
    accelerator.family === 'blackwell' ? 2025 : 0,
  );
  const stated = precisionOf(text('weight_precision'), accelerator);
  // A model that is published in MXFP4 keeps its weights in it, whatever the table's label says of the math.
  const weights =
    (stated !== undefined && model.nativePrecision === 'mxfp4' ? 'mxfp4' : stated) ??
    publishedWeights(model, accelerator);
  const kv = precisionOf(text('kv_precision'), accelerator) ?? kvOf(weights, engine, accelerator);
  const batching = batchingOf(text('batching'), mode, batch);
  const { attentionDataParallel, schedulable, ...utilization } =
    engine === 'tensorrt-llm' && mode === 'offline_max_throughput'
      ? offlineSettings(engineYear, releaseOf(text('engine_version')), model.experts !== undefined)
      : { attentionDataParallel: false, schedulable: undefined };
  const onePhase = mode === 'prefill_only' || mode === 'decode_only';
  const { contextWindow: _, ...unlimited } = model;
  return {
    deployment: {
      name: `${gpus}×${accelerator.name}`,
      // Benchmarks run models past their trained window; memory alone decides here.
      model: unlimited,
      accelerator,
      gpus,
      tensorParallel: attentionDataParallel ? 1 : statedTensorParallel,
      pipelineParallel,
      expertParallel: attentionDataParallel
        ? Math.max(statedExpertParallel, statedTensorParallel)
        : statedExpertParallel,
      sequenceParallel: false,
      weights,
      kv,
      activations: activationsOf(weights, accelerator),
      batching,
      kvAllocation: 'paged',
      // Made-up weights overflow 16 bit; a router that sees no numbers takes expert 0 for every choice (topkGatingSoftmax in moe_kernels.cu, 0.9).
      ...(engine === 'tensorrt-llm' && /fake weights/i.test(text('notes')) ? { routedExperts: 1 } : {}),
      // llama.cpp made FlashAttention its default in 2025; its older tables ran without.
      attention: engine === 'llama.cpp' && engineYear < 2025 ? 'standard' : 'flash',
      engine,
      engineYear,
      ...utilization,
      concurrency: mode === 'single_stream' ? 1 : (batch ?? (onePhase ? 1 : 'max')),
    },
    shape,
    mode,
    ...(schedulable === undefined ? {} : { schedulable }),
    ...(mode === 'offline_max_throughput' && measured.requests_per_s && measured.e2e_ms
      ? { requests: (measured.requests_per_s * measured.e2e_ms) / 1e3 }
      : {}),
    measured,
  };
};
