import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { printable, textReport } from '../../src/report/text-report.ts';
import { analysis, finding, result } from './lint-results.ts';
import { exactly, pricedCall, site } from './priced-calls.ts';

test('per file its calls, each with its findings, then totals', () => {
  const { call: _, ...fileWide } = finding();
  const info: Finding = {
    ...fileWide,
    severity: 'info',
    code: 'unused-suppression',
    args: { rule: 'x' },
    rule: 'unused-suppression',
  };
  const analyses = [analysis({ findings: [finding(), info] }), analysis({ file: 'src/b.py', calls: [], findings: [] })];
  expect(textReport(result({ analyses, skipped: [{ file: 'big.js', why: 'larger than 1 MB' }] }))).toBe(
    `src/a.py
  12:12  client.chat.completions.create  gpt-4o
      ≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV · $0.42/k
    12:12  error  ≈$12.00 per thousand calls, over the budget of $10.00 for src/**.  over-budget
    12:12  info  Nothing to suppress here: x reports nothing on the next line.  unused-suppression

not read, or read in part:
  big.js: larger than 1 MB

1 call in 2 files · ≈1.2k input tokens · hosted ≈$5.60/k · self-hosted ≈$0.42/k
self-hosted figures: prod: Llama-3.3-70B-Instruct, 2×H100 SXM
tok: tokens in+out; prefill + decode time; KV: cache memory; /k: for a thousand calls
findings: 1 error, 1 info
`,
  );
});

describe('quiet', () => {
  test('keeps errors and the totals', () => {
    expect(textReport(result({ skipped: [{ file: 'x', why: 'y' }] }), { quiet: true })).toBe(
      `src/a.py
    12:12  error  ≈$12.00 per thousand calls, over the budget of $10.00 for src/**.  over-budget

1 call in 1 file · ≈1.2k input tokens · hosted ≈$5.60/k · self-hosted ≈$0.42/k
self-hosted figures: prod: Llama-3.3-70B-Instruct, 2×H100 SXM
findings: 1 error
`,
    );
  });
});

test('many skipped files are counted', () => {
  const skipped = Array.from({ length: 25 }, (_, index) => ({ file: `f${index}`, why: 'binary file' }));
  expect(textReport(result({ skipped }))).toContain('  f19: binary file\n  and 5 more\n');
});

test('an exact total carries no mark, a notebook’s call names its cell', () => {
  const call = pricedCall({ input: exactly(12), site: site({ cell: 3 }) });
  const text = textReport(result({ analyses: [analysis({ calls: [call], findings: [] })] }));
  expect(text).toContain('  cell 3, 12:12  client');
  expect(text).toContain(' · 12 input tokens · ');
  expect(text).toMatch(/no findings\n$/);
});

test('text of the workspace cannot move the cursor', () => {
  expect(printable('a\u001b[2Jb\nc\u009bd')).toBe('a [2Jb c d');
  const call = pricedCall({ site: site({ callee: 'x\u001b[31m' }) });
  expect(textReport(result({ analyses: [analysis({ calls: [call] })] }))).not.toContain('\u001b');
});

test.each<[Partial<Record<'error' | 'warning' | 'info' | 'hint', number>>, string]>([
  [{ error: 1, warning: 1, info: 1, hint: 1 }, 'findings: 1 error, 1 warning, 1 info, 1 hint'],
  [{ warning: 36, info: 101, hint: 25 }, 'findings: 36 warnings, 101 info, 25 hints'],
  [{ error: 2, hint: 1200 }, 'findings: 2 errors, 1,200 hints'],
  [{}, 'no findings'],
])('the last line counts %j', (counts, line) => {
  const findings = Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, () => finding({ severity: severity as 'error' })),
  );
  expect(
    textReport(result({ analyses: [analysis({ findings })] }))
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe(line);
});
