import type { GroupedQueryAttention, LatentAttention, ModelArchitecture } from '../catalog/model-architecture.ts';
import type { Deployment, KvAllocation } from './deployment.ts';
import { type AttentionShape, modelShapes } from './model-shapes.ts';
import { bitsOf } from './number-formats.ts';

/**
 * KV cache of a deployment in bytes over all its GPUs. A request of L tokens holds `perToken * L + perWindowToken * min(L, window) +
 * perRequest` bytes: full-attention layers grow with the context, sliding-window layers stop at their window, and linear-attention
 * or state-space layers keep a state of fixed size.
 */
export interface KvCacheSize {
  readonly perToken: number;
  readonly perWindowToken: number;
  readonly window: number;
  readonly perRequest: number;
}

/** Tokens per KV block. Sources: vLLM `--block-size` default 16; TensorRT-LLM `tokens_per_block` default 64 (32 from 0.20). */
export const kvBlockTokens = (engine: Deployment['engine'], allocation: KvAllocation): number =>
  allocation === 'contiguous' ? 1 : engine === 'tensorrt-llm' || engine === 'nim' ? 64 : engine === 'sglang' ? 1 : 16;

/**
 * Window of the sliding layers of a deployment. TensorRT-LLM before 2025 (and NIM on it) kept and read the whole context of such
 * layers unless told otherwise; so does an engine whose generation is older than the models that made windows common.
 */
export const windowInForce = ({
  model,
  engine,
  engineYear,
}: Pick<Deployment, 'model' | 'engine' | 'engineYear'>): number => {
  if (model.layerKinds.sliding === 0) return Number.POSITIVE_INFINITY;
  const ignored = (engine === 'tensorrt-llm' || engine === 'nim') && (engineYear ?? 2025) < 2025;
  return ignored ? Number.POSITIVE_INFINITY : model.layerKinds.window;
};

/** Bytes that one token leaves in one layer, before any copy that tensor parallelism makes. */
export const kvBytesPerLayerToken = (attention: GroupedQueryAttention | LatentAttention, kvBits: number): number =>
  attention.kind === 'grouped-query'
    ? (attention.kvHeads * (attention.headDim + (attention.valueDim ?? attention.headDim)) * kvBits) / 8
    : ((attention.kvRank + attention.rotaryDim) * kvBits) / 8;

/**
 * How often tensor parallelism stores the same KV: ranks beyond the number of KV heads hold copies; a latent cache has no heads to
 * split and is held whole by every rank.
 */
export const kvCopies = (attention: GroupedQueryAttention | LatentAttention, tensorParallel: number): number =>
  attention.kind === 'latent' ? tensorParallel : Math.max(1, tensorParallel / attention.kvHeads);

/** The KV cache of a model on a layout. */
export const kvCacheSize = (
  model: ModelArchitecture,
  deployment: Pick<Deployment, 'kv' | 'tensorParallel' | 'engine' | 'engineYear'>,
): KvCacheSize => {
  const { full, sliding, linear } = modelShapes(model);
  // Layers that read an earlier layer's cache keep none of their own.
  const layer = ({ attention, layers }: AttentionShape, shared = 0): number =>
    (layers - shared) *
    kvBytesPerLayerToken(attention, bitsOf(deployment.kv)) *
    kvCopies(attention, deployment.tensorParallel);
  const ofFull = layer(full, model.sharedCache?.full);
  const ofSliding = layer(sliding, model.sharedCache?.sliding);
  const window = windowInForce({ ...deployment, model });
  const bounded = sliding.layers > 0 && Number.isFinite(window);
  return {
    perToken: ofFull + (bounded ? 0 : ofSliding),
    perWindowToken: bounded ? ofSliding : 0,
    window: bounded ? window : 0,
    perRequest: linear.layers * linear.stateBytes,
  };
};

/** Bytes of one request that holds `tokens` tokens, rounded up to whole blocks of `blockTokens`. */
export const kvRequestBytes = (size: KvCacheSize, tokens: number, blockTokens: number): number => {
  const held = Math.ceil(tokens / blockTokens) * blockTokens;
  // A window of w tokens needs one block more than w/block, since its start rarely falls on a block's edge.
  const windowed = Math.min(held, size.window > 0 ? size.window + (blockTokens > 1 ? blockTokens : 0) : 0);
  return size.perToken * held + size.perWindowToken * windowed + size.perRequest;
};

/** Average bytes of one request over its life, while it grows from `start` to `end` tokens. */
export const kvMeanBytes = (size: KvCacheSize, start: number, end: number, blockTokens: number): number => {
  const half = blockTokens > 1 ? blockTokens / 2 : 0;
  const mean = (start + end) / 2 + half;
  return size.perToken * mean + size.perWindowToken * Math.min(mean, size.window) + size.perRequest;
};
