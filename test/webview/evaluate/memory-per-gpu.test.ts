import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes } from '../../../src/units.ts';
import { memoryPerGpu } from '../../../webview/evaluate/memory-per-gpu.ts';

const memory = (capacity: number, weights: number, activations: number, overhead: number) => ({
  capacityBytes: bytes(capacity),
  weightsBytes: bytes(weights),
  activationBytes: bytes(activations),
  overheadBytes: bytes(overhead),
});

test.each([
  ['one GPU', memory(80, 16, 3, 1), 20, 1, { capacity: 80, weights: 16, kv: 20, activations: 4, free: 40 }],
  [
    'two GPUs share weights and cache, not activations',
    memory(160, 70, 3, 1),
    40,
    2,
    { capacity: 80, weights: 35, kv: 20, activations: 4, free: 21 },
  ],
  ['an idle day', memory(80, 16, 3, 1), 0, 1, { capacity: 80, weights: 16, kv: 0, activations: 4, free: 60 }],
  [
    'a cache as large as the rest',
    memory(80, 16, 3, 1),
    60,
    1,
    { capacity: 80, weights: 16, kv: 60, activations: 4, free: 0 },
  ],
])('%s', (_, estimate, kvPeak, gpus, expected) => {
  expect(memoryPerGpu(estimate, kvPeak, gpus)).toEqual(expected);
});

test('the parts are never negative and, where the weights fit, sum to the whole', () => {
  const size = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(size, size, size, size, fc.integer({ min: 1, max: 64 }), (rest, weights, activations, kv, gpus) => {
      const capacity = weights + activations * gpus + rest;
      const parts = memoryPerGpu(memory(capacity, weights, activations, 0), kv, gpus);
      expect(Math.min(parts.weights, parts.kv, parts.activations, parts.free)).toBeGreaterThanOrEqual(0);
      const sum = parts.weights + parts.kv + parts.activations + parts.free;
      expect(Math.abs(sum - parts.capacity)).toBeLessThanOrEqual(1e-9 * parts.capacity);
    }),
  );
});
