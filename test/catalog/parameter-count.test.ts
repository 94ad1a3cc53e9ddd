import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupedQueryAttention, LatentAttention } from '../../src/catalog/model-architecture.ts';
import { models } from '../../src/catalog/models.ts';
import { attentionParameters, countParameters, type ParameterShape } from '../../src/catalog/parameter-count.ts';

const grouped: GroupedQueryAttention = { kind: 'grouped-query', heads: 4, kvHeads: 2, headDim: 8 };
const latent: LatentAttention = {
  kind: 'latent',
  heads: 4,
  queryRank: 16,
  kvRank: 12,
  noPositionDim: 8,
  rotaryDim: 4,
  valueDim: 6,
};

describe('attention of a model 32 wide', () => {
  test.each([
    ['queries 4 × 8, keys and values 2 × 8 each, output 4 × 8', grouped, 32 * (32 + 16 + 16 + 32)],
    ['values of another width', { ...grouped, valueDim: 4 }, 32 * (32 + 16 + 8 + 16)],
    ['keys that are also the values', { ...grouped, sharedKeyValue: true }, 32 * (32 + 16 + 0 + 32)],
    ['a gate as wide as the queries', { ...grouped, outputGate: true }, 32 * (64 + 16 + 16 + 32)],
    [
      'latent: both compressions, both expansions, the rotary key, the output',
      latent,
      32 * 16 + 16 * 48 + 32 * (12 + 4) + 12 * 4 * (8 + 6) + 24 * 32,
    ],
    ['latent with plain queries', { ...latent, queryRank: 0 }, 32 * 48 + 32 * (12 + 4) + 12 * 4 * (8 + 6) + 24 * 32],
    [
      'latent with a gated output',
      { ...latent, outputGate: true },
      32 * 16 + 16 * 48 + 32 * (12 + 4) + 12 * 4 * (8 + 6) + 2 * 24 * 32,
    ],
  ] as const)('%s', (_, attention, expected) => {
    expect(attentionParameters(32, attention)).toBe(expected);
  });
});

const dense: ParameterShape = {
  hidden: 32,
  vocabulary: 100,
  layers: 3,
  attention: grouped,
  layerKinds: { full: 3, sliding: 0, window: 0, linear: 0 },
  feedForward: { intermediate: 64, gated: true, denseLayers: 3 },
  tiedEmbeddings: true,
};
const attention = 32 * 96;
const block = 3 * 32 * 64;

describe('a model of three layers', () => {
  test('dense: embeddings once where tied, twice where not; every weight is read', () => {
    const total = 100 * 32 + 3 * (attention + block);
    expect(countParameters(dense)).toEqual({ total, active: total });
    expect(countParameters({ ...dense, tiedEmbeddings: false }).total).toBe(total + 100 * 32);
  });

  test('a feed-forward block without a gate has two matrices', () => {
    const plain = countParameters({ ...dense, feedForward: { ...dense.feedForward, gated: false } });
    expect(countParameters(dense).total - plain.total).toBe(3 * 32 * 64);
  });

  test('a mixture: all experts are stored, the chosen, shared and router are read', () => {
    const experts = { total: 8, active: 2, intermediate: 16, shared: 1, sharedIntermediate: 24 };
    const counted = countParameters({ ...dense, feedForward: { ...dense.feedForward, denseLayers: 1 }, experts });
    const one = 3 * 32 * 16;
    const everyToken = 100 * 32 + 3 * attention + block + 2 * (32 * 8 + 3 * 32 * 24);
    expect(counted).toEqual({ total: everyToken + 2 * 8 * one, active: everyToken + 2 * 2 * one });
  });

  test('experts in a narrower space: two projections, and experts of that width', () => {
    const experts = { total: 4, active: 1, intermediate: 16, shared: 0, sharedIntermediate: 0, latent: 8 };
    const counted = countParameters({ ...dense, feedForward: { ...dense.feedForward, denseLayers: 0 }, experts });
    const everyToken = 100 * 32 + 3 * attention + 3 * (32 * 4 + 2 * 32 * 8);
    expect(counted.total).toBe(everyToken + 3 * 4 * 3 * 8 * 16);
    expect(counted.active).toBe(everyToken + 3 * 3 * 8 * 16);
  });

  test('sliding layers may have heads of their own, linear ones their own weights', () => {
    const mixed = countParameters({
      ...dense,
      layerKinds: { full: 1, sliding: 1, window: 16, linear: 1 },
      slidingAttention: { ...grouped, kvHeads: 1 },
      linearLayer: { parameters: 1000, stateElements: 64, source: 'hand', date: '2026-11-22' },
    });
    expect(mixed.total).toBe(100 * 32 + attention + 32 * (32 + 8 + 8 + 32) + 1000 + 3 * block);
  });

  test('layers without a feed-forward block, and weights that dimensions do not describe', () => {
    const counted = countParameters({
      ...dense,
      feedForward: { ...dense.feedForward, denseLayers: 2, absentLayers: 1 },
      otherParameters: { total: 500, active: 20 },
    });
    const described = 100 * 32 + 3 * attention + 2 * block;
    expect(counted).toEqual({ total: described + 500, active: described + 20 });
  });
});

test('more experts, layers or vocabulary never make a model smaller', () => {
  const sizes = fc.record({
    layers: fc.integer({ min: 1, max: 80 }),
    vocabulary: fc.integer({ min: 1, max: 300_000 }),
    total: fc.integer({ min: 2, max: 512 }),
  });
  const count = ({ layers, vocabulary, total }: { layers: number; vocabulary: number; total: number }) =>
    countParameters({
      ...dense,
      layers,
      vocabulary,
      layerKinds: { full: layers, sliding: 0, window: 0, linear: 0 },
      feedForward: { ...dense.feedForward, denseLayers: 0 },
      experts: { total, active: 2, intermediate: 16, shared: 0, sharedIntermediate: 0 },
    });
  fc.assert(
    fc.property(sizes, size => {
      const counted = count(size);
      expect(counted.active).toBeLessThanOrEqual(counted.total);
      for (const key of ['layers', 'vocabulary', 'total'] as const)
        expect(count({ ...size, [key]: size[key] + 1 }).total).toBeGreaterThan(counted.total);
    }),
  );
});

test('the catalog states what its own dimensions give, but for what they do not describe', () => {
  for (const model of models) {
    const counted = countParameters(model);
    // Position tables, indexers, per-layer embeddings and vision towers stand beside the dimensions.
    expect(counted.total / model.parameters.total, model.id).toBeGreaterThan(0.45);
    expect(counted.total / model.parameters.total, model.id).toBeLessThan(1.001);
    expect(model.parameters.active, model.id).toBeLessThanOrEqual(model.parameters.total);
  }
});
