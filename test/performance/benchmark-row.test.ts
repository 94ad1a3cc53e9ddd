import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../src/performance/benchmark-catalog.ts';
import { type BenchmarkCase, readBenchmarkRow } from '../../src/performance/benchmark-row.ts';
import { predictBenchmark } from '../../src/performance/predict-benchmark.ts';
import { MalformedRow } from '../../src/performance/table-cell.ts';
import { benchmarkRow, catalog } from './benchmark-rows.ts';
import { deepSeekV3, h100, llama8b, llama70b, mixtral } from './deployments.ts';

const read = (changes: Parameters<typeof benchmarkRow>[0] = {}): BenchmarkCase => {
  const found = readBenchmarkRow(benchmarkRow(changes), catalog);
  if (typeof found === 'string') throw new Error(found);
  return found;
};

describe('rows', () => {
  test('blank parallelism is tensor parallel over all GPUs; llama.cpp splits layers', () => {
    expect(read({ n_gpus: '4', tp: '', pp: '' }).deployment).toMatchObject({ tensorParallel: 4, pipelineParallel: 1 });
    expect(read({ n_gpus: '4', tp: '', pp: '', engine: 'llama.cpp' }).deployment).toMatchObject({
      tensorParallel: 1,
      pipelineParallel: 4,
    });
  });

  test('a blank precision is 16 bit, unless the model is published in fp8', () => {
    expect(read({ weight_precision: '' }).deployment.weights).toBe('fp16');
    expect(read({ weight_precision: '', model: deepSeekV3.id }).deployment.weights).toBe('fp8');
  });

  test.each([
    ['fp8', 'H100-SXM-80GB', 'fp8'],
    ['fp8', 'A100-SXM-80GB', 'fp16'],
    ['nvfp4', 'H100-SXM-80GB', 'nvfp4'],
    ['int4-awq', 'A100-SXM-80GB', 'int4-awq'],
    ['mxfp4', 'A100-SXM-80GB', 'mxfp4'],
    ['bf16', 'A100-SXM-80GB', 'fp16'],
    ['fp32', 'A100-SXM-80GB', 'fp16'],
  ] as const)('a blank precision of a model that is published in %s, on %s: %s', (nativePrecision, gpu, weights) => {
    const published = { ...catalog, model: () => ({ ...llama8b, nativePrecision }) };
    const found = readBenchmarkRow(benchmarkRow({ weight_precision: '', gpu }), published);
    expect((found as BenchmarkCase).deployment.weights).toBe(weights);
  });

  test('a checkpoint says in its name what a table leaves blank', () => {
    const weights = (model: string) =>
      (readBenchmarkRow(benchmarkRow({ weight_precision: '', model }), shippedCatalog) as BenchmarkCase).deployment
        .weights;
    expect(weights('Qwen/Qwen3-8B')).toBe('fp16');
    expect(weights('Qwen/Qwen3-8B-FP8')).toBe('fp8');
    expect(weights('nvidia/DeepSeek-R1-FP4')).toBe('nvfp4');
  });

  test('TensorRT-LLM in fp8 keeps an fp8 KV cache, vLLM a 16-bit one', () => {
    expect(read({ weight_precision: 'fp8', engine: 'TensorRT-LLM', engine_version: '0.14.0' }).deployment.kv).toBe(
      'fp8',
    );
    expect(read({ weight_precision: 'fp8' }).deployment.kv).toBe('fp16');
    expect(read({ weight_precision: 'fp8', kv_precision: 'fp8' }).deployment.kv).toBe('fp8');
  });

  test('expert models of recent TensorRT-LLM tables run attention data parallel', () => {
    const changes = {
      engine: 'TensorRT-LLM',
      engine_version: '1.0',
      mode: 'offline_max_throughput',
      n_gpus: '8',
      tp: '8',
    };
    expect(read({ ...changes, model: mixtral.id }).deployment).toMatchObject({ tensorParallel: 1, expertParallel: 8 });
    expect(read({ ...changes, model: llama70b.id }).deployment).toMatchObject({ tensorParallel: 8, expertParallel: 1 });
  });

  const offline = { engine: 'TensorRT-LLM', mode: 'offline_max_throughput', n_gpus: '8', tp: '8', model: mixtral.id };
  test.each([
    // [version, year that the date states, tensor parallel, expert parallel, share of the free memory, largest batch]
    ['0.9.0', '', 8, 1, undefined, undefined],
    ['0.14.0', '', 8, 1, undefined, 4096],
    ['0.20', '', 8, 1, 0.95, 4096],
    ['1.0', '', 1, 8, 0.95, 4096],
    ['1.1/1.2', '', 1, 8, 0.95, 4096],
    ['', '2025-06-01', 1, 8, undefined, undefined],
    ['TensorRT 10.11, CUDA 12.9', 'MLPerf Inference v5.1', 1, 8, undefined, undefined],
  ])(
    'offline table of TensorRT-LLM %j %s: experts over %d × %d ranks, cache in %s of what is free, batches up to %s',
    (version, date, tensorParallel, expertParallel, memoryUtilization, most) => {
      const { deployment, schedulable } = read({
        ...offline,
        engine_version: version,
        source_date_or_version: date,
      });
      expect(deployment).toMatchObject({ tensorParallel, expertParallel });
      expect(deployment.memoryUtilization).toBe(memoryUtilization);
      expect(schedulable).toBe(most);
    },
  );

  test('other engines and closed loops keep their own defaults', () => {
    for (const changes of [{ engine: 'vLLM' }, { mode: 'fixed_concurrency' }]) {
      const { deployment, schedulable } = read({ ...offline, engine_version: '1.0', ...changes });
      expect(deployment).toMatchObject({ tensorParallel: 8, expertParallel: 1 });
      expect(deployment.memoryUtilization).toBeUndefined();
      expect(schedulable).toBeUndefined();
    }
  });

  test.each([
    ['TensorRT-LLM', true, 'fp8'],
    ['TensorRT-LLM', false, 'fp16'],
    ['NIM', true, 'fp8'],
    ['vLLM', true, 'fp16'],
  ])('%s, 4-bit matrix units %s: the cache of a model in MXFP4 is kept in %s', (engine, narrow, kv) => {
    const accelerator = { ...h100, peak: narrow ? { ...h100.peak, fp4: h100.peak.fp8! } : h100.peak };
    const found = readBenchmarkRow(benchmarkRow({ engine, weight_precision: 'mxfp4' }), {
      ...catalog,
      accelerator: () => accelerator,
    });
    expect((found as BenchmarkCase).deployment.kv).toBe(kv);
  });

  test('an engine is no older than Blackwell, where the table states no version', () => {
    const unstated = { engine: 'TensorRT-LLM', engine_version: '', source_date_or_version: 'commit b6261862' };
    expect(read(unstated).deployment.engineYear).toBe(2024);
    expect(read({ ...unstated, gpu: 'B200' }).deployment.engineYear).toBe(2025);
    expect(read({ ...unstated, gpu: 'B200', engine_version: '1.2' }).deployment.engineYear).toBe(2026);
  });

  test.each([
    ['TensorRT-LLM', 'static batch gptSessionBenchmark; fake weights; gpu_peak_mem_gb=25.67', 1],
    ['TensorRT-LLM', 'Fake Weights', 1],
    ['TensorRT-LLM', 'static batch gptSessionBenchmark', undefined],
    ['TensorRT-LLM', '', undefined],
    ['vLLM', 'fake weights', undefined],
  ])('%s, "%s": the router reaches %s expert', (engine, notes, routedExperts) =>
    expect(read({ engine, notes }).deployment.routedExperts).toBe(routedExperts),
  );

  test('batching follows the column, else the mode', () => {
    expect(read({ batching: '', mode: 'offline_max_throughput', concurrency_or_batch: '' }).deployment).toMatchObject({
      batching: 'in-flight',
      concurrency: 'max',
    });
    expect(read({ batching: '', mode: 'single_stream', concurrency_or_batch: '1' }).deployment.batching).toBe('static');
  });

  test.each([
    [{ engine: '' }, /engine is not stated/],
    [{ engine: 'sambaflow' }, /sambaflow is not modelled/],
    [{ gpu: 'Abacus' }, /Abacus is not in the catalog/],
    [{ model: 'nobody/nothing' }, /nobody\/nothing is not in the catalog/],
    [{ input_len: '' }, /input_len is not stated/],
    [{ output_len: '' }, /output_len is not stated/],
    [{ concurrency_or_batch: '' }, /concurrency_or_batch is not stated/],
    [{ concurrency_or_batch: '0' }, /concurrency_or_batch is not stated/],
    [{ output_tokens_per_s: '' }, /no figure was measured/],
    [{ notes: 'MTP speculative decoding 3 draft tokens' }, /speculative decoding, whose acceptance/],
    [{ notes: 'dp=8; speculative_decoding=yes' }, /speculative decoding, whose acceptance/],
    [{ n_gpus: '2', tp: '4' }, /do not hold tensor parallel 4/],
  ])('%j cannot be expressed', (changes, reason) => {
    expect(readBenchmarkRow(benchmarkRow(changes), catalog)).toMatch(reason);
  });

  test('a note that no draft was used is no reason', () =>
    expect(read({ notes: 'speculative_decoding=no' }).deployment.engine).toBe('vllm'));

  test.each([
    [{ mode: 'sideways' }, /mode is "sideways"; use one of/],
    [{ input_len: 'long' }, /column input_len is "long"/],
    [{ n_gpus: '-1' }, /column n_gpus is "-1"/],
    [{ batching: 'sometimes' }, /batching is "sometimes"/],
  ])('%j is a fault of the table', (changes, reason) => {
    expect(() => readBenchmarkRow(benchmarkRow(changes), catalog)).toThrow(MalformedRow);
    expect(() => readBenchmarkRow(benchmarkRow(changes), catalog)).toThrow(reason);
  });
});

