import { formatCount, formatDollars, formatDuration, formatPercent } from '../src/report/format.ts';
import type { Answers, Headline } from './evaluate/answers.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Column } from './state.ts';
import { change, likelyBetween, likelyRange } from './wording.ts';
import { t } from './words.ts';

/** One of the figures that decide, ready to be shown, compared and exported. */
export interface Figure {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  /** What the label's short words stand for. */
  readonly meaning?: string;
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

/** Replicas that nobody adds or takes away. */
const standsStill = ({ replicas }: Answers['result']): boolean => replicas.mean > replicas.max * 0.999;

/**
 * The range of the figure's own error, or that of the day with slower and faster steps where it is wider: near its limit a fleet turns
 * a small error of a step into a large one of a wait.
 */
function widerRange(
  number: number,
  error: number,
  ends: readonly (number | undefined)[],
  format: (value: number) => string,
): string {
  const known = ends.filter(end => end !== undefined);
  const low = Math.min(number / (1 + error), ...known);
  const high = Math.max(number * (1 + error), ...known);
  const isWider = low < number / (1 + error) || high > number * (1 + error);
  return isWider ? likelyBetween(format(low), format(high)) : likelyRange(number, error, format);
}

/** The share of requests within the objective. Without a limit there is none: all of them would say that an endless queue is well. */
function objectiveKept(
  { attainment, meetsObjective }: Headline,
  { ttftSeconds, itlSeconds, endToEndSeconds, attainment: goal }: Scenario['objective'],
): Pick<Figure, 'value' | 'number' | 'note' | 'state'> {
  if ([ttftSeconds, itlSeconds, endToEndSeconds].every(limit => limit === undefined))
    return { value: '–', note: t('no limit is set') };
  const kept = { value: formatPercent(attainment, { exact: false }), number: attainment };
  return meetsObjective
    ? { ...kept, note: t('meets {0}', formatPercent(goal)), state: 'good' }
    : { ...kept, note: t('misses {0}', formatPercent(goal)), state: 'bad' };
}

/** The six figures that decide, in the order of their weight. */
export function figures({ headline, accuracy, result, band }: Answers, objective: Scenario['objective']): Figure[] {
  const likely = (
    number: number,
    error: number = accuracy.expectedRelativeError,
    ends: readonly (number | undefined)[] = [],
    format: (value: number) => string = formatDuration,
  ) => ({
    note: widerRange(number, error, ends, format),
    explanation: t('Expected error ±{0}: {1}', formatPercent(error), accuracy.basis),
  });
  const ends = (of: (headline: Headline) => number | undefined) =>
    band ? [of(band.fast.headline), of(band.slow.headline)] : [];
  const money = (id: 'dollarsPerThousand' | 'dollarsPerMonth', label: string): Figure => {
    const amount = headline[id];
    const name = { id: id === 'dollarsPerThousand' ? 'thousand' : 'month', label };
    if (amount === undefined) return { ...name, value: unknown, note: t('no GPU price is known') };
    const shown = { ...name, value: formatDollars(amount, { exact: false }), number: amount };
    if (standsStill(result))
      return {
        ...shown,
        value: formatDollars(amount),
        note: t('fixed by the fleet'),
        explanation: t(
          'The fleet stands and is paid for whatever its speed; whether it suffices, the objective tells.',
        ),
      };
    return {
      ...shown,
      ...likely(
        amount,
        accuracy.byFigure?.throughput,
        ends(each => each[id]),
        formatDollars,
      ),
    };
  };
  const gpus = Math.round(headline.gpus.mean * 10) / 10;
  return [
    money('dollarsPerThousand', t('per 1k calls')),
    money('dollarsPerMonth', t('per month')),
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
      meaning: t('Time to first token: 95 of 100 requests wait no longer'),
      number: headline.ttftP95,
      ...likely(
        headline.ttftP95,
        accuracy.byFigure?.ttft,
        ends(each => each.ttftP95),
      ),
    },
    {
      id: 'itl',
      value: formatDuration(headline.itlP95, { exact: false }),
      label: t('ITL p95'),
      meaning: t('Inter-token latency, the time between two tokens of an answer: no longer for 95 of 100 requests'),
      number: headline.itlP95,
      ...likely(
        headline.itlP95,
        accuracy.byFigure?.itl,
        ends(each => each.itlP95),
      ),
    },
    {
      id: 'attainment',
      label: t('within the objective'),
      moreIsBetter: true,
      ...objectiveKept(headline, objective),
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
