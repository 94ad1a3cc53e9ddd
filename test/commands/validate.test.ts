import { describe, expect, test } from 'vitest';
import { json, run, Workspace } from './command-line.ts';

const columns =
  'engine,engine_version,model,gpu,n_gpus,tp,pp,ep,weight_precision,kv_precision,mode,batching,input_len,output_len,concurrency_or_batch,output_tokens_per_s,total_tokens_per_s,requests_per_s,ttft_ms,itl_ms,e2e_ms,notes';
/** Rows as sources publish them; the figures only have to be of the right order. */
const rows = {
  offline:
    'TensorRT-LLM,0.12,meta-llama/Llama-3.1-8B,H100-SXM-80GB,1,1,1,,fp8,fp8,offline_max_throughput,in-flight,128,128,,26401,52802,,,,,',
  serving:
    'vLLM,0.6,meta-llama/Llama-3.1-8B,H100-SXM-80GB,1,1,1,,fp16,,fixed_concurrency,in-flight,1024,128,16,1200,,,90,11,1500,"two\nlines"',
  unknownGpu: 'vLLM,0.6,meta-llama/Llama-3.1-8B,H999,1,1,1,,fp16,,fixed_concurrency,in-flight,1024,128,16,1200,,,,,,',
  malformed:
    'vLLM,0.6,meta-llama/Llama-3.1-8B,H100-SXM-80GB,one,1,1,,fp16,,fixed_concurrency,in-flight,1024,128,16,1200,,,,,,',
};
const table = (...lines: string[]) => `${[columns, ...lines].join('\n')}\n`;

describe('a table of benchmarks', () => {
  test('every measured figure has its prediction, every other row its reason', async () => {
    using workspace = new Workspace({ 't.csv': table(rows.offline, rows.serving, rows.unknownGpu, rows.malformed) });
    const report = await json(['validate', 't.csv'], workspace.folder);
    const figures = report.rows.filter((entry: { skipped?: string }) => entry.skipped === undefined);
    expect(figures.map((entry: { row: number; metric: string }) => [entry.row, entry.metric])).toEqual([
      [2, 'output_tokens_per_s'],
      [3, 'output_tokens_per_s'],
      [3, 'ttft_ms'],
      [3, 'itl_ms'],
      [3, 'e2e_ms'],
    ]);
    for (const entry of figures) {
      expect(entry.error).toBeCloseTo(entry.predicted / entry.measured - 1, 12);
      expect(entry.predicted).toBeGreaterThan(0);
    }
    const reasons = report.rows.filter((entry: { skipped?: string }) => entry.skipped !== undefined);
    expect(reasons).toEqual([
      { row: 5, skipped: 'accelerator H999 is not in the catalog' },
      { row: 6, skipped: expect.stringContaining('column n_gpus is "one"') },
    ]);
  });

  test('the summary counts rows, figures and groups', async () => {
    using workspace = new Workspace({ 't.csv': table(rows.offline, rows.serving, rows.unknownGpu) });
    const { summary } = await json(['validate', 't.csv'], workspace.folder);
    expect(summary).toMatchObject({ rows: 3, covered: 2, figures: 5 });
    for (const key of ['medianAbsoluteError', 'meanAbsoluteError', 'p90AbsoluteError'])
      expect(summary[key]).toBeGreaterThan(0);
    expect(Object.keys(summary.byGpu)).toEqual(['H100-SXM-80GB']);
    expect(Object.keys(summary.byModel)).toEqual(['meta-llama/Llama-3.1-8B']);
    expect(Object.keys(summary.byMode)).toEqual(['fixed_concurrency', 'offline_max_throughput']);
    expect(summary.byMode.fixed_concurrency.figures).toBe(4);
  });

  test('text ends with the whole in one line', async () => {
    using workspace = new Workspace({ 't.csv': table(rows.offline, rows.unknownGpu) });
    const { status, out } = await run(['validate', 't.csv'], workspace.folder);
    expect(status).toBe(0);
    expect(out).toContain('1  accelerator H999 is not in the catalog (first: row 3)');
    expect(out).toMatch(
      /\nrows predicted: 1 of 2, figures: 1; absolute error median [\d.]+ %, mean .*; bias −?[\d.]+ %\n$/,
    );
  });

  test('a table of which nothing can be predicted says so', async () => {
    using workspace = new Workspace({ 't.csv': table(rows.unknownGpu) });
    expect((await run(['validate', 't.csv'], workspace.folder)).out).toMatch(/rows predicted: 0 of 1\n$/);
  });
});

