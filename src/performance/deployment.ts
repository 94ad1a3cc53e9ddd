import type { Accelerator } from '../catalog/accelerator.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { PrecisionId } from '../catalog/precision.ts';
import type { Tokens } from '../units.ts';

export type EngineId = 'vllm' | 'tensorrt-llm' | 'sglang' | 'nim' | 'deepspeed' | 'llama.cpp' | 'generic';
export type BatchingPolicy = 'static' | 'dynamic' | 'in-flight';
export type KvAllocation = 'paged' | 'contiguous';
export type AttentionAlgorithm = 'flash' | 'standard';

/** One replica: a model on some accelerators, laid out and served in one way. */
export interface Deployment {
  /** The name in `inference-cost.json`, or a description such as `2×H100 SXM`. */
  readonly name: string;
  readonly model: ModelArchitecture;
  readonly accelerator: Accelerator;
  /** `tensorParallel * pipelineParallel * dataParallel === gpus` for one replica. */
  readonly gpus: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Groups that the experts of a mixture-of-experts layer are spread over; 1 for none. */
  readonly expertParallel: number;
  readonly sequenceParallel: boolean;
  readonly weights: PrecisionId;
  readonly kv: PrecisionId;
  readonly activations: PrecisionId;
  readonly batching: BatchingPolicy;
  readonly kvAllocation: KvAllocation;
  readonly attention: AttentionAlgorithm;
  readonly engine: EngineId;
  /** Engine generation as a year, e.g. 2025 (2024.5 from the middle of it on); host overheads shrank fast. */
  readonly engineYear?: number;
  readonly speculative?: { readonly draft: ModelArchitecture; readonly length: number; readonly acceptance: number };
  readonly sparsity?: { readonly kind: '2:4' } | { readonly kind: 'unstructured'; readonly fraction: number };
  /** Part of each GPU's memory that the engine may use (vLLM `--gpu-memory-utilization`); the engine's default when absent. */
  readonly memoryUtilization?: number;
  /** Experts that the router ever picks, where weights without training leave it fewer than all. Absent for every real model. */
  readonly routedExperts?: number;
  /** Requests in flight at once; `max` for as many as fit. */
  readonly concurrency: number | 'max';
}

/** What one request asks for. `cached` tokens of the input are already in the KV cache. */
export interface RequestShape {
  readonly input: Tokens;
  readonly cached: Tokens;
  readonly output: Tokens;
}
