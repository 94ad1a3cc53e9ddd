import { describe, expect, test } from 'vitest';
import { compareOperatorRow, isOperatorTable } from '../../src/performance/operator-row.ts';
import { MalformedRow } from '../../src/performance/table-cell.ts';
import { catalog } from './benchmark-rows.ts';

const header =
  'gpu,op,dtype,tokens,n,k,batch,context,heads,kv_heads,head_dim,layers,hidden,inter,experts,active,median_us,p10_us,p90_us,flops,bytes';
const columns = header.split(',');
const row = (cells: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(
    columns.map(column => [column, String({ gpu: 'h100-sxm', dtype: 'bf16', median_us: 10, ...cells }[column] ?? '')]),
  );
const predicted = (cells: Record<string, string | number>): number => {
  const compared = compareOperatorRow(row(cells), catalog);
  if (typeof compared === 'string') throw new Error(compared);
  return compared.predicted;
};

test.each([
  ['the script’s columns', columns, true],
  ['a table of benchmarks', ['engine', 'gpu', 'model', 'mode', 'ttft_ms'], false],
  ['a table of memory', ['gpu', 'quantity', 'value', 'unit'], false],
])('%s: %s', (_, names, expected) => expect(isOperatorTable(names)).toBe(expected));

// H100 SXM: 3.35 TB/s and 989 TFLOPS in bf16. No kernel beats the roofline (a fitted share of a bandwidth may pass 1 by a percent), none is much slower
// than half of it.
describe('between the roofline and a few times it, in microseconds', () => {
  const us = (bytes: number, flops: number, peak = 989e12) => Math.max(bytes / 3.35e12, flops / peak) * 1e6;
  test.each([
    ['a thin matrix reads its weights', { op: 'gemm', tokens: 1, n: 28672, k: 4096 }, us(28672 * 4096 * 2, 0)],
    ['a thick one multiplies', { op: 'gemm', tokens: 8192, n: 28672, k: 4096 }, us(0, 2 * 8192 * 28672 * 4096)],
    [
      'in fp8 at its own peak',
      { op: 'gemm', dtype: 'fp8', tokens: 8192, n: 28672, k: 4096 },
      us(0, 2 * 8192 * 28672 * 4096, 1979e12),
    ],
    ['in fp8 half the bytes', { op: 'gemm', dtype: 'fp8', tokens: 1, n: 57344, k: 8192 }, us(57344 * 8192, 0)],
    [
      'decode attention reads keys and values',
      { op: 'attention decode', batch: 64, context: 8192, heads: 32, kv_heads: 8, head_dim: 128 },
      us(64 * 8192 * 8 * 128 * 4, 0),
    ],
    [
      'prefill attention multiplies half a square',
      { op: 'attention prefill', tokens: 16384, context: 16384, batch: 1, heads: 32, kv_heads: 8, head_dim: 128 },
      us(0, 4 * 32 * 128 * 16384 * 8192),
    ],
    [
      'a decode step reads all weights and the cache',
      {
        ...{ op: 'decode step', tokens: 4, batch: 4, context: 1024, heads: 32, kv_heads: 8, head_dim: 128 },
        ...{ layers: 32, hidden: 4096, inter: 14336, experts: 0, active: 0 },
      },
      us(32 * 2 * (4096 * 6144 + 4096 * 4096 + 3 * 4096 * 14336) + 4 * 1024 * 32 * 8 * 128 * 4, 0),
    ],
    [
      'a prompt through all layers',
      {
        ...{ op: 'prefill', tokens: 8192, batch: 1, context: 8192, heads: 32, kv_heads: 8, head_dim: 128 },
        ...{ layers: 32, hidden: 4096, inter: 14336, experts: 0, active: 0 },
      },
      us(0, 8192 * 2 * 32 * (4096 * 6144 + 4096 * 4096 + 3 * 4096 * 14336) + 32 * 4 * 32 * 128 * 8192 * 4096),
    ],
  ])('%s', (_, cells, roofline) => {
    expect(predicted(cells)).toBeGreaterThan(0.99 * roofline);
    expect(predicted(cells)).toBeLessThan(3 * roofline);
  });
});

describe('what changes what', () => {
  const decode = { op: 'attention decode', batch: 64, context: 8192, heads: 32, kv_heads: 8, head_dim: 128 };
  const step = {
    ...{ op: 'decode step', tokens: 1, batch: 1, context: 128, heads: 32, kv_heads: 8, head_dim: 128 },
    ...{ layers: 8, hidden: 4096, inter: 14336, experts: 0, active: 0 },
  };
  const moe = { ...step, experts: 8, active: 2 };

  test('a longer context, a larger batch, more KV heads take longer', () => {
    expect(predicted({ ...decode, context: 16384 }) / predicted(decode)).toBeCloseTo(2, 1);
    expect(predicted({ ...decode, batch: 128 }) / predicted(decode)).toBeCloseTo(2, 0);
    expect(predicted({ ...decode, kv_heads: 32 }) / predicted(decode)).toBeGreaterThan(2.5);
  });

  test('experts: one token reads two of eight, many read all', () => {
    const one = predicted(moe);
    const dense = predicted(step);
    // Two experts of 14,336 beside attention: about twice the feed-forward weights, read at three quarters of the rate.
    expect(one / dense).toBeGreaterThan(1.5);
    expect(one / dense).toBeLessThan(3);
    expect(predicted({ ...moe, batch: 64 }) / one).toBeGreaterThan(2.5);
  });

  test('a stack has no embedding and no output head', () => {
    const layers = (count: number) => predicted({ ...step, layers: count });
    expect(layers(16) / layers(8)).toBeCloseTo(2, 4);
  });
});

test('the words that group a row', () => {
  const compared = compareOperatorRow(
    row({ op: 'attention decode', batch: 4, context: 512, heads: 32, kv_heads: 8, head_dim: 128, median_us: 12.5 }),
    catalog,
  );
  expect(compared).toMatchObject({
    operator: 'attention decode bf16',
    shape: 'heads 32, kv_heads 8, head_dim 128',
    load: 'batch 4, context 512',
    measured: 12.5,
  });
});

describe('rows that say too little', () => {
  const gemm = { op: 'gemm', tokens: 1, n: 4096, k: 4096 };
  test.each([
    [{ ...gemm, gpu: 'Abacus' }, 'accelerator Abacus is not in the catalog'],
    [{ op: 'launch' }, 'op launch is not predicted alone'],
    [{ op: 'constructor' }, 'op constructor is not predicted alone'],
    [{ op: '' }, 'op (blank) is not predicted alone'],
  ])('%j: %s', (cells, reason) => expect(compareOperatorRow(row(cells), catalog)).toBe(reason));

  test.each([
    [{ ...gemm, n: '' }, 'column n is ""; op gemm needs a whole number of at least 1'],
    [{ ...gemm, tokens: '1.5' }, 'column tokens is "1.5"; op gemm needs a whole number of at least 1'],
    [{ ...gemm, k: '-1' }, 'column k is "-1"'],
    [{ ...gemm, median_us: 'fast' }, 'column median_us is "fast"; give microseconds above 0'],
    [{ ...gemm, median_us: '0' }, 'column median_us is "0"'],
    [{ ...gemm, dtype: 'fp9' }, 'precision "fp9" is not known'],
    [{ op: 'decode step', batch: 1, context: 1, tokens: 1 }, 'column layers is ""; op decode step needs'],
  ])('%j is a fault of the table', (cells, message) => {
    expect(() => compareOperatorRow(row(cells), catalog)).toThrow(MalformedRow);
    expect(() => compareOperatorRow(row(cells), catalog)).toThrow(message);
  });
});