describe('a slip in a row is told with its line and what may have been meant', () => {
  const serving = (engine: string, model: string, gpu: string, precision: string, rest = '') =>
    `${engine},0.6,${model},${gpu},1,1,1,,${precision},,fixed_concurrency,in-flight,1024,128,16,1200,,,90,11,1500,${rest}`;
  const llama = 'meta-llama/Llama-3.1-8B';
  test.each([
    [serving('vLM', llama, 'H100', 'fp16'), 'engine vLM is not modelled; nearest: "vLLM"'],
    [serving('vLLM', llama, 'h100-smx', 'fp16'), 'accelerator h100-smx is not in the catalog; nearest: "h100-sxm"'],
    [
      serving('vLLM', 'meta-llama/Llama-3.1-8b-Instuct', 'H100', 'fp16'),
      'model meta-llama/Llama-3.1-8b-Instuct is not in the catalog; nearest: "meta-llama/Llama-3.1-8B-Instruct"',
    ],
    [serving('vLLM', llama, 'H100', 'fp61'), 'precision "fp61" is not known; nearest: "fp16"'],
    [
      serving('vLLM', llama, 'H100', 'fp16', 'a note, and more'),
      'more cells than the header: put cells that hold a comma in quotes',
    ],
  ])('%s', async (row, reason) => {
    using workspace = new Workspace({ 't.csv': table(rows.offline, row) });
    const report = await json(['validate', 't.csv'], workspace.folder);
    const told = report.rows.filter((entry: { skipped?: string }) => entry.skipped !== undefined);
    expect(told).toHaveLength(1);
    expect(told[0].row).toBe(3);
    expect(told[0].skipped.startsWith(reason)).toBe(true);
    const { out } = await run(['validate', 't.csv'], workspace.folder);
    expect(out).toContain(`1  ${told[0].skipped} (first: row 3)`);
  });

  test('a note with its comma in quotes is one cell', async () => {
    const row = serving('vLLM', llama, 'H100', 'fp16', '"a note, and more"');
    using workspace = new Workspace({ 't.csv': table(row) });
    expect((await json(['validate', 't.csv'], workspace.folder)).summary).toMatchObject({ rows: 1, covered: 1 });
  });
});

