import { waitForUpdate } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { listHardware, listModels, listPrices } from '../../src/catalog/catalog-listing.ts';
import { allListed, listMoment } from '../../src/catalog/price-list.ts';

test('without a search everything is listed, each row with its source and date', () => {
  expect(listModels().length).toBeGreaterThanOrEqual(150);
  expect(listHardware().length).toBeGreaterThanOrEqual(60);
  expect(listPrices().length).toBeGreaterThan(1500);
  for (const row of [...listModels(), ...listHardware(), ...listPrices()]) {
    expect(row.source).not.toBe('');
    expect(Number.isFinite(Date.parse(row.date))).toBe(true);
  }
});

test.each([
  ['Llama-3.3', 'meta-llama/Llama-3.3-70B-Instruct'],
  ['QWEN3 a3b', 'Qwen/Qwen3-30B-A3B'],
  ['llama3.1:8b', 'meta-llama/Llama-3.1-8B-Instruct'],
])('models: %s finds %s', (search, id) => {
  expect(listModels(search).flatMap(model => [model.id, ...model.aliases])).toContain(id);
});

test.each([
  ['h100', ['h100-pcie', 'h100-sxm', 'h100-nvl']],
  ['RTX 4090', ['rtx-4090']],
  ['cdna3', ['mi300x', 'mi325x']],
  ['no such part', []],
])('hardware: %s finds %j', (search, ids) => {
  expect(listHardware(search).map(part => part.id)).toEqual(ids);
});

test('prices of hours and of tokens stand in one list', () => {
  expect(listPrices('h100 runpod').every(price => price.kind === 'gpu-hour')).toBe(true);
  expect(listPrices('openai gpt-4o-mini').some(price => price.kind === 'tokens' && price.model === 'gpt-4o-mini')).toBe(
    true,
  );
});

test('every provider of the price list is listed', async () => {
  const all = allListed(listMoment);
  const bundled = (await waitForUpdate())!;
  expect([...new Set(all.map(listed => listed.provider))].sort()).toEqual(bundled.map(provider => provider.id).sort());
  const models = bundled.reduce((sum, provider) => sum + provider.models.length, 0);
  expect(all.length).toBeGreaterThan(models * 0.98);
});
