import { describe, expect, test } from 'vitest';
import { readMlperfRow } from '../../scripts/mlperf-rows.mjs';
import { readBenchmarkRow } from '../../src/performance/benchmark-row.ts';
import { benchmarkRow, catalog } from './benchmark-rows.ts';
import { h100, llama70b } from './deployments.ts';

const parts: Readonly<Record<string, { memory: number }>> = {
  'H100-SXM-80GB': { memory: 80e9 },
  'H200-SXM-141GB': { memory: 141e9 },
  'L4-24GB': { memory: 24e9 },
  'T4-16GB': { memory: 16e9 },
};
const offline = {
  source_repo_or_page: 'mlcommons/inference_results_v5.1',
  source_date_or_version: 'MLPerf Inference v5.1',
  engine: 'TensorRT(-LLM) MLPerf harness',
  engine_version: 'TensorRT 10.11, CUDA 12.9',
  model: llama70b.id,
  gpu: 'H200-SXM-141GB',
  n_gpus: '8',
  tp: '',
  pp: '',
  weight_precision: 'fp8',
  mode: 'offline_max_throughput',
  input_len: '',
  output_len: '291.7',
  concurrency_or_batch: '',
  output_tokens_per_s: '1000',
  requests_per_s: '10',
  e2e_ms: '600000',
  notes: 'closed/available; submitter=Somebody; benchmark=llama2-70b-99.9; scenario=Offline',
};
const row = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...benchmarkRow(),
  ...offline,
  ...changes,
});
const read = (changes: Readonly<Record<string, string>> = {}) =>
  readMlperfRow(row(changes), (name: string) => parts[name]) as Record<string, string>;

describe('an offline row of MLPerf is read with what the benchmark fixes', () => {
  test.each([
    ['the prompts of OpenOrca, one copy on each GPU', {}, { input_len: '294', output_len: '291.7', tp: '1' }],
    [
      'the open 70B of Llama 3.1 names its format in the benchmark',
      { notes: 'x; benchmark=llama3_1-70b-fp8_dyn; y', weight_precision: 'unset' },
      { input_len: '260', weight_precision: 'fp8', tp: '1' },
    ],
    [
      'the articles of CNN/DailyMail and their 128 tokens',
      { notes: 'x; benchmark=llama3.1-8b; y', output_len: '', gpu: 'L4-24GB' },
      { input_len: '778', output_len: '128', tp: '1' },
    ],
  ])('%s', (_, changes, expected) => expect(read(changes as Record<string, string>)).toMatchObject(expected));

  test.each([
    ['TensorRT 10.14, CUDA 13.1, TensorRT-LLM 1.2, vLLM for a vision model', 'vLLM', 'TensorRT'],
    [' vLLM v0.9.2', '', 'vLLM'],
    ['SGLang v0.4.9', '', 'SGLang'],
    ['PyTorch 2.9.1', 'vLLM', 'vLLM'],
  ])('version "%s" in the column of "%s" ran %s', (engine_version, engine, expected) =>
    expect(read({ engine_version, engine }).engine).toBe(expected),
  );

  test('is a queue of as many requests as were served until the last of them', () => {
    const found = readBenchmarkRow(read(), {
      ...catalog,
      accelerator: () => ({ ...h100, id: 'h200-sxm' }),
    });
    if (typeof found === 'string') throw new Error(found);
    expect(found.requests).toBe(6000);
    expect(found.deployment).toMatchObject({ tensorParallel: 1, gpus: 8, weights: 'fp8', engineYear: 2025 });
  });
});

describe('any other row stays as it is', () => {
  test.each([
    ['another source', { source_repo_or_page: 'NVIDIA/TensorRT-LLM' }],
    ['a year that states no precision', { source_repo_or_page: 'mlcommons/inference_results_v4.1' }],
    ['a server run', { mode: 'server_mlperf' }],
    ['a benchmark that several GPUs share', { notes: 'x; benchmark=llama3_1-405b; y' }],
    ['notes without a benchmark', { notes: '' }],
    ['a GPU that does not hold the model', { gpu: 'H100-SXM-80GB' }],
    ['a GPU too small for 8B', { notes: 'x; benchmark=llama3.1-8b; y', gpu: 'T4-16GB' }],
    ['a GPU that the catalog does not know', { gpu: 'Nobody-1TB' }],
    ['more than one machine', { n_gpus: '64' }],
    ['no precision', { weight_precision: '' }],
    ['a precision left open', { weight_precision: 'unset' }],
  ])('%s', (_, changes) => expect(read(changes)).toEqual(row(changes)));
});
