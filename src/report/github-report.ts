import type { Finding } from '../lint/finding.ts';
import { findingsOf, type LintResult } from './lint-result.ts';
import { findingMessage } from './messages.ts';
import { english, type Translate } from './translate.ts';

const levels = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/** GitHub reads `%`, CR and LF of a workflow command's text in this escape. */
const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

/** In a property `:` and `,` are separators as well. */
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

function annotation(finding: Finding, t: Translate): string {
  const { range, file, rule, severity } = finding;
  // Columns are only read when the annotation stays on one line.
  const columns =
    range.start.line === range.end.line ? [`col=${range.start.column}`, `endColumn=${range.end.column}`] : [];
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${range.start.line}`,
    `endLine=${range.end.line}`,
    ...columns,
    `title=${escapeProperty(rule)}`,
  ];
  return `::${levels[severity]} ${properties.join(',')}::${escapeData(findingMessage(finding, t))}`;
}

/** Workflow commands that GitHub Actions turns into annotations on the changed lines. */
export const githubReport = (result: LintResult, t: Translate = english): string =>
  findingsOf(result)
    .map(finding => `${annotation(finding, t)}\n`)
    .join('');
