import { describe, expect, test } from 'vitest';
import { standInOf } from '../../src/tokens/closed-models.ts';
import { normalizeModelId } from '../../src/tokens/model-id.ts';
import { vocabularyOf } from '../../src/tokens/model-vocabulary.ts';

describe('the id as its maker writes it', () => {
  test.each([
    ['gpt-4o', 'gpt-4o'],
    ['  GPT-4o ', 'gpt-4o'],
    ['openai/gpt-4o', 'gpt-4o'],
    ['openai:gpt-4o', 'gpt-4o'],
    ['azure/gpt-4o-2024-08-06', 'gpt-4o-2024-08-06'],
    ['openrouter/openai/gpt-4o:free', 'gpt-4o'],
    ['ft:gpt-4o-mini-2024-07-18:acme::abc123', 'gpt-4o-mini-2024-07-18'],
    ['accounts/fireworks/models/llama-v3p1-8b-instruct', 'llama-v3.1-8b-instruct'],
    ['us.meta.llama3-1-8b-instruct-v1:0', 'llama3-1-8b-instruct-v1:0'],
    ['bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-3-5-sonnet-20241022-v2:0'],
    ['gemini-2.0-flash@001', 'gemini-2.0-flash'],
    ['google-gla:gemini-2.5-pro', 'gemini-2.5-pro'],
    ['models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['@cf/meta/llama-3.1-8b-instruct', 'llama-3.1-8b-instruct'],
    ['ollama/llama3.1:8b', 'llama3.1:8b'],
    ['', ''],
  ])('%j is %j', (id, expected) => {
    expect(normalizeModelId(id)).toBe(expected);
  });
});

test('a name without end is cut, not searched', () => {
  expect(normalizeModelId('a/'.repeat(1_000_000)).length).toBeLessThan(300);
  expect(vocabularyOf('llama'.repeat(1_000_000))).toBeUndefined();
});

describe('the vocabulary of a model', () => {
  test.each([
    ['gpt-4o', 'o200k_base'],
    ['gpt-4o-2024-11-20', 'o200k_base'],
    ['chatgpt-4o-latest', 'o200k_base'],
    ['gpt-4.1-nano', 'o200k_base'],
    ['gpt-4.5-preview', 'o200k_base'],
    ['gpt-5-mini-2025-08-07', 'o200k_base'],
    ['gpt-5.4', 'o200k_base'],
    ['o1', 'o200k_base'],
    ['o3-mini', 'o200k_base'],
    ['o4-mini-2025-04-16', 'o200k_base'],
    ['openai/gpt-oss-120b', 'o200k_base'],
    ['gpt-oss:20b', 'o200k_base'],
    ['openai.gpt-oss-120b-1:0', 'o200k_base'],
    ['gpt-4', 'cl100k_base'],
    ['gpt-4-turbo-2024-04-09', 'cl100k_base'],
    ['gpt-4-32k', 'cl100k_base'],
    ['gpt-35-turbo', 'cl100k_base'],
    ['azure/gpt-35-turbo-16k', 'cl100k_base'],
    ['ft:gpt-3.5-turbo-0125:acme::x', 'cl100k_base'],
    ['text-embedding-3-small', 'cl100k_base'],
    ['text-davinci-003', 'p50k_base'],
    ['davinci', 'r50k_base'],
    ['gpt2', 'r50k_base'],
    ['meta-llama/Llama-3.3-70B-Instruct', 'llama3'],
    ['meta-llama/Meta-Llama-3-8B', 'llama3'],
    ['llama3', 'llama3'],
    ['llama3.2:3b', 'llama3'],
    ['llama-3.1-8b-instant', 'llama3'],
    ['llama3-70b-8192', 'llama3'],
    ['meta.llama3-2-90b-instruct-v1:0', 'llama3'],
    ['nvidia/Llama-3.1-Nemotron-70B-Instruct', 'llama3'],
    ['deepseek-ai/DeepSeek-R1-Distill-Llama-70B', 'llama3'],
    ['Qwen/Qwen2.5-72B-Instruct', 'qwen'],
    ['qwen3', 'qwen'],
    ['qwen3:30b', 'qwen'],
    ['qwen2.5-coder:7b', 'qwen'],
    ['Qwen/Qwen3-Next-80B-A3B-Instruct', 'qwen'],
    ['accounts/fireworks/models/qwen2p5-vl-72b-instruct', 'qwen'],
    ['qwq-32b', 'qwen'],
    ['deepseek-r1-distill-qwen-32b', 'qwen'],
    ['deepseek-r1:14b', 'qwen'],
    ['deepseek-chat', 'deepseek_v3'],
    ['deepseek-reasoner', 'deepseek_v3'],
    ['deepseek-ai/DeepSeek-V3.2', 'deepseek_v3'],
    ['deepseek/deepseek-r1-0528', 'deepseek_v3'],
    ['deepseek-r1:671b', 'deepseek_v3'],
    ['deepseek.r1-v1:0', 'deepseek_v3'],
    ['deepseek-v4-flash', 'deepseek_v3'],
    ['mistral-nemo', 'mistral_nemo'],
    ['open-mistral-nemo-2407', 'mistral_nemo'],
    ['google/gemma-3-27b-it', 'gemma3'],
    ['gemma3:4b', 'gemma3'],
    ['gemma-3n-e4b-it', 'gemma3'],
    ['gemini-2.0-flash-001', 'gemma3'],
    ['gemini-2.5-flash-lite', 'gemma3'],
    ['gemini-3-pro-preview', 'gemma3'],
  ])('%s: %s', (id, vocabulary) => {
    expect(vocabularyOf(id)?.vocabulary).toBe(vocabulary);
  });

  test.each([
    ...['', 'claude-opus-4-7', 'gemini-3.1-pro-preview', 'gemini-1.5-pro', 'gemma-2-9b-it', 'meta-llama/Llama-2-7b-hf', 'TinyLlama-1.1B'],
    ...['meta-llama/Llama-4-Scout-17B-16E-Instruct', 'Qwen/Qwen3.5-27B', 'qwen3p6-plus', 'qwen-max', 'deepseek-coder:6.7b', 'deepseek-r1:8b'],
    ...['mistral-large-latest', 'mixtral-8x7b-32768', 'grok-4', 'toString', '__proto__', 'constructor'],
  ])('%j: none that is known to be its own', id => {
    expect(vocabularyOf(id)).toBeUndefined();
  }); // biome-ignore format: a table
});

describe('what stands in', () => {
  test.each([
    ['claude-opus-4-7', 'o200k_base', 1.4],
    ['anthropic.claude-opus-4-8-v1:0', 'o200k_base', 1.4],
    ['claude-sonnet-5', 'o200k_base', 1.4],
    ['claude-haiku-5-5', 'o200k_base', 1.4],
    ['claude-sonnet-4-20250514', 'o200k_base', 1.08],
    ['claude-opus-4-6', 'o200k_base', 1.08],
    ['claude-3-5-sonnet-20241022', 'o200k_base', 1.08],
    ['claude-2.1', 'o200k_base', 1.05],
    ['gemini-3.1-pro-preview', 'gemma3', 1],
    ['mixtral-8x7b-32768', 'o200k_base', 1.27],
    ['mistral-large-latest', 'mistral_nemo', 1],
    ['grok-4', 'o200k_base', 1],
  ])('%s: %s, %d tokens per token of Latin text', (id, vocabulary, latin) => {
    const found = standInOf(id);
    expect(found?.vocabulary).toBe(vocabulary);
    expect(found?.ratios.latin).toBe(latin);
    expect(found?.error).toBeGreaterThan(0);
    expect(found?.source).not.toBe('');
    expect(found?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('nothing is claimed of a name that says nothing', () => {
    expect(standInOf('my-model')).toBeUndefined();
  });
});
