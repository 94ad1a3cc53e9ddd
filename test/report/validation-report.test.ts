import { describe, expect, test } from 'vitest';
import type { ErrorStatistics, ValidationEntry, ValidationSummary } from '../../src/performance/validation.ts';
import { validationText } from '../../src/report/validation-report.ts';

const errors = (figures: number, median: number, mean: number, p90: number, bias: number): ErrorStatistics => ({
  figures,
  medianAbsoluteError: median,
  meanAbsoluteError: mean,
  p90AbsoluteError: p90,
  bias,
});
const all = errors(1234, 0.061, 0.1, 0.257, -0.0004);
const summary = (changes: Partial<ValidationSummary> = {}): ValidationSummary => ({
  ...all,
  rows: 2000,
  covered: 1000,
  byMetric: { itl_ms: all },
  byMode: { single_stream: all },
  byGpu: { 'H100 SXM': all, '': errors(1, 0, 0, 0, 0) },
  byModel: { 'meta-llama/Llama-3.1-8B-Instruct': all },
  ...changes,
});
const skipped = (row: number, why: string): ValidationEntry => ({ row, skipped: why }) as ValidationEntry;
const lines = (entries: readonly ValidationEntry[], changes?: Partial<ValidationSummary>): string[] =>
  validationText(entries, summary(changes)).trimEnd().split('\n');

test('groups with their errors, right under their names, and the whole in one line', () => {
  expect(lines([])).toEqual([
    '  metric                            figures    median    mean     p90    bias',
    '  itl_ms                              1,234     6.1 %    10 %    26 %     0 %',
    '',
    '  mode                              figures    median    mean     p90    bias',
    '  single_stream                       1,234     6.1 %    10 %    26 %     0 %',
    '',
    '  GPU                               figures    median    mean     p90    bias',
    '  H100 SXM                            1,234     6.1 %    10 %    26 %     0 %',
    '  (blank)                                 1       0 %     0 %     0 %     0 %',
    '',
    '  model                             figures    median    mean     p90    bias',
    '  meta-llama/Llama-3.1-8B-Instruct    1,234     6.1 %    10 %    26 %     0 %',
    '',
    'rows predicted: 1,000 of 2,000, figures: 1,234; absolute error median 6.1 %, mean 10 %, p90 26 %; bias 0 %',
  ]);
});

test('a table of operators has shapes in place of models, and loads in place of modes', () => {
  const heads = validationText([], summary(), 'operators')
    .split('\n')
    .filter(line => line.endsWith('bias'))
    .map(line => line.slice(0, line.indexOf('figures')).trim());
  expect(heads).toEqual(['operator', 'tokens, batch and context', 'GPU', 'shape']);
});

describe('rows that were not predicted', () => {
  const reasonsOf = (entries: readonly ValidationEntry[]): string[] => {
    const text = lines(entries);
    return text.slice(text.indexOf('not predicted:') + 1, -2);
  };

  test('by reason, the most frequent first, with the first row of each', () => {
    expect(reasonsOf([skipped(2, 'no GPU'), skipped(5, 'too long'), skipped(6, 'too long')])).toEqual([
      '       2  too long (first: row 5)',
      '       1  no GPU (first: row 2)',
    ]);
  });

  test('twelve reasons are shown, the others counted', () => {
    const entries = Array.from({ length: 15 }, (_, index) => skipped(index + 2, `reason ${index}`));
    const shown = reasonsOf(entries);
    expect(shown).toHaveLength(13);
    expect(shown.at(-1)).toBe('  and 3 more reasons');
  });

  test('none, no heading', () => {
    expect(lines([])).not.toContain('not predicted:');
  });
});

test('where nothing could be predicted no error is made up', () => {
  const none = { figures: 0, covered: 0, byMetric: {}, byMode: {}, byGpu: {}, byModel: {} };
  expect(lines([skipped(2, 'no GPU')], none).at(-1)).toBe('rows predicted: 0 of 2,000');
});

test('a table of which nothing was predicted has no empty groups', () => {
  const none = { byMetric: {}, byMode: {}, byGpu: {}, byModel: {}, figures: 0, rows: 1 };
  expect(lines([skipped(2, 'no engine')], none)).toEqual([
    'not predicted:',
    '       1  no engine (first: row 2)',
    '',
    'rows predicted: 0 of 1',
  ]);
});
