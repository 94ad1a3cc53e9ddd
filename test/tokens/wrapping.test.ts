import { beforeAll, describe, expect, test } from 'vitest';
import { imageTokens } from '../../src/tokens/image-tokens.ts';
import type { TokenCounter } from '../../src/tokens/token-counter.ts';
import { type WrappedRequest, wrappingTokens } from '../../src/tokens/wrapping.ts';
import { counters } from './media.ts';

const counterOf = (model: string): Promise<TokenCounter> => counters.forModel(model);

interface Message {
  readonly role: string;
  readonly name?: string;
  readonly content: string;
}

/** Tokens of a whole request: its text, and what is put around it. */
async function requestTokens(model: string, messages: readonly Message[], rest: Partial<WrappedRequest> = {}) {
  const counter = await counterOf(model);
  const roles = messages.map(message => message.role);
  const names = messages.flatMap(message => message.name ?? []);
  const text = messages.reduce((total, message) => total + counter.count(message.content).tokens, 0);
  const around = wrappingTokens({ model, roles, names, ...rest }, counter);
  return { tokens: text + around.tokens, low: text + around.low, high: text + around.high, exact: around.exact };
}

// OpenAI Cookbook, "How to count tokens with tiktoken", https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken,
// read 2026-11-22: the messages, and the counts that the API gave for them.
const cookbookMessages: readonly Message[] = [
  { role: 'system', content: 'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.' },
  { role: 'system', name: 'example_user', content: 'New synergies will help drive top-line growth.' },
  { role: 'system', name: 'example_assistant', content: 'Things working well together will increase revenue.' },
  {
    role: 'system',
    name: 'example_user',
    content: "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
  },
  { role: 'system', name: 'example_assistant', content: "Let's talk later when we're less busy about how to do better." },
  { role: 'user', content: "This late pivot means we don't have time to boil the ocean for the client deliverable." },
]; // biome-ignore format: a table

// The same page: a tool and two messages, and the counts that the API gave for them.
const weatherTool = JSON.stringify([
  {
    type: 'function',
    function: {
      name: 'get_current_weather',
      description: 'Get the current weather in a given location',
      parameters: {
        type: 'object',
        properties: {
          location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
          unit: { type: 'string', description: 'The unit of temperature to return', enum: ['celsius', 'fahrenheit'] },
        },
        required: ['location'],
      },
    },
  },
]);
const weatherMessages: readonly Message[] = [
  { role: 'system', content: 'You are a helpful assistant that can answer to questions about the weather.' },
  { role: 'user', content: "What's the weather like in San Francisco?" },
];

describe('OpenAI', () => {
  test.each([
    ['gpt-3.5-turbo-0301', 127],
    ['gpt-3.5-turbo', 129],
    ['gpt-4-0613', 129],
    ['gpt-4', 129],
    ['gpt-4o', 124],
    ['gpt-4o-mini', 124],
  ])('%s: the cookbook’s messages take %i tokens', async (model, published) => {
    expect(await requestTokens(model, cookbookMessages)).toEqual({
      tokens: published,
      low: published,
      high: published,
      exact: true,
    });
  });

  test.each([
    ['gpt-4', 105],
    ['gpt-4o', 101],
    ['gpt-4o-mini', 101],
  ])('%s: the cookbook’s tool takes %i tokens', async (model, published) => {
    const counted = await requestTokens(model, weatherMessages, { toolsJson: weatherTool });
    expect(counted).toEqual({ tokens: published, low: published, high: published, exact: true });
  });
});

