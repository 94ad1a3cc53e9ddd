import { calcPrice, findProvider } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { hostedPrice, priceRequest, rateFor } from '../../src/catalog/hosted-prices.ts';
import { newerModels } from '../../src/catalog/newer-models.ts';
import { priceList } from '../../src/catalog/price-list.ts';

/**
 * Model names as public code writes them, what the SDK says (or nothing), and the provider and the dollars per million input and
 * output tokens on that provider's page. `undefined`: no list prices it.
 */
const spellings: [string, string | undefined, string | undefined, number?, number?][] = [
  // OpenAI
  ['gpt-4o', undefined, 'openai', 2.5, 10],
  ['gpt-4o-mini', undefined, 'openai', 0.15, 0.6],
  ['gpt-4o-2024-08-06', 'openai', 'openai', 2.5, 10],
  ['gpt-4o-mini-2024-07-18', 'openai', 'openai', 0.15, 0.6],
  ['gpt-4.1', undefined, 'openai', 2, 8],
  ['gpt-4.1-nano', undefined, 'openai', 0.1, 0.4],
  ['gpt-4-turbo-preview', undefined, 'openai', 10, 30],
  ['gpt-3.5-turbo-0125', undefined, 'openai', 0.5, 1.5],
  ['gpt-5', undefined, 'openai', 1.25, 10],
  ['gpt-5-mini', undefined, 'openai', 0.25, 2],
  ['o3', undefined, 'openai', 2, 8],
  ['o3-mini-2025-01-31', undefined, 'openai', 1.1, 4.4],
  ['o4-mini', undefined, 'openai', 1.1, 4.4],
  ['chatgpt-4o-latest', undefined, 'openai', 5, 15],
  ['text-embedding-3-small', undefined, 'openai', 0.02],
  ['ft:gpt-4o-mini-2024-07-18:acme::abc', undefined, 'openai', 0.3, 1.2],
  ['openai/gpt-4o', undefined, 'openai', 2.5, 10],
  ['openai:gpt-4o', undefined, 'openai', 2.5, 10],
  ['litellm_proxy/gpt-4o', undefined, 'openai', 2.5, 10],
  // Azure: names of the catalog are priced, a team's own deployment names are not
  ['gpt-4o', 'azure', 'azure', 2.5, 10],
  ['azure/gpt-4o', 'litellm', 'azure', 2.5, 10],
  ['gpt-35-turbo', 'azure', 'azure', 0.5, 1.5],
  ['my-deployment', 'azure', undefined],
  ['azure/prod-chat', undefined, undefined],
  // Anthropic, also on Bedrock and Vertex
  ['claude-3-5-sonnet-20241022', undefined, 'anthropic', 3, 15],
  ['claude-3-5-sonnet-latest', 'anthropic', 'anthropic', 3, 15],
  ['claude-3-haiku-20240307', undefined, 'anthropic', 0.25, 1.25],
  ['claude-3-opus-20240229', undefined, 'anthropic', 15, 75],
  ['claude-sonnet-4-20250514', undefined, 'anthropic', 3, 15],
  ['claude-sonnet-4-5', undefined, 'anthropic', 3, 15],
  ['claude-haiku-4-5', undefined, 'anthropic', 1, 5],
  ['claude-opus-4-1-20250805', undefined, 'anthropic', 15, 75],
  ['anthropic/claude-3.5-sonnet', undefined, 'anthropic', 3, 15],
  ['anthropic:claude-3-7-sonnet-latest', undefined, 'anthropic', 3, 15],
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', undefined, 'aws', 3, 15],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'bedrock', 'aws', 3, 15],
  ['bedrock/anthropic.claude-3-haiku-20240307-v1:0', undefined, 'aws', 0.25, 1.25],
  ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', undefined, 'aws', 0.25, 1.25],
  ['vertex_ai/claude-3-5-sonnet@20240620', undefined, 'google', 3, 15],
  ['amazon.nova-lite-v1:0', undefined, 'aws', 0.06, 0.24],
  ['meta.llama3-1-70b-instruct-v1:0', 'bedrock', 'aws', 0.72, 0.72],
  // Google
  ['gemini-2.5-flash', undefined, 'google', 0.3, 2.5],
  ['gemini-2.5-pro', undefined, 'google', 1.25, 10],
  ['gemini/gemini-2.0-flash', undefined, 'google', 0.1, 0.4],
  ['vertex_ai/gemini-2.5-pro', undefined, 'google', 1.25, 10],
  ['google-gla:gemini-2.5-flash', undefined, 'google', 0.3, 2.5],
  ['models/gemini-1.5-flash', 'google', 'google', 0.075, 0.3],
  ['gemini-1.5-pro-002', 'google', 'google', 1.25, 5],
  // Mistral, Cohere, DeepSeek, xAI, Perplexity, Moonshot
  ['mistral-large-latest', undefined, 'mistral', 2, 6],
  ['open-mistral-nemo', undefined, 'mistral', 0.15, 0.15],
  ['codestral-latest', undefined, 'mistral', 0.3, 0.9],
  ['command-r-plus', undefined, 'cohere', 2.5, 10],
  ['command-r-08-2024', undefined, 'cohere', 0.15, 0.6],
  ['deepseek-chat', undefined, 'deepseek', 0.27, 1.1],
  ['deepseek-reasoner', 'deepseek', 'deepseek', 0.55, 2.19],
  ['grok-3', undefined, 'x-ai', 3, 15],
  ['xai/grok-3-mini', undefined, 'x-ai', 0.3, 0.5],
  ['perplexity/sonar-pro', undefined, 'perplexity', 3, 15],
  ['kimi-k2-0711-preview', undefined, 'moonshotai', 0.6, 2.5],
  // Open models at a host: the host's price, and none without a host
  ['llama-3.1-70b-versatile', undefined, 'groq', 0.59, 0.79],
  ['llama-3.3-70b-versatile', 'groq', 'groq', 0.59, 0.79],
  ['mixtral-8x7b-32768', undefined, 'groq', 0.24, 0.24],
  ['groq/openai/gpt-oss-120b', undefined, 'groq', 0.15, 0.6],
  ['together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo', undefined, 'together', 0.88, 0.88],
  ['meta-llama/Llama-3.3-70B-Instruct-Turbo', 'together', 'together', 0.88, 0.88],
  ['openrouter/openai/gpt-4o', undefined, 'openrouter', 2.5, 10],
  ['meta-llama/Llama-3.3-70B-Instruct', undefined, undefined],
  ['Qwen/Qwen2.5-72B-Instruct', 'together', undefined],
  // A gateway behind another maker's SDK
  ['claude-sonnet-4-5', 'openai', 'anthropic', 3, 15],
  ['gpt-4o', 'some-gateway', 'openai', 2.5, 10],
  // Models that came after the bundled list, and versions that it does not know
  ['claude-haiku-5-5', undefined, 'anthropic', 0.1, 0.5],
  ['anthropic/claude-haiku-5.5', 'openrouter', 'anthropic', 0.1, 0.5],
  ['claude-sonnet-5-5', undefined, 'anthropic', 2, 10],
  ['openrouter/anthropic/claude-sonnet-4-5', undefined, 'openrouter', 3, 15],
  ['anthropic/claude-sonnet-4-5', 'openrouter', 'openrouter', 3, 15],
  ['claude-opus-5-5', undefined, 'anthropic', 4, 20],
  ['gpt-6.1-sol', undefined, 'openai', 2, 10],
  ['openai:gpt-6.1-terra', undefined, 'openai', 1, 5],
  ['gpt-5.6', undefined, 'openai', 4, 20],
  ['deepseek-flash', undefined, 'deepseek', 0.15, 0.6],
  ['command-r-08-2024', undefined, 'cohere', 0.15, 0.6],
  ['gemini-1.5-flash-8b', undefined, undefined],
  ['claude-opus-6-5', undefined, undefined],
  ['claude-opus-5-7', undefined, undefined],
  // Local servers and nonsense
  ['gpt-4o', 'ollama', undefined],
  ['ollama/llama3', undefined, undefined],
  ['hosted_vllm/Qwen/Qwen3-8B', undefined, undefined],
  ['nonsense', undefined, undefined],
  ['', undefined, undefined],
];

