import { expect, test } from 'vitest';
import { findModel, modelAliases, models } from '../../src/catalog/models.ts';

/** Published figures, read from model cards and papers, not from this catalog: [id, total, active], in billions. */
const published: [string, number, number][] = [
  ['meta-llama/Llama-3.1-8B-Instruct', 8.03, 8.03],
  ['meta-llama/Llama-3.1-70B-Instruct', 70.55, 70.55],
  ['meta-llama/Meta-Llama-3.1-405B', 405.85, 405.85],
  ['meta-llama/Llama-3.2-1B', 1.24, 1.24],
  ['meta-llama/Llama-2-7b-hf', 6.74, 6.74],
  ['meta-llama/Llama-4-Scout-17B-16E-Instruct', 109, 17],
  ['meta-llama/Llama-4-Maverick-17B-128E-Instruct', 400, 17],
  ['mistralai/Mistral-7B-v0.1', 7.24, 7.24],
  ['mistralai/Mixtral-8x7B-v0.1', 46.7, 12.9],
  ['mistralai/Mixtral-8x22B-v0.1', 141, 39],
  ['mistralai/Mistral-Large-Instruct-2407', 123, 123],
  ['Qwen/Qwen2.5-72B', 72.7, 72.7],
  ['Qwen/Qwen3-0.6B', 0.6, 0.6],
  ['Qwen/Qwen3-30B-A3B', 30.5, 3.3],
  ['Qwen/Qwen3-235B-A22B', 235, 22],
  ['Qwen/Qwen3-Coder-480B-A35B-Instruct', 480, 35],
  ['Qwen/Qwen1.5-MoE-A2.7B', 14.3, 2.7],
  ['Qwen/Qwen3.5-397B-A17B', 397, 17],
  ['deepseek-ai/DeepSeek-V3', 671, 37],
  ['deepseek-ai/DeepSeek-V2', 236, 21],
  ['deepseek-ai/DeepSeek-V2-Lite', 15.7, 2.66],
  ['deepseek-ai/deepseek-moe-16b-base', 16.4, 2.8],
  ['moonshotai/Kimi-K2-Instruct', 1026, 32.6],
  ['openai/gpt-oss-120b', 116.8, 5.13],
  ['openai/gpt-oss-20b', 20.9, 3.61],
  ['zai-org/GLM-4.6', 355, 33],
  ['google/gemma-2-27b', 27.2, 27.2],
  ['google/gemma-3-12b-it', 11.8, 11.8],
  ['google/gemma-4-26B-A4B', 25.2, 3.8],
  ['databricks/dbrx-base', 132, 36],
  ['xai-org/grok-1', 314, 84],
  ['ai21labs/Jamba-v0.1', 52, 12],
  ['ai21labs/AI21-Jamba-1.5-Large', 398, 94],
  ['nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16', 31.6, 3.6],
  ['nvidia/Llama-3_3-Nemotron-Super-49B-v1', 49.9, 49.9],
  ['google/gemma-4-E2B-it', 4.65, 2.3],
  ['zai-org/GLM-4.7-Flash', 30, 3.9],
  ['moonshotai/Kimi-Linear-48B-A3B-Instruct', 49.1, 3.5],
  ['baidu/ERNIE-4.5-21B-A3B-PT', 21.8, 3.35],
  ['EleutherAI/pythia-6.9b', 6.86, 6.86],
  ['tiiuae/falcon-40b', 41.3, 41.3],
  ['HuggingFaceTB/SmolLM2-1.7B-Instruct', 1.71, 1.71],
  ['nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-FP8', 120.6, 12.7],
  ['nvidia/Nemotron-H-56B-Base-8K', 56, 56],
  ['tiiuae/falcon-180B', 180, 180],
  ['tiiuae/falcon-7b-instruct', 6.92, 6.92],
  ['bigscience/bloom', 176, 176],
  ['EleutherAI/gpt-j-6b', 6.05, 6.05],
  ['facebook/opt-13b', 12.9, 12.9],
  ['microsoft/phi-4', 14.7, 14.7],
  ['microsoft/Phi-3.5-MoE-instruct', 41.9, 6.6],
  ['bigcode/starcoder2-3b', 3.03, 3.03],
];

