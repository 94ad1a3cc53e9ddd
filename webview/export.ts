import { formatCount, formatDollars, formatDuration, formatPercent } from '../src/report/format.ts';
import type { Column } from './state.ts';
import { problemText } from './wording.ts';
import { t } from './words.ts';

const header = (): string[] => [
  t('scenario'),
  t('model'),
  t('hardware'),
  t('dollars per 1k calls'),
  t('dollars per month'),
  t('GPUs'),
  t('TTFT p95'),
  t('ITL p95'),
  t('within the objective'),
];

interface Cells {
  readonly number: readonly (string | number)[];
  readonly text: readonly string[];
}

function cells({ scenario, evaluation }: Column): Cells {
  const gpus = scenario.deployment.gpus ?? 1;
  const names = [scenario.name, scenario.deployment.model, `${gpus}×${scenario.deployment.hardware}`];
  if (!evaluation) return { number: names, text: [...names, t('Computing…')] };
  if ('problem' in evaluation) return { number: names, text: [...names, problemText(evaluation.problem)] };
  const { headline } = evaluation.answers;
  const dollars = (amount: number | undefined) =>
    amount === undefined ? '–' : formatDollars(amount, { exact: false });
  return {
    number: [
      ...names,
      headline.dollarsPerThousand ?? '',
      headline.dollarsPerMonth ?? '',
      headline.gpus.mean,
      headline.ttftP95,
      headline.itlP95,
      headline.attainment,
    ],
    text: [
      ...names,
      dollars(headline.dollarsPerThousand),
      dollars(headline.dollarsPerMonth),
      formatCount(Math.round(headline.gpus.mean * 10) / 10),
      formatDuration(headline.ttftP95, { exact: false }),
      formatDuration(headline.itlP95, { exact: false }),
      formatPercent(headline.attainment, { exact: false }),
    ],
  };
}

/** A cell that a spreadsheet cannot take for a formula, quoted where it must be. */
const csvCell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One row per scenario, figures in full: seconds, dollars, shares. */
export const toCsv = (columns: readonly Column[]): string =>
  `${[header(), ...columns.map(column => cells(column).number)].map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

const markdownCell = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/[\r\n]+/g, ' ');

/** A table for a pull request: one column per scenario, since they are read side by side. */
export function toMarkdown(columns: readonly Column[]): string {
  const texts = columns.map(column => cells(column).text);
  const [first, ...rest] = header();
  const line = (entries: readonly string[]) => `| ${entries.map(markdownCell).join(' | ')} |`;
  return [
    line([first!, ...texts.map(text => text[0]!)]),
    line([first!, ...texts].map(() => '---')),
    ...rest.map((label, index) => line([label, ...texts.map(text => text[index + 1] ?? '')])),
    '',
  ].join('\n');
}
