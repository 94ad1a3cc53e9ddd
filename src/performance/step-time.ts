import { bytes, flops, seconds } from '../units.ts';
import type { Rates } from './coefficients.ts';
import type { Bound, OperatorTime } from './estimate.ts';
import type { ExpertOperator, MatrixOperator, Operators } from './operators.ts';

/** What one engine step does on one data-parallel copy. */
export interface StepWork {
  /** Requests that decode in this step. */
  readonly decodeRequests: number;
  /** Tokens per decoding request: 1, or draft length + 1 when a speculative draft is verified. */
  readonly tokensPerRequest: number;
  /** Tokens in the KV cache, summed over the decoding requests. */
  readonly context: number;
  readonly prefillTokens: number;
  /** Query-key pairs of the prefill, summed over its tokens. */
  readonly prefillPairs: number;
  /** Prompts whose prefill ends in this step (each samples one token). */
  readonly prefillRequests: number;
}

/** A step in which nothing is done. */
export const idleStep: StepWork = {
  decodeRequests: 0,
  tokensPerRequest: 1,
  context: 0,
  prefillTokens: 0,
  prefillPairs: 0,
  prefillRequests: 0,
};

/** Layout facts that the step needs beside operators and rates. */
export interface StepLayout {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly sequenceParallel: boolean;
}

/** Receives each operator's time; used for breakdowns, absent on the fast path. */
export type OperatorSink = (operator: OperatorTime) => void;

/** Smooth maximum (4-norm): near the larger of two times, up to 19 % above where they are equal, since overlap is imperfect. */
export const smoothMaximum = (a: number, b: number): number => {
  const aa = a * a;
  const bb = b * b;
  return Math.sqrt(Math.sqrt(aa * aa + bb * bb));
};

const emit = (
  sink: OperatorSink | undefined,
  operator: string,
  time: number,
  floatingPoint: number,
  traffic: number,
  bound: Bound,
): void => {
  if (sink && time > 0)
    sink({ operator, seconds: seconds(time), flops: flops(floatingPoint), bytes: bytes(traffic), bound });
};

const matrixTime = (matrix: MatrixOperator, tokens: number, rates: Rates, sink?: OperatorSink): number => {
  if (tokens <= 0) return 0;
  const compute = (matrix.flopsPerToken * (tokens + rates.matrixHalfTokens)) / rates.matrixCompute;
  const traffic = matrix.weightBytes + matrix.activationBytesPerToken * tokens;
  const memory = traffic / rates.matrixBandwidth;
  const time = smoothMaximum(compute, memory) * matrix.layers;
  if (sink)
    emit(
      sink,
      matrix.operator,
      time,
      matrix.flopsPerToken * tokens * matrix.layers,
      traffic * matrix.layers,
      compute > memory ? 'compute' : 'memory bandwidth',
    );
  return time;
};

const expertTime = (experts: ExpertOperator, tokens: number, rates: Rates, sink?: OperatorSink): number => {
  if (tokens <= 0) return 0;
  // Expected number of distinct experts that `tokens` tokens reach: under uniform routing, less what tokens have in common.
  const others = experts.count * (1 - (1 - experts.active / experts.count) ** tokens) - experts.active;
  const reached = Math.min(
    experts.reachable,
    experts.active * Math.min(1, tokens) + Math.max(0, others) * rates.expertSpread,
  );
  const assignments = tokens * experts.active;
  const compute =
    (experts.flopsPerTokenExpert * (assignments + reached * rates.expertHalfTokens)) / rates.expertCompute;
  const traffic = experts.weightBytesPerExpert * reached + experts.activationBytesPerToken * tokens;
  const memory = traffic / rates.expertBandwidth;
  // However few experts are reached and however fast the memory is, a block streams its columns at its own pace.
  const block = experts.weightBytesPerBlock / rates.expertBlockBandwidth;
  // Ranks that share the experts of several copies wait for the busiest of them.
  const waited = 1 + rates.expertSkew * experts.busiest;
  const time =
    (smoothMaximum(smoothMaximum(compute, memory), block) + rates.expertLatency * experts.count) *
    waited *
    experts.layers;
  if (sink)
    emit(
      sink,
      'experts',
      time,
      experts.flopsPerTokenExpert * assignments * experts.layers,
      traffic * experts.layers,
      compute > memory ? 'compute' : 'memory bandwidth',
    );
  return time;
};

/** Time of equal blocks over that of a full GPU: they run in waves, and the last wave takes as long as the others. */
const idleShare = (blocks: number, atOnce: number): number => (Math.ceil(blocks / atOnce) * atOnce) / blocks;

