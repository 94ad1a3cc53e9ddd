/** Loads the TypeScript performance model into a Node script: bundled in memory by esbuild, imported once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');

const entry = `
export * from './src/performance/benchmark-row.ts';
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

/** Rows of a CSV file with a header (RFC 4180: quotes, doubled quotes, line breaks in quotes). `row` is the line's place, header 1. */
export const readCsv = file => {
  const text = readFileSync(file, 'utf8');
  const records = [];
  let record = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      record.push(field);
      field = '';
    } else if (c === '\n') {
      record.push(field.replace(/\r$/, ''));
      records.push(record);
      record = [];
      field = '';
    } else field += c;
  }
  if (field !== '' || record.length > 0) records.push([...record, field]);
  const [header, ...rows] = records;
  return rows.map((values, i) => ({
    ...Object.fromEntries(header.map((name, j) => [name, values[j] ?? ''])),
    row: i + 2,
  }));
};
