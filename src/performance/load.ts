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

/**
 * Requests that hold KV cache together. TensorRT-LLM and NIM admit a request only when its full length fits (scheduler policy
 * GUARANTEED_NO_EVICT, their default), as do contiguous reservations; engines that preempt admit by what requests hold on average.
 * `perCopy`: requests that a copy schedules together at most.
 */
export const residentLimit = (
  deployment: Deployment,
  shape: RequestShape,
  memory: MemoryEstimate,
  perCopy = schedulableRequests(deployment.engine, deployment.engineYear ?? 2025),
): number => {
  const { engine } = deployment;
  const copies = deployment.gpus / (deployment.tensorParallel * deployment.pipelineParallel);
  const schedulable = perCopy * copies;
  const admitsWhole = engine === 'tensorrt-llm' || engine === 'nim' || deployment.kvAllocation === 'contiguous';
  if (admitsWhole || deployment.batching !== 'in-flight') return Math.min(schedulable, memory.maxConcurrency);
  const block = kvBlockTokens(engine, deployment.kvAllocation);
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

/** Steps after the prefill, which answers one token however many a draft brings in each of them. */
const decodeSteps = ({ tokensPerDecodeStep }: ReplicaStep, { output }: RequestShape): number =>
  Math.max(0, output - 1) / tokensPerDecodeStep;

/** A batch that starts together and waits for its longest; all requests are of one shape here. */
export const staticLoad = (replica: ReplicaStep, shape: RequestShape, batch: number): Load => {
  const fresh = shape.input - shape.cached;
  const prefill = replica.prefill(batch * fresh, batch * pairs(shape), batch);
  const steps = decodeSteps(replica, shape);
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
 *
 * Requests of one length that are prefilled in one step also end in one step, so they come back together: a prompt waits for the
 * prefill of its group. A group is a share of the requests that a step's token budget holds; of the others, a small part is met. Clients
 * send their next requests over some time, and short turns take them up one by one: only those within a turn stay together.
 */
export const inFlightLoad = (replica: ReplicaStep, shape: RequestShape, concurrency: number, limit: number): Load => {
  const residents = Math.max(1, Math.min(concurrency, limit));
  const fresh = shape.input - shape.cached;
  const promptPairs = pairs(shape);
  const { hostRequest, groupShare, groupTokens, returnSpread, queueShare } = replica.rates;
  const alone = replica.prefill(fresh, promptPairs, 1);
  const steps = 1 + decodeSteps(replica, shape);
  const perStep = residents > 1 ? residents / steps : 0;
  const work: StepWork = {
    decodeRequests: residents,
    tokensPerRequest: 1,
    context: residents * meanContext(shape),
    prefillTokens: perStep * fresh,
    prefillPairs: perStep * promptPairs,
    prefillRequests: perStep,
  };
  const step = replica.step(work);
  let serviceSeconds: number;
  let promptSeconds = hostRequest + alone;
  if (residents > 1) {
    const others = residents - 1;
    const budget = Math.max(1, groupTokens / Math.max(1, fresh));
    const together = 1 / Math.sqrt(1 / (others * others) + 1 / (budget * budget));
    const decoding = replica.step({ ...work, prefillTokens: 0, prefillPairs: 0, prefillRequests: 0 });
    const turn = decoding + alone;
    const group = 1 + (groupShare * together * turn) / (turn + returnSpread);
    const shared = replica.prefill(group * fresh, group * promptPairs, group);
    promptSeconds =
      hostRequest + shared + (queueShare * (others - together) * (shared - alone)) / Math.max(1e-9, group - 1);
    // After its first token a request takes at least the decode steps of its batch.
    serviceSeconds = Math.max(hostRequest + steps * step, promptSeconds + Math.max(0, steps - 1) * decoding);
  } else serviceSeconds = promptSeconds + Math.max(0, steps - 1) * step;
  const requestsPerSecond = residents / serviceSeconds;
  const waiting = Math.max(0, concurrency - residents) / requestsPerSecond;
  const endToEndSeconds = waiting + serviceSeconds;
  const ttftSeconds = waiting + promptSeconds;
  return {
    residents,
    work,
    ttftSeconds,
    itlSeconds: shape.output > 1 ? (endToEndSeconds - ttftSeconds) / (shape.output - 1) : 0,
    endToEndSeconds,
    requestsPerSecond,
  };
};
