import { expect, test } from 'vitest';
import { findModel } from '../../src/catalog/models.ts';
import { kvCacheSize } from '../../src/performance/kv-cache.ts';

test('layers that read an earlier layer’s cache keep none: Gemma 4 E2B has 3 full and 12 sliding layers with one of their own', () => {
  const model = findModel('google/gemma-4-E2B-it')!;
  const size = kvCacheSize(model, { kv: 'fp16', tensorParallel: 1, engine: 'vllm' });
  // Keys and values of one KV head, 512 wide in full layers and 256 in sliding ones, at 2 bytes.
  expect(size).toEqual({ perToken: 3 * 2 * 512 * 2, perWindowToken: 12 * 2 * 256 * 2, window: 512, perRequest: 0 });
});

test('without shared caches every layer keeps its own', () => {
  const model = findModel('meta-llama/Llama-3.1-8B-Instruct')!;
  const size = kvCacheSize(model, { kv: 'fp16', tensorParallel: 1, engine: 'vllm' });
  // 32 layers of 8 KV heads, 128 wide: 128 KiB.
  expect(size).toEqual({ perToken: 131_072, perWindowToken: 0, window: 0, perRequest: 0 });
});
