import { bytes, tokens } from '../units.ts';
import { engineOf, engineYearOf } from './benchmark-engine.ts';
import { type BenchmarkCatalog, MalformedRow, precisionOf } from './benchmark-row.ts';
import type { Deployment, RequestShape } from './deployment.ts';
import { estimateMemory } from './memory.ts';

/** A measured memory figure and what the model says about it, both in the table's unit. */
export interface MemoryComparison {
  readonly quantity: string;
  readonly measured: number;
  readonly predicted: number;
}

const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/**
 * What a process holds: weights, KV cache of the batch, activations and the runtime itself. `perGpu` figures are those of one GPU
 * (TensorRT-LLM's tables of 2 to 8 GPUs only make sense so); an allocator's own count leaves the driver's share out.
 */
const heldQuantities: Readonly<Record<string, { readonly perGpu: boolean; readonly runtime: boolean }>> = {
  gpu_peak_memory: { perGpu: true, runtime: true },
  gpu_memory: { perGpu: true, runtime: false },
  total_vram_used: { perGpu: false, runtime: true },
};
const weightQuantities: readonly string[] = ['weights_memory', 'model_weights', 'weights'];

/** vLLM's `--gpu-memory-utilization` default, which the memory model assumes. */
const usualUtilization = 0.9;

const numberOf = (row: Readonly<Record<string, string>>, column: string): number | undefined => {
  const text = row[column]?.trim();
  if (!text) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new MalformedRow(`column ${column} is "${text}"; give a number of at least 0 or leave it blank`);
  return value;
};

/** `GB (as labelled …)` is GB. */
function unitOf(row: Readonly<Record<string, string>>): number | string {
  const unit = (row.unit ?? '').trim().split(/\s/)[0]!;
  return unitBytes[unit] ?? `unit "${unit}" is not a unit of memory`;
}

function deploymentOf(row: Readonly<Record<string, string>>, catalog: BenchmarkCatalog): Deployment | string {
  const [engineName = '', version = ''] = (row.engine ?? '').trim().split(/\s+/);
  const engine = engineOf(engineName) ?? 'generic';
  const model = catalog.model(row.model?.trim() ?? '');
  if (!model) return `model ${row.model?.trim() || '(blank)'} is not in the catalog`;
  // What a process holds does not depend on the card where the table names none.
  const gpu = row.gpu?.trim() || 'h100-sxm';
  const accelerator = catalog.accelerator(gpu);
  if (!accelerator) return `accelerator ${gpu} is not in the catalog`;
  const gpus = numberOf(row, 'n_gpus') ?? 1;
  if (!Number.isInteger(gpus) || gpus < 1)
    throw new MalformedRow(`column n_gpus is "${row.n_gpus}"; give a whole number`);
  const deviceMemory = numberOf(row, 'device_total_memory_bytes');
  const weights = precisionOf(row.dtype ?? '', accelerator) ?? model.nativePrecision;
  const { contextWindow: _, ...unlimited } = model;
  return {
    name: `${gpus}×${accelerator.name}`,
    model: unlimited,
    accelerator: deviceMemory === undefined ? accelerator : { ...accelerator, memory: bytes(deviceMemory) },
    gpus,
    tensorParallel: engine === 'llama.cpp' ? 1 : gpus,
    pipelineParallel: engine === 'llama.cpp' ? gpus : 1,
    expertParallel: 1,
    sequenceParallel: false,
    weights,
    // TensorRT-LLM's fp8 checkpoints carry an fp8 KV cache.
    kv:
      precisionOf(row.kv_dtype ?? '', accelerator) ?? (engine === 'tensorrt-llm' && weights === 'fp8' ? 'fp8' : 'fp16'),
    activations: 'bf16',
    batching: engine === 'vllm' || engine === 'sglang' ? 'in-flight' : 'static',
    kvAllocation: 'paged',
    attention: 'flash',
    engine,
    engineYear: engineYearOf(engine, version, ''),
    concurrency: 1,
  };
}

function shapeOf(row: Readonly<Record<string, string>>): RequestShape {
  const input = numberOf(row, 'input_len') ?? 1;
  return { input: tokens(input), cached: tokens(0), output: tokens(numberOf(row, 'output_len') ?? 0) };
}

/**
 * Holds one row of a table of measured memory (columns `quantity`, `value`, `unit`, `model`, `dtype`, …) against the memory
 * model. Gives both figures, or the reason why the model cannot express the row; throws `MalformedRow` for a value that no table
 * should hold.
 */
export function compareMemoryRow(
  row: Readonly<Record<string, string>>,
  catalog: BenchmarkCatalog,
): MemoryComparison | string {
  const quantity = row.quantity?.trim() ?? '';
  const measured = numberOf(row, 'value');
  if (measured === undefined || measured === 0) return 'no value was measured';
  const deployment = deploymentOf(row, catalog);
  if (typeof deployment === 'string') return deployment;
  const memory = estimateMemory(deployment, shapeOf(row));
  if (quantity === 'kv_cache_capacity_tokens') {
    const utilization = numberOf(row, 'gpu_memory_utilization') ?? usualUtilization;
    const device = deployment.accelerator.memory * deployment.gpus;
    const free = memory.freeBytes + (deployment.engine === 'vllm' ? (utilization - usualUtilization) * device : 0);
    return { quantity, measured, predicted: Math.max(0, free) / memory.kvBytesPerToken };
  }
  const unit = unitOf(row);
  if (typeof unit === 'string') return unit;
  if (weightQuantities.includes(quantity)) return { quantity, measured, predicted: memory.weightsBytes / unit };
  const held = Object.hasOwn(heldQuantities, quantity) ? heldQuantities[quantity] : undefined;
  if (!held) return `quantity "${quantity}" is not one that the model predicts`;
  const kv = memory.kvBytes * (numberOf(row, 'batch') ?? 1);
  const runtime = held.runtime ? memory.overheadBytes : 0;
  const total = memory.weightsBytes + kv + memory.activationBytes + runtime;
  return { quantity, measured, predicted: total / (held.perGpu ? deployment.gpus : 1) / unit };
}
