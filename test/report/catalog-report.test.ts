import { describe, expect, test } from 'vitest';
import type { ListedPrice } from '../../src/catalog/catalog-listing.ts';
import { hardwareText, modelsText, pricesText } from '../../src/report/catalog-report.ts';
import { dollarsPerHour, dollarsPerMillionTokens, flopsPerSecond } from '../../src/units.ts';
import { deployment } from './priced-calls.ts';

const { accelerator, model } = deployment;
/** The rows of a table as lists of cells: columns stand two blanks or more apart. */
const cells = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(/ {2,}/));

describe('models', () => {
  test('sizes in billions, the window in tokens, where and when it was read', () => {
    expect(cells(modelsText([model]))).toEqual([
      ['model', 'parameters', 'active', 'layers', 'window', 'published in', 'date', 'source'],
      [model.id, '70.6 B', '70.6 B', '80', '131,072', 'bf16', '2026-11-22', 'test'],
    ]);
  });

  test('an unknown window is unknown', () => {
    const { contextWindow: _, ...open } = model;
    expect(cells(modelsText([open]))[1]![4]).toBe('unknown');
  });
});

describe('hardware', () => {
  test('bandwidth in decimal bytes, peaks in TFLOPS, a dash where a format is not native', () => {
    expect(cells(hardwareText([accelerator]))[1]).toEqual([
      'h100-sxm',
      'H100 SXM 80 GB',
      '80 GB',
      '3.35 TB/s',
      '989',
      '1,979',
      '-',
      'NVLink 4',
      '2026-11-22',
      'test',
    ]);
  });

  test('bf16 before fp16 where both are stated', () => {
    const peak = { fp16: flopsPerSecond(1e14), bf16: flopsPerSecond(2e14) };
    expect(cells(hardwareText([{ ...accelerator, peak }]))[1]![4]).toBe('200');
  });
});

describe('prices', () => {
  const sourced = { source: 'a list', date: '2026-09-23' };
  const rate = (base: number, ...tiers: number[]) => ({
    base: dollarsPerMillionTokens(base),
    tiers: tiers.map(above => ({ above, rate: dollarsPerMillionTokens(base * 2) })),
  });
  const hour = {
    ...sourced,
    kind: 'gpu-hour',
    accelerator: 'h100-sxm',
    perGpuHour: dollarsPerHour(2.99),
    cloud: 'Lambda',
    priceType: 'on-demand',
  } as ListedPrice;
  const tokens = {
    ...sourced,
    kind: 'tokens',
    provider: 'google',
    model: 'gemini-2.5-pro',
    input: rate(1.25, 200_000),
    output: rate(10),
    priceDate: '2026-09-23',
  } as ListedPrice;

  test('GPU-hours, then tokens; a plus where long inputs pay more', () => {
    const [hours, listed] = pricesText([tokens, hour]).split('\n\n');
    expect(cells(hours!)).toEqual([
      ['hardware', 'per GPU-hour', 'kind', 'cloud', 'instance', 'region', 'date', 'source'],
      ['h100-sxm', '$2.99', 'on-demand', 'Lambda', '-', '-', '2026-09-23', 'a list'],
    ]);
    expect(cells(listed!)).toEqual([
      ['provider', 'model', 'input per M tokens', 'cached', 'output', 'date', 'source'],
      ['google', 'gemini-2.5-pro', '$1.25 +', '-', '$10.00', '2026-09-23', 'a list'],
    ]);
  });

  test.each([
    ['tokens alone', [tokens], ['provider']],
    ['GPU-hours alone', [hour], ['hardware']],
    ['nothing is a head', [], ['hardware']],
  ])('%s', (_, prices, heads) => {
    expect(
      pricesText(prices)
        .split('\n\n')
        .map(table => table.split(' ')[0]),
    ).toEqual(heads);
  });
});
