import type { Finding } from '../lint/finding.ts';
import { deploymentTitles } from './call-title.ts';
import { formatCount, formatDollars, formatPerThousand, formatTokens } from './format.ts';
import { tokenPair } from './hint.ts';
import { callsOf, lintTotals, selfHostedDollars } from './lint-result.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { findingMessage, scanProblemText, unknownText } from './messages.ts';
import { refusalText } from './refusal.ts';
import { isRunning, type ReportedCall, type ReportedFile } from './reported-file.ts';
import { english, type Translate } from './translate.ts';

/** Where a line of a file can be opened; undefined for plain text. */
export type LineAddress = (file: string, line: number) => string | undefined;

/** More calls than this are summed in one line: a list of thousands is for the command line's JSON. */
const shownCalls = 500;
const shownFindings = 200;

/** One file or many in one document: the totals first, then the dearest calls, then what was found. */
export function filesMarkdown(analyses: readonly ReportedFile[], address: LineAddress, t: Translate = english): string {
  const calls = analyses.flatMap(analysis => analysis.calls).sort((a, b) => dollars(b) - dollars(a));
  const findings = analyses.flatMap(analysis => analysis.findings);
  const problems = analyses.flatMap(({ file, problems }) => problems.map(problem => ({ file, problem })));
  return [
    ...totals(analyses, t),
    ...callTable(calls, address, t),
    ...findingList(findings, address, t),
    ...(problems.length === 0 ? [] : ['', `## ${t('Not read, or read in part')}`, '']),
    ...problems.slice(0, shownFindings).map(({ file, problem }) => {
      const line = problem.range?.start.line ?? 1;
      return `- ${place(file, line, address)}: ${markdownText(scanProblemText(problem, t))}`;
    }),
    '',
  ].join('\n');
}

/** What a call costs per request, in the currency of its headline; 0 when unknown, which sorts last. */
const dollars = (call: ReportedCall): number =>
  (call.headline === 'hosted' ? call.hosted?.costPerRequest : selfHostedDollars(call)) ?? 0;

function totals(analyses: readonly ReportedFile[], t: Translate): string[] {
  const { files, calls, inputTokens, exact, ...dollars } = lintTotals({ analyses });
  const [hosted, own] = [dollars.hostedUsdPerThousandCalls, dollars.selfHostedUsdPerThousandCalls];
  if (calls === 0)
    return [files === 1 ? t('No LLM call found.') : t('No LLM call found in {0} files.', formatCount(files))];
  const counted = [
    calls === 1 ? t('**1** call') : t('**{0}** calls', formatCount(calls)),
    files === 1 ? t('in 1 file') : t('in {0} files', formatCount(files)),
  ].join(' ');
  const each = t('{0} input tokens when each runs once', formatTokens(inputTokens, { exact }));
  const prices = [
    ...(hosted > 0 ? [t('hosted **{0}/k**', formatDollars(hosted, { exact: false }))] : []),
    ...(own > 0 ? [t('self-hosted **{0}/k**', formatDollars(own, { exact: false }))] : []),
  ];
  const deployments = deploymentTitles(callsOf({ analyses }), t);
  return [
    `${[counted, each, ...prices].join(' · ')}${prices.length === 0 ? '' : ` (${t('/k: a thousand calls')})`}`,
    ...(deployments.length === 0 ? [] : ['', t('Self-hosted figures: {0}', deployments.map(markdownText).join('; '))]),
  ];
}

function callTable(calls: readonly ReportedCall[], address: LineAddress, t: Translate): string[] {
  if (calls.length === 0) return [];
  // Units stand in the head: the table has half a window.
  const head = [t('call'), t('tokens in+out'), t('dollars')];
  const rows = calls.slice(0, shownCalls).map(call => {
    const { site } = call;
    const model = site.model.id === undefined ? t('model unknown') : markdownText(site.model.id);
    return [
      // One column for three lines: the report stands beside the code, in half a window.
      [place(site.file, site.range.start.line, address), markdownCode(site.callee), model].join('<br>'),
      tokenPair(call),
      prices(call, t).join('<br>'),
    ];
  });
  // Words are escaped already; inline code cannot be, except for the bar that would end its cell.
  const cell = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');
  const more = calls.length - rows.length;
  return [
    '',
    `| ${head.join(' | ')} |`,
    '|:--|--:|--:|',
    ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
    ...(more > 0 ? ['', t('{0} cheaper calls are not listed.', formatCount(more))] : []),
  ];
}

/** Hosted and self-hosted under each other, each with who it is; what has no price says why. */
function prices(call: ReportedCall, t: Translate): string[] {
  const { hosted, selfHosted, unknown } = call;
  const own = selfHostedDollars(call);
  const each: string[] = [];
  if (hosted)
    each.push(`${formatPerThousand(hosted.costPerRequest, { exact: false })} ${markdownText(hosted.provider)}`);
  if (selfHosted && !isRunning(selfHosted)) each.push(markdownText(refusalText(selfHosted, t)));
  else if (selfHosted && own !== undefined) {
    const dollars = formatPerThousand(own, { exact: false });
    each.push(`${dollars} ${markdownText(selfHosted.from === 'default' ? t('self-hosted') : selfHosted.name)}`);
  }
  return [...each, ...unknown.map(entry => markdownText(unknownText(entry, t)))];
}

function findingList(findings: readonly Finding[], address: LineAddress, t: Translate): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, shownFindings).map(finding => {
    const message = markdownText(findingMessage(finding, t));
    return `- ${place(finding.file, finding.range.start.line, address)} ${markdownCode(finding.rule)} ${message}`;
  });
  const more = findings.length - rows.length;
  return [
    '',
    `## ${findings.length === 1 ? t('1 finding') : t('{0} findings', formatCount(findings.length))}`,
    '',
    ...rows,
    ...(more > 0 ? ['', t('{0} more are in the Problems view.', formatCount(more))] : []),
  ];
}

function place(file: string, line: number, address: LineAddress): string {
  const at = address(file, line);
  const text = markdownText(`${file}:${line}`);
  return at === undefined ? text : `[${text}](${at})`;
}
