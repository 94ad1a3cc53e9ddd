import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/catalog/models.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import {
  type KvCacheSize,
  kvBlockTokens,
  kvBytesPerLayerToken,
  kvCacheSize,
  kvCopies,
  kvMeanBytes,
  kvRequestBytes,
  windowInForce,
} from '../../src/performance/kv-cache.ts';
import { deepSeekV3, deploy, llama8b, llama70b, sliding } from './deployments.ts';

const sizeOf = (changes: Partial<Deployment> = {}): KvCacheSize => {
  const deployment = deploy(changes);
  return kvCacheSize(deployment.model, deployment);
};

describe('bytes per token', () => {
  // Keys and values: layers × 2 × KV heads × 128 × bytes.
  test.each([
    ['Llama 3.1 8B in 16 bit', {}, 32 * 2 * 8 * 128 * 2],
    ['an fp8 cache', { kv: 'fp8' }, 32 * 2 * 8 * 128],
    ['70 billion parameters', { model: llama70b }, 80 * 2 * 8 * 128 * 2],
    ['ranks split the heads', { model: llama70b, tensorParallel: 8 }, 80 * 2 * 8 * 128 * 2],
    ['ranks beyond the heads hold copies', { model: llama70b, tensorParallel: 16 }, 2 * 80 * 2 * 8 * 128 * 2],
    ['a latent of 512 and 64 rotary values', { model: deepSeekV3 }, 61 * 576 * 2],
    ['every rank holds the whole latent', { model: deepSeekV3, tensorParallel: 8 }, 8 * 61 * 576 * 2],
  ] as const)('%s', (_, changes, bytes) =>
    expect(sizeOf(changes as Partial<Deployment>)).toEqual({
      perToken: bytes,
      perWindowToken: 0,
      window: 0,
      perRequest: 0,
    }),
  );

  test('values may be narrower than keys', () =>
    expect(kvBytesPerLayerToken({ kind: 'grouped-query', heads: 8, kvHeads: 4, headDim: 192, valueDim: 128 }, 16)).toBe(
      4 * (192 + 128) * 2,
    ));

  test.each([
    [1, 1],
    [8, 1],
    [16, 2],
    [64, 8],
  ])('eight KV heads on %d ranks: %d copies', (tensorParallel, copies) =>
    expect(kvCopies(llama8b.attention, tensorParallel)).toBe(copies),
  );

  test('layers that read an earlier layer’s cache keep none: Gemma 4 E2B has 3 full and 12 sliding layers of its own', () => {
    const size = sizeOf({ model: findModel('google/gemma-4-E2B-it')!, kv: 'fp16' });
    // Keys and values of one KV head, 512 wide in full layers and 256 in sliding ones, at 2 bytes.
    expect(size).toEqual({ perToken: 3 * 2 * 512 * 2, perWindowToken: 12 * 2 * 256 * 2, window: 512, perRequest: 0 });
  });

  test('linear layers keep a state for each request', () => {
    const linearLayer = { parameters: 1e6, stateElements: 5000, source: 'config.json', date: '2026-01-01' };
    const model = { ...llama8b, layerKinds: { full: 8, sliding: 0, window: 0, linear: 24 }, linearLayer };
    expect(sizeOf({ model })).toMatchObject({ perToken: 8 * 4096, perRequest: 24 * 5000 * 4 });
  });
});

describe('windows', () => {
  test.each([
    ['vllm', 2025, 128],
    ['vllm', 2023, 128],
    ['tensorrt-llm', 2025, 128],
    ['tensorrt-llm', undefined, 128],
    ['tensorrt-llm', 2024.5, Number.POSITIVE_INFINITY],
    ['nim', 2024, Number.POSITIVE_INFINITY],
  ] as const)('%s of %s keeps %d tokens of a sliding layer', (engine, engineYear, window) =>
    expect(windowInForce({ ...deploy({ model: sliding, engine }), engineYear } as Deployment)).toBe(window),
  );

  test('half of the layers stop growing at their window, and all grow where the engine ignores it', () => {
    expect(sizeOf({ model: sliding })).toMatchObject({ perToken: 16 * 4096, perWindowToken: 16 * 4096, window: 128 });
    expect(sizeOf({ model: sliding, engine: 'tensorrt-llm', engineYear: 2024 })).toMatchObject({
      perToken: 32 * 4096,
      perWindowToken: 0,
    });
  });
});

describe('a request', () => {
  const size: KvCacheSize = { perToken: 10, perWindowToken: 1, window: 128, perRequest: 7 };

  test.each([
    ['one token takes a block', 1, 16, 10 * 16 + 16 + 7],
    ['16 fill it', 16, 16, 10 * 16 + 16 + 7],
    ['17 take two', 17, 16, 10 * 32 + 32 + 7],
    // The window holds one block more, since it rarely starts on an edge.
    ['long past the window', 1600, 16, 10 * 1600 + 144 + 7],
    ['contiguous: to the token', 1601, 1, 10 * 1601 + 128 + 7],
  ])('%s', (_, tokens, block, bytes) => expect(kvRequestBytes(size, tokens, block)).toBe(bytes));

  test.each([
    ['contiguous: the middle of its life', 100, 200, 1, 10 * 150 + 128 + 7],
    ['paged: half a block more', 20, 60, 16, 10 * 48 + 48 + 7],
  ])('on average, %s', (_, start, end, block, bytes) => expect(kvMeanBytes(size, start, end, block)).toBe(bytes));

  test.each([
    ['vllm', 'paged', 16],
    ['tensorrt-llm', 'paged', 64],
    ['nim', 'paged', 64],
    ['sglang', 'paged', 1],
    ['vllm', 'contiguous', 1],
  ] as const)('%s, %s: blocks of %d tokens', (engine, allocation, block) =>
    expect(kvBlockTokens(engine, allocation)).toBe(block),
  );

  test('more tokens never take less, and no more than a block of slack', () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(count, count, fc.constantFrom(1, 16, 64), (a, b, block) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(kvRequestBytes(size, many, block)).toBeGreaterThanOrEqual(kvRequestBytes(size, few, block));
        expect(kvRequestBytes(size, few, block)).toBeLessThan(10 * (few + block) + 128 + block + 7 + 1);
      }),
    );
  });
});
