import { type CallChange, type ChangedFigure, difference, totalDifference } from './call-changes.ts';
import { effectsText, monthly, perMonth, perThousand, signed, wholeTokens } from './change-text.ts';
import { estimateMark, formatDollars } from './format.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { printable } from './text-report.ts';
import { english, type Translate } from './translate.ts';

const thousandCalls = 1000;

const total = (changes: readonly CallChange[], figure: ChangedFigure, factor = 1): number | null => {
  const sum = totalDifference(changes, figure);
  return sum === undefined ? null : sum * factor;
};

const modelChange = ({ status, modelBefore, call }: CallChange, t: Translate): string => {
  const now = call.site.model.id ?? t('model unknown');
  return status === 'changed' && modelBefore !== call.site.model.id
    ? `${modelBefore ?? t('model unknown')} → ${now}`
    : now;
};

function summary(changes: readonly CallChange[], base: string, t: Translate): string {
  if (changes.length === 0) return t('No call changed since {0}.', base);
  const month = monthly(changes);
  const counts = (['added', 'changed', 'removed'] as const)
    .map(status => ({ status, count: changes.filter(entry => entry.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${t(status)}`);
  const figure = (name: ChangedFigure, write: (value: number) => string, what: string): string[] => {
    const sum = totalDifference(changes, name);
    return sum === undefined ? [] : [`${signed(sum, write)} ${what}`];
  };
  const totals = [
    ...figure('inputTokens', wholeTokens, t('input tokens')),
    ...figure('hosted', perThousand, t('hosted')),
    ...figure('selfHosted', perThousand, t('self-hosted')),
    ...(month === undefined ? [] : [`${signed(month, formatDollars)} ${t('a month')}`]),
  ];
  return `${t('Calls since {0}: {1}', base, counts.join(', '))} · ${estimateMark}${totals.join(' · ')}`;
}

const marks = { added: '+', removed: '−', changed: '~' } as const;

export function diffText(changes: readonly CallChange[], base: string, t: Translate = english): string {
  const lines = changes.map(entry => {
    const { file, callee, range } = entry.call.site;
    const head = `${marks[entry.status]} ${printable(file)}:${range.start.line}  ${printable(callee)}  ${printable(modelChange(entry, t))}`;
    return `${head}\n    ${effectsText(entry, t) || t('another model')}`;
  });
  return `${[...lines, summary(changes, printable(base), t)].join('\n')}\n`;
}

/** For a comment on a pull request. */
export function diffMarkdown(changes: readonly CallChange[], base: string, t: Translate = english): string {
  const head = `**${t('Cost of LLM calls')}** · ${markdownText(summary(changes, base, t))}`;
  if (changes.length === 0) return `${head}\n`;
  const cell = (text: string): string => text.replace(/\|/g, '\\|');
  const rows = changes.map(entry => {
    const { file, callee, range } = entry.call.site;
    const place = `${markdownText(`${file}:${range.start.line}`)}<br>${markdownCode(callee)}`;
    return [
      t(entry.status),
      place,
      markdownText(modelChange(entry, t)),
      markdownText(effectsText(entry, t) || t('another model')),
    ];
  });
  const table = [
    `| | ${t('call')} | ${t('model')} | ${t('effect')} |`,
    '|:--|:--|:--|:--|',
    ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
  ];
  // Who reads a pull request need not know the tool.
  const unit = head.includes('/k') ? ['', t('/k: a thousand calls')] : [];
  return `${[head, '', ...table, ...unit].join('\n')}\n`;
}

/** `change` is null where the figure of one of two calls is unknown. */
function scaled(entry: CallChange, figure: ChangedFigure, factor = 1) {
  const { before, after } = entry[figure];
  const times = (value: number | undefined): number | null => (value === undefined ? null : value * factor);
  return { before: times(before), after: times(after), change: times(difference(entry, figure)) };
}

export function diffJson(changes: readonly CallChange[], base: string) {
  return {
    version: 1,
    base,
    calls: changes.map(entry => ({
      status: entry.status,
      id: entry.call.site.id,
      file: entry.call.site.file,
      range: entry.call.site.range,
      callee: entry.call.site.callee,
      model: {
        before: entry.modelBefore ?? null,
        after: entry.status === 'removed' ? null : (entry.call.site.model.id ?? null),
      },
      inputTokens: scaled(entry, 'inputTokens'),
      outputTokens: scaled(entry, 'outputTokens'),
      hostedUsdPerThousandCalls: scaled(entry, 'hosted', thousandCalls),
      selfHostedUsdPerThousandCalls: scaled(entry, 'selfHosted', thousandCalls),
      ttftSeconds: scaled(entry, 'ttftSeconds'),
      usdPerMonth: perMonth(entry) ?? null,
    })),
    totals: {
      inputTokens: total(changes, 'inputTokens'),
      outputTokens: total(changes, 'outputTokens'),
      hostedUsdPerThousandCalls: total(changes, 'hosted', thousandCalls),
      selfHostedUsdPerThousandCalls: total(changes, 'selfHosted', thousandCalls),
      usdPerMonth: monthly(changes) ?? null,
    },
  };
}