describe('Anthropic', () => {
  // "Token counting", https://platform.claude.com/docs/en/build-with-claude/token-counting, read 2026-11-22.
  const tool = JSON.stringify([
    {
      name: 'get_weather',
      description: 'Get the current weather in a given location',
      input_schema: {
        type: 'object',
        properties: { location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' } },
        required: ['location'],
      },
    },
  ]);
  test.each<[string, readonly Message[], Partial<WrappedRequest>, number]>([
    [
      'claude-opus-4-6',
      [
        { role: 'system', content: 'You are a scientist' },
        { role: 'user', content: 'Hello, Claude' },
      ],
      {},
      14,
    ],
    ['claude-opus-4-20250514', [{ role: 'user', content: "What's the weather like in San Francisco?" }], { toolsJson: tool }, 403],
  ])('%s: the published count lies in the range', async (model, messages, rest, published) => {
    const { low, high, exact } = await requestTokens(model, messages, rest);
    expect(exact).toBe(false);
    expect(low).toBeLessThanOrEqual(published);
    expect(high).toBeGreaterThanOrEqual(published);
  }); // biome-ignore format: a table
});

describe('tools that a provider defines itself', () => {
  const toolsOf = (model: string, builtInTools: readonly string[], toolChoice: 'auto' | 'any' = 'auto') =>
    wrappingTokens({ model, roles: [], toolsJson: '[]', builtInTools, toolChoice }, o200k).parts.at(-1)!;
  let o200k: TokenCounter;
  beforeAll(async () => {
    o200k = await counterOf('gpt-4o');
  });

  // Anthropic, "Tool use with Claude" and "Pricing", https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview,
  // read 2026-11-22: the system prompt of each model with tools, and 245, 700 and 735 for the three tools.
  test.each([
    ['claude-opus-4-20250514', ['bash_20250124'], 313 + 245],
    ['claude-opus-4-20250514', ['text_editor_20250429', 'bash_20250124'], 313 + 945],
    ['claude-sonnet-4-5', ['computer_20250124'], 496 + 735],
    ['claude-3-opus-20240229', ['bash_20250124'], 530 + 245],
  ])('%s with %j takes %i', (model, types, published) => {
    expect(toolsOf(model, types)).toMatchObject({ tokens: published, high: published });
  });

  test('what a search tool takes is not published: a wide range', () => {
    expect(toolsOf('gpt-4o', ['web_search'])).toMatchObject({ low: 0, exact: false });
    expect(toolsOf('gpt-4o', [])).toMatchObject({ tokens: 0, exact: true });
  });
});

describe('Google', () => {
  // "Understand and count tokens", https://ai.google.dev/gemini-api/docs/tokens, read 2026-11-22.
  test('the documented prompt takes 10 tokens', async () => {
    const counted = await requestTokens('gemini-2.0-flash', [
      { role: 'user', content: 'The quick brown fox jumps over the lazy dog.' },
    ]);
    expect(counted).toMatchObject({ tokens: 10, low: 10 });
  });
});

describe('images', () => {
  test.each([
    // OpenAI, "Images and vision", https://developers.openai.com/api/docs/guides/images-vision, read 2026-11-22.
    ['gpt-4o', 1024, 1024, 'high', 765],
    ['gpt-4o', 2048, 4096, 'high', 1105],
    ['gpt-4o', 4096, 8192, 'low', 85],
    ['gpt-4o-mini', 1024, 1024, 'low', 2833],
    ['gpt-5', 1024, 1024, 'high', 70 + 4 * 140],
    ['o3', 512, 512, 'high', 75 + 150],
    ['gpt-5-mini', 1024, 1024, 'high', Math.ceil(1024 * 1.62)],
    ['o4-mini', 1800, 2400, 'high', Math.ceil(1452 * 1.72)],
    // Anthropic, "Vision", https://platform.claude.com/docs/en/build-with-claude/vision, read 2026-11-22: both tiers.
    ['claude-sonnet-4-5', 200, 200, 'high', 64],
    ['claude-sonnet-4-5', 1000, 1000, 'high', 1296],
    ['claude-sonnet-4-5', 1092, 1092, 'high', 1521],
    ['claude-sonnet-4-5', 1920, 1080, 'high', 1560],
    ['claude-sonnet-4-5', 2000, 1500, 'high', 1564],
    ['claude-opus-4-7', 1920, 1080, 'high', 2691],
    ['claude-opus-4-7', 2000, 1500, 'high', 3888],
    ['claude-opus-4-7', 3840, 2160, 'high', 4784],
    // Google, "Image understanding", https://ai.google.dev/gemini-api/docs/image-understanding, read 2026-11-22.
    ['gemini-2.5-flash', 384, 384, 'high', 258],
    ['gemini-2.5-flash', 960, 540, 'high', 6 * 258],
    ['gemini-3-pro-preview', 960, 540, 'high', 1120],
  ] as const)('%s: %i x %i, detail %s, takes %i tokens', (model, width, height, detail, published) => {
    expect(imageTokens(model, { width, height, detail }).tokens).toBe(published);
  });

  test('an image of unknown size is a range that holds every size', () => {
    const { tokens, low, high, exact } = imageTokens('gpt-4o', {});
    expect({ tokens, low, exact }).toEqual({ tokens: 765, low: 85, exact: false });
    expect(high).toBeGreaterThanOrEqual(imageTokens('gpt-4o', { width: 8000, height: 1000, detail: 'high' }).tokens);
  });

  // The OpenAI page above: an image in low detail takes the base tokens, whatever its size.
  test.each([
    ['gpt-4o', 85],
    ['gpt-4o-mini', 2833],
    ['o3', 75],
  ])('%s: an image of unknown size in low detail takes exactly %i', (model, published) => {
    expect(imageTokens(model, { detail: 'low' })).toMatchObject({
      tokens: published,
      low: published,
      high: published,
      exact: true,
    });
  });

  test('of a model that nothing is published for, only a wide range', () => {
    expect(imageTokens(undefined, { width: 10, height: 10 })).toMatchObject({ low: 64, high: 4096, exact: false });
  });
});

describe('what is not published', () => {
  let counter: TokenCounter;
  beforeAll(async () => {
    counter = await counterOf('gpt-4o');
  });

  test('broken JSON of tools is counted as text, not thrown', () => {
    const { tokens, low, high } = wrappingTokens({ model: 'gpt-4o', roles: [], toolsJson: '[{' }, counter);
    expect(low).toBeLessThanOrEqual(tokens);
    expect(high).toBeGreaterThanOrEqual(tokens);
  });

  test('nested tool parameters and schemas are ranges', () => {
    const nested = JSON.stringify([
      { name: 'f', parameters: { properties: { o: { type: 'object', properties: { a: { type: 'string' } } } } } },
    ]);
    const request = { model: 'gpt-4o', roles: ['user'], toolsJson: nested, schemaJson: '{"type":"object"}' };
    const { exact, parts } = wrappingTokens(request, counter);
    expect(exact).toBe(false);
    expect(parts.map(part => part.kind)).toEqual(['messages', 'tools', 'schema']);
    for (const part of parts) {
      expect(part.low).toBeLessThanOrEqual(part.tokens);
      expect(part.high).toBeGreaterThanOrEqual(part.tokens);
      expect(part.source).not.toBe('');
    }
  });

  test.each([
    'gpt-5',
    'o3',
    'llama3.1:8b',
    'Qwen/Qwen3-8B',
    'gemma3:4b',
    'deepseek-chat',
    'mistral-nemo',
    'grok-4',
    undefined,
  ])('%s: the range holds the value', async model => {
    const own = await counters.forModel(model);
    const { tokens, low, high } = wrappingTokens({ ...(model ? { model } : {}), roles: ['system', 'user'] }, own);
    expect(low).toBeLessThanOrEqual(tokens);
    expect(high).toBeGreaterThanOrEqual(tokens);
  });
});
