import { describe, expect, test } from 'vitest';
import type { Accelerator } from '../../src/catalog/accelerator.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import {
  kvBlockTokens,
  kvBytesPerLayerToken,
  kvCacheSize,
  kvCopies,
  kvRequestBytes,
} from '../../src/performance/kv-cache.ts';
import { estimateMemory, peakMemory, reservedTokens, weightBytes } from '../../src/performance/memory.ts';
import { bytes } from '../../src/units.ts';
import {
  a100,
  ask,
  consumer,
  deepSeekV3,
  deploy,
  h100,
  l40s,
  llama7b,
  llama8b,
  llama70b,
  mixtral,
  sliding,
} from './deployments.ts';

/** A Mac with so many GiB. */
const mac = (gibibytes: number): Accelerator => ({ ...consumer, vendor: 'Apple', memory: bytes(gibibytes * 2 ** 30) });

const memory = (changes: Partial<Deployment>, shape = ask(1024, 256)) => estimateMemory(deploy(changes), shape);

describe('weights', () => {
  test.each([
    ['llama 70B in 16 bit is 141 GB', llama70b, 'bf16', 141.1e9],
    ['llama 8B in 16 bit is 16 GB', llama8b, 'bf16', 16.06e9],
    ['fp8 halves the matrices and keeps embedding and head in 16 bit', llama8b, 'fp8', 8.03e9 + 2 * 128256 * 4096],
    [
      'nvfp4 counts a scale per 16 weights',
      llama8b,
      'nvfp4',
      ((8.03e9 - 2 * 128256 * 4096) * 4.5) / 8 + 2 * 128256 * 4096 * 2,
    ],
    ['a GGUF file quantizes the embedding too', llama8b, 'gguf-q8_0', (8.03e9 * 8.5) / 8],
    ['DeepSeek V3 in fp8 is 0.67 TB', deepSeekV3, 'fp8', 673e9],
  ] as const)('%s', (_, model, weights, expected) => {
    expect(weightBytes(model, deploy({ model, weights })) / expected).toBeCloseTo(1, 2);
  });

  test('data-parallel copies repeat attention; experts are stored once over their group', () => {
    const one = weightBytes(mixtral, deploy({ model: mixtral, gpus: 8, tensorParallel: 8 }));
    const spread = weightBytes(mixtral, deploy({ model: mixtral, gpus: 8, tensorParallel: 1, expertParallel: 8 }));
    const copied = weightBytes(mixtral, deploy({ model: mixtral, gpus: 8, tensorParallel: 1 }));
    expect(copied / one).toBeCloseTo(8, 6);
    expect(spread).toBeGreaterThan(one);
    expect(spread).toBeLessThan(1.5 * one);
  });

  test('2:4 sparsity keeps half of the weights and their indices; unstructured keeps a bitmap', () => {
    const whole = weightBytes(llama8b, deploy());
    const half = weightBytes(llama8b, deploy({ sparsity: { kind: '2:4' } }));
    const pruned = weightBytes(llama8b, deploy({ sparsity: { kind: 'unstructured', fraction: 0.5 } }));
    expect(half).toBeLessThan(0.65 * whole);
    expect(half).toBeGreaterThan(0.5 * whole);
    expect(pruned / half).toBeCloseTo(1, 6);
  });

  test('a draft model adds its own weights', () => {
    const speculative = { draft: llama8b, length: 4, acceptance: 0.7 };
    const alone = memory({ model: llama70b, gpus: 4, tensorParallel: 4 }).weightsBytes;
    const both = memory({ model: llama70b, gpus: 4, tensorParallel: 4, speculative }).weightsBytes;
    expect(both - alone).toBeCloseTo(weightBytes(llama8b, deploy({ gpus: 4, tensorParallel: 4 })), -3);
  });
});

