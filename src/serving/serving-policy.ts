import type { BatchingPolicy, KvAllocation } from '../performance/deployment.ts';
import type { StepModel } from '../performance/step-model.ts';

/** Tokens of the input that need no prefill because their KV is still there. */
export type PrefixCaching =
  | { readonly kind: 'none' }
  /** The same share of every input; it saves the computing, not the memory. */
  | { readonly kind: 'share'; readonly share: number }
  /** Block hashes that a trace carries, kept least recently used in the KV memory that is free. */
  | { readonly kind: 'hashes' };

/** How one replica schedules. */
export interface ServingPolicy {
  readonly batching: BatchingPolicy;
  /** In-flight only: prompts share steps with decoding in chunks, or go first in steps of their own. */
  readonly prefill: 'chunked' | 'first';
  /** Sequences that run together. */
  readonly maxSequences: number;
  /** Tokens of one step, prompts and decoding together. */
  readonly maxBatchedTokens: number;
  /** Dynamic only: how long the oldest request waits for a full batch. */
  readonly queueDelaySeconds: number;
  readonly kvAllocation: KvAllocation;
  /** Paged only. */
  readonly blockTokens: number;
  /** Paged only: share of the blocks that an admission leaves free, so that running sequences can grow. */
  readonly watermark: number;
  /** Contiguous only: tokens that are set aside for a sequence, whatever it uses. */
  readonly reservedTokens: number;
  readonly prefixCaching: PrefixCaching;
  /**
   * What a preempted request computes again: everything, or only the blocks that others took meanwhile. The second is vLLM with its prefix cache on,
   * which finds a request's own blocks too, whether or not the traffic shares prefixes.
   */
  readonly recompute: 'everything' | 'what-was-taken';
  /** A request that was not started after this long is given up; Infinity for never. */
  readonly queueTimeoutSeconds: number;
}

/**
 * vLLM's defaults for an online server on GPUs under 70 GiB: 256 sequences, 2,048 batched tokens, blocks of 16; the watermark is
 * that of its block manager (0.01). Source: vllm/engine/arg_utils.py and vllm/config, v0.10, read 2026-11-22.
 */
export const defaultServingPolicy: ServingPolicy = {
  batching: 'in-flight',
  prefill: 'chunked',
  maxSequences: 256,
  maxBatchedTokens: 2048,
  queueDelaySeconds: 0,
  kvAllocation: 'paged',
  blockTokens: 16,
  watermark: 0.01,
  reservedTokens: 4096,
  prefixCaching: { kind: 'none' },
  recompute: 'what-was-taken',
  queueTimeoutSeconds: Number.POSITIVE_INFINITY,
};

/** Tables are kept for every possible batch and for every place in a block. */
const mostSequences = 16_384;
const mostBlockTokens = 65_536;

/** Why this policy cannot run on this model, as one sentence; undefined when it can. */
export const policyProblem = (policy: ServingPolicy, model: StepModel): string | undefined => {
  const whole = (value: number) => Number.isSafeInteger(value) && value >= 1;
  if (!model.fits || !(model.kvCapacityTokens > 0))
    return 'The model does not fit: no memory is left for the KV cache. Use more GPUs or a smaller weight precision.';
  if (!whole(policy.maxSequences) || policy.maxSequences > mostSequences)
    return `The limit on sequences must be a whole number from 1 to ${mostSequences}.`;
  if (!whole(policy.maxBatchedTokens)) return 'The limit on batched tokens must be a whole number of at least 1.';
  if (policy.batching === 'in-flight' && policy.maxBatchedTokens < policy.maxSequences)
    return `The limit on batched tokens (${policy.maxBatchedTokens}) must be at least the limit on sequences (${policy.maxSequences}): each takes a token per step.`;
  if (!(policy.queueDelaySeconds >= 0 && policy.queueDelaySeconds < Number.POSITIVE_INFINITY))
    return 'The queue delay must be zero or more seconds.';
  if (!(policy.queueTimeoutSeconds > 0)) return 'The queue time-out must be more than zero seconds.';
  if (policy.prefixCaching.kind === 'share' && !(policy.prefixCaching.share >= 0 && policy.prefixCaching.share <= 1))
    return 'The cached share of the input must lie between 0 and 1.';
  if (policy.prefixCaching.kind === 'hashes' && (policy.kvAllocation !== 'paged' || policy.batching !== 'in-flight'))
    return 'Prefix caching by block hashes needs paged KV and in-flight batching.';
  if (policy.kvAllocation === 'contiguous') {
    if (!whole(policy.reservedTokens)) return 'The reserved length must be a whole number of at least 1.';
    if (policy.reservedTokens > model.kvCapacityTokens)
      return `One sequence of ${policy.reservedTokens} reserved tokens does not fit: the KV cache holds ${Math.floor(model.kvCapacityTokens)}. Reserve less or use paged KV.`;
    return undefined;
  }
  if (!whole(policy.blockTokens) || policy.blockTokens > mostBlockTokens)
    return `A KV block must hold a whole number of tokens, from 1 to ${mostBlockTokens}.`;
  if (!(policy.watermark >= 0 && policy.watermark < 1)) return 'The watermark must lie between 0 and 1.';
  if (policy.blockTokens > model.kvCapacityTokens) return 'The KV cache does not hold one block.';
  return undefined;
};
