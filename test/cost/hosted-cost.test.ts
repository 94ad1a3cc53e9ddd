import { describe, expect, test } from 'vitest';
import { hostedPrice } from '../../src/catalog/hosted-prices.ts';
import { hostedCost, largestOutput } from '../../src/cost/hosted-cost.ts';
import { tokens } from '../../src/units.ts';
import { site } from './fixtures.ts';

const shape = (input: number, cached: number, output: number) => ({
  input: tokens(input),
  cached: tokens(cached),
  output: tokens(output),
});
const model = (id: string) => ({ model: { id, from: 'literal' as const } });

describe('hostedCost', () => {
  test('the list’s rates times the tokens, and whose list it is', () => {
    const { input, output, priceDate } = hostedPrice('gpt-4o', 'openai')!;
    const cost = hostedCost(site(), shape(1_000_000, 0, 1_000_000))!;
    expect(cost).toMatchObject({ provider: 'openai', model: 'gpt-4o', priceDate });
    expect([cost.inputCost, cost.outputCost]).toEqual([input.base, output!.base]);
    expect(cost.costPerRequest).toBeCloseTo(cost.inputCost + cost.outputCost, 12);
  });

  test('cached input is cheaper', () => {
    const whole = hostedCost(site(), shape(10_000, 0, 100))!;
    expect(hostedCost(site(), shape(10_000, 8_000, 100))!.inputCost).toBeLessThan(whole.inputCost);
  });

  test('what goes to a batch interface costs half, and says so', () => {
    // Claude Sonnet 4.5: $3 and $15 per million. 20,000 x 3 + 1,000 x 15 = $0.075.
    const claude = { ...model('claude-sonnet-4-5'), provider: 'anthropic' };
    const alone = hostedCost(site(claude), shape(20_000, 0, 1_000))!;
    const batched = hostedCost(site({ ...claude, batched: true }), shape(20_000, 0, 1_000))!;
    expect(alone.costPerRequest).toBeCloseTo(0.075, 12);
    expect(alone).not.toHaveProperty('batchDiscount');
    expect(batched).toMatchObject({ batchDiscount: 0.5, inputCost: 0.03, outputCost: 0.0075 });
    expect(batched.costPerRequest).toBeCloseTo(0.0375, 12);
  });

  test.each([
    // gpt-4o: $2.50, $1.25 cached, $10 per million.
    ['all anew', 'gpt-4o', [10_000, 0, 300], 0.025 + 0.003],
    ['eight of ten thousand cached', 'gpt-4o', [10_000, 8_000, 300], 0.005 + 0.01 + 0.003],
    ['all cached', 'gpt-4o', [10_000, 10_000, 0], 0.0125],
    // gpt-4: $30 and $60, no cache.
    ['a provider without a cache', 'gpt-4', [1_000, 900, 100], 0.03 + 0.006],
    // Gemini 2.5 Pro: $1.25 and $10 up to 200,000 tokens of input, $2.50 and $15 for all of them above.
    ['at the end of the first tier', 'gemini-2.5-pro', [200_000, 0, 1_000], 0.25 + 0.01],
    ['one token above it', 'gemini-2.5-pro', [200_001, 0, 1_000], 0.500_002_5 + 0.015],
  ] as const)('by hand: %s', (_, id, [input, cached, output], dollars) => {
    const { provider: __, ...named } = site(model(id));
    expect(hostedCost(named, shape(input, cached, output))!.costPerRequest).toBeCloseTo(dollars, 12);
  });

  test.each([
    ['no model', { model: { from: 'unknown' as const } }],
    ['a model that no list knows', model('my-own-finetune')],
    ['a server of one’s own', { ...model('llama3.1:8b'), provider: 'ollama' }],
  ])('%s has no list price', (_, changes) => {
    expect(hostedCost(site(changes), shape(10, 0, 10))).toBeUndefined();
  });
});

describe('largestOutput', () => {
  test.each([
    ['gpt-4o', 16_384],
    ['gpt-4', 8_192],
  ])('%s writes at most %i tokens', (id, most) => {
    expect(largestOutput(site(model(id)))).toBe(most);
  });

  test('unknown is unknown', () => {
    expect(largestOutput(site({ model: { from: 'unknown' } }))).toBeUndefined();
  });
});