describe('a table of measured memory', () => {
  const head =
    'source,gpu,n_gpus,engine,model,dtype,kv_dtype,quantity,value,unit,gpu_memory_utilization,batch,input_len,output_len,device_total_memory_bytes,notes';
  test.each([
    [
      'x,H100-SXM-80GB,1,TensorRT-LLM 0.9.0,meta-llama/Llama-2-7b-hf,fp8,,gpu_peak_memory,8.26,GB (as labelled),,1,128,128,,',
      0.05,
    ],
    [
      'x,NVIDIA GeForce RTX 4090,1,vLLM 0.19.0,meta-llama/Llama-3.1-8B,bfloat16,auto,kv_cache_capacity_tokens,41408,tokens,0.9,,,,25250627584,',
      0.1,
    ],
    ['x,H20-96GB,1,Transformers 4.51.3,Qwen/Qwen3-4B,bf16,,gpu_memory,8000,MB,,1,1,2048,,', 0.15],
    ['x,,1,llama.cpp,Qwen/Qwen3-8B,q4_k_xl,f16,total_vram_used,7,GB,,1,16384,,,', 0.15],
  ])('%s', async (row, tolerance) => {
    using workspace = new Workspace({ 'm.csv': `${head}\n${row}\n` });
    const { rows: entries, summary } = await json(['validate', 'm.csv'], workspace.folder);
    expect(entries).toHaveLength(1);
    expect(Math.abs(entries[0].error)).toBeLessThan(tolerance);
    expect(summary.byMode).toHaveProperty('memory');
  });

  test.each([
    ['x,H100-SXM-80GB,1,vLLM,meta-llama/Llama-2-7b-hf,fp8,,gpu_peak_memory,8,bananas,,1,1,1,,', 'bananas'],
    [
      'x,H100-SXM-80GB,1,vLLM,nobody/nothing,fp8,,gpu_peak_memory,8,GB,,1,1,1,,',
      'model nobody/nothing is not in the catalog',
    ],
    [
      'x,H999,1,vLLM,meta-llama/Llama-2-7b-hf,fp8,,gpu_peak_memory,8,GB,,1,1,1,,',
      'accelerator H999 is not in the catalog',
    ],
    ['x,H100-SXM-80GB,1,vLLM,meta-llama/Llama-2-7b-hf,fp8,,gpu_peak_memory,,GB,,1,1,1,,', 'no value'],
    ['x,H100-SXM-80GB,1,vLLM,meta-llama/Llama-2-7b-hf,fp8,,gpu_peak_memory,much,GB,,1,1,1,,', 'column value is "much"'],
  ])('%s is listed with the reason', async (row, reason) => {
    using workspace = new Workspace({ 'm.csv': `${head}\n${row}\n` });
    const { rows: entries } = await json(['validate', 'm.csv'], workspace.folder);
    expect(entries).toEqual([{ row: 2, skipped: expect.stringContaining(reason) }]);
  });
});

describe('a table of operators, as scripts/measure-gpu.py writes it', () => {
  // The format with made-up times: nothing here was measured.
  const operators = `# a format fixture, not a measurement
gpu,op,dtype,tokens,n,k,batch,context,heads,kv_heads,head_dim,layers,hidden,inter,experts,active,median_us,p10_us,p90_us,flops,bytes
NVIDIA H100 80GB HBM3,launch,,1,,,,,,,,,,,,,3.00,2.90,3.10,,
NVIDIA H100 80GB HBM3,gemm,bf16,1,4096,4096,,,,,,,,,,,15.00,14.00,16.00,33554432,33570816
NVIDIA H100 80GB HBM3,gemm,fp8,4096,4096,4096,,,,,,,,,,,110.00,109.00,111.00,137438953472,67108864
NVIDIA H100 80GB HBM3,attention prefill,bf16,4096,,,1,4096,32,8,128,,,,,,300.00,290.00,310.00,137472507904,16777216
NVIDIA H100 80GB HBM3,attention decode,bf16,32,,,32,8192,32,8,128,,,,,,450.00,440.00,460.00,4294967296,1073741824
NVIDIA H100 80GB HBM3,decode step,bf16,32,,,32,1024,32,8,128,8,4096,14336,8,2,7000.00,6900.00,7100.00,,
NVIDIA H100 80GB HBM3,prefill,bf16,2048,,,1,2048,32,8,128,32,4096,14336,0,0,60000.00,59000.00,61000.00,,
`;

  test('one command holds it against the model, by operator, load and shape', async () => {
    using workspace = new Workspace({ 'gpu.csv': operators });
    const { rows: entries, summary } = await json(['validate', 'gpu.csv'], workspace.folder);
    expect(entries[0]).toEqual({ row: 3, skipped: 'op launch is not predicted alone' });
    expect(entries.slice(1).map((entry: { row: number; metric: string }) => [entry.row, entry.metric])).toEqual([
      [4, 'gemm bf16'],
      [5, 'gemm fp8'],
      [6, 'attention prefill bf16'],
      [7, 'attention decode bf16'],
      [8, 'decode step bf16'],
      [9, 'prefill bf16'],
    ]);
    expect(summary).toMatchObject({ rows: 7, covered: 6, figures: 6 });
    expect(Object.keys(summary.byMode)).toContain('batch 32, context 8192');
    expect(Object.keys(summary.byModel)).toContain('layers 8, hidden 4096, inter 14336, experts 8');
    const { out, status } = await run(['validate', 'gpu.csv'], workspace.folder);
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}operator +figures/m);
    expect(out).toMatch(/^ {2}tokens, batch and context +figures/m);
    expect(out).toMatch(/^rows predicted: 6 of 7, figures: 6;/m);
  });

  test('it gives no correction factors', async () => {
    using workspace = new Workspace({ 'gpu.csv': operators });
    const { status, err } = await run(['validate', 'gpu.csv', '--fit', 'fit.json'], workspace.folder);
    expect(status).toBe(2);
    expect(err).toBe(
      'inference-cost: --fit needs a table of benchmarks: one of operators gives no correction factors.\n',
    );
  });
});

