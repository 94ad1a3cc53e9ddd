import type { jsonReport } from './json-report.ts';

export type LintReport = ReturnType<typeof jsonReport>;

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : 0;

/** Adds in the order of the calls, as one run does, so that not even the last bit differs. */
const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

const selfHostedDollars = (call: LintReport['calls'][number]): number | undefined =>
  call.selfHosted && 'costPerRequest' in call.selfHosted ? call.selfHosted.costPerRequest : undefined;

/** The report of one run over all files, from those of its shares: no file is in two of them. */
export function mergeLintReports(reports: readonly LintReport[]): LintReport {
  const calls = reports.flatMap(report => report.calls).sort(byFile);
  return {
    version: 1,
    calls,
    findings: reports.flatMap(report => report.findings).sort(byFile),
    skipped: reports.flatMap(report => report.skipped).sort(byFile),
    totals: {
      files: sum(reports.map(report => report.totals.files)),
      calls: calls.length,
      inputTokens: sum(calls.map(call => call.input.tokens)),
      hostedUsdPerThousandCalls: sum(calls.map(call => call.hosted?.costPerRequest)) * 1000,
      selfHostedUsdPerThousandCalls: sum(calls.map(selfHostedDollars)) * 1000,
    },
  };
}
