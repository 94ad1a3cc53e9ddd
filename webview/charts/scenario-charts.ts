import { formatPercent } from '../../src/report/format.ts';
import type { ControlGroup } from '../controls/control.ts';
import type { Answers } from '../evaluate/answers.ts';
import { leversOf } from '../evaluate/levers.ts';
import { trafficCurve } from '../evaluate/scenario-workload.ts';
import { answersOf } from '../figures.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Column, State } from '../state.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { dayChart } from './day-chart.ts';
import { frontierChart } from './frontier-chart.ts';
import { latencyChart } from './latency-chart.ts';
import { leversChart } from './levers-chart.ts';
import { type MemoryColumn, memoryChart } from './memory-chart.ts';
import { type PhasesColumn, phasesChart } from './phases-chart.ts';
import { stepChart } from './step-chart.ts';

/** Output tokens per second that one replica must give in the busiest hour. */
const demandOf = (scenario: Scenario, { result }: Answers): number =>
  (Math.max(...trafficCurve(scenario).rates) * (1 - (scenario.hybrid?.share ?? 0)) * scenario.request.outputTokens) /
  Math.max(1, result.pools[0]!.replicas.max);

/** Dollars for an hour of a replica, the mean over the pools. */
function dollarsPerReplicaHour({ result }: Answers): number | undefined {
  const hours = (result.replicas.mean * result.simulatedSeconds) / 3600;
  return result.costUsd === undefined || hours === 0 ? undefined : result.costUsd / hours;
}

function simulationBasis({ accuracy, band, fineness }: Answers): string {
  const run =
    fineness === 'exact' ? t('Every request of the day is simulated.') : t('A short run through the rates of the day.');
  const error = band
    ? t('Light: the same day with every step {0} longer and shorter, the expected error.', formatPercent(band.error))
    : t('Expected error ±{0}.', formatPercent(accuracy.expectedRelativeError));
  return `${run} ${error} ${accuracy.basis}`;
}

/** Dollars per thousand calls at both ends of the expected error, the lower first. */
function likelyDollars({ band }: Answers): readonly [number, number] | undefined {
  const ends = [band?.fast.headline.dollarsPerThousand, band?.slow.headline.dollarsPerThousand];
  const [low, high] = ends.filter(end => end !== undefined).sort((a, b) => a - b);
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** A picture that is made when it is drawn. */
export interface ChartPlan {
  readonly id: string;
  /** All that it shows: while none of it is another value the picture stays as it is. */
  readonly from: readonly unknown[];
  readonly chart: () => Chart;
}

interface Answered {
  readonly name: string;
  readonly scenario: Scenario;
  readonly answers: Answers;
}

/** The active column first. */
function answeredOf(columns: readonly Column[]): Answered[] {
  return columns.flatMap(column => {
    const answers = answersOf(column);
    return answers ? [{ name: column.scenario.name, scenario: column.scenario, answers }] : [];
  });
}

const phasesOf = (answered: readonly Answered[]): PhasesColumn[] =>
  answered.flatMap(({ name, answers }) => {
    const likely = likelyDollars(answers);
    return answers.phases ? [{ name, phases: answers.phases, ...(likely ? { likely } : {}) }] : [];
  });

/** The pictures of one scenario, each with the table behind it, beside those it is compared with; none while it has no answers. */
export function chartPlans({ columns }: State, index: number, groups: readonly ControlGroup[]): readonly ChartPlan[] {
  const column = columns[index]!;
  const answers = answersOf(column);
  if (!answers) return [];
  const { scenario, levers, formerLevers } = column;
  const inOrder = [column, ...columns.filter(each => each !== column)];
  const answered = answeredOf(inOrder);
  const all = answered.flatMap(each => [each.name, each.answers]);
  const basis = simulationBasis(answers);
  const keepsNow = answers.headline.meetsObjective || column.smallest !== undefined;
  const wanted = leversOf(scenario, groups).length;
  return [
    { id: 'memory', from: all, chart: () => memoryChart(answered.map(memoryOf)) },
    ...(answers.phases ? [{ id: 'phases', from: all, chart: () => phasesChart(phasesOf(answered), basis) }] : []),
    { id: 'step', from: [answers], chart: () => stepChart(answers) },
    {
      id: 'frontier',
      from: [...all, ...inOrder.map(({ frontier }) => frontier)],
      chart: () =>
        frontierChart({
          columns: inOrder.map(each => ({ name: each.scenario.name, points: each.frontier })),
          limit: scenario.objective.itlSeconds,
          batch: answers.step.batch,
          demand: demandOf(scenario, answers),
          basis: t('Steps of one replica at each batch. {0}', answers.accuracy.basis),
        }),
    },
    {
      id: 'levers',
      from: [levers, formerLevers, keepsNow, wanted, groups],
      chart: () => leversChart({ levers, ...(formerLevers ? { formerLevers } : {}) }, keepsNow, wanted, groups),
    },
    {
      id: 'day',
      from: [answers],
      chart: () => dayChart({ answers, dollarsPerReplicaHour: dollarsPerReplicaHour(answers), basis }),
    },
    { id: 'latency', from: [answers], chart: () => latencyChart(answers, scenario.objective, basis) },
  ];
}

const memoryOf = ({ name, answers: { hardware, memory } }: Answered): MemoryColumn => ({ name, hardware, memory });

/** The same, made. */
export const chartsOf = (state: State, index: number, groups: readonly ControlGroup[]): readonly Chart[] =>
  chartPlans(state, index, groups).map(({ chart }) => chart());
