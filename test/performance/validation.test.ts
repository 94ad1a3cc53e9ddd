import { describe, expect, test } from 'vitest';
import { correctionKey, readCorrections } from '../../src/performance/corrections.ts';
import { fitCorrections } from '../../src/performance/fit-corrections.ts';
import { summarizeValidation, tableKind, validateTable } from '../../src/performance/validation.ts';
import { benchmarkRow, catalog } from './benchmark-rows.ts';
import { deploy } from './deployments.ts';

const check = (cells: readonly Record<string, string>[]) => {
  const kind = tableKind(Object.keys(cells[0] ?? {}));
  const rows = validateTable(
    cells.map((row, index) => ({ line: index + 2, cells: row })),
    kind,
    catalog,
  );
  return { rows, summary: summarizeValidation(rows, cells.length) };
};

const both = benchmarkRow({ output_tokens_per_s: '1500', requests_per_s: '5.9', ttft_ms: '60', itl_ms: '9' });

describe('serving tables', () => {
  test('one entry per figure: of the throughputs only the first, then the latencies; the first row of data is 2', () => {
    const { rows, summary } = check([both]);
    expect(rows.map(entry => ('metric' in entry ? [entry.row, entry.metric] : entry))).toEqual([
      [2, 'output_tokens_per_s'],
      [2, 'ttft_ms'],
      [2, 'itl_ms'],
    ]);
    for (const entry of rows)
      if (!('skipped' in entry)) expect(entry.error).toBeCloseTo(entry.predicted / entry.measured - 1, 12);
    expect(summary).toMatchObject({ rows: 1, covered: 1 });
    expect(summary.byMetric.itl_ms?.figures).toBe(1);
    expect(Object.keys(summary.byGpu)).toEqual(['H100-SXM-80GB']);
    expect(Object.keys(summary.byMode)).toEqual(['fixed_concurrency']);
  });

  test('rows that cannot be expressed are listed with their reason', () => {
    const { rows, summary } = check([both, benchmarkRow({ gpu: 'Abacus' }), both]);
    expect(rows).toContainEqual({ row: 3, skipped: 'accelerator Abacus is not in the catalog' });
    expect(summary).toMatchObject({ rows: 3, covered: 2 });
  });

  test('medians and the ninth decile are of absolute errors', () => {
    const exact = check([both]).rows[0]!;
    if ('skipped' in exact) throw new Error('no figure');
    const rows = [0.5, 0.8, 1, 1.25, 2].map(factor =>
      benchmarkRow({ output_tokens_per_s: String(exact.predicted * factor) }),
    );
    const { summary } = check(rows);
    expect(summary.medianAbsoluteError).toBeCloseTo(0.25, 6);
    expect(summary.p90AbsoluteError).toBeCloseTo(0.5 + 0.6 * 0.5, 6);
    expect(summary.meanAbsoluteError).toBeCloseTo((1 + 0.25 + 0 + 0.2 + 0.5) / 5, 6);
    expect(summary.bias).toBeCloseTo((1 + 0.25 + 0 - 0.2 - 0.5) / 5, 6);
  });

  test('a malformed row is listed with its fault', () => {
    const { rows } = check([both, benchmarkRow({ itl_ms: 'fast' })]);
    expect(rows).toContainEqual({ row: 3, skipped: expect.stringMatching(/^column itl_ms is "fast"/) });
  });

  test('a figure that a mode does not define is listed beside those that it does', () => {
    const { rows, summary } = check([benchmarkRow({ mode: 'decode_only', ttft_ms: '50' })]);
    expect(rows).toContainEqual({ row: 2, metric: 'ttft_ms', skipped: 'ttft_ms is not defined for mode decode_only' });
    expect(summary.covered).toBe(1);
  });

  test('an answer of one token has no time between tokens', () => {
    const { rows } = check([benchmarkRow({ output_len: '1', output_tokens_per_s: '90', itl_ms: '9' })]);
    expect(rows).toEqual([
      expect.objectContaining({ row: 2, metric: 'output_tokens_per_s' }),
      { row: 2, metric: 'itl_ms', skipped: 'itl_ms is not defined for an answer of one token' },
    ]);
  });

  test.each([
    [{ n_gpus: '2.5' }, 'column n_gpus is "2.5"'],
    [{ n_gpus: '1e300', tp: '1' }, 'column n_gpus is "1e300"'],
    [{ ep: '1.5' }, 'column ep is "1.5"'],
    [{ concurrency_or_batch: '1e9' }, 'column concurrency_or_batch is "1e9"'],
  ])('what is counted is whole and not beyond all measure: %j', (changes, fault) => {
    const { rows } = check([benchmarkRow({ output_tokens_per_s: '90', ...changes })]);
    expect(rows).toEqual([{ row: 2, skipped: expect.stringContaining(fault) }]);
  });

  test('an empty table is no error', () => expect(check([]).summary).toMatchObject({ rows: 0, covered: 0 }));
});

