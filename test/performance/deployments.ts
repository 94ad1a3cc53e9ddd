import type { Accelerator } from '../../src/catalog/accelerator.ts';
import type { ModelArchitecture } from '../../src/catalog/model-architecture.ts';
import type { Deployment, RequestShape } from '../../src/performance/deployment.ts';
import { bytes, bytesPerSecond, teraflops, tokens, watts } from '../../src/units.ts';

const sourced = { source: 'vendor data sheet', date: '2024-01-01' };
const part = { ...sourced, soldAs: '80 GB', corrected: [] };

export const a100: Accelerator = {
  ...part,
  id: 'a100-80gb-sxm',
  name: 'A100 SXM 80 GB',
  vendor: 'NVIDIA',
  family: 'ampere',
  memory: bytes(80e9),
  bandwidth: bytesPerSecond(2.039e12),
  peak: {
    fp32: teraflops(19.5),
    tf32: teraflops(156),
    fp16: teraflops(312),
    bf16: teraflops(312),
    int8: teraflops(624),
  },
  interconnect: { kind: 'nvlink', name: 'NVLink 3', bandwidth: bytesPerSecond(300e9) },
  power: watts(400),
};

export const h100: Accelerator = {
  ...part,
  id: 'h100-sxm',
  name: 'H100 SXM 80 GB',
  vendor: 'NVIDIA',
  family: 'hopper',
  memory: bytes(80e9),
  bandwidth: bytesPerSecond(3.35e12),
  peak: {
    fp32: teraflops(67),
    fp16: teraflops(989),
    bf16: teraflops(989),
    fp8: teraflops(1979),
    int8: teraflops(1979),
  },
  interconnect: { kind: 'nvlink', name: 'NVLink 4', bandwidth: bytesPerSecond(450e9) },
  power: watts(700),
};

export const l40s: Accelerator = {
  ...h100,
  id: 'l40s',
  name: 'L40S',
  family: 'ada',
  memory: bytes(48e9),
  bandwidth: bytesPerSecond(864e9),
  peak: { fp16: teraflops(362), bf16: teraflops(362), fp8: teraflops(733), int8: teraflops(733) },
  interconnect: { kind: 'pcie', name: 'PCIe 4.0 x16', bandwidth: bytesPerSecond(32e9) },
  power: watts(350),
};

/** A 4090-like card whose board power is not given. */
export const consumer: Accelerator = {
  ...part,
  id: 'consumer',
  name: 'Consumer card 24 GB',
  vendor: 'NVIDIA',
  family: 'ada',
  memory: bytes(24e9),
  bandwidth: bytesPerSecond(1.008e12),
  peak: { fp16: teraflops(165), bf16: teraflops(165), fp8: teraflops(330) },
  interconnect: { kind: 'pcie', name: 'PCIe 4.0 x16' },
};

const dense = { sliding: 0, window: 0, linear: 0 };

export const llama7b: ModelArchitecture = {
  ...sourced,
  id: 'meta-llama/Llama-2-7b-hf',
  family: 'Llama',
  layers: 32,
  hidden: 4096,
  vocabulary: 32000,
  attention: { kind: 'grouped-query', heads: 32, kvHeads: 32, headDim: 128 },
  layerKinds: { full: 32, ...dense },
  feedForward: { intermediate: 11008, gated: true, denseLayers: 32 },
  tiedEmbeddings: false,
  contextWindow: 4096,
  nativePrecision: 'fp16',
  parameters: { total: 6738415616, active: 6738415616 },
};

export const llama8b: ModelArchitecture = {
  ...llama7b,
  id: 'meta-llama/Llama-3.1-8B-Instruct',
  vocabulary: 128256,
  attention: { kind: 'grouped-query', heads: 32, kvHeads: 8, headDim: 128 },
  feedForward: { intermediate: 14336, gated: true, denseLayers: 32 },
  contextWindow: 131072,
  nativePrecision: 'bf16',
  parameters: { total: 8030261248, active: 8030261248 },
};

export const llama70b: ModelArchitecture = {
  ...llama8b,
  id: 'meta-llama/Llama-3.3-70B-Instruct',
  layers: 80,
  hidden: 8192,
  attention: { kind: 'grouped-query', heads: 64, kvHeads: 8, headDim: 128 },
  layerKinds: { full: 80, ...dense },
  feedForward: { intermediate: 28672, gated: true, denseLayers: 80 },
  parameters: { total: 70553706496, active: 70553706496 },
};

export const mixtral: ModelArchitecture = {
  ...llama8b,
  id: 'mistralai/Mixtral-8x7B-v0.1',
  vocabulary: 32000,
  feedForward: { intermediate: 14336, gated: true, denseLayers: 0 },
  experts: { total: 8, active: 2, intermediate: 14336, shared: 0, sharedIntermediate: 0 },
  contextWindow: 32768,
  parameters: { total: 46702792704, active: 12879925248 },
};

export const deepSeekV3: ModelArchitecture = {
  ...llama8b,
  id: 'deepseek-ai/DeepSeek-V3',
  layers: 61,
  hidden: 7168,
  vocabulary: 129280,
  attention: {
    kind: 'latent',
    heads: 128,
    queryRank: 1536,
    kvRank: 512,
    noPositionDim: 128,
    rotaryDim: 64,
    valueDim: 128,
  },
  layerKinds: { full: 61, ...dense },
  feedForward: { intermediate: 18432, gated: true, denseLayers: 3 },
  experts: { total: 256, active: 8, intermediate: 2048, shared: 1, sharedIntermediate: 2048 },
  contextWindow: 163840,
  nativePrecision: 'fp8',
  parameters: { total: 671026419200, active: 37552297984 },
};

/** Half of the layers see 128 tokens only, as in gpt-oss. */
export const sliding: ModelArchitecture = {
  ...llama8b,
  id: 'example/sliding',
  layerKinds: { full: 16, sliding: 16, window: 128, linear: 0 },
};

export const deploy = (changes: Partial<Deployment> = {}): Deployment => ({
  name: 'test',
  model: llama8b,
  accelerator: h100,
  gpus: 1,
  tensorParallel: 1,
  pipelineParallel: 1,
  expertParallel: 1,
  sequenceParallel: false,
  weights: 'bf16',
  kv: 'bf16',
  activations: 'bf16',
  batching: 'in-flight',
  kvAllocation: 'paged',
  attention: 'flash',
  engine: 'vllm',
  engineYear: 2025,
  concurrency: 16,
  ...changes,
});

export const ask = (input: number, output: number, cached = 0): RequestShape => ({
  input: tokens(input),
  output: tokens(output),
  cached: tokens(cached),
});
