import { type Coefficients, fittedCoefficients, type Rates, resolveRates } from './coefficients.ts';
import type { Deployment } from './deployment.ts';
import { acceptedTokens, draftDeployment, heardTogether } from './draft-model.ts';
import { type Operators, operatorsOf } from './operators.ts';
import {
  attentionSeconds,
  contextFreeSeconds,
  exposedHostSeconds,
  hostSeconds,
  idleStep,
  type OperatorSink,
  type StepWork,
  stageSeconds,
} from './step-time.ts';

/** One replica's step times: the whole deployment, its data-parallel copies working side by side. Seconds throughout. */
export interface ReplicaStep {
  readonly deployment: Deployment;
  readonly operators: Operators;
  readonly rates: Rates;
  /** Tokens that one request gains per decode step: 1, or the expected accepted length plus one with speculative decoding. */
  readonly tokensPerDecodeStep: number;
  /** A step that may decode and prefill together. `work` counts the whole deployment. */
  step(work: StepWork, sink?: OperatorSink): number;
  /** What the GPUs spend on a step, without the host: seconds that do not grow with the contexts, and those of attention. */
  gpuSeconds(work: StepWork, sink?: OperatorSink): { readonly contextFree: number; readonly attention: number };
  /** What the GPUs spend on prompts prefilled alone, without the host. */
  gpuPrefill(tokens: number, pairs: number, requests: number, sink?: OperatorSink): number;
  /** Prompts prefilled alone, from an idle pipeline. `pairs` are query-key pairs. */
  prefill(tokens: number, pairs: number, requests: number, sink?: OperatorSink): number;
}

/**
 * Prompt tokens that one pass handles at most: llama.cpp `--ubatch-size` default 512; others pass a prompt on to the next pipeline
 * stage in chunks of 2,048 (`max_num_batched_tokens` of vLLM) and run it whole without stages.
 */
const chunkTokens = (engine: Deployment['engine'], stages: number): number =>
  engine === 'llama.cpp' ? 512 : stages > 1 ? 2048 : Number.POSITIVE_INFINITY;

/**
 * Chunks that are on their way through a pipeline at once. llama.cpp keeps four copies of its inputs (`LLAMA_SCHED_MAX_COPIES`, default 4),
 * and the host waits when a GPU has 1,024 kernels queued, at about 25 per layer: deep stages hold fewer chunks. Others fill every stage.
 */
const chunksInFlight = ({ engine, model, pipelineParallel: stages }: Deployment): number =>
  engine === 'llama.cpp' ? Math.max(1, Math.min(4, 1024 / ((25 * model.layers) / stages))) : stages;

/**
 * Layers of the largest stage over the mean. llama.cpp deals the layers and the output head out by number, so the largest of four stages of a
 * model with 32 layers holds nine; others place as many on each.
 */
const largestStage = ({ engine, model: { layers }, pipelineParallel: stages }: Deployment): number =>
  engine === 'llama.cpp' ? (Math.min(layers, Math.ceil((layers + 1) / stages)) * stages) / layers : 1;

/** The last of a prompt's equal chunks: its tokens look back on the whole prompt, where they see half of it on average. */
const lastOf = (chunk: StepWork): StepWork => {
  const prompt = chunk.prefillTokens / chunk.prefillRequests;
  const ownShare = Math.min(1, chunk.prefillRequests);
  return { ...chunk, prefillPairs: chunk.prefillPairs + (chunk.prefillTokens * prompt * (1 - ownShare)) / 2 };
};

const noPrompts = { prefillTokens: 0, prefillPairs: 0, prefillRequests: 0 } as const;

/** One of `shares` equal shares of some prompts. */
const promptWork = (tokens: number, pairs: number, requests: number, shares: number): StepWork => ({
  ...idleStep,
  prefillTokens: tokens / shares,
  prefillPairs: pairs / shares,
  prefillRequests: requests / shares,
});

