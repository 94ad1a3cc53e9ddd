import { describe, expect, test } from 'vitest';
import { findModel } from '../../../src/catalog/models.ts';
import { planCandidates, rentedHardware } from '../../../src/cost/plan/candidates.ts';
import type { PlanRequest } from '../../../src/cost/plan/plan.ts';

const llama = findModel('meta-llama/Llama-3.1-8B-Instruct')!;
const request: PlanRequest = {
  model: llama.id,
  rate: 5,
  burstiness: 1,
  lengths: { kind: 'fixed', input: 1000, output: 200 },
  objective: { ttft: 1 },
  attainment: 0.99,
  hardware: ['h100-sxm'],
  fixed: {},
  seed: 1,
};
const ids = (changes: Partial<PlanRequest>, model = llama): string[] =>
  planCandidates({ ...request, ...changes }, model).map(({ id }) => id);

describe('what a plan tries', () => {
  test('each size that is sold, in the precisions that the hardware multiplies', () => {
    expect(ids({})).toEqual(
      [1, 2, 4, 8, 16].flatMap(gpus =>
        ['bf16/bf16', 'fp8/fp8', 'int4-awq/bf16'].map(formats => `${gpus}×h100-sxm ${formats}`),
      ),
    );
  });

  test.each([
    {
      name: 'no FP8 where it is not native',
      changes: { hardware: ['a100-80gb-sxm'] },
      formats: ['bf16/bf16', 'int4-awq/bf16'],
    },
    { name: 'only the weights asked for', changes: { weights: 'fp8' as const }, formats: ['fp8/bf16', 'fp8/fp8'] },
    {
      name: 'only the cache asked for',
      changes: { kv: 'fp8' as const },
      formats: ['bf16/fp8', 'fp8/fp8', 'int4-awq/fp8'],
    },
    {
      name: 'one pair where both are asked for',
      changes: { weights: 'fp8' as const, kv: 'fp8' as const },
      formats: ['fp8/fp8'],
    },
  ])('$name', ({ changes, formats }) => {
    const found = ids(changes).filter(id => id.startsWith('1×'));
    expect(found.map(id => id.split(' ')[1])).toEqual(formats);
  });

  test('a model that is published in FP8 is not quantized further', () => {
    const deepseek = findModel('deepseek-ai/DeepSeek-V3')!;
    expect(deepseek.nativePrecision).toBe('fp8');
    expect(new Set(ids({ model: deepseek.id }, deepseek).map(id => id.split(' ')[1]))).toEqual(new Set(['fp8/bf16']));
  });

  test('sixteen accelerators are two pipeline stages of eight', () => {
    const largest = planCandidates(request, llama).find(({ id }) => id === '16×h100-sxm bf16/bf16');
    expect(largest?.settings).toMatchObject({ gpus: 16, tensorParallel: 8, pipelineParallel: 2 });
  });

  test('layouts that attention heads do not split over are left out', () => {
    const qwen = findModel('Qwen/Qwen2.5-0.5B-Instruct')!;
    expect(qwen.attention.heads).toBe(14);
    expect(new Set(ids({ model: qwen.id }, qwen).map(id => id.split('×')[0]))).toEqual(new Set(['1', '2']));
  });

  test('what is shared by all candidates stands in each', () => {
    const candidates = planCandidates({ ...request, fixed: { engine: 'sglang', pricePerGpuHour: 2 } }, llama);
    for (const { settings } of candidates) expect(settings).toMatchObject({ engine: 'sglang', pricePerGpuHour: 2 });
  });

  test('without a list, the hardware with a price per hour', () => {
    expect(rentedHardware()).toEqual(expect.arrayContaining(['h100-sxm', 'l4', 'a100-80gb-sxm', 'mi300x']));
    expect(rentedHardware()).not.toContain('apple-m4-max-32-core');
  });
});
