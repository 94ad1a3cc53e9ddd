import { expect, test } from 'vitest';
import { accelerators, findAccelerator } from '../../src/catalog/accelerators.ts';
import { allGpuHourPrices, gpuHourPrice } from '../../src/catalog/gpu-hour-prices.ts';

test('at least 60 accelerators, ids unique, every figure inside plausible bounds', () => {
  expect(accelerators.length).toBeGreaterThanOrEqual(60);
  expect(new Set(accelerators.map(part => part.id)).size).toBe(accelerators.length);
  for (const part of accelerators) {
    expect(part.id).toMatch(/^[a-z0-9-]+$/);
    expect(part.memory, part.id).toBeGreaterThanOrEqual(8e9);
    expect(part.memory, part.id).toBeLessThanOrEqual(600e9);
    expect(part.bandwidth, part.id).toBeGreaterThanOrEqual(60e9);
    expect(part.bandwidth, part.id).toBeLessThanOrEqual(10e12);
    const half = part.peak.bf16 ?? part.peak.fp16;
    expect(half, part.id).toBeGreaterThan(1e12);
    expect(half, part.id).toBeLessThan(3e15);
    if (part.power !== undefined) expect(part.power, part.id).toBeLessThanOrEqual(1500);
    expect(part.source, part.id).not.toMatch(/^$| ids? \d|not found/);
    expect(part.date, part.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    if (part.multiprocessors) {
      expect(part.vendor, part.id).toBe('NVIDIA');
      expect(part.multiprocessors.count, part.id).toBeGreaterThan(20);
      expect(part.multiprocessors.count, part.id).toBeLessThan(200);
      expect(part.multiprocessors.source, part.id).not.toBe('');
      expect(part.multiprocessors.date, part.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    for (const cell of part.corrected) {
      expect(cell.source, `${part.id} ${cell.column}`).not.toBe('');
      expect(cell.date, `${part.id} ${cell.column}`).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  }
});

test('every peak is dense: a format of half the bits is at most about twice as fast', () => {
  for (const part of accelerators) {
    const half = (part.peak.bf16 ?? part.peak.fp16)!;
    // The RTX 4090 and 5090 halve 16-bit and FP8 for 32-bit accumulation, and FP4 and INT8 not.
    const consumer = part.id.startsWith('rtx-');
    if (part.peak.fp8) expect(part.peak.fp8 / half, part.id).toBeLessThanOrEqual(2.03);
    if (part.peak.int8) expect(part.peak.int8 / half, part.id).toBeLessThanOrEqual(consumer ? 4.01 : 2.03);
    if (part.peak.fp4) expect(part.peak.fp4 / half, part.id).toBeLessThanOrEqual(consumer ? 8.01 : 6.01);
  }
});

test('a GeForce part multiplies 16-bit with 32-bit accumulation at twice its FP32 rate', () => {
  const parts = accelerators.filter(part => part.name.includes('GeForce') && part.peak.fp32);
  expect(parts.length).toBeGreaterThan(20);
  for (const { id, peak } of parts) expect(peak.fp16! / peak.fp32!, id).toBeCloseTo(2, 1);
});

test.each([
  ['h100', 'h100-sxm'],
  ['H100-SXM-80GB', 'h100-sxm'],
  ['NVIDIA H100 80GB HBM3', 'h100-sxm'],
  ['NVIDIA-A100-SXM4-80GB', 'a100-80gb-sxm'],
  ['NVIDIA A100-SXM4-40GB', 'a100-40gb-sxm'],
  ['NVIDIA A100 80GB PCIe', 'a100-80gb-pcie'],
  ['NVIDIA H100 PCIe', 'h100-pcie'],
  ['nvidia-tesla-t4', 't4'],
  ['Tesla V100-SXM2-16GB', 'v100-sxm2-16gb'],
  ['NVIDIA GH200 480GB', 'gh200-96gb'],
  ['NVIDIA RTX 6000 Ada Generation', 'rtx-6000-ada'],
  ['NVIDIA GeForce RTX 4060 Ti 16GB', 'rtx-4060-ti-16gb'],
  ['4070 Ti Super', 'rtx-4070-ti-super'],
  ['AMD Radeon RX 7900 XTX', 'rx-7900-xtx'],
  ['AMD Instinct MI300X', 'mi300x'],
  ['Apple M3 Max 40-core', 'apple-m3-max-40-core'],
  ['nvidia h100 sxm', 'h100-sxm'],
  ['A100', 'a100-80gb-sxm'],
  ['A100-SXM-40GB', 'a100-40gb-sxm'],
  ['A100-80GB-PCIe', 'a100-80gb-pcie'],
  ['rtx 4090', 'rtx-4090'],
  ['GeForce RTX 4090', 'rtx-4090'],
  ['MI300X-192GB', 'mi300x'],
  ['M2 Ultra 76-Core GPU 192GB', 'apple-m2-ultra-192gb'],
  ['apple-m3-max-40-core-64gb', 'apple-m3-max-40-core-64gb'],
  ['m4-max', 'apple-m4-max-40-core'],
  ['v100-sxm2-16gb', 'v100-sxm2-16gb'],
  ['H100-SXM-40GB', undefined],
  ['h900', undefined],
  ['', undefined],
])('%s is %s', (name, id) => {
  expect(findAccelerator(name)?.id).toBe(id);
});

test('a part with several memories carries the size that its id names', () => {
  expect(findAccelerator('apple-m2-max-32gb')!.memory).toBe(32 * 2 ** 30);
  expect(findAccelerator('apple-m2-max')!.memory).toBe(96 * 2 ** 30);
});

test('figures that the data sheets print', () => {
  expect(findAccelerator('h100-sxm')!.peak.fp8).toBe(1979e12);
  expect(findAccelerator('l40')!.peak.fp8).toBe(362e12);
  expect(findAccelerator('a100')!.peak.fp8).toBeUndefined();
  expect(findAccelerator('t4')!.peak.bf16).toBeUndefined();
  expect(findAccelerator('h200')!.bandwidth).toBe(4800e9);
  // NVIDIA's driver keeps 0.4 % of an HBM part; modal-labs/modal-client pull request 2797 lists the totals that nvidia-smi prints.
  expect(findAccelerator('h100')!.memory).toBe(81_559 * 2 ** 20);
  // ECC on GDDR takes a sixteenth: 24 GB become 22.5 GiB.
  expect(findAccelerator('l4')!.memory).toBe(23_034 * 2 ** 20);
});

test('the representative price is an on-demand offer, neither the cheapest nor the dearest of many clouds', () => {
  const price = gpuHourPrice('h100')!;
  const all = allGpuHourPrices('h100-sxm').filter(offer => offer.priceType === 'on-demand');
  expect(price.priceType).toBe('on-demand');
  expect(all).toContain(price);
  expect(price.perGpuHour).toBeGreaterThan(all[0]!.perGpuHour);
  expect(price.perGpuHour).toBeLessThan(all.at(-1)!.perGpuHour);
  expect(price.cloud).not.toBe('');
});

test('every offer says who, when and where from; where none is known the price is undefined', () => {
  const all = accelerators.flatMap(part => allGpuHourPrices(part.id));
  expect(all.length).toBeGreaterThanOrEqual(140);
  for (const offer of all) {
    expect(Number.isFinite(Date.parse(offer.date))).toBe(true);
    expect(offer.source).not.toBe('');
    expect(offer.perGpuHour).toBeGreaterThan(0.1);
    expect(offer.perGpuHour).toBeLessThan(20);
    expect(['on-demand', 'spot', 'serverless', 'reserved']).toContain(offer.priceType);
  }
  expect(gpuHourPrice('apple-m1')).toBeUndefined();
  expect(gpuHourPrice('no-such-part')).toBeUndefined();
});