describe('what a table holds, by its columns', () => {
  test.each([
    [['engine', 'model', 'gpu', 'ttft_ms'], 'benchmarks'],
    [['gpu', 'quantity', 'value', 'unit'], 'memory'],
    [['gpu', 'op', 'dtype', 'tokens', 'median_us'], 'operators'],
    [[], 'benchmarks'],
  ])('%j: %s', (columns, kind) => expect(tableKind(columns)).toBe(kind));

  test('operators are grouped by operator, load, part and shape', () => {
    const cells = { gpu: 'h100-sxm', op: 'gemm', dtype: 'bf16', tokens: '64', n: '4096', k: '4096', median_us: '20' };
    const { rows, summary } = check([cells, { ...cells, op: 'launch' }, { ...cells, n: 'wide' }]);
    expect(rows[0]).toMatchObject({
      row: 2,
      metric: 'gemm bf16',
      model: 'n 4096, k 4096',
      mode: 'tokens 64',
      gpu: 'h100-sxm',
      measured: 20,
    });
    expect(rows.slice(1)).toEqual([
      { row: 3, skipped: 'op launch is not predicted alone' },
      { row: 4, skipped: 'column n is "wide"; op gemm needs a whole number of at least 1' },
    ]);
    expect(summary).toMatchObject({ rows: 3, covered: 1, figures: 1 });
    expect(Object.keys(summary.byMetric)).toEqual(['gemm bf16']);
  });
});

describe('memory tables', () => {
  const row = {
    source: 'DLI sizing course',
    gpu: 'H100-SXM-80GB',
    n_gpus: '1',
    engine: 'TensorRT-LLM 0.9.0',
    model: 'meta-llama/Llama-2-7b-hf',
    dtype: 'fp16',
    kv_dtype: '',
    quantity: 'gpu_peak_memory',
    value: '32.82',
    unit: 'GB',
    gpu_memory_utilization: '',
    batch: '16',
    input_len: '128',
    output_len: '2048',
    device_total_memory_bytes: '',
    notes: '',
  };

  test.each([
    [{}, 'gpu_peak_memory', 0.02],
    [{ quantity: 'model_weights_memory', value: '13.48' }, 'model_weights_memory', 0.01],
    [
      { quantity: 'kv_cache_capacity_tokens', unit: 'tokens', value: '112000', engine: 'vLLM 0.9.0', batch: '' },
      'kv_cache_capacity_tokens',
      0.1,
    ],
  ])('%j is predicted', (changes, metric, room) => {
    const [figure] = check([{ ...row, ...changes }]).rows;
    if (!figure || 'skipped' in figure) throw new Error('no figure');
    expect(figure.metric).toBe(metric);
    expect(Math.abs(figure.error)).toBeLessThan(room);
  });

  test.each([
    [{ unit: 'furlongs' }, /unit furlongs is not known/],
    [{ quantity: 'mood' }, /quantity mood is not modelled/],
    [{ engine: 'sambaflow' }, /not modelled/],
    [{ value: '' }, /no value/],
  ])('%j is listed with its reason', (changes, reason) => {
    const [entry] = check([{ ...row, ...changes }]).rows;
    expect(entry && 'skipped' in entry ? entry.skipped : '').toMatch(reason);
  });
});

describe('corrections', () => {
  const slow = [0.5, 0.5, 0.5, 0.5].map(() => {
    const [figure] = check([both]).rows;
    if (!figure || 'skipped' in figure) throw new Error('no figure');
    return benchmarkRow({ output_tokens_per_s: String(figure.predicted / 2) });
  });
  const key = correctionKey(deploy());

  test('a cluster at half the predicted throughput takes about twice the time, the more rows the surer', () => {
    const { deployments } = fitCorrections(slow, catalog);
    expect(Object.keys(deployments)).toEqual([key]);
    expect(deployments[key]!.service).toBeCloseTo(2 ** (4 / 6), 6);
    expect(deployments[key]!.figures).toBe(4);
    const many = fitCorrections([...slow, ...slow, ...slow], catalog).deployments[key]!;
    expect(many.service).toBeGreaterThan(deployments[key]!.service);
    expect(many.itl).toBe(many.service);
  });

  test('throughputs that a row states in three units are one figure', () => {
    const [row] = slow;
    const perSecond = Number(row!.output_tokens_per_s) / Number(row!.output_len);
    const total = perSecond * (Number(row!.input_len) + Number(row!.output_len));
    const stated = { ...row!, total_tokens_per_s: String(total), requests_per_s: String(perSecond) };
    const factors = fitCorrections([stated], catalog).deployments[key]!;
    expect(factors.figures).toBe(1);
    expect(factors.service).toBeCloseTo(2 ** (1 / 3), 6);
  });

  test('what is written can be read', () => {
    const corrections = fitCorrections(slow, catalog);
    expect(readCorrections(JSON.parse(JSON.stringify(corrections)))).toEqual(corrections);
  });

  test.each([
    [{}, /"version" must be 1/],
    [null, /"version" must be 1/],
    [{ version: 1, deployments: [] }, /"deployments" must be an object/],
    [{ version: 1, deployments: { a: { ttft: 1, itl: -1, service: 1 } } }, /"itl" of "a"/],
  ])('%j is refused', (json, reason) => expect(readCorrections(json)).toMatch(reason));

  test('a malformed row is named', () => {
    expect(() => fitCorrections([benchmarkRow({ mode: 'x' })], catalog)).toThrow(/^row 2: mode is "x"/);
  });
});