test.each(spellings)('%s (SDK: %s) is priced by %s at %s and %s', (model, sdk, provider, input, output) => {
  const price = hostedPrice(model, sdk);
  expect(price?.provider).toBe(provider);
  expect(price?.input.base).toBe(input);
  expect(price?.output?.base).toBe(output);
  const newer = price && newerModels.find(entry => entry.rates && entry.model === price.model);
  if (price) expect(price.priceDate).toBe(newer?.date ?? priceList.date);
});

test('the date belongs to the installed price list', () => {
  expect(manifest.dependencies['@pydantic/genai-prices']).toBe(priceList.version);
  expect(Number.isFinite(Date.parse(priceList.date))).toBe(true);
});

test('a request in dollars: uncached, cached and written input, and output', () => {
  const sonnet = hostedPrice('claude-3-5-sonnet-20241022')!;
  expect(priceRequest(sonnet, { input: 10_000, output: 500 })).toEqual({ input: 0.03, output: 0.0075, total: 0.0375 });
  expect(priceRequest(sonnet, { input: 10_000, cached: 8_000, output: 0 }).total).toBeCloseTo(0.0084, 12);
  expect(priceRequest(sonnet, { input: 10_000, cacheWritten: 10_000, output: 0 }).total).toBeCloseTo(0.0375, 12);
  expect(priceRequest(hostedPrice('sonar')!, { input: 0, output: 0 }).total).toBe(0.012);
});

