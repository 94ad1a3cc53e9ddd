import type { CallJson, jsonReport } from './json-report.ts';
import { skippedInOrder, type TotalledCall, totalsOf } from './lint-result.ts';

export type LintReport = Omit<ReturnType<typeof jsonReport>, 'calls'> & { readonly calls: readonly CallJson[] };

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : 0;

const totalled = ({ kind, file, prompt, carried, input, hosted, selfHosted }: CallJson): TotalledCall => ({
  kind,
  file,
  parts: prompt,
  carried: carried ?? [],
  inputTokens: input.tokens,
  hostedUsd: hosted?.costPerRequest,
  selfHostedUsd: selfHosted && 'costPerRequest' in selfHosted ? selfHosted.costPerRequest : undefined,
});

/** The report of one run over all files, from those of its shares: no file is in two of them. */
export function mergeLintReports(reports: readonly LintReport[]): LintReport {
  const calls = reports.flatMap(report => report.calls).sort(byFile);
  const files = reports.reduce((total, report) => total + report.totals.files, 0);
  return {
    version: 1,
    calls,
    findings: reports.flatMap(report => report.findings).sort(byFile),
    skipped: skippedInOrder(reports.flatMap(report => report.skipped)),
    totals: totalsOf(files, calls.map(totalled)),
  };
}
