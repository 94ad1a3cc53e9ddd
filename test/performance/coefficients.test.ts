import { describe, expect, test } from 'vitest';
import {
  type Coefficients,
  coefficientNames,
  coefficientTags,
  fittedCoefficients,
  presetValues,
  type Rates,
  resolveRates,
} from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import { numberFormats } from '../../src/performance/number-formats.ts';
import { watts } from '../../src/units.ts';
import { a100, deepSeekV3, deploy, h100, l40s, llama70b } from './deployments.ts';

/** Every coefficient another prime, so that a rate that takes the wrong one shows. */
const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
  113, 127, 131, 137, 139, 149, 151, 157,
];
const distinct: Coefficients = {
  ...Object.fromEntries(coefficientNames.map((name, i) => [name, primes[i]!])),
  // Power never limits here; what it does is held below.
  'matrix-per-watt': 1e30,
};
const value = (name: (typeof coefficientNames)[number]): number => distinct[name]!;

const rates = (changes: Partial<Deployment> = {}, coefficients: Coefficients = distinct): Rates => {
  const deployment = deploy(changes);
  return resolveRates(deployment, numberFormats(deployment), coefficients);
};
const tags = (changes: Partial<Deployment> = {}) => {
  const deployment = deploy(changes);
  return coefficientTags(deployment, numberFormats(deployment));
};

test('there is a prime for every coefficient', () =>
  expect(coefficientNames.length).toBeLessThanOrEqual(primes.length));

describe('each rate is its own peak or bandwidth times its own coefficient', () => {
  const bandwidth = 3.35e12;
  const wide = 989e12;
  test.each([
    ['matrixCompute', wide * value('matrix-compute')],
    ['matrixBandwidth', bandwidth * value('matrix-bandwidth')],
    ['expertCompute', wide * value('expert-compute')],
    ['expertBandwidth', bandwidth * value('expert-bandwidth')],
    ['prefillAttention', wide * value('prefill-attention')],
    ['decodeAttention', bandwidth * value('decode-attention')],
    ['decodeAttentionCompute', wide * value('decode-attention-compute')],
    ['elementwiseBandwidth', bandwidth * value('elementwise-bandwidth')],
    ['linkBandwidth', 450e9 * value('link-bandwidth')],
    ['matrixHalfTokens', value('matrix-half-tokens')],
    ['expertHalfTokens', value('expert-half-tokens')],
    ['expertBlockBandwidth', value('expert-block-bandwidth')],
    ['expertSkew', value('expert-skew')],
    ['decodeStreamLoss', value('decode-stream-loss')],
    ['layerLatency', value('layer-latency')],
    ['linkLatency', value('link-latency')],
    ['linkSmallBandwidth', 450e9 * value('link-small-bandwidth')],
    ['linkRingLatency', value('link-latency') * value('link-ring-latency')],
    ['hostStep', value('host-step')],
    ['hostDecodeRequest', value('host-decode-request')],
    ['hostPrefill', value('host-prefill')],
    ['hostPrefillToken', value('host-prefill-token')],
    ['hostRequest', value('host-request')],
    ['groupTokens', value('group-tokens')],
    ['returnSpread', value('return-spread')],
    ['queueShare', value('queue-share')],
    ['expertLatency', value('expert-latency') * value('layer-latency')],
    // Shares stop at 1.
    ['groupShare', 1],
    ['expertSpread', 1],
  ] as const)('%s', (name, expected) => expect(rates()[name] / expected).toBeCloseTo(1, 6));
});

