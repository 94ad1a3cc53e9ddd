import { describe, expect, test } from 'vitest';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import { onHardware, withModel } from '../../src/cost/alternatives.ts';
import { tokens } from '../../src/units.ts';

const shape = { input: tokens(1000), cached: tokens(0), output: tokens(200) };
const none = new Map();
const llama8 = 'meta-llama/Llama-3.1-8B-Instruct';
const llama70 = 'meta-llama/Llama-3.3-70B-Instruct';
/** 70 GB of weights in FP8: two H100s of 80 GB hold them with room for requests. */
const prod: DeploymentSettings = {
  model: llama70,
  hardware: 'h100-sxm',
  gpus: 2,
  tensorParallel: 2,
  weights: 'fp8',
  concurrency: 8,
  pricePerGpuHour: 2.5,
};
const on = (id: string, settings = prod) => onHardware(settings, findAccelerator(id)!, shape, none);
const instead = (id: string, settings = prod) =>
  withModel(settings, findModel(settings.model), findModel(id)!, shape, none);

describe('other hardware', () => {
  test('the hardware in force stays what it is', () => {
    expect(on('h100-sxm')!.settings).toBe(prod);
  });

  test('elsewhere the smallest replica that holds it; layout and price were chosen for the other', () => {
    const { settings, cost } = on('h200-sxm')!;
    // 141 GB: one is enough for 70 GB of weights.
    expect(settings).toEqual({ model: llama70, hardware: 'h200-sxm', gpus: 1, weights: 'fp8', concurrency: 8 });
    expect(cost.estimate.fits).toBe(true);
    expect(cost.gpuHour?.from).toBe('price-list');
  });

  test('smaller cards take more of them: 70 GB need at least two of 48 GB', () => {
    const { settings, cost } = on('l40s')!;
    expect(settings.gpus).toBeGreaterThanOrEqual(2);
    expect(cost.estimate.fits).toBe(true);
  });

  test('what no replica holds is refused, not left out', () => {
    const huge = { ...prod, model: 'deepseek-ai/DeepSeek-V3', weights: 'bf16' } as const;
    expect(on('t4', huge)!.cost.estimate.fits).toBe(false);
  });

  test('an unknown model has no alternative', () => {
    expect(on('h200-sxm', { ...prod, model: 'nobody/knows' })).toBeUndefined();
  });
});

describe('another model', () => {
  test('the model in force stays what it is', () => {
    expect(instead(llama70)!.settings).toBe(prod);
  });

  test('on the replica in force where that holds it, with its precision', () => {
    expect(instead(llama8)!.settings).toEqual({ ...prod, model: llama8 });
  });

  test('a model published in another format keeps its own weights', () => {
    // gpt-oss is published in MXFP4, Llama in BF16.
    expect(findModel('openai/gpt-oss-20b')!.nativePrecision).toBe('mxfp4');
    expect(instead('openai/gpt-oss-20b')!.settings).not.toHaveProperty('weights');
  });

  test('one that is too large takes the smallest replica that holds it', () => {
    // 70 GB on cards of 24 GB: four at the least.
    const small = { ...prod, model: llama8, hardware: 'l4', gpus: 1, tensorParallel: 1 };
    const { settings, cost } = instead(llama70, small)!;
    expect(cost.estimate.fits).toBe(true);
    expect(settings).not.toHaveProperty('tensorParallel');
    expect(settings.gpus).toBeGreaterThanOrEqual(4);
  });
});
