import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { bytes } from '../units.ts';
import type { Deployment, EngineId, RequestShape } from './deployment.ts';
import type { MemoryEstimate } from './estimate.ts';
import { type KvCacheSize, kvBlockTokens, kvCacheSize, kvRequestBytes } from './kv-cache.ts';
import { modelShapes } from './model-shapes.ts';
import { bitsOf, numberFormats } from './number-formats.ts';
import { expertShards, keptBits } from './operators.ts';

/**
 * How an engine divides a GPU's memory. `ofAll`: weights, activations and KV cache share this part of the whole (vLLM
 * `--gpu-memory-utilization` 0.9; SGLang `--mem-fraction-static` about 0.88). `ofRest`: KV cache takes this part of what weights and
 * activations leave (TensorRT-LLM `free_gpu_memory_fraction` 0.9). llama.cpp takes what it needs.
 */
const memoryShare: Record<EngineId, { readonly ofAll: number; readonly ofRest: number }> = {
  vllm: { ofAll: 0.9, ofRest: 1 },
  'tensorrt-llm': { ofAll: 1, ofRest: 0.9 },
  nim: { ofAll: 1, ofRest: 0.9 },
  sglang: { ofAll: 0.88, ofRest: 1 },
  deepspeed: { ofAll: 0.95, ofRest: 1 },
  'llama.cpp': { ofAll: 0.97, ofRest: 1 },
  generic: { ofAll: 0.9, ofRest: 1 },
};

/** Driver context, compiled graphs and communication buffers of one GPU: about 1 GiB for CUDA engines, less for llama.cpp. */
const overheadPerGpu = (engine: EngineId): number => (engine === 'llama.cpp' ? 0.3 : 1) * 2 ** 30;

/** Weight bytes of one model on a layout, over all its GPUs and data-parallel copies. */
export const weightBytes = (model: ModelArchitecture, deployment: Deployment): number => {
  const shapes = modelShapes(model);
  const formats = numberFormats(deployment);
  const perWeight = keptBits(formats.weightBits, deployment.sparsity) / 8;
  const copies = deployment.gpus / (deployment.tensorParallel * deployment.pipelineParallel);
  const always =
    shapes.full.layers * (shapes.full.inputParameters + shapes.full.outputParameters) +
    shapes.sliding.layers * (shapes.sliding.inputParameters + shapes.sliding.outputParameters) +
    shapes.linear.layers * shapes.linear.parameters +
    shapes.denseLayers * (shapes.feedForwardInput + shapes.feedForwardOutput) +
    shapes.expertLayers * shapes.sharedExperts;
  const expert = shapes.expertLayers * shapes.expert * (model.experts?.total ?? 0);
  // Experts are stored once per group of GPUs that shares them; everything else once per data-parallel copy.
  const expertCopies = deployment.gpus / deployment.pipelineParallel / expertShards(deployment);
  const embeddings = (shapes.embedding * (model.tiedEmbeddings ? 1 : 2) * formats.embeddingBits) / 8;
  return (
    (always * perWeight + (shapes.remainder * Math.max(16, formats.weightBits)) / 8) * copies +
    expert * perWeight * expertCopies +
    embeddings * copies
  );
};

/** Prompt tokens that an engine prefills in one step at most, which sizes its activation buffers. */
const batchedTokens = (deployment: Deployment, shape: RequestShape): number =>
  deployment.batching === 'in-flight' ? 8192 : Math.max(1, shape.input - shape.cached);

const activationBytes = (deployment: Deployment, shape: RequestShape): number => {
  const { model, tensorParallel } = deployment;
  const batch = batchedTokens(deployment, shape);
  const width = Math.max(
    model.feedForward.intermediate,
    model.experts ? model.experts.intermediate * model.experts.active : 0,
  );
  const hidden = (4 * model.hidden) / (deployment.sequenceParallel ? tensorParallel : 1);
  const perToken = (hidden + (2 * width) / tensorParallel) * 2;
  // Standard attention holds one layer's scores of a whole prompt; FlashAttention never stores them.
  const scores =
    deployment.attention === 'standard'
      ? (model.attention.heads / tensorParallel) * (shape.input as number) ** 2 * 2 * 2
      : 0;
  return (batch * perToken + scores) * deployment.gpus;
};

/**
 * Tokens that a request's reservation covers. Paged: what it holds at its end. Contiguous: the next power of two, as engines
 * without paging reserve it ("Orca (Pow2)" in Kwon et al., 2023), at most the context window.
 */
export const reservedTokens = (deployment: Deployment, shape: RequestShape): number => {
  const held = shape.input + shape.output;
  if (deployment.kvAllocation === 'paged') return held;
  const power = 2 ** Math.ceil(Math.log2(Math.max(1, held)));
  return Math.max(held, Math.min(power, deployment.model.contextWindow ?? power));
};

/** KV cache of target and draft model together. */
export const deploymentKvCache = (deployment: Deployment): readonly KvCacheSize[] => [
  kvCacheSize(deployment.model, deployment),
  ...(deployment.speculative ? [kvCacheSize(deployment.speculative.draft, deployment)] : []),
];

/** Memory of a deployment that serves requests of one shape; every figure is for the whole deployment. */
export const estimateMemory = (deployment: Deployment, shape: RequestShape): MemoryEstimate => {
  const weights =
    weightBytes(deployment.model, deployment) +
    (deployment.speculative ? weightBytes(deployment.speculative.draft, deployment) : 0);
  const share = memoryShare[deployment.engine];
  const capacity = deployment.accelerator.memory * deployment.gpus * share.ofAll;
  const activation = activationBytes(deployment, shape);
  const overhead = overheadPerGpu(deployment.engine) * deployment.gpus;
  const rest = capacity - weights - activation - overhead;
  const free = rest > 0 ? rest * share.ofRest : rest;
  const block = kvBlockTokens(deployment.engine, deployment.kvAllocation);
  const held = reservedTokens(deployment, shape);
  let kvBytes = 0;
  let perToken = 0;
  for (const size of deploymentKvCache(deployment)) {
    kvBytes += kvRequestBytes(size, held, block);
    perToken += size.perToken + (held <= size.window ? size.perWindowToken : 0);
  }
  const maxConcurrency = free > 0 && kvBytes > 0 ? Math.floor(free / kvBytes) : 0;
  return {
    capacityBytes: bytes(capacity),
    weightsBytes: bytes(weights),
    kvBytesPerToken: bytes(perToken || (kvBytes > 0 ? kvBytes / held : bitsOf(deployment.kv) / 8)),
    kvBytes: bytes(kvBytes),
    activationBytes: bytes(activation),
    overheadBytes: bytes(overhead),
    freeBytes: bytes(free),
    maxConcurrency,
    fits: maxConcurrency >= 1,
  };
};
