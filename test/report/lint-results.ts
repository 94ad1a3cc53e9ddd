import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { Finding } from '../../src/lint/finding.ts';
import type { LintResult } from '../../src/report/lint-result.ts';
import { pricedCall, range } from './priced-calls.ts';

export const finding = (changes: Partial<Finding> = {}): Finding => ({
  code: 'over-budget-dollars',
  args: { files: 'src/**', usdPerThousandCalls: 12, limit: 10 },
  rule: 'over-budget',
  severity: 'error',
  file: 'src/a.py',
  range: range(12, 12, 12, 42),
  call: 'src/a.py:12:client.chat.completions.create',
  fingerprint: '0123456789abcdef',
  ...changes,
});

export const analysis = (changes: Partial<FileAnalysis> = {}): FileAnalysis => ({
  file: 'src/a.py',
  language: 'python',
  calls: [pricedCall()],
  findings: [finding()],
  problems: [],
  ...changes,
});

export const result = (changes: Partial<LintResult> = {}): LintResult => ({
  analyses: [analysis()],
  skipped: [],
  ...changes,
});
