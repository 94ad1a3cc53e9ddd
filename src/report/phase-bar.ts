import type { SelfHostedCost } from '../cost/priced-call.ts';
import { formatDuration, formatPercent, formatPerThousand } from './format.ts';
import type { Translate } from './translate.ts';

/** Characters of a bar; a hover is about 60 wide in its default font. */
const width = 20;

/** At least one block for anything above zero, so that a short phase does not vanish. */
function bar(share: number): string {
  const blocks = share <= 0 ? 0 : Math.min(width, Math.max(1, Math.round(share * width)));
  return '█'.repeat(blocks) + '░'.repeat(width - blocks);
}

interface PhaseRow {
  readonly name: string;
  readonly share: number | undefined;
  readonly time: string;
  readonly dollars: string;
  readonly bound: string;
}

function phaseRows({ estimate, prefillCost, decodeCost }: SelfHostedCost, t: Translate): readonly [PhaseRow, PhaseRow] {
  const total = estimate.prefill.seconds + estimate.decode.seconds;
  const row = (name: string, seconds: number, bound: string, cost: number | undefined): PhaseRow => ({
    name,
    share: total === 0 ? undefined : seconds / total,
    time: formatDuration(seconds),
    dollars: cost === undefined ? '' : formatPerThousand(cost),
    bound,
  });
  return [
    row(t('prefill'), estimate.prefill.seconds, t(estimate.prefill.bound), prefillCost),
    row(t('decode'), estimate.decode.seconds, t(estimate.decode.bound), decodeCost),
  ];
}

const percent = (share: number | undefined): string => (share === undefined ? '' : formatPercent(share));

/**
 * Two rows, prefill and decode, as text blocks: the bar is the share of one request's time, beside it time, bound and dollars
 * per thousand calls. Plain text, so that it survives in any hover.
 */
export function phaseBar(own: SelfHostedCost, t: Translate): string[] {
  const rows = phaseRows(own, t).map(({ name, share, time, dollars, bound }) => [
    name,
    bar(share ?? 0),
    percent(share),
    time,
    dollars,
    bound,
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(cells => cells[column]!.length)));
  const padded = (cells: string[]): string[] => cells.map((cell, column) => cell.padEnd(widths[column]!));
  return rows.map(cells =>
    padded(cells)
      .filter((_, column) => widths[column]! > 0)
      .join('  ')
      .trimEnd(),
  );
}

/** The same as a Markdown table, for a document whose width nobody knows. */
export const phaseTable = (own: SelfHostedCost, t: Translate): string[] => [
  `| ${t('phase')} | ${t('time')} | ${t('share')} | ${t('dollars')} | ${t('bound by')} |`,
  '|:--|--:|--:|--:|:--|',
  ...phaseRows(own, t).map(
    ({ name, share, time, dollars, bound }) => `| ${[name, time, percent(share), dollars, bound].join(' | ')} |`,
  ),
];