describe('--fit', () => {
  test('writes factors that estimate then uses', async () => {
    const configuration = {
      deployments: {
        prod: { model: 'meta-llama/Llama-3.1-8B', hardware: 'h100-sxm', weights: 'fp16', concurrency: 16 },
      },
      use: 'prod',
    };
    using workspace = new Workspace({
      't.csv': table(
        ...Array.from({ length: 6 }, () => rows.serving.replace('1200,,,90,11,1500', '600,,,180,22,3000')),
      ),
      'inference-cost.json': JSON.stringify(configuration),
    });
    const request = ['estimate', '--input', '1024', '--output', '128'];
    const before = await json(request, workspace.folder);
    expect((await run(['validate', 't.csv', '--fit', 'fit.json'], workspace.folder)).status).toBe(0);
    workspace.write('inference-cost.json', JSON.stringify({ ...configuration, corrections: 'fit.json' }));
    const after = await json(request, workspace.folder);
    expect(after.itlSeconds).toBeGreaterThan(before.itlSeconds * 1.3);
    expect(after.throughput.requestsPerSecond).toBeLessThan(before.throughput.requestsPerSecond / 1.3);
    expect(after.assumptions.join()).toContain('of your own measurements');
  });

  test('leaves rows out that cannot be read', async () => {
    using workspace = new Workspace({ 't.csv': table(rows.serving, rows.malformed, rows.unknownGpu) });
    expect((await run(['validate', 't.csv', '--fit', 'fit.json'], workspace.folder)).status).toBe(0);
  });

  test('a file that is named and cannot be used is 2', async () => {
    using workspace = new Workspace({ 'inference-cost.json': '{ "corrections": "none.json" }' });
    const { status, err } = await run(
      ['estimate', '--model', 'x', '--hardware', 'l4', '--input', '1'],
      workspace.folder,
    );
    expect(status).toBe(2);
    expect(err).toBe('inference-cost: corrections: none.json: the file cannot be read.\n');
  });
});

describe('bad input is one line and status 2', () => {
  test.each([
    [['validate'], 'validate needs a table: validate FILE.csv.'],
    [['validate', 'a.csv', 'b.csv'], 'validate takes one table, not also "b.csv".'],
    [['validate', 'none.csv'], 'none.csv cannot be read: there is no such file.'],
    [['validate', 'empty.csv'], 'empty.csv is empty; expected a header and rows.'],
    [['validate', 'header.csv'], 'header.csv has a header but no rows.'],
    [['validate', 'gpus.csv'], 'gpus.csv: the header (row 1) has no column "gpu". Did you mean "gpus renamed to gpu"?'],
    [
      ['validate', 'unmeasured.csv'],
      'unmeasured.csv: the header (row 1) has none of the measured columns output_tokens_per_s,',
    ],
    [['validate', 'broken.csv'], 'broken.csv is not a readable CSV table: '],
  ])('%j', async (argv, expected) => {
    using workspace = new Workspace({
      'empty.csv': '',
      'header.csv': `${columns}\n`,
      'gpus.csv': 'engine,model,gpus,mode,input_len,output_len,ttft_ms\na,b,c,d,1,1,1\n',
      'unmeasured.csv': 'engine,model,gpu,mode,input_len,output_len\na,b,c,d,1,1\n',
      'broken.csv': 'a,b\n"unclosed,1\n',
    });
    const { status, out, err } = await run(argv, workspace.folder);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`inference-cost: ${expected}`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