describe('the peak follows the format and the power', () => {
  test('fp8 multiplies at the fp8 peak, attention stays in 16 bit', () => {
    const narrow = rates({ weights: 'fp8', activations: 'fp8' });
    expect(narrow.matrixCompute / rates().matrixCompute).toBeCloseTo(1979 / 989, 6);
    expect(narrow.prefillAttention).toBe(rates().prefillAttention);
  });

  test('fp8 weights with 16-bit activations multiply in 16 bit', () =>
    expect(rates({ weights: 'int4-awq', activations: 'bf16' }).matrixCompute).toBe(rates().matrixCompute));

  test('a board that cannot feed its peak multiplies slower, and reads as fast', () => {
    const limited = rates({ accelerator: { ...h100, power: watts(350) } }, { 'matrix-per-watt': 2e12 });
    const free = rates({ accelerator: { ...h100, power: watts(1e9) } }, { 'matrix-per-watt': 2e12 });
    expect(limited.matrixCompute / free.matrixCompute).toBeCloseTo(1 / Math.hypot(1, 989 / 700), 6);
    expect(limited.matrixBandwidth).toBe(free.matrixBandwidth);
  });

  test('2:4 sparsity multiplies the matrices of parts that have it', () => {
    const sparse = rates({ sparsity: { kind: '2:4' } });
    expect(sparse.matrixCompute / rates().matrixCompute).toBeCloseTo(value('structured-sparsity-gain'), 6);
    expect(sparse.prefillAttention).toBe(rates().prefillAttention);
  });

  test('early TensorRT-LLM decodes on the vector units, a block per head on each of 132 multiprocessors', () => {
    const early = rates({ engine: 'tensorrt-llm', engineYear: 2024 });
    const vector = 989e12 * 0.135;
    expect(early.decodeAttentionCompute / (vector * value('decode-attention-vector'))).toBeCloseTo(1, 6);
    expect(early.decodeAttentionGrouped / (vector * value('decode-attention-grouped'))).toBeCloseTo(1, 6);
    expect(early).toMatchObject({ decodeBlocks: 132, decodeStreamLoss: 0 });
  });

  test('later kernels split long contexts: no blocks, a loss where streams are few', () =>
    expect(rates({ engine: 'tensorrt-llm', engineYear: 2024.5 })).toMatchObject({
      decodeBlocks: 0,
      decodeAttentionGrouped: 0,
      decodeStreamLoss: value('decode-stream-loss'),
    }));

  test.each([
    [1, 0],
    [2, 1],
    [8, 7],
  ])('tensor parallel %d: the leader hands %d further ranks their work', (tensorParallel, further) =>
    expect(rates({ gpus: tensorParallel, tensorParallel }).hostRank).toBe(further * value('host-rank')),
  );

  test.each([
    ['Transformers launches from Python and loops over experts', h100, 'eager-layer-latency', 'expert-loop'],
    ['on Gaudi it captures a graph', { ...h100, family: 'gaudi' }, 'layer-latency', 'expert-loop'],
  ] as const)('%s', (_, accelerator, layer, expert) => {
    const { layerLatency, expertLatency } = rates({ engine: 'generic', accelerator });
    expect(layerLatency).toBe(value(layer));
    expect(expertLatency).toBe(value(expert) * value(layer));
  });

  test.each([
    ['sglang', 2025, 'int4-gptq'],
    ['sglang', 2025, 'int4-awq'],
    ['vllm', 2024, 'int4-awq'],
  ] as const)('%s of %s launches two kernels for every expert in %s', (engine, engineYear, weights) =>
    expect(rates({ engine, engineYear, weights }).expertLatency).toBe(5e-6),
  );

  test.each([
    ['sglang', 2026, 'int4-gptq'],
    ['sglang', undefined, 'int4-gptq'],
    ['sglang', 2025, 'fp8'],
    ['sglang', 2025, 'mxfp4'],
    ['vllm', 2025, 'int4-awq'],
    ['tensorrt-llm', 2024, 'int4-awq'],
  ] as const)('%s of %s takes those in %s together', (engine, engineYear, weights) => {
    const { expertLatency, layerLatency } = rates({ engine, engineYear, weights } as Partial<Deployment>);
    expect(expertLatency / (value('expert-latency') * layerLatency)).toBeCloseTo(1, 9);
  });

  describe('llama.cpp reads as fast as its multiprocessors fetch', () => {
    const shares = { 'matrix-bandwidth': 0.8, 'expert-bandwidth': 0.6 };
    const accelerator = { ...a100, multiprocessors: { count: 108, source: 'test', date: '2026-11-23' } };
    const read = (fetched: number, changes: Partial<Deployment> = {}) =>
      rates({ engine: 'llama.cpp', accelerator, ...changes }, { ...shares, 'multiprocessor-bandwidth': fetched });

    test('the memory limits where they are quick', () => {
      expect(read(1e12).matrixBandwidth).toBe(0.8 * a100.bandwidth);
      expect(read(1e12).expertBandwidth).toBe(0.6 * a100.bandwidth);
    });

    test('108 of them limit where they are slow', () =>
      expect(read(1e9)).toMatchObject({ matrixBandwidth: 108e9, expertBandwidth: 108e9 }));

    test('not where their number is unknown, and not in engines with deep queues of loads', () => {
      expect(read(1e9, { accelerator: a100 }).matrixBandwidth).toBe(0.8 * a100.bandwidth);
      expect(read(1e9, { engine: 'vllm' }).matrixBandwidth).toBe(0.8 * a100.bandwidth);
    });
  });

  test('an unknown link is taken as PCIe 4.0 x16', () => {
    const { bandwidth: _, ...unknown } = h100.interconnect;
    expect(rates({ accelerator: { ...h100, interconnect: unknown } }).linkBandwidth).toBe(
      32e9 * value('link-bandwidth'),
    );
  });
});