describe('predictions', () => {
  const predict = (changes: Parameters<typeof benchmarkRow>[0]) => {
    const prediction = predictBenchmark(read(changes));
    if (typeof prediction === 'string') throw new Error(prediction);
    return prediction;
  };

  test('throughputs and end-to-end time agree', () => {
    const p = predict({ batching: 'static' });
    expect(p.output_tokens_per_s).toBeCloseTo(p.requests_per_s! * 256, 6);
    expect(p.total_tokens_per_s).toBeCloseTo(p.requests_per_s! * 1280, 6);
    expect(p.e2e_ms).toBeCloseTo(p.ttft_ms! + 255 * p.itl_ms!, 3);
    expect(p.requests_per_s).toBeCloseTo(16 / (p.e2e_ms! / 1e3), 6);
  });

  test('a decode-only row states a rate per token, a prefill-only row a first-token time', () => {
    expect(Object.keys(predict({ mode: 'decode_only', input_len: '0' }))).toEqual(['output_tokens_per_s', 'itl_ms']);
    const prefill = predict({ mode: 'prefill_only', concurrency_or_batch: '' });
    expect(prefill.total_tokens_per_s).toBeCloseTo(1024 / (prefill.ttft_ms! / 1e3), 6);
  });

  test('an offline run that ends after few requests is slower than the steady state it would reach', () => {
    const offline = predict({
      mode: 'offline_max_throughput',
      concurrency_or_batch: '',
      input_len: '128',
      output_len: '4096',
    });
    const steady = predict({ concurrency_or_batch: '1500', input_len: '128', output_len: '4096' });
    expect(offline.output_tokens_per_s).toBeLessThan(1.3 * steady.output_tokens_per_s!);
    expect(offline.output_tokens_per_s).toBeGreaterThan(0);
  });

  test('queueing of a closed loop counts in the first token', () => {
    const some = predict({ concurrency_or_batch: '64', input_len: '8000' }).ttft_ms!;
    const crowd = predict({ concurrency_or_batch: '500', input_len: '8000' }).ttft_ms!;
    expect(crowd).toBeGreaterThan(5 * some);
  });

  test('a latency-bounded server run is left to the simulator', () => {
    expect(predictBenchmark(read({ mode: 'server_mlperf' }))).toMatch(/arrival process/);
  });
});
