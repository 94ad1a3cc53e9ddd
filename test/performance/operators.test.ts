import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { decodesOnVectorUnits, expertShards, keptBits, operatorsOf } from '../../src/performance/operators.ts';
import { deepSeekV3, deploy, llama8b, llama70b, mixtral, sliding } from './deployments.ts';

const of = (changes: Partial<Deployment> = {}) => operatorsOf(deploy(changes));
const matrix = (name: string, changes: Partial<Deployment> = {}) =>
  of(changes).matrices.find(({ operator }) => operator === name)!;

describe('matrices', () => {
  test.each([
    ['attention input projections', 4096 * 6144, 6144],
    ['attention output projection', 4096 * 4096, 4096],
    ['feed-forward input', 2 * 4096 * 14336, 2 * 14336],
    ['feed-forward output', 4096 * 14336, 14336],
  ])('%s of Llama 3.1 8B', (name, parameters, width) =>
    expect(matrix(name)).toEqual({
      operator: name,
      layers: 32,
      flopsPerToken: 2 * parameters,
      weightBytes: 2 * parameters,
      activationBytesPerToken: (4096 + width) * 2,
    }),
  );

  test('tensor parallelism splits weights and the outer width, stages split layers', () => {
    const split = matrix('feed-forward output', { gpus: 4, tensorParallel: 2, pipelineParallel: 2 });
    expect(split).toEqual({
      operator: 'feed-forward output',
      layers: 16,
      flopsPerToken: 4096 * 14336,
      weightBytes: 4096 * 14336,
      activationBytesPerToken: (4096 + 7168) * 2,
    });
  });

  test.each([
    ['fp8', 1],
    ['nvfp4', 4.5 / 8],
    ['int4-awq', 4.25 / 8],
    ['gguf-q8_0', 8.5 / 8],
  ] as const)('%s weights take %d bytes each', (weights, bytes) => {
    const { weightBytes, flopsPerToken } = matrix('feed-forward output', { weights });
    expect(weightBytes / (4096 * 14336)).toBeCloseTo(bytes, 1);
    expect(flopsPerToken).toBe(2 * 4096 * 14336);
  });

  test('the head stays in 16 bit unless a GGUF file holds it', () => {
    expect(of({ weights: 'fp8' }).head.weightBytes).toBe(128256 * 4096 * 2);
    expect(of({ weights: 'gguf-q8_0' }).head.weightBytes).toBe((128256 * 4096 * 8.5) / 8);
    expect(of({ gpus: 2, pipelineParallel: 2 }).head.layers).toBe(0.5);
  });

  test.each([
    ['none', undefined, 16, 16],
    ['2:4 keeps half and an index', { kind: '2:4' }, 16, 9],
    ['a bitmap beside what is kept', { kind: 'unstructured', fraction: 0.75 }, 16, 5],
    ['never more than dense', { kind: 'unstructured', fraction: 0.01 }, 16, 16],
    ['of 4-bit weights', { kind: '2:4' }, 4, 3],
  ] as const)('sparsity: %s', (_, sparsity, bits, kept) => expect(keptBits(bits, sparsity)).toBe(kept));
});

