import type { Bound, OperatorTime } from '../../src/performance/estimate.ts';
import { formatDuration, formatPercent } from '../../src/report/format.ts';
import type { Answers } from '../evaluate/answers.ts';
import { boundName, likelyRange } from '../wording.ts';
import { t } from '../words.ts';
import { type Row, rowBars } from './bars.ts';
import type { Chart } from './chart.ts';

const looks: Readonly<Record<Bound, string>> = {
  'memory bandwidth': 'series-1',
  compute: 'series-2',
  interconnect: 'series-3',
  'host overhead': 'quiet',
};

const mostRows = 8;

/** `attention input projections` without what goes without saying; the table has the whole name. */
const short = (operator: string): string => operator.replace(/ projections?$/, '').replace(' and ', ', ');

/** The longest first; what is beyond eight together. */
function shown(operators: readonly OperatorTime[]): { operator: string; seconds: number; bound?: Bound }[] {
  const sorted = [...operators].filter(({ seconds }) => seconds > 0).sort((a, b) => b.seconds - a.seconds);
  if (sorted.length <= mostRows) return sorted;
  const rest = sorted.slice(mostRows - 1);
  const seconds = rest.reduce((sum, operator) => sum + operator.seconds, 0);
  return [...sorted.slice(0, mostRows - 1), { operator: t('{0} more', rest.length), seconds }];
}

/** Where the time of one decode step goes, by operator, each with what it waits for. */
export function stepChart({ step, accuracy }: Pick<Answers, 'step' | 'accuracy'>): Chart {
  const error = accuracy.byFigure?.itl ?? accuracy.expectedRelativeError;
  const total = step.operators.reduce((sum, { seconds }) => sum + seconds, 0);
  const operators = shown(step.operators);
  const share = (seconds: number) => formatPercent(total > 0 ? seconds / total : 0);
  const rows = operators.map(({ operator, seconds, bound }): Row => {
    const time = formatDuration(seconds, { form: 'long' });
    const waits = bound && boundName(bound);
    return {
      label: short(operator),
      value: seconds,
      text: share(seconds),
      ...(waits === undefined ? {} : { aside: waits }),
      look: bound ? looks[bound] : 'quiet',
      tip: waits === undefined ? `${operator}: ${time}` : t('{0}: {1}, bound by {2}.', operator, time, waits),
      likely: [seconds / (1 + error), seconds * (1 + error)],
    };
  });
  return {
    id: 'step',
    title: t('Where a step’s {0} go', formatDuration(step.seconds)),
    note: t('batch {0}, {1}', step.batch, likelyRange(step.seconds, error, formatDuration)),
    summary: rows.map(({ label, text }) => `${label} ${text}`).join(', '),
    basis: t(
      'A roofline of each operator, corrected by measurements. Expected error ±{0}: {1}',
      formatPercent(error),
      accuracy.basis,
    ),
    draw: width => rowBars(rows, width),
    remarks: [],
    get table() {
      return {
        head: [t('operator'), t('time'), t('share'), t('bound')],
        rows: operators.map(({ operator, seconds, bound }) => [
          operator,
          formatDuration(seconds, { form: 'long' }),
          share(seconds),
          bound ? boundName(bound) : '',
        ]),
      };
    },
  };
}
