import { formatDollars, formatPercent } from '../../src/report/format.ts';
import type { DollarsByPhase } from '../evaluate/answers.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { type Segment, stackedBars } from './stacked-bars.ts';

export interface PhasesColumn {
  readonly name: string;
  readonly phases: DollarsByPhase;
  /** Dollars per thousand calls if the steps are off by the expected error, the cheaper first. */
  readonly likely?: readonly [number, number];
}

const sumOf = ({ prefill, decode, idle }: DollarsByPhase): number => prefill + decode + idle;

function segmentsOf({ prefill, decode, idle }: DollarsByPhase): Segment[] {
  const part = (label: string, value: number, look: string, origin: string): Segment => ({
    label,
    value,
    text: formatDollars(value),
    look,
    tip: t('{0}: {1} per thousand calls. {2}', label, formatDollars(value, { form: 'long' }), origin),
  });
  return [
    part(t('prefill'), prefill, 'series-1', t('Busy time, by the share that reading the input takes.')),
    part(t('decode'), decode, 'series-2', t('Busy time, by the share that writing the output takes.')),
    part(t('idle'), idle, 'quiet', t('Replicas that are paid for and wait.')),
  ];
}

/** What a thousand calls of each scenario are paid for; the first is the one that is looked at. */
export function phasesChart(columns: readonly PhasesColumn[], basis: string): Chart {
  const { phases } = columns[0]!;
  const whole = sumOf(phases);
  const segments = segmentsOf(phases);
  const stacks = columns.map(column => ({
    name: column.name,
    segments: segmentsOf(column.phases),
    total: formatDollars(sumOf(column.phases)),
    ...(column.likely && column.likely[0] < column.likely[1] ? { likely: column.likely } : {}),
  }));
  return {
    id: 'phases',
    title: t('Dollars by phase'),
    note: t('per thousand calls'),
    summary: [...segments.map(({ label, text }) => `${label} ${text}`), t('together {0}', stacks[0]!.total)].join(', '),
    basis,
    draw: width => stackedBars(stacks, width),
    remarks: [],
    table: {
      head: [t('phase'), ...(columns.length > 1 ? columns.map(({ name }) => name) : [t('dollars')]), t('share')],
      rows: [
        ...segments.map(({ label, value }, row) => [
          label,
          ...stacks.map(({ segments: parts }) => formatDollars(parts[row]!.value, { form: 'long' })),
          formatPercent(whole > 0 ? value / whole : 0, { form: 'long' }),
        ]),
        [
          t('together'),
          ...columns.map(column => formatDollars(sumOf(column.phases), { form: 'long' })),
          formatPercent(whole > 0 ? 1 : 0, { form: 'long' }),
        ],
      ],
    },
  };
}
