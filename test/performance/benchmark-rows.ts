import type { Accelerator } from '../../src/catalog/accelerator.ts';
import type { BenchmarkCatalog } from '../../src/performance/benchmark-catalog.ts';
import { a100, deepSeekV3, h100, l40s, llama7b, llama8b, llama70b, mixtral } from './deployments.ts';

const parts = new Map<string, Accelerator>([
  ['H100-SXM-80GB', h100],
  ['h100-sxm', h100],
  ['A100-SXM-80GB', a100],
  ['L40S-48GB', l40s],
  ['B200', { ...h100, id: 'b200-sxm', family: 'blackwell' }],
]);
const architectures = new Map(
  [llama7b, llama8b, llama70b, mixtral, deepSeekV3].map(architecture => [architecture.id, architecture]),
);

/** The few parts and models that the tests' tables name. */
export const catalog: BenchmarkCatalog = {
  accelerator: name => parts.get(name),
  model: name => architectures.get(name),
};

const columns = {
  source_date_or_version: '',
  engine: 'vLLM',
  engine_version: '0.9.0',
  model: llama8b.id,
  gpu: 'H100-SXM-80GB',
  n_gpus: '1',
  tp: '1',
  pp: '1',
  ep: '',
  weight_precision: 'bf16',
  kv_precision: '',
  mode: 'fixed_concurrency',
  batching: 'in-flight',
  input_len: '1024',
  output_len: '256',
  concurrency_or_batch: '16',
  output_tokens_per_s: '1500',
  total_tokens_per_s: '',
  requests_per_s: '',
  ttft_ms: '',
  itl_ms: '',
  e2e_ms: '',
  notes: '',
};

/** A row with the columns of `validate`, some replaced. */
export const benchmarkRow = (changes: Partial<Record<keyof typeof columns, string>> = {}): Record<string, string> => ({
  ...columns,
  ...changes,
});
