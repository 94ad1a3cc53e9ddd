import { describe, expect, test } from 'vitest';
import { type BenchmarkCase, readBenchmarkRow } from '../../src/performance/benchmark-row.ts';
import { inFlightLoad, residentLimit, staticLoad } from '../../src/performance/load.ts';
import { estimateMemory } from '../../src/performance/memory.ts';
import { type Prediction, predictBenchmark } from '../../src/performance/predict-benchmark.ts';
import { createReplicaStep } from '../../src/performance/replica-step.ts';
import { benchmarkRow, catalog } from './benchmark-rows.ts';

type Changes = Parameters<typeof benchmarkRow>[0];
const read = (changes: Changes): BenchmarkCase => {
  const found = readBenchmarkRow(benchmarkRow(changes), catalog);
  if (typeof found === 'string') throw new Error(found);
  return found;
};
const predict = (changes: Changes): Prediction => {
  const found = predictBenchmark(read(changes));
  if (typeof found === 'string') throw new Error(found);
  return found;
};

describe('closed loops', () => {
  test('a row within capacity is the load of its concurrency', () => {
    const row = read({ concurrency_or_batch: '16' });
    const replica = createReplicaStep(row.deployment);
    const limit = residentLimit(row.deployment, row.shape, estimateMemory(row.deployment, row.shape));
    const load = inFlightLoad(replica, row.shape, 16, limit);
    const found = predict({ concurrency_or_batch: '16' });
    expect(found.requests_per_s).toBeCloseTo(load.requestsPerSecond, 9);
    expect(found.output_tokens_per_s! / found.requests_per_s!).toBeCloseTo(256, 6);
    expect(found.total_tokens_per_s! / found.requests_per_s!).toBeCloseTo(1280, 6);
    expect(found.ttft_ms).toBeCloseTo(load.ttftSeconds * 1e3, 9);
    expect(found.itl_ms).toBeCloseTo(load.itlSeconds * 1e3, 9);
  });

  test('a run of finite length sees less queueing than the steady state, never less than half of it', () => {
    const changes = {
      model: 'meta-llama/Llama-3.3-70B-Instruct',
      n_gpus: '4',
      tp: '4',
      input_len: '4000',
      output_len: '1000',
    };
    const row = read({ ...changes, concurrency_or_batch: '400' });
    const replica = createReplicaStep(row.deployment);
    const limit = residentLimit(row.deployment, row.shape, estimateMemory(row.deployment, row.shape));
    const steady = inFlightLoad(replica, row.shape, 400, limit);
    expect(limit).toBeLessThan(400);
    const { ttft_ms } = predict({ ...changes, concurrency_or_batch: '400' });
    // The first round waits for half of the queue on average, the rest of a thousand seconds for all of it.
    const queued = 400 - steady.residents;
    const wait = queued / steady.requestsPerSecond;
    const served = Math.max(400, steady.requestsPerSecond * 1000);
    const seen = ((wait * queued) / 800 / served) * 400 + (wait * (served - 400)) / served;
    expect(ttft_ms! / 1e3).toBeCloseTo(steady.ttftSeconds - wait + seen, 6);
    expect(ttft_ms! / 1e3).toBeLessThan(steady.ttftSeconds);
    expect(ttft_ms! / 1e3).toBeGreaterThan(0.3 * steady.ttftSeconds);
  });
});

describe('static batches', () => {
  test('take the batch as given, even where our memory says that it does not fit', () => {
    const row = read({ batching: 'static', concurrency_or_batch: '4096' });
    const load = staticLoad(createReplicaStep(row.deployment), row.shape, 4096);
    expect(predict({ batching: 'static', concurrency_or_batch: '4096' }).e2e_ms).toBeCloseTo(
      load.endToEndSeconds * 1e3,
      6,
    );
  });
});

describe('single phases', () => {
  test('prefill only: first token and prompt throughput agree, no other figure', () => {
    const found = predict({ mode: 'prefill_only', batching: '', concurrency_or_batch: '4' });
    expect(Object.keys(found).sort()).toEqual(['e2e_ms', 'total_tokens_per_s', 'ttft_ms']);
    expect(found.total_tokens_per_s! * (found.ttft_ms! / 1e3)).toBeCloseTo(4 * 1024, 6);
  });

  test('decode only: a step per token of the batch', () => {
    const found = predict({ mode: 'decode_only', batching: '', concurrency_or_batch: '8' });
    expect(Object.keys(found).sort()).toEqual(['itl_ms', 'output_tokens_per_s']);
    expect(found.output_tokens_per_s! * (found.itl_ms! / 1e3)).toBeCloseTo(8, 6);
    // At the context that the batch holds halfway through its output.
    const { deployment } = read({ mode: 'decode_only', batching: '', concurrency_or_batch: '8' });
    const step = createReplicaStep(deployment).step({
      decodeRequests: 8,
      tokensPerRequest: 1,
      context: 8 * (1024 + 128),
      prefillTokens: 0,
      prefillPairs: 0,
      prefillRequests: 0,
    });
    expect(found.itl_ms).toBeCloseTo(step * 1e3, 9);
  });
});

describe('offline runs', () => {
  const offline = { mode: 'offline_max_throughput', concurrency_or_batch: '' };

  test('state throughput only: latency is time in their own queue', () =>
    expect(Object.keys(predict(offline)).sort()).toEqual([
      'output_tokens_per_s',
      'requests_per_s',
      'total_tokens_per_s',
    ]));

  test('are at least as fast as a closed loop of 16, and a batch limits them', () => {
    const most = predict(offline).output_tokens_per_s!;
    expect(most).toBeGreaterThan(predict({}).output_tokens_per_s!);
    expect(predict({ ...offline, concurrency_or_batch: '8' }).output_tokens_per_s).toBeLessThan(most);
  });
});

describe('requests of an offline run', () => {
  const offline = { mode: 'offline_max_throughput', concurrency_or_batch: '256' };
  const stated = { ...offline, requests_per_s: '100', e2e_ms: '600000' };

  test.each([
    ['as many as were served until the last of them', stated, 60_000],
    ['not stated', offline, undefined],
    ['the last one not stated', { ...stated, e2e_ms: '' }, undefined],
    ['a closed loop is no queue', { ...stated, mode: 'fixed_concurrency' }, undefined],
  ])('%s', (_, changes, expected) => expect(read(changes).requests).toBe(expected));

  test('a long queue hides its last wave, a queue that one batch holds is that batch', () => {
    const of = (seconds: number) =>
      predict({ ...stated, requests_per_s: '1', e2e_ms: String(seconds * 1e3) }).output_tokens_per_s!;
    expect(of(256 * 1000)).toBeGreaterThan(of(256 + 8));
    expect(of(256 * 1000) / of(256 * 2000)).toBeCloseTo(1, 2);
    expect(of(16)).toBeLessThan(of(256 * 1000));
  });
});

describe('what cannot be predicted is said', () => {
  test.each([
    ['an arrival process that no table states', { mode: 'server_mlperf' }, /arrival process/],
    [
      'a model that no memory holds',
      { model: 'meta-llama/Llama-3.3-70B-Instruct', n_gpus: '1', tp: '1' },
      /does not fit/,
    ],
  ])('%s', (_, changes, reason) => expect(predictBenchmark(read(changes))).toMatch(reason));
});
