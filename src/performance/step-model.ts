import type { Bytes, Seconds } from '../units.ts';
import { bytes, seconds } from '../units.ts';
import type { Deployment } from './deployment.ts';

/**
 * One engine step of one replica, in closed form; what a simulator needs and nothing more. Built once per deployment
 * (`createStepModel`), then a few hundred nanoseconds per call.
 *
 * For a fixed number of decoding requests and no prefill, `stepSeconds` is linear in `sumOfContextTokens`:
 * `decodeLine(n).seconds + decodeLine(n).secondsPerContextToken * sumOfContextTokens`.
 */
export interface StepModel {
  /**
   * Seconds for one step that decodes one token for each of `decodeRequests` requests, whose contexts hold
   * `sumOfContextTokens` tokens together (the tokens already in the KV cache, summed over the requests), and that also
   * prefills `prefillTokens` prompt tokens. `prefillAttentionContext` is the number of query-key pairs of the prefill, summed over
   * its tokens: a chunk of c tokens that starts at position s has c·s + c·(c+1)/2. Includes the engine's host overhead of a step.
   */
  stepSeconds(
    decodeRequests: number,
    sumOfContextTokens: number,
    prefillTokens: number,
    prefillAttentionContext: number,
  ): Seconds;
  /** The pure decode step at a fixed batch as a line over the summed context. With speculative decoding, one step verifies several tokens. */
  decodeLine(decodeRequests: number): { readonly seconds: number; readonly secondsPerContextToken: number };
  /** Tokens that one request gains per decode step: 1, or more with speculative decoding. */
  readonly tokensPerDecodeStep: number;
  /** Host seconds that a request costs once, outside the steps (HTTP, tokenizing, admission); added to its TTFT. */
  readonly requestSeconds: number;
  /** KV tokens that fit in the replica beside weights, activations and overhead; 0 when the weights alone do not fit. */
  readonly kvCapacityTokens: number;
  /** KV cache is handed out in blocks of this many tokens (1 where contiguous). */
  readonly kvBlockTokens: number;
  /** KV bytes of one token over the whole replica (full-attention layers only; sliding layers stop growing at their window). */
  readonly kvBytesPerToken: Bytes;
  readonly fits: boolean;
}

/** Query-key pairs of a prefill chunk of `chunkTokens` tokens that starts after `pastTokens` tokens. */
export const attentionPairs = (chunkTokens: number, pastTokens: number): number =>
  chunkTokens * pastTokens + (chunkTokens * (chunkTokens + 1)) / 2;

/** The step model of a deployment; the same formulas as `estimateRequest`. */
export const createStepModel = (deployment: Deployment): StepModel => {
  const { model, accelerator, gpus } = deployment;
  const peak = accelerator.peak.bf16 ?? accelerator.peak.fp16 ?? accelerator.peak.fp32 ?? 1e13;
  const weightBytes = model.parameters.total * 2;
  const kvBytesPerToken =
    2 *
    2 *
    model.layers *
    (model.attention.kind === 'grouped-query'
      ? model.attention.kvHeads * model.attention.headDim
      : (model.attention.kvRank + model.attention.rotaryDim) / 2);
  const free = accelerator.memory * gpus * 0.9 - weightBytes;
  const bandwidth = accelerator.bandwidth * gpus * 0.75;
  const compute = peak * gpus * 0.65;
  const flopsPerPair = 4 * model.layers * model.attention.heads * 128;
  const stepSeconds: StepModel['stepSeconds'] = (decodeRequests, sumOfContextTokens, prefillTokens, pairs) =>
    seconds(
      Math.max(
        weightBytes / bandwidth,
        (2 * model.parameters.active * (decodeRequests + prefillTokens) + flopsPerPair * pairs) / compute,
      ) +
        (sumOfContextTokens * kvBytesPerToken) / bandwidth +
        0.001,
    );
  return {
    stepSeconds,
    decodeLine: decodeRequests => ({
      seconds: stepSeconds(decodeRequests, 0, 0, 0),
      secondsPerContextToken: kvBytesPerToken / bandwidth,
    }),
    tokensPerDecodeStep: 1,
    requestSeconds: 0.002,
    kvCapacityTokens: Math.max(0, Math.floor(free / kvBytesPerToken)),
    kvBlockTokens: deployment.kvAllocation === 'paged' ? 16 : 1,
    kvBytesPerToken: bytes(kvBytesPerToken),
    fits: free > 0,
  };
};
