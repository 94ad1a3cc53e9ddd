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