describe('KV cache', () => {
  test('Llama 2 7B at 4,096 tokens holds 2 GiB in 16 bit and half in fp8', () => {
    const shape = ask(3840, 256);
    expect(memory({ model: llama7b, engine: 'generic' }, shape).kvBytes).toBe(2 * 2 ** 30);
    expect(memory({ model: llama7b, engine: 'generic', kv: 'fp8' }, shape).kvBytes).toBe(2 ** 30);
  });

  test.each([
    ['multi-head', llama7b, 2 * 32 * 128 * 2],
    ['grouped-query', llama8b, 2 * 8 * 128 * 2],
    ['latent', deepSeekV3, (512 + 64) * 2],
  ] as const)('%s attention: bytes per layer and token', (_, model, expected) => {
    expect(kvBytesPerLayerToken(model.attention, 16)).toBe(expected);
  });

  test('tensor parallelism copies KV beyond the number of KV heads, and a latent cache always', () => {
    expect(kvCopies(llama8b.attention, 8)).toBe(1);
    expect(kvCopies(llama8b.attention, 16)).toBe(2);
    expect(kvCopies(deepSeekV3.attention, 8)).toBe(8);
  });

  test('sliding layers stop growing at their window; TensorRT-LLM before 2025 kept them whole', () => {
    const size = kvCacheSize(sliding, deploy({ model: sliding }));
    const perLayer = 2 * 8 * 128 * 2;
    expect(kvRequestBytes(size, 1024, 1)).toBe(16 * perLayer * 1024 + 16 * perLayer * 128);
    const early = kvCacheSize(sliding, deploy({ model: sliding, engine: 'tensorrt-llm', engineYear: 2024 }));
    expect(kvRequestBytes(early, 1024, 1)).toBe(32 * perLayer * 1024);
  });

  test('linear layers keep a state of fixed size', () => {
    const model = {
      ...llama8b,
      layerKinds: { full: 8, sliding: 0, window: 0, linear: 24 },
      linearLayer: { stateElements: 1000, parameters: 1e6, source: 'example', date: '2025-01-01' },
    };
    const size = kvCacheSize(model, deploy({ model }));
    expect(size.perRequest).toBe(24 * 1000 * 4);
    expect(size.perToken).toBe(8 * 2 * 8 * 128 * 2);
  });

  test('paged KV rounds to blocks; contiguous reserves the next power of two', () => {
    expect(kvBlockTokens('vllm', 'paged')).toBe(16);
    expect(kvBlockTokens('vllm', 'contiguous')).toBe(1);
    const size = kvCacheSize(llama8b, deploy());
    expect(kvRequestBytes(size, 17, 16)).toBe(size.perToken * 32);
    expect(reservedTokens(deploy({ kvAllocation: 'contiguous' }), ask(1500, 100))).toBe(2048);
    expect(reservedTokens(deploy({ kvAllocation: 'contiguous', model: llama7b }), ask(3000, 500))).toBe(4096);
    expect(reservedTokens(deploy(), ask(1500, 100))).toBe(1600);
    const shape = ask(1500, 100);
    expect(memory({ kvAllocation: 'contiguous' }, shape).maxConcurrency).toBeLessThan(memory({}, shape).maxConcurrency);
  });

  test('40 GB less 14 GB of weights holds about a dozen 2 GiB sequences, and twice as many in fp8', () => {
    const accelerator = { ...a100, memory: bytes(40e9) };
    const layout = { model: llama7b, accelerator, engine: 'llama.cpp' as const };
    const shape = ask(3840, 256);
    expect(memory(layout, shape).maxConcurrency).toBe(11);
    expect(memory({ ...layout, kv: 'fp8' }, shape).maxConcurrency).toBe(23);
  });
});

test('free memory is what capacity leaves beside weights, activations and overhead', () => {
  const { capacityBytes, weightsBytes, activationBytes, overheadBytes, freeBytes, kvBytes, maxConcurrency, fits } =
    memory({});
  expect(freeBytes).toBeCloseTo(capacityBytes - weightsBytes - activationBytes - overheadBytes, -2);
  expect(maxConcurrency).toBe(Math.floor(freeBytes / kvBytes));
  expect(fits).toBe(true);
});

test('an engine that shares out the rest leaves a tenth of it free', () => {
  const { capacityBytes, weightsBytes, activationBytes, overheadBytes, freeBytes } = memory({ engine: 'tensorrt-llm' });
  expect(freeBytes).toBeCloseTo(0.9 * (capacityBytes - weightsBytes - activationBytes - overheadBytes), -2);
});

test('a stated utilization replaces the default', () => {
  expect(memory({ memoryUtilization: 0.95 }).capacityBytes / memory({}).capacityBytes).toBeCloseTo(0.95 / 0.9, 6);
});

test('standard attention needs room for the scores, sequence parallelism less for activations', () => {
  const shape = ask(8192, 128);
  const layout = { gpus: 4, tensorParallel: 4, model: llama70b };
  const flash = memory(layout, shape).activationBytes;
  expect(memory({ ...layout, attention: 'standard' }, shape).activationBytes).toBeGreaterThan(flash);
  expect(memory({ ...layout, sequenceParallel: true }, shape).activationBytes).toBeLessThan(flash);
});

test('what does not fit has less than nothing left', () => {
  const { fits, freeBytes, maxConcurrency } = memory({ accelerator: consumer, model: llama70b });
  expect(fits).toBe(false);
  expect(maxConcurrency).toBe(0);
  expect(freeBytes).toBeLessThan(-100e9);
});

