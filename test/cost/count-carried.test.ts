import { describe, expect, test } from 'vitest';
import { countCall } from '../../src/cost/count-call.ts';
import { countCarried } from '../../src/cost/count-carried.ts';
import type { CarriedPart, CarriedTools } from '../../src/source/carried-part.ts';
import type { TokenCounter } from '../../src/tokens/token-counter.ts';
import { counters } from '../tokens/media.ts';
import { configured, part, site, wordCounter } from './fixtures.ts';

/** The tool of OpenAI's cookbook, as the scanner reads it. */
const weather: CarriedTools = {
  kind: 'tools',
  form: 'written',
  unknown: [],
  builtIn: [],
  choice: 'auto',
  tools: [
    {
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
  ],
};
const question = [
  part('system', 'You are a helpful assistant that can answer to questions about the weather.'),
  part('user', "What's the weather like in San Francisco?"),
];
const count = (parts: readonly CarriedPart[], counter: TokenCounter = wordCounter, model = 'gpt-4o') =>
  countCarried(site({ carried: parts, model: { id: model, from: 'literal' } }), counter, configured({}));

describe('a whole call is what the provider bills', () => {
  // OpenAI Cookbook, "How to count tokens with tiktoken", tool calls, read 2026-11-22: 105 and 101 tokens.
  // https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken
  test.each([
    ['gpt-4', 105],
    ['gpt-4o', 101],
  ])('%s: the cookbook’s question and tool take %i tokens, exactly', async (id, published) => {
    const call = site({ model: { id, from: 'literal' }, prompt: question, carried: [weather] });
    const { input, carried } = countCall(call, await counters.forModel(id), configured({}));
    expect(input).toEqual({ tokens: published, low: published, high: published, exact: true });
    expect(carried).toMatchObject([{ role: 'tools', basis: 'published', names: ['get_current_weather'] }]);
  });

  // Anthropic, "Token counting", read 2026-11-22: the question and a tool with one argument take 403 tokens.
  // https://platform.claude.com/docs/en/build-with-claude/token-counting
  test('claude-opus-4: the documented count lies within the bounds', async () => {
    const id = 'claude-opus-4-20250514';
    const tool = {
      name: 'get_weather',
      description: 'Get the current weather in a given location',
      parameters: {
        type: 'object',
        properties: { location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' } },
        required: ['location'],
      },
    };
    const call = site({
      model: { id, from: 'literal' },
      prompt: [part('user', "What's the weather like in San Francisco?")],
      carried: [{ ...weather, tools: [tool] }],
    });
    const { input, carried } = countCall(call, await counters.forModel(id), configured({}));
    expect(input.low).toBeLessThanOrEqual(403);
    expect(input.high).toBeGreaterThanOrEqual(403);
    expect(carried[0]).toMatchObject({ basis: 'format', count: { exact: false } });
  });

  // Google, "Understand and count tokens", read 2026-11-22: this text and an image take 263 tokens.
  // https://ai.google.dev/gemini-api/docs/tokens
  test('gemini-2.0-flash: the documented text and image', async () => {
    const id = 'gemini-2.0-flash';
    const call = site({
      model: { id, from: 'literal' },
      prompt: [part('user', 'Tell me about this image')],
      carried: [{ kind: 'image' }],
    });
    const { input, carried } = countCall(call, await counters.forModel(id), configured({}));
    expect(carried[0]).toMatchObject({ role: 'image', basis: 'image-size', count: { low: 258 } });
    expect(input.low).toBe(263);
  });
});

describe('the reason for an estimate', () => {
  const json = { type: 'object', properties: { name: { type: 'string' } } };
  test.each<[string, CarriedPart, string, boolean]>([
    ['written tools, published formula', weather, 'published', true],
    ['tools made of code', { ...weather, form: 'derived' }, 'derived', false],
    ['a tool that is not known', { ...weather, unknown: ['search'] }, 'partly-unknown', false],
    ['a provider’s own tool', { ...weather, tools: [], builtIn: ['web_search'] }, 'format', false],
    ['a schema', { kind: 'schema', form: 'written', unknown: [], schema: json }, 'format', false],
    ['a derived schema', { kind: 'schema', form: 'derived', unknown: [], schema: json }, 'derived', false],
    ['an image without a size', { kind: 'image' }, 'image-size', false],
    ['an image in low detail, one price for every size', { kind: 'image', detail: 'low' }, 'published', true],
  ])('%s', (_name, carried, basis, exact) => {
    const [counted] = count([carried]);
    expect(counted).toMatchObject({ basis, count: { exact } });
    expect(counted!.count.low).toBeLessThanOrEqual(counted!.count.tokens);
    expect(counted!.count.high).toBeGreaterThanOrEqual(counted!.count.tokens);
    expect(counted!.source).not.toBe('');
  });

  test('the vocabulary is an estimate', () => {
    const [counted] = count([weather], { ...wordCounter, exact: false });
    expect(counted).toMatchObject({ basis: 'vocabulary', count: { exact: false } });
  });
});

test('tools of unknown size take what the user assumes of them', () => {
  const [before] = count([weather]);
  const call = site({ carried: [{ ...weather, unknown: ['search'] }] });
  const [after] = countCarried(call, wordCounter, configured({ placeholders: { search: 700 } }));
  expect(after!.count.tokens - before!.count.tokens).toBe(700);
  expect(after!.placeholders).toEqual([{ name: 'search', assumedTokens: 700, from: 'configuration' }]);
});

test('the same tools cost another model what that model’s provider makes of them', () => {
  const call = site({ carried: [weather] });
  const [openai] = countCarried(call, wordCounter, configured({}));
  const [anthropic] = countCarried(call, wordCounter, configured({}), 'claude-opus-4-5');
  // Anthropic adds a system prompt of 496 tokens to any request with tools.
  expect(anthropic!.count.tokens - openai!.count.tokens).toBeGreaterThan(400);
});

test('tools stand before the prompt: they are part of what a prefix cache keeps', () => {
  const bare = countCall(site(), wordCounter, configured({}));
  const tools = countCall(site({ carried: [weather] }), wordCounter, configured({}));
  const image = countCall(site({ carried: [{ kind: 'image' }] }), wordCounter, configured({}));
  expect(tools.staticPrefixTokens - bare.staticPrefixTokens).toBe(tools.carried[0]!.count.tokens);
  expect(image.staticPrefixTokens).toBe(bare.staticPrefixTokens);
});

test('nothing carried, nothing counted', () => {
  expect(countCarried(site(), wordCounter, configured({}))).toEqual([]);
});
