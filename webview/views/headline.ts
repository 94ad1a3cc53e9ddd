import { html, type TemplateResult } from 'lit';
import { formatCount, formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import type { Answers } from '../evaluate/answers.ts';
import type { Column } from '../state.ts';
import { change } from '../wording.ts';
import { t } from '../words.ts';

interface Figure {
  readonly value: string;
  readonly label: string;
  /** The number itself, to be compared; absent where it is unknown. */
  readonly number?: number;
  /** True where more is better. */
  readonly moreIsBetter?: boolean;
  /** What stands below: error, objective, or what the figure is made of. */
  readonly note: string;
  readonly state?: 'good' | 'bad';
}

const unknown = '–';

function figures({ headline, accuracy, result }: Answers, attainmentGoal: number): Figure[] {
  const error = `±${formatPercent(accuracy.expectedRelativeError)}`;
  const money = (amount: number | undefined, label: string): Figure => ({
    value: amount === undefined ? unknown : formatDollars(amount, { exact: false }),
    label,
    ...(amount === undefined ? {} : { number: amount }),
    note: amount === undefined ? t('no GPU price is known') : error,
  });
  const gpus = Math.round(headline.gpus.mean * 10) / 10;
  return [
    money(headline.dollarsPerThousand, t('per 1k calls')),
    money(headline.dollarsPerMonth, t('per month')),
    {
      value: formatCount(gpus),
      label: t('GPUs'),
      number: headline.gpus.mean,
      note: t('{0} of the time at work', formatPercent(result.utilization)),
    },
    {
      value: formatDuration(headline.ttftP95, { exact: false }),
      label: t('TTFT p95'),
      number: headline.ttftP95,
      note: error,
    },
    {
      value: formatDuration(headline.itlP95, { exact: false }),
      label: t('ITL p95'),
      number: headline.itlP95,
      note: error,
    },
    {
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

/** The change against the compared scenario: cheaper, sooner and more often are good. */
function delta(figure: Figure, other: Figure | undefined): TemplateResult | string {
  if (figure.number === undefined || !other?.number) return '';
  const share = figure.number / other.number - 1;
  const good = figure.moreIsBetter ? share > 0.005 : share < -0.005;
  const bad = figure.moreIsBetter ? share < -0.005 : share > 0.005;
  return html`<span class=${good ? 'delta good' : bad ? 'delta bad' : 'delta'}>${change(share)}</span>`;
}

const answersOf = (column: Column | undefined): Answers | undefined =>
  column?.evaluation && 'answers' in column.evaluation ? column.evaluation.answers : undefined;

/** The answer first: six figures that decide, each with its error and its change against another scenario. */
export function headlineStrip(column: Column, compared: Column | undefined): TemplateResult | string {
  const answers = answersOf(column);
  if (!answers) return '';
  const goal = column.scenario.objective.attainment;
  const other = answersOf(compared);
  const others = other ? figures(other, goal) : [];
  const coarse = column.fineness === 'coarse';
  return html`<dl class="headline ${coarse ? 'coarse' : ''}" aria-live="polite" aria-busy=${coarse ? 'true' : 'false'}>
    ${figures(answers, goal).map(
      (figure, index) => html`<div>
        <dt>${figure.label}</dt>
        <dd class="value">${figure.value}</dd>
        <dd class="note ${figure.state ?? ''}">${delta(figure, others[index])} ${figure.note}</dd>
      </div>`,
    )}
  </dl>`;
}
