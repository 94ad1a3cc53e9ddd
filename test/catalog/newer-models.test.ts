import { calcPrice, findProvider } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { maximumOutput } from '../../src/catalog/hosted-models.ts';
import { hostedPrice, priceRequest } from '../../src/catalog/hosted-prices.ts';
import { findNewer, newerModels } from '../../src/catalog/newer-models.ts';
import { findListed, listMoment } from '../../src/catalog/price-list.ts';

test('every row has a known provider, a source, a date and plausible limits', () => {
  for (const { provider, model, context, output, source, date } of newerModels) {
    expect(findProvider({ providerId: provider })?.id, model).toBe(provider);
    expect(source, model).toMatch(/^https:/);
    expect(Number.isFinite(Date.parse(date)), model).toBe(true);
    expect(output, model).toBeGreaterThan(1000);
    expect(context, model).toBeGreaterThan(output);
  }
});

test('a row with rates is one that the bundled list does not know by its own name', () => {
  for (const { provider, model, rates } of newerModels) {
    const bundled = calcPrice({}, model, { providerId: provider })?.model.id;
    if (rates) expect(bundled, `${model}: the list has it now, drop the rates`).not.toBe(model);
    else expect(bundled, model).toBe(model);
  }
});

test.each([
  ['anthropic', 'claude-haiku-5.5', 'claude-haiku-5-5'],
  ['anthropic', 'claude-haiku-5-5-20261007', 'claude-haiku-5-5'],
  ['anthropic', 'claude-haiku-4-5', undefined],
  ['aws', 'claude-haiku-5-5', undefined],
])('%s %s is %s', (provider, model, found) => {
  expect(findNewer(provider, model)?.model).toBe(found);
});

test('a prompt above the tier pays the higher rate for all its tokens', () => {
  const haiku = hostedPrice('claude-haiku-5-5')!;
  expect(priceRequest(haiku, { input: 100_000, output: 1000 }).total).toBeCloseTo(0.0105, 12);
  expect(priceRequest(haiku, { input: 200_000, output: 1000 }).total).toBeCloseTo(0.1025, 12);
  expect(priceRequest(haiku, { input: 200_000, cached: 200_000, output: 0 }).total).toBeCloseTo(0.01, 12);
});

test.each([
  ['anthropic', 'claude-sonnet-5.9'],
  ['google', 'gemini-1.5-flash-8b'],
])('%s: a version or size that the list does not know is another model: %s', (provider, model) => {
  expect(calcPrice({}, model, { providerId: provider }), 'the list itself takes it for a neighbour').not.toBeNull();
  expect(findListed([{ provider, model }], listMoment)).toBeUndefined();
});

test.each([
  ['google', 'gemini-2.5-flash-preview-04-17'],
  ['cohere', 'command-r-08-2024'],
  ['anthropic', 'claude-3-5-sonnet-20241022'],
  ['openai', 'gpt-4-0613'],
])('%s: a date is no version: %s', (provider, model) => {
  expect(findListed([{ provider, model }], listMoment)).toBeDefined();
});

test('an alias has the limits of the model that it stands for', () => {
  expect(maximumOutput('gpt-5.6')?.tokens).toBe(128_000);
});
