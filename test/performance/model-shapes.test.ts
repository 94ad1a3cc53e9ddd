import { describe, expect, test } from 'vitest';
import { findModel, models } from '../../src/catalog/models.ts';
import { modelShapes } from '../../src/performance/model-shapes.ts';
import { deepSeekV3, llama7b, llama8b, llama70b, mixtral, sliding } from './deployments.ts';

describe('dense models', () => {
  test.each([
    // hidden × (query + key + value widths), heads × width × hidden
    ['Llama 2 7B', llama7b, 4096 * 3 * 4096, 4096 * 4096, 12288],
    ['Llama 3.1 8B', llama8b, 4096 * (4096 + 2 * 1024), 4096 * 4096, 6144],
    ['Llama 3.3 70B', llama70b, 8192 * (8192 + 2 * 1024), 8192 * 8192, 10240],
  ])('%s: projections', (_, model, input, output, width) => {
    const { full } = modelShapes(model);
    expect(full.inputParameters).toBe(input);
    expect(full.outputParameters).toBe(output);
    expect(full.inputWidth).toBe(width);
  });

  test('a gated feed-forward has two input matrices, another one', () => {
    const gated = modelShapes(llama8b);
    expect(gated.feedForwardInput).toBe(2 * 4096 * 14336);
    expect(gated.feedForwardOutput).toBe(4096 * 14336);
    const plain = modelShapes({ ...llama8b, feedForward: { ...llama8b.feedForward, gated: false } });
    expect(plain.feedForwardInput).toBe(4096 * 14336);
  });

  test.each([
    ['Llama 2 7B', llama7b],
    ['Llama 3.1 8B', llama8b],
    ['Llama 3.3 70B', llama70b],
  ])('%s: what no matrix accounts for is norms, under a thousandth', (_, model) => {
    const { remainder } = modelShapes(model);
    expect(remainder / model.parameters.total).toBeLessThan(0.001);
  });

  test('tied embeddings are counted once', () => {
    const tied = modelShapes({ ...llama8b, tiedEmbeddings: true });
    expect(tied.remainder - modelShapes(llama8b).remainder).toBe(128256 * 4096);
  });
});

describe('layers of other kinds', () => {
  test('full and sliding layers share their shape unless the model says otherwise', () => {
    const { full, sliding: windowed } = modelShapes(sliding);
    expect([full.layers, windowed.layers]).toEqual([16, 16]);
    expect(windowed.inputParameters).toBe(full.inputParameters);
  });

  test('sliding layers may have heads of their own', () => {
    const attention = { kind: 'grouped-query', heads: 16, kvHeads: 4, headDim: 64 } as const;
    const { sliding: windowed } = modelShapes({ ...sliding, slidingAttention: attention });
    expect(windowed.inputParameters).toBe(4096 * (16 + 2 * 4) * 64);
    expect(windowed.outputParameters).toBe(16 * 64 * 4096);
  });

  test('values may be narrower than keys, or the keys themselves', () => {
    const narrow = { kind: 'grouped-query', heads: 8, kvHeads: 2, headDim: 128, valueDim: 64 } as const;
    expect(modelShapes({ ...llama8b, attention: narrow }).full).toMatchObject({
      inputParameters: 4096 * (8 * 128 + 2 * 128 + 2 * 64),
      outputParameters: 8 * 64 * 4096,
    });
    const shared = { kind: 'grouped-query', heads: 8, kvHeads: 2, headDim: 128, sharedKeyValue: true } as const;
    expect(modelShapes({ ...llama8b, attention: shared }).full.inputParameters).toBe(4096 * (8 * 128 + 2 * 128));
  });

  test('a linear layer of unknown dimensions is as large as a full one, with Mamba-2’s state', () => {
    const { full, linear } = modelShapes({ ...llama8b, layerKinds: { full: 8, sliding: 0, window: 0, linear: 24 } });
    expect(linear).toEqual({
      layers: 24,
      parameters: full.inputParameters + full.outputParameters,
      stateBytes: 2 * 4096 * 128 * 4,
    });
  });

  test('a known linear layer keeps its own, 4 bytes per element of state', () => {
    const linearLayer = { parameters: 1e6, stateElements: 5000, source: 'config.json', date: '2026-01-01' };
    const layerKinds = { full: 8, sliding: 0, window: 0, linear: 24 };
    expect(modelShapes({ ...llama8b, layerKinds, linearLayer }).linear).toMatchObject({
      parameters: 1e6,
      stateBytes: 20_000,
    });
  });
});

describe('experts', () => {
  test('Mixtral: 8 experts of three matrices, a router, no dense layer', () => {
    expect(modelShapes(mixtral)).toMatchObject({
      denseLayers: 0,
      expertLayers: 32,
      expert: 3 * 4096 * 14336,
      sharedExperts: 4096 * 8,
    });
  });

  test('DeepSeek V3: three dense layers, one shared expert beside the router', () => {
    expect(modelShapes(deepSeekV3)).toMatchObject({
      denseLayers: 3,
      expertLayers: 58,
      expert: 3 * 7168 * 2048,
      sharedExperts: 3 * 7168 * 2048 + 7168 * 256,
    });
  });

  test('latent attention: query and key-value down and up, values out', () => {
    const { full } = modelShapes(deepSeekV3);
    const query = 1536 * (7168 + 128 * 192);
    const keyValue = 7168 * (512 + 64) + 512 * 128 * (128 + 128);
    expect(full.inputParameters).toBe(query + keyValue);
    expect(full.outputParameters).toBe(128 * 128 * 7168);
    expect(full.inputWidth).toBe(128 * 192 + 576);
  });

  test('experts in a latent width are smaller, and the way there is shared', () => {
    const latent = { ...mixtral, experts: { ...mixtral.experts!, latent: 1024 } };
    expect(modelShapes(latent).expert).toBe(3 * 1024 * 14336);
    expect(modelShapes(latent).sharedExperts).toBe(4096 * 8 + 2 * 4096 * 1024);
  });
});

describe('the catalog', () => {
  test.each([
    'Qwen/Qwen3-30B-A3B',
    'Qwen/Qwen3-8B',
    'openai/gpt-oss-120b',
    'mistralai/Mixtral-8x22B-v0.1',
    'deepseek-ai/DeepSeek-R1',
  ])('%s: the matrices account for at least 97 %% of the parameters', id => {
    const model = findModel(id)!;
    expect(modelShapes(model).remainder / model.parameters.total).toBeLessThan(0.03);
  });

  test('every model has positive shapes and a remainder that is no deficit', () => {
    for (const model of models) {
      const shapes = modelShapes(model);
      expect(shapes.embedding, model.id).toBeGreaterThan(0);
      expect(shapes.remainder, model.id).toBeGreaterThanOrEqual(0);
      expect(shapes.full.layers + shapes.sliding.layers + shapes.linear.layers, model.id).toBeGreaterThan(0);
      expect(shapes.denseLayers + shapes.expertLayers, model.id).toBeGreaterThan(0);
    }
  });
});
