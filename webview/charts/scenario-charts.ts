import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { formatPercent } from '../../src/report/format.ts';
import { controlGroups } from '../controls/control-groups.ts';
import type { Answers } from '../evaluate/answers.ts';
import { leversOf } from '../evaluate/levers.ts';
import { trafficCurve } from '../evaluate/scenario-workload.ts';
import { answersOf } from '../figures.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { State } from '../state.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { dayChart } from './day-chart.ts';
import { frontierChart } from './frontier-chart.ts';
import { latencyChart } from './latency-chart.ts';
import { leversChart } from './levers-chart.ts';
import { memoryChart } from './memory-chart.ts';
import { phasesChart } from './phases-chart.ts';
import { stepChart } from './step-chart.ts';

const hardwareName = (id: string): string => findAccelerator(id)?.name ?? id;

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

/** The pictures of one scenario, each with the table behind it, beside those it is compared with; none while it has no answers. */
export function chartsOf({ columns }: State, index: number, groups = controlGroups()): readonly Chart[] {
  const column = columns[index]!;
  const answers = answersOf(column);
  if (!answers) return [];
  const { scenario } = column;
  const inOrder = [column, ...columns.filter(each => each !== column)];
  const answered = inOrder.flatMap(each => {
    const found = answersOf(each);
    return found ? [{ name: each.scenario.name, scenario: each.scenario, answers: found }] : [];
  });
  const phases = answered.flatMap(each => {
    const likely = likelyDollars(each.answers);
    return each.answers.phases ? [{ name: each.name, phases: each.answers.phases, ...(likely ? { likely } : {}) }] : [];
  });
  const basis = simulationBasis(answers);
  return [
    memoryChart(
      answered.map(each => ({
        name: each.name,
        hardware: hardwareName(each.scenario.deployment.hardware),
        memory: each.answers.memory,
      })),
    ),
    stepChart(answers),
    ...(answers.phases ? [phasesChart(phases, basis)] : []),
    frontierChart({
      columns: inOrder.map(each => ({ name: each.scenario.name, points: each.frontier })),
      limit: scenario.objective.itlSeconds,
      batch: answers.step.batch,
      demand: demandOf(scenario, answers),
      basis: t('Steps of one replica at each batch. {0}', answers.accuracy.basis),
    }),
    leversChart(column.levers, answers.headline.meetsObjective, leversOf(scenario).length, groups),
    dayChart({ answers, dollarsPerReplicaHour: dollarsPerReplicaHour(answers), basis }),
    latencyChart(answers, scenario.objective, basis),
  ];
}
