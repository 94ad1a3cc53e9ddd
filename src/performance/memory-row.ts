import { bytes, tokens } from '../units.ts';
import type { BenchmarkCatalog } from './benchmark-catalog.ts';
import { engineOf, engineYearOf } from './benchmark-engine.ts';
import type { Deployment, RequestShape } from './deployment.ts';
import { driverShare, estimateMemory, peakMemory, weightBytes } from './memory.ts';
import { countIn, numberIn, precisionOf, type TableCells } from './table-cell.ts';
import { unknownAccelerator, unknownEngine, unknownModel } from './unknown-name.ts';

/** A measured memory figure and what the model says about it, both in the table's unit. */
export interface MemoryComparison {
  readonly quantity: string;
  readonly measured: number;
  readonly predicted: number;
}

/**
 * Bytes per unit. The word alone does not say decimal or binary: TensorRT-LLM's peak ("GB") is decimal, PyTorch's allocator ("MB") and
 * llama.cpp's totals ("GB") are binary, as the growth with the KV cache shows.
 */
const bytesPerUnit = (unit: string, engine: Deployment['engine']): number | undefined => {
  const word = unit.trim().split(/[\s(]/)[0]?.toLowerCase() ?? '';
  if (word === 'b' || word === 'bytes') return 1;
  if (word === 'mib') return 2 ** 20;
  if (word === 'gib') return 2 ** 30;
  if (word === 'mb') return engine === 'generic' ? 2 ** 20 : 1e6;
  if (word === 'gb') return engine === 'llama.cpp' ? 2 ** 30 : 1e9;
  return undefined;
};

const deploymentOf = (row: TableCells, catalog: BenchmarkCatalog): Deployment | string => {
  const engine = engineOf(row.engine?.trim() ?? '');
  if (!engine) return unknownEngine(row.engine?.trim() ?? '');
  const model = catalog.model(row.model?.trim() ?? '');
  if (!model) return unknownModel(row.model?.trim() ?? '', catalog);
  const gpu = row.gpu?.trim() ?? '';
  const found = catalog.accelerator(gpu === '' ? 'h100-sxm' : gpu);
  if (!found) return unknownAccelerator(gpu, catalog);
  const total = numberIn(row, 'device_total_memory_bytes');
  const accelerator = total === undefined ? found : { ...found, memory: bytes(total / driverShare(found)) };
  const weights = precisionOf(row.dtype ?? '', accelerator) ?? 'fp16';
  const kvText = row.kv_dtype ?? '';
  const narrowKv = engine === 'tensorrt-llm' && (weights === 'fp8' || weights === 'nvfp4');
  const gpus = countIn(row, 'n_gpus') ?? 1;
  const tensorParallel = countIn(row, 'tp') ?? gpus;
  const pipelineParallel = countIn(row, 'pp') ?? 1;
  if (gpus < 1 || tensorParallel < 1 || pipelineParallel < 1 || tensorParallel * pipelineParallel > gpus)
    return `${gpus} GPUs do not hold this layout`;
  const utilization = numberIn(row, 'gpu_memory_utilization');
  const { contextWindow: _, ...unlimited } = model;
  return {
    name: `${gpus}×${accelerator.name}`,
    model: unlimited,
    accelerator,
    gpus,
    tensorParallel,
    pipelineParallel,
    expertParallel: countIn(row, 'ep') ?? 1,
    sequenceParallel: false,
    weights,
    kv: precisionOf(kvText, accelerator) ?? (narrowKv ? 'fp8' : 'fp16'),
    activations: weights === 'fp8' ? 'fp8' : 'bf16',
    batching: countIn(row, 'batch') === undefined ? 'in-flight' : 'static',
    kvAllocation: 'paged',
    attention: 'flash',
    engine,
    engineYear: engineYearOf(engine, (row.engine ?? '').replace(/^[^\d]*/, ''), row.source ?? ''),
    concurrency: countIn(row, 'batch') ?? 'max',
    ...(utilization === undefined ? {} : { memoryUtilization: utilization }),
  };
};

/** Whether the source gives one GPU's memory (the first rank's, as engines log it) or the whole deployment's. */
const perGpu = (row: TableCells, engine: Deployment['engine']): boolean =>
  engine !== 'llama.cpp' && !/total over|whole deployment|all gpus/i.test(`${row.unit} ${row.notes}`);

/** Predicts one memory figure of a table, or says why not. */
export const compareMemoryRow = (row: TableCells, catalog: BenchmarkCatalog): MemoryComparison | string => {
  const quantity = row.quantity?.trim().toLowerCase() ?? '';
  const measured = numberIn(row, 'value');
  if (measured === undefined || measured === 0) return 'no value';
  const deployment = deploymentOf(row, catalog);
  if (typeof deployment === 'string') return deployment;
  const shape: RequestShape = {
    input: tokens(Math.max(1, numberIn(row, 'input_len') ?? 1)),
    cached: tokens(0),
    output: tokens(numberIn(row, 'output_len') ?? 0),
  };
  const memory = estimateMemory(deployment, shape);
  const unit = (row.unit ?? '').trim().toLowerCase();
  if (unit.startsWith('token')) {
    const predicted = Math.max(0, Math.floor(memory.freeBytes / memory.kvBytesPerToken));
    return { quantity, measured, predicted };
  }
  const scale = bytesPerUnit(unit, deployment.engine);
  if (scale === undefined) return `unit ${row.unit || '(blank)'} is not known; use bytes, MB, MiB, GB, GiB or tokens`;
  const share = scale * (perGpu(row, deployment.engine) ? deployment.gpus : 1);
  const batch = countIn(row, 'batch') ?? 1;
  const predicted = /weight|model_mem|model_size|model_load/.test(quantity)
    ? weightBytes(deployment.model, deployment)
    : /kv/.test(quantity)
      ? /capacity|pool|available|free/.test(quantity) || row.batch === ''
        ? memory.freeBytes
        : memory.kvBytes * batch
      : /peak|memory|vram|used/.test(quantity)
        ? peakMemory(deployment, shape, batch)
        : undefined;
  if (predicted === undefined) return `quantity ${row.quantity || '(blank)'} is not modelled`;
  return { quantity, measured, predicted: predicted / share };
};