test.each(published)('%s has its published parameters (%d and %d billion)', (id, total, active) => {
  const model = findModel(id);
  expect(model).toBeDefined();
  expect(Math.abs(model!.parameters.total / (total * 1e9) - 1)).toBeLessThan(0.015);
  expect(Math.abs(model!.parameters.active / (active * 1e9) - 1)).toBeLessThan(0.04);
});

test('at least 150 architectures, each consistent', () => {
  expect(models.length).toBeGreaterThanOrEqual(150);
  for (const model of models) {
    const { full, sliding, linear, window } = model.layerKinds;
    expect(full + sliding + linear, model.id).toBe(model.layers);
    expect(window > 0, model.id).toBe(sliding > 0);
    expect(linear > 0, model.id).toBe(model.linearLayer !== undefined);
    expect(model.sharedCache?.full ?? 0, model.id).toBeLessThanOrEqual(full);
    expect(model.sharedCache?.sliding ?? 0, model.id).toBeLessThanOrEqual(sliding);
    expect(model.parameters.active, model.id).toBeLessThanOrEqual(model.parameters.total);
    expect(model.feedForward.denseLayers, model.id).toBeLessThanOrEqual(model.layers);
    if (model.experts) {
      expect(model.experts.active, model.id).toBeLessThan(model.experts.total);
      expect(model.experts.intermediate, model.id).toBeGreaterThan(0);
    } else expect(model.feedForward.denseLayers + (model.feedForward.absentLayers ?? 0), model.id).toBe(model.layers);
    for (const [key, value] of Object.entries({
      ...model.attention,
      hidden: model.hidden,
      vocabulary: model.vocabulary,
    }))
      if (typeof value === 'number' && key !== 'queryRank') expect(value, `${model.id} ${key}`).toBeGreaterThan(0);
    expect(model.source, model.id).not.toBe('');
    expect(model.date, model.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

test("no other name leads to two models, and none is another model's id", () => {
  const normalized = new Map<string, string>();
  for (const model of models) normalized.set(model.id.toLowerCase(), model.id);
  for (const [id, aliases] of modelAliases)
    for (const alias of aliases) {
      const owner = normalized.get(alias.toLowerCase());
      expect(owner === undefined || owner === id, `${alias} of ${id} is also ${owner}`).toBe(true);
      normalized.set(alias.toLowerCase(), id);
    }
});

test('ids are unique whatever their case', () => {
  const ids = models.map(model => model.id.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['meta-llama/llama-3.1-8b-instruct', 'meta-llama/Llama-3.1-8B-Instruct'],
  ['meta-llama/Llama-3.3-70B-Instruct', 'meta-llama/Llama-3.3-70B-Instruct'],
  ['llama-3.3-70b-instruct', 'meta-llama/Llama-3.3-70B-Instruct'],
  ['llama3.1:8b', 'meta-llama/Llama-3.1-8B-Instruct'],
  ['gpt-oss-120b', 'openai/gpt-oss-120b'],
  ['gpt-oss:20b', 'openai/gpt-oss-20b'],
  ['qwen3:30b', 'Qwen/Qwen3-30B-A3B'],
  ['mistralai/Mistral-NeMo-12B-Instruct', 'mistralai/Mistral-NeMo-12B-Instruct'],
  ['google/gemma-4-31B-it', 'google/gemma-4-31B-it'],
])('%s is %s', (name, id) => {
  expect(findModel(name)?.id).toBe(id);
});

test('an unknown name is undefined', () => {
  expect(findModel('meta-llama/Llama-9-1T')).toBeUndefined();
  expect(findModel('')).toBeUndefined();
});
