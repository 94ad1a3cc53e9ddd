import type { Accelerator } from '../catalog/accelerator.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { bytes } from '../units.ts';
import { segmentOf } from './accelerator-peaks.ts';
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

/**
 * Driver context, compiled graphs and communication buffers of one GPU. Witnesses: TensorRT-LLM 0.9 peaks of 1,365 static runs leave
 * 0.92 GB beside weights, KV and activations (1.19 GB with fp8 weights; 0.5 GB less on cards with GDDR); vLLM 0.19 on a 24 GB card 1.0 GB (its
 * log gives weights and KV); Transformers 4.51 35 MB (allocator's figure, driver excluded); llama.cpp about 0.3 GB.
 */
const overheadPerGpu = ({ engine, accelerator, weights }: Deployment): number => {
  if (engine === 'llama.cpp') return 0.3e9;
  if (engine === 'generic') return 0.035e9;
  if (engine !== 'tensorrt-llm' && engine !== 'nim') return 0.92e9;
  return (bitsOf(weights) <= 8.5 ? 1.19e9 : 0.92e9) - (segmentOf(accelerator) === 'gddr' ? 0.5e9 : 0);
};

/**
 * Buffers of the collectives, per GPU. TensorRT-LLM before 2025 kept 0.58 GB per rank, fp8 engines over NVLink 1.2 GB per rank up to 8.8 GB (the
 * same peaks, tensor parallel 2 to 8); later engines and others need a few hundred MB.
 */
const collectiveBuffers = ({ engine, engineYear, tensorParallel, weights, accelerator }: Deployment): number => {
  if (tensorParallel <= 1) return 0;
  const early = (engine === 'tensorrt-llm' || engine === 'nim') && (engineYear ?? 2025) < 2025;
  if (!early) return 0.3e9;
  return bitsOf(weights) <= 8.5 && accelerator.interconnect.kind !== 'pcie'
    ? Math.min(1.2e9 * tensorParallel, 8.8e9)
    : 0.58e9 * tensorParallel;
};

const overheadBytes = (deployment: Deployment): number =>
  (overheadPerGpu(deployment) + collectiveBuffers(deployment)) * deployment.gpus;

/**
 * Part of the nominal memory that the driver leaves: cards with GDDR lose about 2 % to it (24,080 of 24,576 MiB on an RTX 4090). macOS lets the GPU
 * have two thirds of a small Mac's memory and three quarters of a large one's, unless its owner raises `iogpu.wired_limit_mb`: Metal recommends 5,461
 * of 8,192 MiB, 21,845 of 32,768 and about 49,000 of 65,536 (ggml-org/llama.cpp issues 5207 and 1870, pull request 2011, read 2026-11-23).
 */
export const driverShare = (accelerator: Accelerator): number => {
  if (accelerator.vendor === 'Apple') return accelerator.memory <= 36 * 2 ** 30 ? 2 / 3 : 3 / 4;
  return segmentOf(accelerator) === 'stacked' ? 0.996 : 0.98;
};

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
  // Transformers unties the output head of fp8 checkpoints (measured: one embedding more).
  const untied = !model.tiedEmbeddings || (deployment.engine === 'generic' && deployment.weights === 'fp8');
  const embeddings = (shapes.embedding * (untied ? 2 : 1) * formats.embeddingBits) / 8;
  return (
    (always * perWeight + (shapes.remainder * Math.max(16, formats.weightBits)) / 8) * copies +
    expert * perWeight * expertCopies +
    embeddings * copies
  );
};

/**
 * Prompt tokens that an engine prefills in one step at most, which sizes its activation buffers. Sources: TensorRT-LLM
 * `max_num_tokens` 8,192; vLLM `max_num_batched_tokens` 2,048 (8,192 on large GPUs); llama.cpp `--ubatch-size` 512.
 */
const batchedTokens = ({ batching, engine }: Deployment, shape: RequestShape, batch: number): number => {
  const prompts = Math.max(1, (shape.input - shape.cached) * batch);
  if (engine === 'llama.cpp') return Math.min(512, prompts);
  if (engine === 'generic') return 1;
  return batching === 'in-flight' ? (engine === 'vllm' ? 2048 : 8192) : prompts;
};

/**
 * Activations at their peak, over all GPUs. Per token 16-bit copies of 2.27 hidden widths and 3.62 feed-forward widths: the growth of
 * the peak with the prompt in 1,365 static TensorRT-LLM 0.9 runs of five models.
 */
const activationBytes = (deployment: Deployment, shape: RequestShape, batch: number): number => {
  const { model, tensorParallel } = deployment;
  const held = batchedTokens(deployment, shape, batch);
  const width = model.experts
    ? Math.max(
        model.feedForward.denseLayers > 0 ? model.feedForward.intermediate : 0,
        model.experts.intermediate * model.experts.active,
      )
    : model.feedForward.intermediate;
  // A collective holds one more copy; each token visits its active experts as a copy of its own.
  const copies = 2.27 + (tensorParallel > 1 ? 1 : 0) + (model.experts?.active ?? 0) / 2;
  const hidden = (copies * model.hidden) / (deployment.sequenceParallel ? tensorParallel : 1);
  const perToken = (hidden + (3.62 * width) / tensorParallel) * 2;
  // Standard attention holds one layer's scores of a whole prompt; FlashAttention never stores them.
  const scores =
    deployment.attention === 'standard'
      ? (model.attention.heads / tensorParallel) * held * (shape.input as number) * 2 * 2
      : 0;
  return (held * perToken + scores) * deployment.gpus;
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
  const weights = allWeights(deployment);
  const share = memoryShare[deployment.engine];
  const { gpus, memoryUtilization } = deployment;
  const nominal = deployment.accelerator.memory * driverShare(deployment.accelerator) * gpus;
  const ofRest = share.ofRest < 1 ? (memoryUtilization ?? share.ofRest) : 1;
  const capacity = nominal * (share.ofRest < 1 ? share.ofAll : (memoryUtilization ?? share.ofAll));
  const activation = activationBytes(deployment, shape, 1);
  const overhead = overheadBytes(deployment);
  const rest = capacity - weights - activation - overhead;
  const free = rest > 0 ? rest * ofRest : rest;
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

/** Target and draft model together. */
const allWeights = (deployment: Deployment): number =>
  weightBytes(deployment.model, deployment) +
  (deployment.speculative ? weightBytes(deployment.speculative.draft, deployment) : 0);

/** Peak of a batch that runs at its full length, over all GPUs: what an engine without a reserved pool would show at its end. */
export const peakMemory = (deployment: Deployment, shape: RequestShape, batch: number): number => {
  let kv = 0;
  for (const size of deploymentKvCache(deployment)) kv += batch * kvRequestBytes(size, shape.input + shape.output, 1);
  return allWeights(deployment) + kv + activationBytes(deployment, shape, batch) + overheadBytes(deployment);
};