test('a long prompt pays the tier for all of its tokens', () => {
  const gemini = hostedPrice('gemini-2.5-pro')!;
  expect(rateFor(gemini.input, 200_000)).toBe(1.25);
  expect(rateFor(gemini.input, 200_001)).toBe(2.5);
  expect(priceRequest(gemini, { input: 300_000, output: 1000 })).toEqual({ input: 0.75, output: 0.015, total: 0.765 });
});

test('a batch takes half off where the provider has one, of tokens and not of a fee', () => {
  // 10,000 at $3, 500 at $15 per million: $0.0375, halved. Cached tokens at $0.30: 2,000 x $3 + 8,000 x $0.30 = $0.0084, halved.
  const sonnet = hostedPrice('claude-3-5-sonnet-20241022')!;
  expect(priceRequest(sonnet, { input: 10_000, output: 500, batched: true }).total).toBeCloseTo(0.01875, 12);
  expect(priceRequest(sonnet, { input: 10_000, cached: 8_000, output: 0, batched: true }).total).toBeCloseTo(
    0.0042,
    12,
  );
  // No discount is known, and the fee per request stays.
  expect(priceRequest(hostedPrice('sonar')!, { input: 0, output: 0, batched: true }).total).toBe(0.012);
  expect(hostedPrice('gpt-4o')!.batchDiscount).toBe(0.5);
  expect(hostedPrice('sonar')!.batchDiscount).toBeUndefined();
});

test("agrees with the list's own arithmetic for every model of four providers", () => {
  const on = new Date(`${priceList.date}T12:00:00Z`);
  const ids = ['openai', 'anthropic', 'google', 'mistral'].flatMap(id =>
    findProvider({ providerId: id })!.models.map(model => [id, model.id] as const),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.nat(500_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(50_000),
      ([provider, model], input, share, output) => {
        const price = hostedPrice(model, provider);
        if (!price?.output || !price.cachedInput) return;
        const cached = Math.floor(input * share);
        const usage = { input_tokens: input, cache_read_tokens: cached, output_tokens: output };
        const theirs = calcPrice(usage, model, { providerId: provider, timestamp: on });
        if (theirs?.model.id !== price.model) return;
        expect(priceRequest(price, { input, cached, output }).total).toBeCloseTo(theirs.total_price, 9);
      },
    ),
    { numRuns: 500 },
  );
});

test('never throws on any name, and a negative or oversized cache cannot make money', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (model, provider) => {
      hostedPrice(model, provider);
    }),
    { numRuns: 500 },
  );
  const price = hostedPrice('gpt-4o')!;
  expect(priceRequest(price, { input: 10, cached: 1_000_000, output: 0 }).total).toBeCloseTo((10 * 1.25) / 1e6, 12);
});
