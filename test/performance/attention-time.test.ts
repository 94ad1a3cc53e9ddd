import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { deepSeekV3, llama8b, sliding } from './deployments.ts';

import { breakdown } from './step-breakdown.ts';

describe('attention', () => {
  test('decode reads the KV cache of the context at its own rate', () => {
    const { seconds, bytes } = breakdown({}, { decodeRequests: 4, context: 40_000 }).named('attention (decode)');
    expect(bytes).toBe(40_000 * 32 * 2 * 8 * 128 * 2);
    expect(seconds / (bytes / 2.5e12)).toBeCloseTo(1, 3);
  });

  test('prefill multiplies each pair twice, at the rate of attention', () => {
    const { seconds, flops } = breakdown({}, { prefillTokens: 1000, prefillPairs: 500_500 }).named(
      'attention (prefill)',
    );
    expect(flops).toBe(4 * 32 * 128 * 32 * 500_500);
    expect(seconds).toBeCloseTo(flops / 4e14, 8);
  });

  test('sliding layers read their window only', () => {
    const { bytes } = breakdown({ model: sliding }, { decodeRequests: 1, context: 10_000 }).named('attention (decode)');
    expect(bytes).toBe((16 * 10_000 + 16 * 128) * 2 * 8 * 128 * 2);
  });

  test('sliding layers multiply their window only', () => {
    const work = { prefillTokens: 10_000, prefillPairs: (10_000 * 10_001) / 2 };
    const { flops } = breakdown({ model: sliding }, work).named('attention (prefill)');
    expect(flops).toBe(4 * 32 * 128 * 16 * ((10_000 * 10_001) / 2 + 10_000 * 128));
  });

  test('a latent cache is read whole by every rank', () => {
    const { bytes } = breakdown(
      { model: deepSeekV3, gpus: 8, tensorParallel: 8 },
      { decodeRequests: 1, context: 1000 },
    ).named('attention (decode)');
    expect(bytes).toBe(61 * 1000 * 576 * 2);
  });

  test('standard attention moves the score matrix', () => {
    const work = { prefillTokens: 4096, prefillPairs: (4096 * 4097) / 2 };
    const flash = breakdown({}, work).named('attention (prefill)').bytes;
    // 256 bytes for each pair of a layer (four 16-bit scores of 32 heads), over the whole square: twice the pairs.
    expect(breakdown({ attention: 'standard' }, work).named('attention (prefill)').bytes).toBeCloseTo(
      flash + 2 * 32 * work.prefillPairs * 256,
      0,
    );
  });

  test('few streams read slowly', () => {
    const work = { decodeRequests: 1, context: 10_000 };
    const fast = breakdown({}, work).named('attention (decode)').seconds;
    const slow = breakdown({}, work, { decodeStreamLoss: 8 }).named('attention (decode)').seconds;
    expect(slow / fast).toBeCloseTo(2, 3);
  });
});

test('few streams multiply slowly too, where decode attention is bound by math', () => {
  const work = { decodeRequests: 1, context: 10_000 };
  const bound = { decodeAttentionCompute: 1e9 };
  const fast = breakdown({}, work, bound).named('attention (decode)');
  const slow = breakdown({}, work, { ...bound, decodeStreamLoss: 8 }).named('attention (decode)');
  expect(fast.bound).toBe('compute');
  expect(fast.seconds / (fast.flops / 1e9)).toBeCloseTo(1, 6);
  expect(slow.seconds / fast.seconds).toBeCloseTo(2, 6);
  expect(slow.flops).toBe(fast.flops);
});

describe('early kernels: one block per head and request', () => {
  const early = { engine: 'tensorrt-llm', engineYear: 2024 } as const;
  // 1e12 FLOP/s on 100 multiprocessors: a token of one head (4 × 128 FLOPs) takes a block 51.2 ns.
  const kernel = {
    decodeAttentionCompute: 1e12,
    decodeAttentionGrouped: 4e12,
    decodeBlocks: 100,
    decodeAttention: 1e18,
  };
  const nanosecondsPerToken = (changes: Partial<Deployment>, requests: number) => {
    const work = { decodeRequests: requests, context: requests * 1000 };
    const { seconds } = breakdown({ ...early, ...changes }, work, kernel).named('attention (decode)');
    return (seconds * 1e9) / 32 / 1000;
  };

  // 32 heads: three requests fill 96 of 100 multiprocessors, four need a second wave.
  test.each([
    [1, 51.2],
    [2, 51.2],
    [3, 51.2],
    [4, 2 * 51.2],
    [6, 2 * 51.2],
    [7, 3 * 51.2],
    [25, 8 * 51.2],
  ])('%d requests: %d ns for a token of each context', (requests, nanoseconds) =>
    expect(nanosecondsPerToken({}, requests)).toBeCloseTo(nanoseconds, 6),
  );

  // Eight queries per key: blocks of 4 × 51.2 / 2 ns, 8 of them per request. Whichever kernel is faster runs.
  const grouped = {
    model: { ...llama8b, attention: { kind: 'grouped-query', heads: 64, kvHeads: 8, headDim: 128 } },
  } as const;
  test.each([
    ['one block per head while they fit at once', 1, 51.2],
    ['a grouped block once heads need two waves', 3, 2 * 51.2],
    ['and it stays one wave for a hundred keys', 12, 2 * 51.2],
    ['two waves beyond', 13, 4 * 51.2],
  ])('grouped queries: %s', (_, requests, nanoseconds) =>
    expect(nanosecondsPerToken(grouped, requests)).toBeCloseTo(nanoseconds, 6),
  );

  test('the cache is read at full bandwidth however few the requests', () => {
    const work = { decodeRequests: 1, context: 10_000 };
    const { seconds, bytes } = breakdown(early, work, {
      ...kernel,
      decodeAttentionCompute: 1e18,
      decodeAttention: 2.5e12,
    }).named('attention (decode)');
    expect(seconds / (bytes / 2.5e12)).toBeCloseTo(1, 6);
  });
});
