import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators, findAccelerator } from '../../src/catalog/accelerators.ts';
import {
  accumulationGain,
  hasStructuredSparsity,
  multiprocessors,
  powerShare,
  segmentOf,
  sixteenBitPeak,
  vectorPeak,
} from '../../src/performance/accelerator-peaks.ts';
import { bytesPerSecond, teraflops, watts } from '../../src/units.ts';
import { a100, consumer, deploy, h100, l40s } from './deployments.ts';

const part = (id: string) => findAccelerator(id)!;

describe('kinds of part', () => {
  test.each([
    ['h100-sxm', 'stacked'],
    ['h200-sxm', 'stacked'],
    ['b200-sxm', 'stacked'],
    ['a100-80gb-pcie', 'stacked'],
    ['a30', 'stacked'],
    ['mi300x', 'stacked'],
    ['gaudi3', 'stacked'],
    ['a10', 'gddr'],
    ['a40', 'gddr'],
    ['l4', 'gddr'],
    ['l40s', 'gddr'],
    ['rtx-a6000', 'gddr'],
    ['rtx-6000-ada', 'gddr'],
    ['rtx-pro-6000-blackwell', 'gddr'],
    ['arc-pro-b60', 'gddr'],
    ['rx-7900-xtx', 'gddr'],
    ['t4', 'gddr'],
    ['rtx-3090', 'geforce'],
    ['rtx-4090', 'geforce'],
    ['rtx-5090', 'geforce'],
    ['apple-m2-ultra', 'unified'],
    ['dgx-spark', 'unified'],
  ])('%s is %s', (id, segment) => expect(segmentOf(part(id))).toBe(segment));
});

describe('16-bit matrix peak', () => {
  test.each([
    ['bf16 where it is native', a100, 312e12],
    ['fp16 on parts before bf16', part('t4'), 65e12],
    ['fp32 where nothing narrower is', { ...a100, peak: { fp32: teraflops(19.5) } }, 19.5e12],
    ['150 FLOPs per byte where no peak is known', { ...a100, peak: {} }, 150 * 2.039e12],
    ['34 on Apple parts', { ...a100, vendor: 'Apple', peak: {}, bandwidth: bytesPerSecond(400e9) }, 34 * 400e9],
  ])('%s', (_, accelerator, peak) => expect(sixteenBitPeak(accelerator)).toBeCloseTo(peak, -6));

  test('is positive for every part of the catalog', () => {
    for (const accelerator of accelerators) expect(sixteenBitPeak(accelerator), accelerator.id).toBeGreaterThan(0);
  });
});

test.each([
  ['llama.cpp', 'rtx-4090', 2],
  ['llama.cpp', 'rtx-6000-ada', 1],
  ['llama.cpp', 'h100-sxm', 1],
  ['vllm', 'rtx-4090', 1],
] as const)('%s on %s multiplies at %d times the listed rate', (engine, id, gain) =>
  expect(accumulationGain(deploy({ engine, accelerator: part(id) }))).toBe(gain),
);

describe('what the rated power allows', () => {
  const perWatt = 2e12;

  test.each([
    ['ample power leaves the peak', { ...h100, power: watts(1e9) }, 1],
    ['power for just the peak leaves 71 %', { ...h100, power: watts(989 / 2) }, Math.SQRT1_2],
    ['H100 SXM: 989 TFLOPS at 700 W', h100, 1 / Math.hypot(1, 989 / 1400)],
    ['the same chip at 350 W sustains less', { ...h100, power: watts(350) }, 1 / Math.hypot(1, 989 / 700)],
    ['unknown power is taken as 0.7 W per TFLOPS', consumer, 1 / Math.hypot(1, 1 / 1.4)],
    ['Apple parts have 5 W per TFLOPS', { ...consumer, vendor: 'Apple' }, 1 / Math.hypot(1, 0.1)],
  ])('%s', (_, accelerator, share) =>
    expect(powerShare(sixteenBitPeak(accelerator), perWatt, accelerator)).toBeCloseTo(share, 9),
  );

  test('a higher peak is never slower, more watts are never slower, and the peak is never exceeded', () => {
    const positive = fc.double({ min: 1e12, max: 1e16, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 50, max: 2000, noNaN: true }), (a, b, power) => {
        const accelerator = { ...h100, power: watts(power) };
        const rate = (peak: number, more = 1) =>
          peak * powerShare(peak, perWatt, { ...accelerator, power: watts(power * more) });
        expect(rate(Math.max(a, b))).toBeGreaterThanOrEqual(rate(Math.min(a, b)) * (1 - 1e-12));
        expect(rate(a, 2)).toBeGreaterThanOrEqual(rate(a));
        expect(rate(a)).toBeLessThanOrEqual(a);
      }),
      { numRuns: 200 },
    );
  });
});

describe('multiprocessors', () => {
  // Architecture whitepapers and data sheets.
  test.each([
    ['a10g', 80],
    ['a30', 56],
    ['rtx-a5000', 64],
    ['rtx-3090', 82],
    ['rtx-6000-ada', 142],
    ['rtx-pro-6000-blackwell', 188],
    ['gb200', 152],
    ['t4', 40],
    ['v100-sxm2', 80],
    ['a10', 72],
    ['a40', 84],
    ['a100-80gb-sxm', 108],
    ['a100-80gb-pcie', 108],
    ['l4', 58],
    ['l40', 142],
    ['l40s', 142],
    ['h100-pcie', 114],
    ['h100-sxm', 132],
    ['h200-sxm', 132],
    ['h20', 78],
    ['b200-sxm', 148],
    ['rtx-4090', 128],
  ])('%s has %d', (id, count) => expect(multiprocessors(part(id))).toBe(count));

  test('a part without a source has those of most large ones', () => {
    const { multiprocessors: _, ...unstated } = part('t4');
    expect(multiprocessors(unstated)).toBe(132);
  });

  test('an Ada or GeForce part multiplies 128 numbers a clock and multiprocessor: its fp32 rate is at most 2 × 128 × 3 GHz each', () => {
    for (const { id, family, peak, multiprocessors: fact } of accelerators) {
      if (!fact || !peak.fp32 || !/ada|blackwell-rtx/.test(family)) continue;
      const clock = peak.fp32 / (2 * 128 * fact.count);
      expect(clock, id).toBeGreaterThan(1.5e9);
      expect(clock, id).toBeLessThan(3e9);
    }
  });
});

describe('16-bit peak outside the matrix units', () => {
  // Architecture whitepapers: A100 78, H100 134, A40 37.4, L40S 91.6, RTX 3090 35.6, RTX 4090 82.6 TFLOPS.
  test.each([
    ['a100-80gb-sxm', 78],
    ['h100-sxm', 134],
    ['a40', 37.4],
    ['l40s', 91.6],
    ['l40', 90.5],
    ['rtx-3090', 35.6],
    ['rtx-4090', 82.6],
  ])('%s: %d TFLOPS', (id, tera) => expect(vectorPeak(part(id)) / 1e12 / tera).toBeCloseTo(1, 2));

  test('Ada without a listed fp32 rate takes a quarter of its matrix peak', () =>
    expect(vectorPeak(l40s)).toBeCloseTo(362e12 / 4, 0));
});

test.each([
  ['a100-80gb-sxm', true],
  ['h100-sxm', true],
  ['rtx-4090', true],
  ['b200-sxm', true],
  ['mi300x', true],
  ['t4', false],
  ['v100-sxm2', false],
  ['mi250', false],
  ['apple-m4', false],
])('2:4 sparsity on %s: %s', (id, native) => expect(hasStructuredSparsity(part(id))).toBe(native));
