import type { Bytes, Seconds } from '../units.ts';
import { bytes, seconds, tokens } from '../units.ts';
import type { Deployment } from './deployment.ts';
import { kvBlockTokens } from './kv-cache.ts';
import { estimateMemory } from './memory.ts';
import { createReplicaStep } from './replica-step.ts';
import { idleStep } from './step-time.ts';

/**
 * One engine step of one replica, in closed form; what a simulator needs and nothing more. Built once per deployment
 * (`createStepModel`), then about a microsecond per call.
 *
 * For a fixed number of decoding requests and no prefill, `stepSeconds` is linear in `sumOfContextTokens`:
 * `decodeLine(n).seconds + decodeLine(n).secondsPerContextToken * sumOfContextTokens`. Models with sliding-window layers are linear
 * on either side of `n` times their window; `decodeLine` takes the context near which the line is wanted.
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
  /**
   * The pure decode step at a fixed batch as a line over the summed context. With speculative decoding, one step verifies several
   * tokens. `nearContextTokens` picks the side of a sliding window (default: short of it).
   */
  decodeLine(
    decodeRequests: number,
    nearContextTokens?: number,
  ): { readonly seconds: number; readonly secondsPerContextToken: number };
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
  const replica = createReplicaStep(deployment);
  const memory = estimateMemory(deployment, { input: tokens(1), cached: tokens(0), output: tokens(1) });
  const work = { ...idleStep };
  const stepSeconds: StepModel['stepSeconds'] = (
    decodeRequests,
    sumOfContextTokens,
    prefillTokens,
    prefillAttentionContext,
  ) => {
    work.decodeRequests = decodeRequests;
    work.context = sumOfContextTokens;
    work.prefillTokens = prefillTokens;
    work.prefillPairs = prefillAttentionContext;
    work.prefillRequests = prefillTokens > 0 ? 1 : 0;
    return seconds(replica.step(work));
  };
  const { layerKinds } = deployment.model;
  return {
    stepSeconds,
    decodeLine: (decodeRequests, nearContextTokens = 0) => {
      const edge = layerKinds.sliding > 0 ? layerKinds.window * decodeRequests : 0;
      const start = nearContextTokens >= edge ? edge : 0;
      const span = start === edge ? 1e6 : edge;
      const low = stepSeconds(decodeRequests, start, 0, 0);
      const slope = (stepSeconds(decodeRequests, start + span, 0, 0) - low) / span;
      return { seconds: low - slope * start, secondsPerContextToken: slope };
    },
    tokensPerDecodeStep: replica.tokensPerDecodeStep,
    requestSeconds: replica.rates.hostRequest,
    kvCapacityTokens:
      memory.kvBytesPerToken > 0 ? Math.max(0, Math.floor(memory.freeBytes / memory.kvBytesPerToken)) : 0,
    kvBlockTokens: kvBlockTokens(deployment.engine, deployment.kvAllocation),
    kvBytesPerToken: bytes(memory.kvBytesPerToken),
    fits: memory.freeBytes > 0,
  };
};
