import { gpuHourPrice } from '../../src/catalog/gpu-hour-prices.ts';
import { formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import { remarkText } from '../../src/report/messages.ts';
import { daysPerMonth, secondsPerDay } from '../evaluate/scenario-workload.ts';
import { answersOf } from '../figures.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Column } from '../state.ts';
import { t } from '../words.ts';

/** Where the price of a GPU-hour comes from. */
function priceLine({ deployment }: Scenario): string {
  if (deployment.pricePerGpuHour !== undefined)
    return t('{0} per GPU-hour, as set in the scenario', formatDollars(deployment.pricePerGpuHour));
  const listed = gpuHourPrice(deployment.hardware);
  return listed
    ? t('{0} per GPU-hour, on demand at {1}, {2}', formatDollars(listed.perGpuHour), listed.cloud, listed.date)
    : t('no price per GPU-hour is known');
}

/** What a scenario's figures rest on, one plain line each: price, simulation, expected error, and what the model assumed. */
export function assumptionLines(column: Column): string[] {
  const answers = answersOf(column);
  if (!answers) return [priceLine(column.scenario)];
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
    priceLine(column.scenario),
    simulated,
    t('expected error ±{0}: {1}', formatPercent(accuracy.expectedRelativeError), accuracy.basis),
    ...[...estimate.assumptions, ...estimate.warnings].map(remark => remarkText(remark, t)),
  ];
}
