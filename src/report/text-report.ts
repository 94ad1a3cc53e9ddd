import type { Finding } from '../lint/finding.ts';
import { deploymentTitles } from './call-title.ts';
import { formatCount, formatDollars, formatTokens } from './format.ts';
import { hintText } from './hint.ts';
import { callsOf, findingsOf, type LintResult, lintTotals } from './lint-result.ts';
import { findingMessage } from './messages.ts';
import type { ReportedCall, ReportedFile } from './reported-file.ts';
import { syntaxErrorText } from './syntax-error.ts';
import { english, type Translate } from './translate.ts';

export interface TextReportOptions {
  /** Findings of severity error only, and no calls. */
  readonly quiet?: boolean;
}

const shownSkipped = 20;

const place = ({ line, column }: { line: number; column: number }): string => `${line}:${column}`;

/** Text of the workspace must not move the cursor or colour the terminal. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');

function callLine(call: ReportedCall, t: Translate): string {
  const { site } = call;
  const model = site.model.id === undefined ? t('model unknown') : site.model.id;
  const cell = site.cell === undefined ? '' : t('cell {0}, ', site.cell);
  const { text } = hintText(call, 'all', t);
  const broken = syntaxErrorText(call, t);
  const head = `  ${cell}${place(site.range.start)}  ${printable(site.callee)}  ${printable(model)}`;
  return [head, `      ${printable(text)}`, ...(broken === undefined ? [] : [`      ⚠ ${broken}`])].join('\n');
}

const findingLine = (finding: Finding, t: Translate): string =>
  `    ${place(finding.range.start)}  ${finding.severity}  ${printable(findingMessage(finding, t))}  ${finding.rule}`;

function fileBlock({ file, calls, findings }: ReportedFile, quiet: boolean, t: Translate): string[] {
  const shown = quiet ? findings.filter(finding => finding.severity === 'error') : findings;
  const ofCall = (call: ReportedCall): Finding[] => shown.filter(finding => finding.call === call.site.id);
  const lines = quiet
    ? shown.map(finding => findingLine(finding, t))
    : [
        ...calls.flatMap(call => [callLine(call, t), ...ofCall(call).map(finding => findingLine(finding, t))]),
        ...shown.filter(finding => finding.call === undefined).map(finding => findingLine(finding, t)),
      ];
  return lines.length === 0 ? [] : [printable(file), ...lines, ''];
}

/** `1 error`, `36 warnings`, `101 info`. */
function severityCount(severity: Finding['severity'], found: number, t: Translate): string {
  const count = formatCount(found);
  switch (severity) {
    case 'error':
      return found === 1 ? t('1 error') : t('{0} errors', count);
    case 'warning':
      return found === 1 ? t('1 warning') : t('{0} warnings', count);
    case 'info':
      return t('{0} info', count);
    case 'hint':
      return found === 1 ? t('1 hint') : t('{0} hints', count);
  }
}

function summary(result: LintResult, quiet: boolean, t: Translate): string[] {
  const totals = lintTotals(result);
  const count = (severity: Finding['severity']): number =>
    findingsOf(result).filter(finding => finding.severity === severity).length;
  const calls = [
    totals.calls === 1 ? t('1 call') : t('{0} calls', formatCount(totals.calls)),
    totals.files === 1 ? t('in 1 file') : t('in {0} files', formatCount(totals.files)),
  ].join(' ');
  const figures = [
    t('{0} input tokens', formatTokens(totals.inputTokens, { exact: totals.exact })),
    ...(totals.hostedUsdPerThousandCalls > 0
      ? [t('hosted {0}/k', formatDollars(totals.hostedUsdPerThousandCalls, { exact: false }))]
      : []),
    ...(totals.selfHostedUsdPerThousandCalls > 0
      ? [t('self-hosted {0}/k', formatDollars(totals.selfHostedUsdPerThousandCalls, { exact: false }))]
      : []),
  ];
  const severities = (['error', 'warning', 'info', 'hint'] as const)
    .map(severity => ({ severity, found: count(severity) }))
    .filter(({ found }) => found > 0)
    .map(({ severity, found }) => severityCount(severity, found, t));
  const deployments = deploymentTitles(callsOf(result), t);
  return [
    totals.calls === 0 ? calls : [calls, ...figures].join(' · '),
    ...(deployments.length === 0 ? [] : [t('self-hosted figures: {0}', printable(deployments.join('; ')))]),
    ...(totals.calls === 0 || quiet
      ? []
      : [t('tok: tokens in+out; prefill + decode time; KV: cache memory; /k: for a thousand calls')]),
    severities.length === 0 ? t('no findings') : t('findings: {0}', severities.join(', ')),
  ];
}

/** For a terminal: per file its calls with the same line as in the editor, findings under their call, totals last. */
export function textReport(result: LintResult, options: TextReportOptions = {}, t: Translate = english): string {
  const quiet = options.quiet === true;
  const lines = result.analyses.flatMap(analysis => fileBlock(analysis, quiet, t));
  const hidden = result.skipped.length - shownSkipped;
  const skipped = quiet ? [] : result.skipped.slice(0, shownSkipped);
  if (skipped.length > 0) {
    lines.push(t('not read, or read in part:'));
    lines.push(...skipped.map(({ file, why }) => `  ${printable(file)}: ${printable(why)}`));
    if (hidden > 0) lines.push(`  ${t('and {0} more', formatCount(hidden))}`);
    lines.push('');
  }
  return `${[...lines, ...summary(result, quiet, t)].join('\n')}\n`;
}
