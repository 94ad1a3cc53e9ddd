import { describe, expect, test } from 'vitest';
import { findModel, models } from '../../src/catalog/models.ts';
import { precisionInName } from '../../src/catalog/precision-in-name.ts';

describe('what a name states', () => {
  test.each([
    ['Qwen/Qwen3-8B-FP8', 'fp8'],
    ['amd/Llama-3.1-70B-Instruct-FP8-KV', 'fp8'],
    ['Qwen/Qwen3-32B-FP8-Static-PerTensor', 'fp8'],
    ['nvidia/DeepSeek-R1-0528-FP4', 'nvfp4'],
    ['nvidia/Kimi-K2.5-NVFP4', 'nvfp4'],
    ['someone/gpt-oss-mxfp4', 'mxfp4'],
    ['Qwen/Qwen2.5-7B-Instruct-AWQ', 'int4-awq'],
    ['Qwen/Qwen3-30B-A3B-GPTQ-Int4', 'int4-gptq'],
    ['Qwen/Qwen3-0.6B-GPTQ-Int8', 'int8'],
    ['neuralmagic/Meta-Llama-3.1-8B-Instruct-quantized.w8a8', 'int8'],
    ['neuralmagic/Meta-Llama-3.1-8B-Instruct-quantized.w4a16', 'int4-gptq'],
    ['nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16', 'bf16'],
    ['someone/model_fp16', 'fp16'],
    // Sizes, versions and words that merely hold the letters.
    ['meta-llama/Llama-3.1-8B-Instruct', undefined],
    ['microsoft/Phi-4', undefined],
    ['someone/fp8model', undefined],
    ['someone/xfp8-7b', undefined],
    ['someone/print8-7b', undefined],
    ['', undefined],
  ])('%s: %s', (name, precision) => expect(precisionInName(name)).toBe(precision));
});

describe('models of the catalog', () => {
  test.each([
    ['Qwen/Qwen3-8B-FP8', 'fp8'],
    ['Qwen/Qwen3-8B', 'bf16'],
    ['nvidia/DeepSeek-R1-FP4', 'nvfp4'],
    ['deepseek-ai/DeepSeek-R1', 'fp8'],
    ['nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16', 'bf16'],
    ['nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-FP8', 'fp8'],
    ['NVIDIA-Nemotron-3-Nano-30B-A3B-FP8', 'fp8'],
    ['zai-org/GLM-4.6-FP8', 'fp8'],
    ['meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8', 'fp8'],
  ])('%s is published in %s', (name, precision) => expect(findModel(name)!.nativePrecision).toBe(precision));

  test('no row says another format than its name', () => {
    for (const { id, nativePrecision } of models)
      expect(precisionInName(id) ?? nativePrecision, id).toBe(nativePrecision);
  });
});
