import { expect, test } from 'vitest';
import { batchDiscount, contextWindow, maximumOutput } from '../../src/catalog/hosted-models.ts';

test.each([
  ['gpt-4o', undefined, 128_000, 16_384],
  ['gpt-4o-2024-08-06', 'openai', 128_000, 16_384],
  ['gpt-4.1', undefined, 1_047_576, 32_768],
  ['o3', undefined, 200_000, 100_000],
  ['o1-mini', undefined, 128_000, 65_536],
  ['claude-3-5-sonnet-20241022', undefined, 200_000, 8_192],
  ['claude-3-5-sonnet-latest', 'anthropic', 200_000, 8_192],
  ['claude-sonnet-4-5', undefined, 200_000, 64_000],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'bedrock', 200_000, 64_000],
  ['vertex_ai/claude-3-5-sonnet@20240620', undefined, 200_000, 8_192],
  ['gemini-2.5-pro', undefined, 1_048_576, 65_536],
  ['command-r-plus', undefined, 128_000, 4_000],
  ['groq/llama-3.3-70b-versatile', undefined, 131_072, 32_768],
  ['azure/gpt-4o', undefined, 128_000, 16_384],
  ['text-embedding-3-small', undefined, 8_191, undefined],
])('%s (SDK: %s): %d tokens of context, %s of output', (model, provider, context, output) => {
  expect(contextWindow(model, provider)?.tokens).toBe(context);
  expect(maximumOutput(model, provider)?.tokens).toBe(output);
});

test('an open model has the context of its architecture, hosted or not', () => {
  expect(contextWindow('meta-llama/Llama-3.1-8B-Instruct')?.tokens).toBe(131_072);
  expect(contextWindow('llama3.1:8b', 'ollama')?.tokens).toBe(131_072);
});

test('every limit says where it was read and when', () => {
  for (const limit of [contextWindow('gpt-4o'), maximumOutput('gpt-4o'), contextWindow('Qwen/Qwen3-8B')]) {
    expect(limit!.source).not.toBe('');
    expect(Number.isFinite(Date.parse(limit!.date))).toBe(true);
  }
});

test('unknown stays unknown', () => {
  expect(contextWindow('my-deployment', 'azure')).toBeUndefined();
  expect(maximumOutput('my-deployment', 'azure')).toBeUndefined();
  expect(maximumOutput('gpt-4o', 'ollama')).toBeUndefined();
  expect(batchDiscount('perplexity')).toBeUndefined();
});