describe('tags', () => {
  test('from the shared to the specific', () =>
    expect(
      tags({
        engine: 'tensorrt-llm',
        engineYear: 2024,
        batching: 'static',
        weights: 'fp8',
        kv: 'fp8',
        activations: 'fp8',
      }),
    ).toEqual([
      'nvidia',
      'hopper',
      'h100-sxm',
      'fp8',
      'hopper/fp8',
      'tensorrt-llm',
      'tensorrt-llm/2024',
      'tensorrt-llm/nvidia',
      'nvlink',
      'static',
      'tensorrt-llm/static',
      'kv-8',
      'tensorrt-llm/stacked',
      'tensorrt-llm/2024/fp8',
      'x86',
      'tensorrt-llm/2024/queries-4/kv-8',
      'tensorrt-llm/2024/static',
      'library',
      'tensorrt-llm/2024/static/kv-8',
      'cuda',
    ]));

  test.each([
    ['NIM runs on TensorRT-LLM', { engine: 'nim', engineYear: 2024 }, 'tensorrt-llm/2024/queries-4/kv-16'],
    ['shares its generation', { engine: 'nim', engineYear: 2024 }, 'tensorrt-llm/2024'],
    ['and is a server', { engine: 'nim', engineYear: 2024 }, 'nim-server'],
    ['a port to another vendor', { accelerator: { ...h100, vendor: 'AMD' } }, 'vllm/2025/amd'],
    [
      'half a year is a generation of kernels',
      { engine: 'tensorrt-llm', engineYear: 2024.5 },
      'tensorrt-llm/2024.5/queries-4/kv-16',
    ],
    ['but not of hosts', { engine: 'tensorrt-llm', engineYear: 2024.5 }, 'tensorrt-llm/2024/in-flight'],
    ['without a year: 2025', { engineYear: undefined }, 'vllm/2025'],
    ['eight queries per key', { model: llama70b }, 'vllm/2025/queries-8/kv-16'],
    ['a latent cache', { model: deepSeekV3 }, 'vllm/2025/queries-latent/kv-16'],
    ['weights that are widened', { weights: 'int4-awq' }, 'weight-only-4'],
    ['cards with GDDR', { accelerator: l40s, engineYear: 2024 }, 'vllm/gddr'],
    ['a Grace host', { accelerator: { ...h100, id: 'gh200-96gb' } }, 'grace'],
  ] as const)('%s', (_, changes, tag) => expect(tags(changes as Partial<Deployment>)).toContain(tag));
});

describe('engines of 2025 and later share what they have in common', () => {
  const shared = ['modern', 'modern/nvidia', 'modern/in-flight', 'modern/stacked'];
  const earlier = (runtime: string) => [runtime, `${runtime}/nvidia`, `${runtime}/in-flight`, `${runtime}/stacked`];

  test.each([
    ['vllm', 2024.5, earlier('vllm')],
    ['vllm', 2025, shared],
    ['vllm', 2026, shared],
    ['sglang', 2024, earlier('sglang')],
    ['sglang', 2025, shared],
    ['tensorrt-llm', 2024.5, earlier('tensorrt-llm')],
    ['tensorrt-llm', 2025, shared],
    ['nim', 2024, earlier('tensorrt-llm')],
    ['nim', 2025, shared],
    // Other engines have kernels and loops of their own, whatever their year.
    ['llama.cpp', 2026, earlier('llama.cpp')],
    ['deepspeed', 2025, earlier('deepspeed')],
    ['generic', 2025, earlier('generic')],
  ] as const)('%s of %d', (engine, engineYear, expected) => {
    const found = tags({ engine, engineYear });
    for (const tag of expected) expect(found).toContain(tag);
    expect(found.filter(tag => tag.startsWith('modern'))).toHaveLength(expected === shared ? 4 : 0);
  });

  test('and keep a generation of their own', () => {
    for (const engine of ['vllm', 'sglang', 'tensorrt-llm'] as const)
      expect(tags({ engine, engineYear: 2026 })).toEqual(
        expect.arrayContaining([`${engine}/2026`, `${engine}/2026/in-flight`, `${engine}/2026/queries-4/kv-16`]),
      );
  });

  test('as many tags as before: the fit reads their classes by place', () =>
    expect(new Set([2024, 2026].map(engineYear => tags({ engineYear }).length))).toEqual(new Set([20])));
});

