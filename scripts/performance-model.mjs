/** Loads the TypeScript performance model into a Node script: bundled in memory by esbuild, imported once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');

const entry = `
export * from './src/performance/accuracy.ts';
export * from './src/performance/benchmark-catalog.ts';
export * from './src/performance/benchmark-row.ts';
export * from './src/performance/table-cell.ts';
export * from './src/performance/predict-benchmark.ts';
export * from './src/performance/coefficients.ts';
export * from './src/performance/memory.ts';
export * from './src/performance/validation.ts';
export * from './src/performance/fit-corrections.ts';
export * from './src/performance/number-formats.ts';
export * from './src/performance/load.ts';
export * from './src/performance/replica-step.ts';
export * from './src/catalog/accelerators.ts';
export * from './src/catalog/models.ts';
`;

/** The model's modules as one namespace. */
export const loadPerformanceModel = async () => {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    platform: 'neutral',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
};

/** Rows of a CSV file by column; `row` is the line of the file (records without line breaks), the header being 1. */
export const readCsv = file =>
  parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true }).map((cells, i) => ({
    ...cells,
    row: i + 2,
  }));
