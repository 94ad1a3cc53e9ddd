import { tokens } from '../units.ts';
import type { BenchmarkCase, BenchmarkMetric } from './benchmark-row.ts';
import type { Coefficients } from './coefficients.ts';
import type { RequestShape } from './deployment.ts';
import { inFlightLoad, type Load, residentLimit, staticLoad } from './load.ts';
import { estimateMemory } from './memory.ts';
import { createReplicaStep, type ReplicaStep } from './replica-step.ts';

/** What the model says about each metric of a benchmark row; `undefined` where the mode does not define the metric. */
export type Prediction = Readonly<Partial<Record<BenchmarkMetric, number>>>;

const fromLoad = (load: Load, input: number, output: number): Prediction => ({
  output_tokens_per_s: load.requestsPerSecond * output,
  total_tokens_per_s: load.requestsPerSecond * (input + output),
  requests_per_s: load.requestsPerSecond,
  ttft_ms: load.ttftSeconds * 1e3,
  // An answer of one token has no time between tokens.
  ...(output > 1 ? { itl_ms: load.itlSeconds * 1e3 } : {}),
  e2e_ms: load.endToEndSeconds * 1e3,
});

/** Length of a closed-loop measurement, where a table does not state it: the load generators stop after about a quarter of an hour. */
const measurementSeconds = 1000;

/**
 * The queueing that a finite run sees. All requests of a closed loop start at once, so the first ones wait for less than the steady
 * state would make them, and in a short run they are a large part of the mean.
 */
const withinWindow = (load: Load, concurrency: number): Load => {
  const queued = concurrency - load.residents;
  if (queued <= 0) return load;
  const steady = queued / load.requestsPerSecond;
  const first = (queued * queued) / (2 * concurrency * load.requestsPerSecond);
  const served = Math.max(concurrency, load.requestsPerSecond * measurementSeconds);
  const observed = (first * concurrency + steady * (served - concurrency)) / served;
  return {
    ...load,
    ttftSeconds: load.ttftSeconds - steady + observed,
    endToEndSeconds: load.endToEndSeconds - steady + observed,
  };
};

/**
 * Requests of an offline run. NVIDIA's tables use 30,000 for the shortest, 1,000 for the longest and 1,500 or 3,000 between
 * (TensorRT-LLM performance overview, "Preparing a Dataset", versions 0.10 to 1.2).
 */
const offlineRequests = (input: number, output: number): number => {
  const length = input + output;
  if (length <= 512) return 30_000;
  if (length > 12_000) return 1000;
  return length <= 2600 && !(input >= 900 && output > 1900) ? 3000 : 1500;
};

/**
 * A queue of equal requests worked off at the largest batch. Requests that start together end together, so the last wave is
 * smaller than the batch and slower per request; waves blur by the share of the time that goes to prefill.
 */
const offlinePrediction = (
  replica: ReplicaStep,
  shape: RequestShape,
  batch: number,
  requests = offlineRequests(shape.input, shape.output),
): Prediction => {
  const full = inFlightLoad(replica, shape, Math.min(batch, requests), batch);
  if (batch >= requests) return fromLoad(full, shape.input, shape.output);
  const rest = requests % batch;
  const waves = requests / batch;
  const service = full.endToEndSeconds;
  let total = waves * service;
  if (rest > 0) {
    const last = inFlightLoad(replica, shape, rest, batch);
    const decodeShare = Math.max(0, 1 - (replica.prefill(batch * shape.input, 0, batch) + 1e-9) / service);
    total += decodeShare * Math.max(0, last.endToEndSeconds - (rest / batch) * service);
  }
  return fromLoad({ ...full, requestsPerSecond: requests / total }, shape.input, shape.output);
};

/**
 * Predicts a benchmark row, or says why not. A batch that the source ran is taken as given, even where our memory estimate says that
 * it does not fit.
 */
export const predictBenchmark = (benchmark: BenchmarkCase, coefficients?: Coefficients): Prediction | string => {
  const { deployment, shape, mode } = benchmark;
  if (mode === 'server_mlperf')
    return 'a latency-bounded server run needs its arrival process, which the table does not state';
  const replica = createReplicaStep(deployment, coefficients);
  const { input, output } = shape;
  if (mode === 'prefill_only') {
    const batch = deployment.concurrency === 'max' ? 1 : deployment.concurrency;
    const prefill =
      replica.prefill(input * batch, (batch * input * (input + 1)) / 2, batch) + replica.rates.hostRequest;
    return { ttft_ms: prefill * 1e3, e2e_ms: prefill * 1e3, total_tokens_per_s: (input * batch) / prefill };
  }
  if (mode === 'decode_only') {
    const batch = deployment.concurrency === 'max' ? 1 : deployment.concurrency;
    const step = replica.step({
      decodeRequests: batch,
      tokensPerRequest: 1,
      context: batch * (input + output / 2),
      prefillTokens: 0,
      prefillPairs: 0,
      prefillRequests: 0,
    });
    return { output_tokens_per_s: (batch * replica.tokensPerDecodeStep) / step, itl_ms: step * 1e3 };
  }
  if (deployment.batching !== 'in-flight') {
    const memory = estimateMemory(deployment, shape);
    const batch = deployment.concurrency === 'max' ? Math.max(1, memory.maxConcurrency) : deployment.concurrency;
    return fromLoad(staticLoad(replica, shape, batch), input, output);
  }
  const memory = estimateMemory(deployment, shape);
  const limit = residentLimit(deployment, shape, memory, benchmark.schedulable);
  if (limit < 1) return 'does not fit in memory by our estimate';
  if (mode === 'offline_max_throughput') {
    const most = deployment.concurrency === 'max' ? limit : Math.min(limit, deployment.concurrency);
    // Latencies of an offline run are mostly time in its own queue, whose length tables rarely state.
    const {
      ttft_ms: _,
      itl_ms: __,
      e2e_ms: ___,
      ...throughputs
    } = offlinePrediction(replica, shape, Math.max(1, Math.floor(most)), benchmark.requests);
    return throughputs;
  }
  const concurrency = deployment.concurrency === 'max' ? Math.max(1, Math.floor(limit)) : deployment.concurrency;
  const load = inFlightLoad(replica, { ...shape, cached: tokens(0) }, concurrency, limit);
  return fromLoad(withinWindow(load, concurrency), input, output);
};