test.each([
  ['vllm', 2025, false],
  ['vllm', 2026, true],
  ['sglang', 2024, false],
  ['sglang', 2025, true],
  ['sglang', 2026, true],
  ['tensorrt-llm', 2024.5, false],
  ['tensorrt-llm', 2025, true],
  ['nim', 2024, false],
  ['nim', 2025, true],
  ['llama.cpp', 2026, false],
  ['deepspeed', 2026, false],
  ['generic', 2026, false],
  // Without a year an engine is taken as of 2025.
  ['vllm', undefined, false],
  ['sglang', undefined, true],
] as const)('%s of %s schedules ahead of the GPU: %s', (engine, engineYear, expected) =>
  expect(rates({ engine, ...(engineYear ? { engineYear } : {}) }).hostOverlaps).toBe(expected),
);

test('NIM differs from the TensorRT-LLM of its generation in the server alone', () => {
  const common = { engineYear: 2024, batching: 'in-flight' } as const;
  const served = new Set(tags({ ...common, engine: 'nim' }));
  const library = tags({ ...common, engine: 'tensorrt-llm' });
  expect(library.filter(tag => !served.has(tag))).toEqual(['library']);
});

describe('multipliers', () => {
  const base: Coefficients = { 'matrix-bandwidth': 0.5 };

  test('multiply the base of deployments that carry the tag, and no other', () => {
    const tagged = { ...base, 'matrix-bandwidth@hopper': 1.2, 'matrix-bandwidth@vllm/2025': 1.1 };
    expect(rates({}, tagged).matrixBandwidth / 3.35e12).toBeCloseTo(0.5 * 1.2 * 1.1, 9);
    expect(rates({ accelerator: a100 }, tagged).matrixBandwidth / 2.039e12).toBeCloseTo(0.5 * 1.1, 9);
    expect(rates({ engineYear: 2024 }, tagged).matrixBandwidth / 3.35e12).toBeCloseTo(0.5 * 1.2, 9);
  });

  test('a part that was never measured keeps the shared base', () => {
    const unheard = { ...a100, id: 'unheard-of', family: 'unheard-of', vendor: 'Nobody' };
    expect(rates({ accelerator: unheard }, base).matrixBandwidth / 2.039e12).toBeCloseTo(0.5, 9);
  });

  test('preset values stand for what a set of tags resolves to', () => {
    const coefficients: Coefficients = {};
    const values = Object.fromEntries(coefficientNames.map(name => [name, 1])) as Parameters<typeof presetValues>[2];
    presetValues(coefficients, tags().join(' '), { ...values, 'host-step': 42 });
    expect(rates({}, coefficients).hostStep).toBe(42);
  });
});

describe('the fitted constants', () => {
  test('every one is positive, named, and belongs to a coefficient that is read', () => {
    const names = new Set<string>(coefficientNames);
    for (const [key, constant] of Object.entries(fittedCoefficients)) {
      expect(constant, key).toBeGreaterThan(0);
      expect(names, key).toContain(key.split('@')[0]);
    }
  });

  test('every coefficient has a base', () => {
    for (const name of coefficientNames) expect(fittedCoefficients, name).toHaveProperty([name]);
  });

  test.each([
    ['matrix-compute', 0.5, 1.1],
    ['matrix-bandwidth', 0.5, 1],
    ['decode-attention', 0.3, 1.2],
    ['matrix-per-watt', 5e11, 1e13],
    ['decode-attention-vector', 0.02, 0.3],
    ['decode-attention-grouped', 0.1, 1],
    ['host-step', 1e-5, 1e-2],
    ['host-rank', 1e-6, 2e-3],
    ['eager-layer-latency', 1e-4, 2e-3],
    ['link-latency', 1e-6, 1e-4],
    ['return-spread', 1e-3, 0.1],
    ['expert-skew', 0.2, 2],
  ])('%s lies where physics puts it: %d to %d', (name, least, most) => {
    expect(fittedCoefficients[name]).toBeGreaterThan(least);
    expect(fittedCoefficients[name]).toBeLessThan(most);
  });
});
