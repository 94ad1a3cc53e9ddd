import { describe, expect, test } from 'vitest';
import { hasStructuredSparsity, segmentOf } from '../../src/performance/accelerator-peaks.ts';
import { expectedAccuracy } from '../../src/performance/accuracy.ts';
import { coefficientTags } from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import { wattHoursPerRequest } from '../../src/performance/energy.ts';
import { modelShapes } from '../../src/performance/model-shapes.ts';
import { numberFormats } from '../../src/performance/number-formats.ts';
import { teraflops } from '../../src/units.ts';
import { a100, consumer, deepSeekV3, deploy, h100, l40s, llama7b, llama8b, mixtral } from './deployments.ts';

const formats = (changes: Partial<Deployment>) => numberFormats(deploy(changes));
const b200 = { ...h100, id: 'b200-sxm', family: 'blackwell', peak: { ...h100.peak, fp4: teraflops(9000) } };

describe('the format that multiplies', () => {
  test.each([
    ['16 bit stays 16 bit', { weights: 'bf16' }, 'bf16', false],
    ['fp8 weights and activations multiply in fp8 on Hopper', { weights: 'fp8', activations: 'fp8' }, 'fp8', false],
    ['fp8 weights alone are widened', { weights: 'fp8', activations: 'bf16' }, 'bf16', true],
    ['fp8 on A100 multiplies in 16 bit', { weights: 'fp8', activations: 'fp8', accelerator: a100 }, 'bf16', true],
    ['int8 multiplies in int8', { weights: 'int8', activations: 'int8' }, 'int8', false],
    ['AWQ is widened everywhere', { weights: 'int4-awq', activations: 'bf16' }, 'bf16', true],
    [
      'NVFP4 multiplies in fp4 on Blackwell',
      { weights: 'nvfp4', activations: 'nvfp4', accelerator: b200 },
      'fp4',
      false,
    ],
    ['NVFP4 on Hopper falls back to fp8', { weights: 'nvfp4', activations: 'nvfp4' }, 'fp8', true],
    [
      'MXFP4 weights and fp8 activations go into Blackwell as they are',
      { weights: 'mxfp4', activations: 'fp8', accelerator: b200 },
      'fp8',
      false,
    ],
    ['MXFP4 weights are widened to fp8 on Hopper', { weights: 'mxfp4', activations: 'fp8' }, 'fp8', true],
    ['GGUF is widened', { weights: 'gguf-q4_k_m', activations: 'bf16' }, 'bf16', true],
    ['fp32 stays fp32', { weights: 'fp32', activations: 'fp32' }, 'fp32', false],
  ] as const)('%s', (_, changes, math, weightOnly) => {
    expect(formats(changes)).toMatchObject({ math, weightOnly });
  });

  test('what is not native is said', () => {
    const codes = (changes: Partial<Deployment>) => formats(changes).warnings.map(({ code }) => code);
    expect(codes({ weights: 'fp8', activations: 'fp8', accelerator: a100 })).toEqual(['precision-not-native']);
    expect(codes({ weights: 'fp8', activations: 'fp8' })).toEqual([]);
    expect(codes({ weights: 'bf16' })).toEqual([]);
  });

  test('embeddings stay in 16 bit except in GGUF files', () => {
    expect(formats({ weights: 'fp8' }).embeddingBits).toBe(16);
    expect(formats({ weights: 'fp32', activations: 'fp32' }).embeddingBits).toBe(32);
    expect(formats({ weights: 'gguf-q8_0' }).embeddingBits).toBe(8.5);
  });
});

describe('shapes', () => {
  test.each([
    ['Llama 2 7B', llama7b, 6738415616],
    ['Llama 3.1 8B', llama8b, 8030261248],
    ['Mixtral', mixtral, 46702792704],
    ['DeepSeek V3', deepSeekV3, 671026419200],
  ])('the matrices of %s account for its parameters within half a per cent', (_, model, parameters) => {
    const shapes = modelShapes(model);
    expect(shapes.remainder / parameters).toBeLessThan(0.005);
  });

  test('two matrices without a gate, three with one', () => {
    const gated = modelShapes(llama8b);
    const plain = modelShapes({ ...llama8b, feedForward: { ...llama8b.feedForward, gated: false } });
    expect(gated.feedForwardInput).toBe(2 * plain.feedForwardInput);
    expect(gated.feedForwardOutput).toBe(plain.feedForwardOutput);
  });
});

describe('kinds of parts', () => {
  test.each([
    [h100, 'stacked'],
    [a100, 'stacked'],
    [l40s, 'gddr'],
    [{ ...consumer, id: 'rtx-4090' }, 'geforce'],
    [{ ...consumer, id: 'rtx-6000-ada' }, 'gddr'],
    [{ ...consumer, id: 'apple-m2-ultra', vendor: 'Apple', family: 'apple-m' }, 'unified'],
  ])('%o', (accelerator, segment) => expect(segmentOf(accelerator)).toBe(segment));

  test('2:4 math exists from Ampere on', () => {
    expect(hasStructuredSparsity(a100)).toBe(true);
    expect(hasStructuredSparsity({ ...a100, family: 'volta' })).toBe(false);
  });

  test('tags go from the shared to the particular and name no model', () => {
    const deployment = deploy();
    const tags = coefficientTags(deployment, numberFormats(deployment));
    expect(tags).toContain('hopper');
    expect(tags).toContain('vllm/2025');
    expect(tags.join(' ')).not.toMatch(/llama/i);
  });
});

test('energy is power times time: half of the throughput takes twice the energy', () => {
  const at = (rate: number) => wattHoursPerRequest(deploy(), rate, 0.5, 'compute', 'memory bandwidth')!;
  expect(at(1)).toBeCloseTo((700 * (0.5 * 0.95 + 0.5 * 0.6)) / 3600, 9);
  expect(at(0.5)).toBeCloseTo(2 * at(1), 9);
  expect(wattHoursPerRequest(deploy({ accelerator: consumer }), 1, 0.5, 'compute', 'compute')).toBeUndefined();
});

describe('the stated error', () => {
  test('names what it rests on and widens with the distance from any measurement', () => {
    const near = expectedAccuracy(
      deploy({ engine: 'tensorrt-llm', engineYear: 2024, batching: 'static', weights: 'fp8' }),
    );
    const unknown = { ...h100, id: 'x1', name: 'X1', family: 'x' };
    const far = expectedAccuracy(
      deploy({ engine: 'tensorrt-llm', batching: 'static', weights: 'fp8', accelerator: unknown }),
    );
    const farthest = expectedAccuracy(deploy({ accelerator: unknown, engine: 'deepspeed', batching: 'dynamic' }));
    expect(near.basis).toMatch(/measured figures.*H100 SXM/);
    expect(far.basis).toMatch(/other parts, tensorrt-llm/);
    expect(farthest.expectedRelativeError).toBeGreaterThan(near.expectedRelativeError);
    expect(farthest.basis).toMatch(/other parts, engines and batching/);
    for (const error of Object.values(near.byFigure)) expect(error > 0 && error < 1).toBe(true);
  });
});
