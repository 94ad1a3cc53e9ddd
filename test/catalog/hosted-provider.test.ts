import { findProvider } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { hostedCandidates, isSelfHosted, makerCandidates, providerId } from '../../src/catalog/hosted-provider.ts';

test.each([
  ['openai', 'openai'],
  ['Azure OpenAI', 'azure'],
  ['azure_openai', 'azure'],
  ['vertex_ai', 'google'],
  ['together_ai', 'together'],
  ['xai', 'x-ai'],
  ['bedrock', 'aws'],
  ['langchain', undefined],
])('%s is %s on the price list', (written, id) => {
  expect(providerId(written)).toBe(id);
});

test('every id that a spelling leads to is a provider of the list', () => {
  for (const name of [
    'anthropic',
    'aws',
    'azure',
    'cohere',
    'deepseek',
    'fireworks',
    'google',
    'groq',
    'mistral',
    'openai',
    'openrouter',
    'perplexity',
    'together',
    'x-ai',
    'zhipuai',
    'zai',
    'minimax',
    'moonshotai',
    'novita',
    'ovhcloud',
    'cloudflare',
    'cerebras',
    'voyageai',
    'baseten',
    'arcee',
    'github-copilot',
  ])
    expect(findProvider({ providerId: providerId(name)! })?.id, name).toBe(name);
});

test.each(['ollama', 'vllm', 'hosted_vllm', 'LM Studio', 'llama.cpp', 'self-hosted'])(
  '%s is run by the team itself',
  name => {
    expect(isSelfHosted(name)).toBe(true);
    expect(hostedCandidates('gpt-4o', name)).toEqual([]);
  },
);

test.each([
  ['gpt-4o', undefined, { provider: 'openai', model: 'gpt-4o' }],
  ['azure/gpt-4o', undefined, { provider: 'azure', model: 'gpt-4o' }],
  ['openrouter/openai/gpt-4o', undefined, { provider: 'openrouter', model: 'openai/gpt-4o' }],
  ['bedrock/us-east-1/anthropic.claude-v2', undefined, { provider: 'aws', model: 'anthropic.claude-v2' }],
  ['bedrock/converse/us.amazon.nova-pro-v1:0', undefined, { provider: 'aws', model: 'us.amazon.nova-pro-v1:0' }],
  ['vertex_ai/claude-3-5-sonnet@20240620', undefined, { provider: 'google', model: 'claude-3-5-sonnet-20240620' }],
  ['openai/gpt-oss-120b', 'groq', { provider: 'groq', model: 'openai/gpt-oss-120b' }],
])('%s (SDK: %s) may be %j', (model, provider, candidate) => {
  expect(hostedCandidates(model, provider)).toContainEqual(candidate);
});

test.each([
  ['mistralai/mixtral-8x7b-instruct-v0.1', 'replicate'],
  ['deepseek-r1', 'dashscope'],
  ['deepseek-ai/DeepSeek-V3', 'siliconflow'],
  ['deepinfra/mistralai/Mixtral-8x7B-Instruct-v0.1', undefined],
  ['openai/gpt-oss-120b', 'huggingface'],
])('%s on %s has a price that no list states', (model, provider) => {
  expect(hostedCandidates(model, provider)).toEqual([]);
});

test('Hugging Face passes on the price of the provider that the name states', () => {
  expect(hostedCandidates('meta-llama/Llama-3.3-70B-Instruct:groq', 'huggingface')).toContainEqual({
    provider: 'huggingface_groq',
    model: 'meta-llama/Llama-3.3-70B-Instruct',
  });
});

test('a provider other than OpenAI is taken at its word', () => {
  const providers = new Set(hostedCandidates('openai/gpt-oss-120b', 'together').map(candidate => candidate.provider));
  expect([...providers]).toEqual(['together']);
});

test('the maker of a Bedrock model', () => {
  expect(makerCandidates('us.anthropic.claude-3-haiku-20240307-v1:0')).toContainEqual({
    provider: 'anthropic',
    model: 'claude-3-haiku-20240307',
  });
  expect(makerCandidates('my-deployment')).toEqual([]);
});