/** Builds the step times of a deployment. */
export const createReplicaStep = (
  deployment: Deployment,
  coefficients: Coefficients = fittedCoefficients,
): ReplicaStep => {
  const { tensorParallel, pipelineParallel: stages, speculative } = deployment;
  const copies = Math.max(1, deployment.gpus / (tensorParallel * stages));
  const operators = operatorsOf(deployment);
  const rates = resolveRates(deployment, operators.formats, coefficients);
  const drafted = draftDeployment(deployment);
  const draft = drafted && createReplicaStep(drafted, coefficients);
  const tokensPerRequest = speculative ? speculative.length + 1 : 1;

  const gpuSeconds: ReplicaStep['gpuSeconds'] = (work, sink) => {
    const requests = work.decodeRequests / copies;
    // Each stage works on its own micro-batch; a batch smaller than the pipeline leaves stages idle.
    const micro = Math.max(requests / stages, Math.min(1, requests));
    const share = requests > 0 ? micro / requests / copies : 1 / copies;
    const portion = 1 / (copies * stages);
    const part = {
      decodeRequests: micro,
      tokensPerRequest,
      context: work.context * share,
      prefillTokens: work.prefillTokens * portion,
      prefillPairs: work.prefillPairs * portion,
      prefillRequests: work.prefillRequests * portion,
    };
    const staged: OperatorSink | undefined = sink && (operator => sink(scaled(operator, stages)));
    return {
      contextFree: stages * contextFreeSeconds(operators, deployment, rates, part, staged),
      attention: stages * attentionSeconds(operators, part, rates, staged),
    };
  };

  /** The draft reads the prompts that the target reads, and decodes once per drafted token. The host of a step counts once. */
  const draftSeconds = (work: StepWork, sink?: OperatorSink): number => {
    if (!draft || !speculative) return 0;
    return heardTogether(sink, heard => {
      const pass = (part: StepWork, times: number): number => {
        const { contextFree, attention } = draft.gpuSeconds(
          part,
          heard && (operator => heard(scaled(operator, times))),
        );
        return times * (contextFree + attention);
      };
      const { decodeRequests, prefillTokens } = work;
      const decoding = decodeRequests === 0 ? 0 : pass({ ...work, ...noPrompts }, speculative.length);
      return prefillTokens === 0 ? decoding : decoding + pass({ ...work, decodeRequests: 0, context: 0 }, 1);
    });
  };

  const step: ReplicaStep['step'] = (work, sink) => {
    const { contextFree, attention } = gpuSeconds(work, sink);
    const host = hostSeconds(rates, {
      ...work,
      decodeRequests: work.decodeRequests / copies,
      prefillTokens: work.prefillTokens / copies,
    });
    return contextFree + attention + exposedHostSeconds(rates, host, contextFree) + draftSeconds(work, sink);
  };

  const gpuPrefill: ReplicaStep['gpuPrefill'] = (tokens, pairs, requests, sink) => {
    const chunks = Math.max(1, tokens / copies / chunkTokens(deployment.engine, stages));
    // The slowest stage works through all chunks; behind it the last one passes the others. It sees the longest context.
    const busy = Math.max(largestStage(deployment), stages / chunksInFlight(deployment));
    const chunk = promptWork(tokens, pairs, requests, copies * chunks);
    const stage = stageSeconds(operators, deployment, rates, chunk);
    const drafting = draft ? heardTogether(sink, heard => draft.gpuPrefill(tokens, pairs, requests, heard)) : 0;
    if (stage <= 0) return drafting;
    const last = chunks > 1 ? stageSeconds(operators, deployment, rates, lastOf(chunk)) : stage;
    const passes = chunks * busy + ((stages - busy) * last) / stage;
    if (sink) stageSeconds(operators, deployment, rates, chunk, operator => sink(scaled(operator, passes, chunks)));
    return stage * passes + drafting;
  };

  const prefill: ReplicaStep['prefill'] = (tokens, pairs, requests, sink) =>
    gpuPrefill(tokens, pairs, requests, sink) + hostSeconds(rates, promptWork(tokens, pairs, requests, copies));

  return {
    deployment,
    operators,
    rates,
    tokensPerDecodeStep: speculative ? acceptedTokens(speculative.length, speculative.acceptance) : 1,
    step,
    gpuSeconds,
    gpuPrefill,
    prefill,
  };
};

/** An operator of one chunk or micro-batch over a whole step: `times` counts its time, `work` how often each GPU runs it. */
const scaled = (operator: Parameters<OperatorSink>[0], times: number, work = times): Parameters<OperatorSink>[0] => ({
  ...operator,
  seconds: (operator.seconds * times) as typeof operator.seconds,
  flops: (operator.flops * work) as typeof operator.flops,
  bytes: (operator.bytes * work) as typeof operator.bytes,
});
