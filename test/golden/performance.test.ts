import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../src/performance/benchmark-catalog.ts';
import { summarizeValidation, type ValidatedFigure, validateTable } from '../../src/performance/validation.ts';

/** Published measurements, each with its source: a few per part, model and engine, enough to see a formula or a constant break. */
const records = parse(readFileSync(path.join(import.meta.dirname, 'measured-points.csv')), { columns: true }) as Record<
  string,
  string
>[];
const entries = validateTable(
  records.map((cells, index) => ({ line: index + 2, cells })),
  'benchmarks',
  shippedCatalog,
);
const figures = entries.filter((entry): entry is ValidatedFigure => !('skipped' in entry));

describe('measured points', () => {
  test('every point names its source and is predicted', () => {
    expect(records.every(({ source }) => source !== '')).toBe(true);
    expect(new Set(figures.map(({ row }) => row)).size).toBe(records.length);
  });

  test('half of the figures lie within a tenth, nine of ten within 25 %', () => {
    const { medianAbsoluteError, p90AbsoluteError } = summarizeValidation(entries, records.length);
    expect(medianAbsoluteError).toBeLessThan(0.1);
    expect(p90AbsoluteError).toBeLessThan(0.25);
  });

  test.each(figures.map(({ row, gpu, model, mode, metric, error }) => [row, gpu, model, mode, metric, error] as const))(
    'row %d: %s, %s, %s, %s is within a factor of two',
    (_row, _gpu, _model, _mode, _metric, error) => {
      expect(error).toBeLessThan(1);
      expect(error).toBeGreaterThan(-0.5);
    },
  );
});
