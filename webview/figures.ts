import { formatCount, formatDollars, formatDuration, formatPercent } from '../src/report/format.ts';
import type { Answers } from './evaluate/answers.ts';
import type { Column } from './state.ts';
import { change, likelyRange } from './wording.ts';
import { t } from './words.ts';

/** One of the figures that decide, ready to be shown, compared and exported. */
export interface Figure {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  /** The number itself, to be compared; absent where it is unknown. */
  readonly number?: number;
  /** True where more is better. */
  readonly moreIsBetter?: boolean;
  /** What stands below: error, objective, or what the figure is made of. */
  readonly note: string;
  readonly state?: 'good' | 'bad';
  /** Where the note comes from. */
  readonly explanation?: string;
}

const unknown = '–';

/** The six figures that decide, in the order of their weight. */
export function figures({ headline, accuracy, result }: Answers, attainmentGoal: number): Figure[] {
  const likely = (
    number: number,
    error: number = accuracy.expectedRelativeError,
    format: (value: number) => string = formatDuration,
  ) => ({
    note: likelyRange(number, error, format),
    explanation: t('Expected error ±{0}: {1}', formatPercent(error), accuracy.basis),
  });
  const money = (id: string, amount: number | undefined, label: string): Figure => ({
    id,
    value: amount === undefined ? unknown : formatDollars(amount, { exact: false }),
    label,
    ...(amount === undefined ? {} : { number: amount }),
    ...(amount === undefined
      ? { note: t('no GPU price is known') }
      : likely(amount, accuracy.byFigure?.throughput, formatDollars)),
  });
  const gpus = Math.round(headline.gpus.mean * 10) / 10;
  return [
    money('thousand', headline.dollarsPerThousand, t('per 1k calls')),
    money('month', headline.dollarsPerMonth, t('per month')),
    {
      id: 'gpus',
      value: formatCount(gpus),
      label: t('GPUs'),
      number: headline.gpus.mean,
      note: t('busy {0} of the time', formatPercent(result.utilization)),
    },
    {
      id: 'ttft',
      value: formatDuration(headline.ttftP95, { exact: false }),
      label: t('TTFT p95'),
      number: headline.ttftP95,
      ...likely(headline.ttftP95, accuracy.byFigure?.ttft),
    },
    {
      id: 'itl',
      value: formatDuration(headline.itlP95, { exact: false }),
      label: t('ITL p95'),
      number: headline.itlP95,
      ...likely(headline.itlP95, accuracy.byFigure?.itl),
    },
    {
      id: 'attainment',
      value: formatPercent(headline.attainment, { exact: false }),
      label: t('within the objective'),
      number: headline.attainment,
      moreIsBetter: true,
      note: headline.meetsObjective
        ? t('meets {0}', formatPercent(attainmentGoal))
        : t('misses {0}', formatPercent(attainmentGoal)),
      state: headline.meetsObjective ? 'good' : 'bad',
    },
  ];
}

export const answersOf = (column: Column | undefined): Answers | undefined =>
  column?.evaluation && 'answers' in column.evaluation ? column.evaluation.answers : undefined;

export interface FigureChange {
  readonly text: string;
  /** Absent where the change is too small to be either. */
  readonly tone?: 'good' | 'bad';
}

/** A change smaller than this is none. */
const noticeable = 0.005;

/** The relative change against the same figure of another scenario: cheaper, sooner and more often are good. */
export function figureChange(figure: Figure, other: Figure | undefined): FigureChange | undefined {
  if (figure.number === undefined || !other?.number) return undefined;
  const share = figure.number / other.number - 1;
  if (Math.abs(share) < noticeable) return { text: change(share) };
  return { text: change(share), tone: share > 0 === (figure.moreIsBetter ?? false) ? 'good' : 'bad' };
}