describe('attention', () => {
  test('pairs, cache and streams of grouped queries', () => {
    expect(of().attention).toEqual([
      {
        layers: 32,
        window: Number.POSITIVE_INFINITY,
        flopsPerPair: 4 * 32 * 128,
        decodeFlopsPerPair: 4 * 32 * 128,
        kvBytesPerToken: 2 * 8 * 128 * 2,
        streams: 8,
        groupedStreams: 0,
        scoreBytesPerPair: 0,
      },
    ]);
  });

  test.each([
    [1, 8, 4096],
    [4, 2, 1024],
    [8, 1, 512],
    // Beyond the KV heads every rank holds a whole one.
    [16, 1, 512],
  ])(
    'tensor parallel %d: %d streams and %d bytes per token on each GPU, and its share of the heads',
    (tensorParallel, streams, bytes) =>
      expect(of({ gpus: tensorParallel, tensorParallel }).attention[0]).toMatchObject({
        flopsPerPair: (4 * 32 * 128) / tensorParallel,
        decodeFlopsPerPair: (4 * 32 * 128) / tensorParallel,
        streams,
        kvBytesPerToken: bytes,
      }),
  );

  test('one block per query head on the vector units', () => {
    const early = { engine: 'tensorrt-llm', engineYear: 2024 } as const;
    expect(of(early).attention[0]!.streams).toBe(32);
    expect(of({ ...early, gpus: 4, tensorParallel: 4 }).attention[0]!.streams).toBe(8);
  });

  // XQA of TensorRT-LLM 0.5 to 0.10: for eight queries per key, as Llama 2 70B has them.
  test.each([
    ['eight queries per key', llama70b, 2024, 1, 8],
    ['on four ranks', llama70b, 2024, 4, 2],
    ['on more ranks than keys', llama70b, 2024, 16, 1],
    ['four queries per key', llama8b, 2024, 1, 0],
    ['later engines always group', llama70b, 2025, 1, 0],
  ] as const)('a grouped kernel beside it: %s', (_, model, engineYear, tensorParallel, grouped) =>
    expect(
      of({ engine: 'tensorrt-llm', model, engineYear, gpus: tensorParallel, tensorParallel }).attention[0]!
        .groupedStreams,
    ).toBe(grouped),
  );

  test.each([
    ['tensorrt-llm', 2024, true],
    ['nim', 2024, true],
    ['tensorrt-llm', 2024.5, false],
    ['tensorrt-llm', undefined, false],
    ['vllm', 2023, true],
    ['vllm', 2024, false],
    ['llama.cpp', 2023, false],
    ['generic', 2024, false],
  ] as const)('%s of %s decodes on vector units: %s', (engine, engineYear, expected) =>
    expect(decodesOnVectorUnits({ ...deploy({ engine }), engineYear } as Deployment)).toBe(expected),
  );

  test('a latent cache is decoded against the latent itself', () => {
    expect(of({ model: deepSeekV3, weights: 'fp8' }).attention[0]).toMatchObject({
      flopsPerPair: 2 * 128 * (128 + 64 + 128),
      decodeFlopsPerPair: 2 * 128 * (2 * 512 + 64),
      kvBytesPerToken: (512 + 64) * 2,
      streams: 1,
    });
  });

  test('windows are those of the engine in force', () => {
    expect(of({ model: sliding }).attention.map(({ window }) => window)).toEqual([Number.POSITIVE_INFINITY, 128]);
    const early = of({ model: sliding, engine: 'tensorrt-llm', engineYear: 2024 });
    expect(early.attention.map(({ window }) => window)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  test('standard attention passes four 16-bit scores per head and pair', () =>
    expect(of({ attention: 'standard' }).attention[0]!.scoreBytesPerPair).toBe(8 * 32));
});

describe('experts', () => {
  test('Mixtral on one GPU', () => {
    expect(of({ model: mixtral }).experts).toEqual({
      layers: 32,
      count: 8,
      active: 2,
      reachable: 8,
      flopsPerTokenExpert: 2 * 3 * 4096 * 14336,
      weightBytesPerExpert: 2 * 3 * 4096 * 14336,
      weightBytesPerBlock: 128 * (4096 + 14336) * 2,
      activationBytesPerToken: (2 * 4096 + 3 * 14336 * 2) * 2,
      copies: 1,
      busiest: 0,
      exchangedBytesPerToken: 0,
    });
  });

  test.each([
    // A slice of the second multiplication on each rank; whole experts where they are spread; bytes as the weights are stored.
    [{ gpus: 2, tensorParallel: 2 }, 128 * (4096 + 7168) * 2],
    [{ gpus: 2, expertParallel: 2 }, 128 * (4096 + 14336) * 2],
    [{ weights: 'fp8', activations: 'fp8' }, 128 * (4096 + 14336)],
  ] as const)('%j: a block streams %d bytes', (changes, bytes) =>
    expect(of({ model: mixtral, ...changes }).experts!.weightBytesPerBlock).toBe(bytes),
  );

  test('weights that were never trained route to fewer; all of them are held', () => {
    const { reachable, count } = of({ model: mixtral, routedExperts: 1 }).experts!;
    expect([reachable, count]).toEqual([1, 8]);
  });

  test.each([
    // [copies, experts, √(2 ln copies × copies / experts)]
    [1, 8, 0],
    [2, 8, 0.58871],
    [8, 8, 2.03933],
    [8, 128, 0.50983],
    [4, 256, 0.20814],
    [64, 256, 1.44203],
  ])(
    '%d copies share %d experts: the busiest rank lies %d deviations of an expert above the mean',
    (copies, total, busiest) => {
      const model = { ...mixtral, experts: { ...mixtral.experts!, total } };
      expect(of({ model, gpus: copies, expertParallel: copies }).experts!.busiest).toBeCloseTo(busiest, 5);
    },
  );

  test('tensor parallelism splits each expert; no exchange', () => {
    const experts = of({ model: mixtral, gpus: 4, tensorParallel: 4 }).experts!;
    expect(experts.weightBytesPerExpert).toBe((2 * 3 * 4096 * 14336) / 4);
    expect(experts).toMatchObject({ copies: 1, exchangedBytesPerToken: 0 });
  });

  test('expert parallelism over data-parallel copies: tokens go to their experts and back', () => {
    const experts = of({ model: mixtral, gpus: 8, expertParallel: 8 }).experts!;
    expect(experts.copies).toBe(8);
    // There and back, 16 bit, to two experts, of which one in eight is at home.
    expect(experts.exchangedBytesPerToken).toBe(2 * 4096 * 2 * 2 * (7 / 8));
  });

  test.each([
    [{ gpus: 8, tensorParallel: 8, expertParallel: 1 }, 8],
    [{ gpus: 8, tensorParallel: 1, expertParallel: 8 }, 8],
    [{ gpus: 8, tensorParallel: 2, expertParallel: 4 }, 4],
    [{ gpus: 8, tensorParallel: 4, pipelineParallel: 2, expertParallel: 8 }, 4],
  ])('%j spreads experts over %d GPUs', (layout, shards) =>
    expect(expertShards(deploy({ model: mixtral, ...layout }))).toBe(shards),
  );

  test('shared experts and the router are matrices of every token', () =>
    expect(matrix('shared experts', { model: deepSeekV3 }).flopsPerToken).toBe(2 * (3 * 7168 * 2048 + 7168 * 256)));

  test('a dense model has none', () => expect(of()).not.toHaveProperty('experts'));
});

describe('the rest', () => {
  test('norms, rotary embedding, activation and look-up, 16 bit', () => {
    const perToken = 6 * 32 * 4096 + 2 * 32 * 6144 + 3 * 32 * 14336 + 2 * 4096;
    expect(of().elementwiseBytesPerToken).toBe(2 * perToken);
  });

  test('sequence parallelism splits the norms too', () => {
    const layout = { gpus: 4, tensorParallel: 4 };
    const norms = 2 * 6 * 32 * 4096;
    const saved =
      of(layout).elementwiseBytesPerToken - of({ ...layout, sequenceParallel: true }).elementwiseBytesPerToken;
    expect(saved).toBe(norms * (3 / 4));
  });

  test('linear layers read and write their state', () => {
    const linearLayer = { parameters: 1e6, stateElements: 5000, source: 'config.json', date: '2026-01-01' };
    const model = { ...llama8b, layerKinds: { full: 8, sliding: 0, window: 0, linear: 24 }, linearLayer };
    expect(of({ model }).linearStateBytes).toBe(2 * 24 * 20_000);
  });

  test('operators of one deployment are built once', () => {
    const deployment = deploy({ model: llama70b });
    expect(operatorsOf(deployment)).toBe(operatorsOf(deployment));
  });
});
