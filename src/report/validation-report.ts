import {
  type ErrorStatistics,
  groupedBy,
  type TableKind,
  type ValidationEntry,
  type ValidationSummary,
} from '../performance/validation.ts';
import { formatCount, formatPercent } from './format.ts';
import { english, type Translate } from './translate.ts';

const shownReasons = 12;

function statisticsLine(name: string, width: number, { figures, ...errors }: ErrorStatistics): string {
  const shares = [errors.medianAbsoluteError, errors.meanAbsoluteError, errors.p90AbsoluteError, errors.bias];
  return `  ${name.padEnd(width)}  ${formatCount(figures).padStart(7)}  ${shares.map(share => formatPercent(share).padStart(8)).join('')}`;
}

function groupLines(title: string, groups: Readonly<Record<string, ErrorStatistics>>, width: number): string[] {
  const names = Object.keys(groups);
  if (names.length === 0) return [];
  const head = `  ${title.padEnd(width)}  ${'figures'.padStart(7)}  ${['median', 'mean', 'p90', 'bias'].map(name => name.padStart(8)).join('')}`;
  return [head, ...names.map(name => statisticsLine(name || '(blank)', width, groups[name]!)), ''];
}

/** Rows that were not predicted, by reason, the most frequent first. */
function skippedLines(entries: readonly ValidationEntry[], t: Translate): string[] {
  const skipped = entries.filter(entry => 'skipped' in entry);
  if (skipped.length === 0) return [];
  const reasons = [...groupedBy(skipped, entry => entry.skipped)].sort((a, b) => b[1].length - a[1].length);
  const lines = reasons
    .slice(0, shownReasons)
    .map(([why, rows]) => `  ${formatCount(rows.length).padStart(6)}  ${why} (${t('first: row {0}', rows[0]!.row)})`);
  const more = reasons.length - shownReasons;
  return [t('not predicted:'), ...lines, ...(more > 0 ? [`  ${t('and {0} more reasons', more)}`] : []), ''];
}

/** What the groups of a table are called. A table of operators has shapes in place of models, and how much ran in place of modes. */
const titles = (kind: TableKind, t: Translate): readonly [string, string, string, string] =>
  kind === 'operators'
    ? [t('operator'), t('tokens, batch and context'), t('GPU'), t('shape')]
    : [t('metric'), t('mode'), t('GPU'), t('model')];

/** For a terminal: errors by metric, mode, GPU and model, then what could not be predicted, then the whole in one line. */
export function validationText(
  entries: readonly ValidationEntry[],
  summary: ValidationSummary,
  kind: TableKind = 'benchmarks',
  t: Translate = english,
): string {
  const [metric, mode, gpu, model] = titles(kind, t);
  const { medianAbsoluteError, meanAbsoluteError, p90AbsoluteError, bias } = summary;
  const last =
    summary.figures === 0
      ? t('rows predicted: 0 of {0}', formatCount(summary.rows))
      : t(
          'rows predicted: {0} of {1}, figures: {2}; absolute error median {3}, mean {4}, p90 {5}; bias {6}',
          formatCount(summary.covered),
          formatCount(summary.rows),
          formatCount(summary.figures),
          ...[medianAbsoluteError, meanAbsoluteError, p90AbsoluteError, bias].map(share => formatPercent(share)),
        );
  const groups = [
    [metric, summary.byMetric],
    [mode, summary.byMode],
    [gpu, summary.byGpu],
    [model, summary.byModel],
  ] as const;
  const width = Math.max(
    ...groups.flatMap(([title, group]) => [title, ...Object.keys(group)]).map(name => name.length),
  );
  return `${[
    ...groups.flatMap(([title, group]) => groupLines(title, group, width)),
    ...skippedLines(entries, t),
    last,
  ].join('\n')}\n`;
}
