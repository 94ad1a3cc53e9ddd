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

/**
 * Two rows, prefill and decode, as text blocks: the bar is the share of one request's time, beside it time, bound and dollars
 * per thousand calls. Plain text, so that it survives in any hover.
 */
export function phaseBar({ estimate, prefillCost, decodeCost }: SelfHostedCost, t: Translate): string[] {
  const total = estimate.prefill.seconds + estimate.decode.seconds;
  const row = (name: string, seconds: number, bound: string, cost: number | undefined): string[] => [
    name,
    bar(total === 0 ? 0 : seconds / total),
    total === 0 ? '' : formatPercent(seconds / total),
    formatDuration(seconds),
    cost === undefined ? '' : formatPerThousand(cost),
    bound,
  ];
  const rows = [
    row(t('prefill'), estimate.prefill.seconds, t(estimate.prefill.bound), prefillCost),
    row(t('decode'), estimate.decode.seconds, t(estimate.decode.bound), decodeCost),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(cells => cells[column]!.length)));
  const padded = (cells: string[]): string[] => cells.map((cell, column) => cell.padEnd(widths[column]!));
  return rows.map(cells =>
    padded(cells)
      .filter((_, column) => widths[column]! > 0)
      .join('  ')
      .trimEnd(),
  );
}
