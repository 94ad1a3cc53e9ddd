import type { SelfHostedCost } from '../cost/priced-call.ts';
import { formatDuration, formatPercent, formatPerThousand } from './format.ts';
import type { Translate } from './translate.ts';

/** Characters of a bar. */
const width = 12;

/** At least one block for anything above zero, so that what is small does not vanish. */
export function bar(share: number): string {
  const blocks = share <= 0 ? 0 : Math.min(width, Math.max(1, Math.round(share * width)));
  return '█'.repeat(blocks) + '░'.repeat(width - blocks);
}

export interface PhaseRow {
  readonly name: string;
  /** Of one request's time, from 0 to 1; undefined for a request that takes none. */
  readonly share: number | undefined;
  readonly time: string;
  /** Per thousand calls; empty where no price is known. */
  readonly dollars: string;
  readonly bound: string;
}

/** Prefill and decode of one request; prefill alone of what is only read. */
export function phaseRows({ estimate, prefillCost, decodeCost }: SelfHostedCost, t: Translate): readonly PhaseRow[] {
  const total = estimate.prefill.seconds + estimate.decode.seconds;
  const row = (name: string, seconds: number, bound: string, cost: number | undefined): PhaseRow => ({
    name,
    share: total === 0 ? undefined : seconds / total,
    time: formatDuration(seconds, { exact: false }),
    dollars: cost === undefined ? '' : formatPerThousand(cost, { exact: false }),
    bound,
  });
  const prefill = row(t('prefill'), estimate.prefill.seconds, t(estimate.prefill.bound), prefillCost);
  if (estimate.decode.seconds === 0) return [prefill];
  return [prefill, row(t('decode'), estimate.decode.seconds, t(estimate.decode.bound), decodeCost)];
}

const percent = (share: number | undefined): string => (share === undefined ? '' : formatPercent(share));

/** Cells of the two rows as text: the bar is the share of one request's time. */
export const phaseCells = (own: SelfHostedCost, t: Translate): string[][] =>
  phaseRows(own, t).map(({ name, share, time, dollars, bound }) => [
    name,
    bar(share ?? 0),
    percent(share),
    time,
    bound,
    dollars,
  ]);

/** The same as a Markdown table, for a document whose width nobody knows. */
export const phaseTable = (own: SelfHostedCost, t: Translate): string[] => [
  `| ${t('phase')} | ${t('time')} | ${t('share')} | ${t('dollars')} | ${t('bound by')} |`,
  '|:--|--:|--:|--:|:--|',
  ...phaseRows(own, t).map(
    ({ name, share, time, dollars, bound }) => `| ${[name, time, percent(share), dollars, bound].join(' | ')} |`,
  ),
];