/** Seconds of attention in one step on one pipeline stage. */
export const attentionSeconds = (operators: Operators, work: StepWork, rates: Rates, sink?: OperatorSink): number => {
  const { decodeRequests, context, prefillTokens, prefillPairs } = work;
  let total = 0;
  if (decodeRequests > 0) {
    let traffic = operators.linearStateBytes * decodeRequests;
    let effective = traffic;
    let pairFlops = 0;
    let compute = 0;
    for (const {
      layers,
      window,
      kvBytesPerToken,
      streams,
      groupedStreams,
      decodeFlopsPerPair,
    } of operators.attention) {
      const read = layers * Math.min(context, decodeRequests * window);
      const pairs = read * decodeFlopsPerPair * work.tokensPerRequest;
      traffic += read * kvBytesPerToken;
      pairFlops += pairs;
      if (rates.decodeBlocks > 0) {
        effective += read * kvBytesPerToken;
        const single = (pairs * idleShare(streams * decodeRequests, rates.decodeBlocks)) / rates.decodeAttentionCompute;
        const grouped = idleShare(groupedStreams * decodeRequests, rates.decodeBlocks) / rates.decodeAttentionGrouped;
        compute += groupedStreams > 0 ? Math.min(single, pairs * grouped) : single;
      } else {
        // Few requests and heads leave most of the GPU idle.
        const loss = 1 + rates.decodeStreamLoss / (streams * decodeRequests);
        effective += read * kvBytesPerToken * loss;
        compute += (pairs * loss) / rates.decodeAttentionCompute;
      }
    }
    const memory = effective / rates.decodeAttention;
    const time = smoothMaximum(compute, memory);
    if (sink)
      emit(sink, 'attention (decode)', time, pairFlops, traffic, compute > memory ? 'compute' : 'memory bandwidth');
    total += time;
  }
  if (prefillTokens > 0) {
    let traffic = 0;
    let pairFlops = 0;
    for (const { layers, window, kvBytesPerToken, flopsPerPair, scoreBytesPerPair } of operators.attention) {
      const pairs = layers * Math.min(prefillPairs, prefillTokens * window);
      pairFlops += pairs * flopsPerPair;
      // Standard attention computes and stores the whole square, masked half included.
      traffic += layers * prefillTokens * kvBytesPerToken + 2 * pairs * scoreBytesPerPair;
    }
    const compute = pairFlops / rates.prefillAttention;
    const memory = traffic / rates.elementwiseBandwidth;
    const time = smoothMaximum(compute, memory);
    if (sink)
      emit(sink, 'attention (prefill)', time, pairFlops, traffic, compute > memory ? 'compute' : 'memory bandwidth');
    total += time;
  }
  return total;
};

const communicationTime = (
  operators: Operators,
  layout: StepLayout,
  tokens: number,
  rates: Rates,
  sink?: OperatorSink,
): number => {
  const { tensorParallel: tp, pipelineParallel: pp } = layout;
  let total = 0;
  if (tp > 1) {
    // A ring moves 2(n-1)/n of the message per GPU; reduce-scatter plus all-gather (sequence parallelism) moves the same bytes.
    // Libraries take the shorter of it and of one exchange in which every GPU reads all others' messages.
    const message = tokens * operators.hiddenBytes;
    const ringBytes = (message * 2 * (tp - 1)) / tp;
    const ring = ringBytes / rates.linkBandwidth + rates.linkRingLatency;
    const direct = (message * (tp - 1)) / rates.linkSmallBandwidth;
    const count = 2 * operators.layers;
    const traffic = count * ringBytes;
    const time = count * (Math.min(ring, direct) + rates.linkLatency * (1 + 0.25 * Math.log2(tp / 2)));
    emit(
      sink,
      layout.sequenceParallel ? 'reduce-scatter and all-gather' : 'all-reduce',
      time,
      0,
      traffic,
      'interconnect',
    );
    total += time;
  }
  if (operators.experts && operators.experts.copies > 1) {
    const traffic = operators.experts.layers * tokens * operators.experts.exchangedBytesPerToken;
    const time = traffic / rates.linkBandwidth + 2 * operators.experts.layers * rates.linkLatency;
    emit(sink, 'all-to-all', time, 0, traffic, 'interconnect');
    total += time;
  }
  if (pp > 1) {
    const traffic = tokens * operators.hiddenBytes;
    const time = traffic / rates.linkBandwidth + rates.linkLatency;
    emit(sink, 'pipeline hop', time, 0, traffic, 'interconnect');
    total += time;
  }
  return total;
};

/**
 * Seconds of one step on one pipeline stage, without attention over the cache and without host overhead: what does not grow with the contexts.
 */
export const contextFreeSeconds = (
  operators: Operators,
  layout: StepLayout,
  rates: Rates,
  work: StepWork,
  sink?: OperatorSink,
): number => {
  const decodeTokens = work.decodeRequests * work.tokensPerRequest;
  const tokens = decodeTokens + work.prefillTokens;
  if (tokens <= 0) return 0;
  let time = 0;
  for (const matrix of operators.matrices) time += matrixTime(matrix, tokens, rates, sink);
  if (operators.experts) time += expertTime(operators.experts, tokens * operators.experts.copies, rates, sink);
  time += matrixTime(operators.head, decodeTokens + work.prefillRequests, rates, sink);
  const traffic = operators.elementwiseBytesPerToken * tokens;
  const elementwise = traffic / rates.elementwiseBandwidth;
  emit(sink, 'norms and elementwise', elementwise, 0, traffic, 'memory bandwidth');
  const launch = operators.layers * rates.layerLatency;
  emit(sink, 'kernel launch', launch, 0, 0, 'host overhead');
  return time + elementwise + launch + communicationTime(operators, layout, tokens, rates, sink);
};

/** Seconds of one step on one pipeline stage, without host overhead. */
export const stageSeconds = (
  operators: Operators,
  layout: StepLayout,
  rates: Rates,
  work: StepWork,
  sink?: OperatorSink,
): number => contextFreeSeconds(operators, layout, rates, work, sink) + attentionSeconds(operators, work, rates, sink);

/** Seconds that the host adds to one step: scheduling, sampling, detokenizing. */
export const hostSeconds = (rates: Rates, work: StepWork): number =>
  rates.hostStep +
  rates.hostRank +
  rates.hostDecodeRequest * work.decodeRequests +
  rates.hostPrefill * work.prefillRequests +
  rates.hostPrefillToken * work.prefillTokens;

/**
 * Seconds of the host's work on a step that the GPU waits for. Engines that schedule the next step while the GPU works on this one hide what fits
 * behind it. Only the part of the step that does not grow with the contexts counts as cover, so that a step stays linear in them.
 */
export const exposedHostSeconds = (rates: Rates, host: number, contextFree: number): number =>
  rates.hostOverlaps ? smoothMaximum(contextFree, host) - contextFree : host;
