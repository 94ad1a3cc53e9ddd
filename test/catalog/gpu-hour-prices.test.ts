import { describe, expect, test } from 'vitest';
import { accelerators, findAccelerator } from '../../src/catalog/accelerators.ts';
import { allGpuHourPrices, gpuHourPrice } from '../../src/catalog/gpu-hour-prices.ts';

const priced = accelerators.filter(part => allGpuHourPrices(part.id).length > 0);

describe('every offer', () => {
  test.each(priced.map(part => part.id))('%s: sourced, dated, in order, between a cent and 40 dollars', id => {
    const offers = allGpuHourPrices(id);
    for (const [index, offer] of offers.entries()) {
      expect(offer.perGpuHour).toBeGreaterThan(0.01);
      expect(offer.perGpuHour).toBeLessThan(40);
      expect(offer.perGpuHour).toBeGreaterThanOrEqual(offers[index - 1]?.perGpuHour ?? 0);
      expect(offer.gpus).toBeGreaterThanOrEqual(1);
      expect(offer.cloud).not.toBe('');
      expect(offer.source).not.toBe('');
      expect(offer.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(['on-demand', 'spot', 'serverless', 'reserved']).toContain(offer.priceType);
    }
  });

  test.each(priced.map(part => part.id))('%s: the representative is the median of the clouds’ cheapest', id => {
    const price = gpuHourPrice(id);
    const onDemand = allGpuHourPrices(id).filter(offer => offer.priceType === 'on-demand');
    if (!price) return expect(onDemand).toEqual([]);
    const cheapest = [...new Set(onDemand.map(offer => offer.cloud))].map(
      cloud => onDemand.find(offer => offer.cloud === cloud)!.perGpuHour,
    );
    const below = cheapest.filter(amount => amount < price.perGpuHour).length;
    const above = cheapest.filter(amount => amount > price.perGpuHour).length;
    expect(below).toBeLessThanOrEqual(cheapest.length / 2);
    expect(above).toBeLessThanOrEqual(cheapest.length / 2);
  });
});

test.each([
  ['h100', 'h100-sxm'],
  ['H100-SXM-80GB', 'h100-sxm'],
  ['NVIDIA A100-SXM4-80GB', 'a100-80gb-sxm'],
])('%s costs what %s costs', (alias, id) => {
  expect(gpuHourPrice(alias)).toBe(gpuHourPrice(id));
});

test('a part sold with several memories is priced by size, and by its bare name', () => {
  const bare = allGpuHourPrices('v100-sxm2');
  const small = allGpuHourPrices('v100-sxm2-16gb');
  expect(small.length).toBeGreaterThan(0);
  expect(bare).toEqual(expect.arrayContaining([...small]));
});

test('unknown stays unknown', () => {
  expect(allGpuHourPrices('no-such-part')).toEqual([]);
  expect(gpuHourPrice('no-such-part')).toBeUndefined();
  const unpriced = accelerators.find(part => allGpuHourPrices(part.id).length === 0)!;
  expect(findAccelerator(unpriced.id)).toBe(unpriced);
  expect(gpuHourPrice(unpriced.id)).toBeUndefined();
});
