import { formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import { remarkText } from '../../src/report/messages.ts';
import type { Answers } from '../evaluate/answers.ts';
import { daysPerMonth, secondsPerDay } from '../evaluate/scenario-workload.ts';
import { answersOf } from '../figures.ts';
import type { Column } from '../state.ts';
import { t } from '../words.ts';

/** Where the price of a GPU-hour comes from. */
function priceLine({ gpuHour }: Answers): string {
  if (!gpuHour) return t('no price per GPU-hour is known');
  const price = formatDollars(gpuHour.perGpuHour);
  return gpuHour.from === 'configuration'
    ? t('{0} per GPU-hour, as set in the scenario', price)
    : t('{0} per GPU-hour: {1}', price, [gpuHour.source, gpuHour.date].filter(Boolean).join(', '));
}

/** What a scenario's figures rest on, one plain line each (none where there are no figures): price, simulation, expected error, and what the model assumed. */
export function assumptionLines(column: Column): string[] {
  const answers = answersOf(column);
  if (!answers) return [];
  const { accuracy, daySeconds, estimate } = answers;
  const simulated =
    daySeconds >= secondsPerDay
      ? t('one day of requests simulated, {0} days to a month', daysPerMonth)
      : t(
          'a day’s traffic simulated in {0} at the same rates, {1} days to a month',
          formatDuration(daySeconds),
          daysPerMonth,
        );
  return [
    priceLine(answers),
    simulated,
    t('expected error ±{0}: {1}', formatPercent(accuracy.expectedRelativeError), accuracy.basis),
    ...[...estimate.assumptions, ...estimate.warnings].map(remark => remarkText(remark, t)),
  ];
}
