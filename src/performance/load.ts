import type { Deployment, EngineId, RequestShape } from './deployment.ts';
import type { MemoryEstimate } from './estimate.ts';
import { kvBlockTokens, kvMeanBytes } from './kv-cache.ts';
import { deploymentKvCache } from './memory.ts';
import type { ReplicaStep } from './replica-step.ts';
import type { StepWork } from './step-time.ts';

/** What a deployment does with requests of one shape at one concurrency. Seconds and requests per second. */
export interface Load {
  /** Requests that hold KV cache together; the others of the concurrency queue. */
  readonly residents: number;
  /** The step that the residents share, averaged over their life. */
  readonly work: StepWork;
  readonly ttftSeconds: number;
  readonly itlSeconds: number;
  readonly endToEndSeconds: number;
  readonly requestsPerSecond: number;
}

/**
 * Requests that an engine schedules together at most, when nobody sets it. Sources: vLLM `max_num_seqs` 256 (1,024 from V1 on, 2025);
 * TensorRT-LLM and NIM `max_batch_size` 2,048; SGLang and llama.cpp are limited by memory.
 */
export const schedulableRequests = (engine: EngineId, year: number): number =>
  engine === 'vllm' ? (year >= 2025 ? 1024 : 256) : engine === 'tensorrt-llm' || engine === 'nim' ? 2048 : 4096;

/** Requests whose KV cache fits together on average: paged caches grow with the request, reservations do not. */
export const residentLimit = (deployment: Deployment, shape: RequestShape, memory: MemoryEstimate): number => {
  const schedulable = schedulableRequests(deployment.engine, deployment.engineYear ?? 2025) * deployment.gpus;
  if (deployment.kvAllocation === 'contiguous' || deployment.batching !== 'in-flight')
    return Math.min(schedulable, memory.maxConcurrency);
  const block = kvBlockTokens(deployment.engine, deployment.kvAllocation);
  let mean = 0;
  for (const size of deploymentKvCache(deployment))
    mean += kvMeanBytes(size, shape.input, shape.input + shape.output, block);
  return Math.min(schedulable, Math.max(memory.maxConcurrency, memory.freeBytes / mean));
};

const pairs = (shape: RequestShape): number => {
  const fresh = shape.input - shape.cached;
  return fresh * shape.cached + (fresh * (fresh + 1)) / 2;
};

const meanContext = (shape: RequestShape): number => shape.input + shape.output / 2;

/** A batch that starts together and waits for its longest; all requests are of one shape here. */
export const staticLoad = (replica: ReplicaStep, shape: RequestShape, batch: number): Load => {
  const fresh = shape.input - shape.cached;
  const prefill = replica.prefill(batch * fresh, batch * pairs(shape), batch);
  const steps = Math.max(0, shape.output - 1) / replica.tokensPerDecodeStep;
  const work: StepWork = {
    decodeRequests: batch,
    tokensPerRequest: 1,
    context: batch * meanContext(shape),
    prefillTokens: 0,
    prefillPairs: 0,
    prefillRequests: 0,
  };
  const step = replica.step(work);
  const ttftSeconds = replica.rates.hostRequest + prefill;
  const endToEndSeconds = ttftSeconds + steps * step;
  return {
    residents: batch,
    work,
    ttftSeconds,
    itlSeconds: step / replica.tokensPerDecodeStep,
    endToEndSeconds,
    requestsPerSecond: batch / endToEndSeconds,
  };
};

/**
 * The steady state of in-flight batching: every step decodes one token of each resident and prefills its share of the prompts that
 * replace finished requests. `concurrency` beyond `limit` queues for KV cache, which is what TTFT is made of under load.
 */
export const inFlightLoad = (replica: ReplicaStep, shape: RequestShape, concurrency: number, limit: number): Load => {
  const residents = Math.max(1, Math.min(concurrency, limit));
  const fresh = shape.input - shape.cached;
  const steps = shape.output / replica.tokensPerDecodeStep;
  const perStep = residents / steps;
  const work: StepWork = {
    decodeRequests: residents,
    tokensPerRequest: 1,
    context: residents * meanContext(shape),
    prefillTokens: perStep * fresh,
    prefillPairs: perStep * pairs(shape),
    prefillRequests: perStep,
  };
  const alone = replica.prefill(fresh, pairs(shape), 1);
  const { hostRequest } = replica.rates;
  if (residents <= 1) {
    const pure = { ...work, prefillTokens: 0, prefillPairs: 0, prefillRequests: 0 };
    const step = replica.step(pure);
    const ttftSeconds = hostRequest + alone;
    const endToEndSeconds = ttftSeconds + Math.max(0, steps - 1) * step;
    const itlSeconds = step / replica.tokensPerDecodeStep;
    return { residents, work: pure, ttftSeconds, itlSeconds, endToEndSeconds, requestsPerSecond: 1 / endToEndSeconds };
  }
  const step = replica.step(work);
  const service = steps * step;
  const requestsPerSecond = residents / (service + hostRequest);
  const waiting = Math.max(0, concurrency - residents) / requestsPerSecond;
  const ttftSeconds = waiting + hostRequest + alone + step / 2;
  const endToEndSeconds = Math.max(ttftSeconds, waiting + hostRequest + service);
  return {
    residents,
    work,
    ttftSeconds,
    itlSeconds: shape.output > 1 ? (endToEndSeconds - ttftSeconds) / (shape.output - 1) : 0,
    endToEndSeconds,
    requestsPerSecond,
  };
};
