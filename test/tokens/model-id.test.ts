import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeModelId } from '../../src/tokens/model-id.ts';

test.each([
  ['gpt-4o', 'gpt-4o'],
  ['  GPT-4o ', 'gpt-4o'],
  ['openai/gpt-4o', 'gpt-4o'],
  ['openrouter/openai/gpt-4o', 'gpt-4o'],
  ['openai:gpt-4o', 'gpt-4o'],
  ['google-gla:gemini-2.5-pro', 'gemini-2.5-pro'],
  ['bedrock:us.anthropic.claude-sonnet-4-5-v1:0', 'claude-sonnet-4-5-v1:0'],
  ['us.meta.llama3-1-8b-instruct-v1:0', 'llama3-1-8b-instruct-v1:0'],
  ['eu.amazon.nova-lite-v1:0', 'nova-lite-v1:0'],
  ['accounts/fireworks/models/llama-v3p1-8b-instruct', 'llama-v3.1-8b-instruct'],
  ['ft:gpt-4o-mini-2024-07-18:acme::abc123', 'gpt-4o-mini-2024-07-18'],
  ['gemini-2.0-flash@001', 'gemini-2.0-flash'],
  ['deepseek/deepseek-r1:free', 'deepseek-r1'],
  ['llama3.1:latest', 'llama3.1'],
  // An Ollama size stays: some families change vocabulary with size.
  ['ollama/llama3.2:1b', 'llama3.2:1b'],
  ['qwen2.5:0.5b', 'qwen2.5:0.5b'],
  // A colon that follows no provider belongs to the model.
  ['acme:gpt-4o', 'acme:gpt-4o'],
  ['', ''],
  ['/', ''],
])('%s -> %s', (id, bare) => {
  expect(normalizeModelId(id)).toBe(bare);
});

test('any text gives an id, in time that does not grow with it', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), id => normalizeModelId(id).length <= 256));
  expect(normalizeModelId('openai:'.repeat(100_000)).length).toBeLessThanOrEqual(256);
});

test('what is bare already stays', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{2,8}-[a-z]{1,6}$/), id => {
      expect(normalizeModelId(normalizeModelId(id))).toBe(normalizeModelId(id));
    }),
  );
});