test('the peak of a batch adds its KV cache and its prompts', () => {
  const deployment = deploy({
    batching: 'static',
    engine: 'tensorrt-llm',
    engineYear: 2024,
    model: llama7b,
    weights: 'fp16',
  });
  const one = peakMemory(deployment, ask(128, 128), 1);
  const many = peakMemory(deployment, ask(128, 2048), 16);
  // Measured with TensorRT-LLM 0.9 on one H100: 14.53 and 32.82 GB (DLI sizing course data).
  expect(one / 14.53e9).toBeCloseTo(1, 2);
  expect(many / 32.82e9).toBeCloseTo(1, 2);
});

describe('overhead beside weights, activations and KV cache, per GPU', () => {
  const early = { engine: 'tensorrt-llm', engineYear: 2024 } as const;
  const overhead = (changes: Partial<Deployment>) => {
    const gpus = changes.tensorParallel ?? 1;
    return memory({ ...changes, gpus }).overheadBytes / gpus / 1e9;
  };

  test.each([
    ['vLLM', {}, 0.92],
    ['llama.cpp', { engine: 'llama.cpp' }, 0.3],
    ['the allocator of Transformers', { engine: 'generic' }, 0.035],
    ['TensorRT-LLM', { engine: 'tensorrt-llm' }, 0.92],
    ['TensorRT-LLM in fp8', { engine: 'tensorrt-llm', weights: 'fp8' }, 1.19],
    ['the same on a card with GDDR', { engine: 'tensorrt-llm', weights: 'fp8', accelerator: l40s }, 0.69],
    ['vLLM on a card with GDDR keeps its own', { accelerator: l40s }, 0.92],
    ['collectives of two ranks', { tensorParallel: 2 }, 0.92 + 0.3],
    ['of early TensorRT-LLM, 16 bit', { ...early, tensorParallel: 4 }, 0.92 + 4 * 0.58],
    ['of early TensorRT-LLM, fp8 over NVLink', { ...early, weights: 'fp8', tensorParallel: 4 }, 1.19 + 4.8],
    ['the same on eight ranks', { ...early, weights: 'fp8', tensorParallel: 8 }, 1.19 + 8.8],
    ['and over PCIe', { ...early, weights: 'fp8', tensorParallel: 4, accelerator: l40s }, 0.69 + 4 * 0.58],
    ['later engines', { engine: 'tensorrt-llm', engineYear: 2025, weights: 'fp8', tensorParallel: 8 }, 1.19 + 0.3],
  ] as const)('%s', (_, changes, expected) =>
    expect(overhead(changes as Partial<Deployment>)).toBeCloseTo(expected, 6),
  );
});

describe('what a formula without a factor would get wrong', () => {
  test('a tied head is stored once, an untied one beside the embedding: 128,256 × 4,096 numbers of 2 bytes', () => {
    // Without a total, from which what the matrices do not account for would follow.
    const bare = { ...llama8b, parameters: { total: 0, active: 0 } };
    const of = (tiedEmbeddings: boolean) => weightBytes({ ...bare, tiedEmbeddings }, deploy());
    expect(of(false) - of(true)).toBe(128_256 * 4096 * 2);
  });

  test('Transformers unties the head of fp8 checkpoints', () => {
    const tied = { ...llama8b, tiedEmbeddings: true };
    const of = (engine: 'generic' | 'vllm') => weightBytes(tied, deploy({ engine, weights: 'fp8' }));
    expect(of('generic') - of('vllm')).toBe(128_256 * 4096 * 2);
  });

  test.each([
    ['stacked memory loses 0.4 % to the driver', h100, 0.996],
    ['GDDR 2 %', l40s, 0.98],
    ['macOS leaves two thirds of 32 GB', mac(32), 2 / 3],
    ['… and three quarters of 128', mac(128), 3 / 4],
  ])('%s', (_, accelerator, share) => {
    const { capacityBytes } = estimateMemory(deploy({ accelerator, engine: 'tensorrt-llm' }), ask(100, 100));
    expect(capacityBytes).toBeCloseTo(accelerator.memory * share, 0);
  });

  test('ranks share the width of the feed-forward block and hold one copy more of the hidden state', () => {
    const of = (tensorParallel: number) =>
      estimateMemory(deploy({ gpus: tensorParallel, tensorParallel }), ask(4000, 100)).activationBytes;
    // vLLM prefills 2,048 tokens at once, 16 bit.
    expect(of(1)).toBeCloseTo(2048 * (2.27 * 4096 + 3.62 * 14_336) * 2, 0);
    expect(of(4)).toBeCloseTo(2048 * (3.27 * 4096 + (3.62 * 14_336) / 4) * 2 * 4, 0);
  });
});
