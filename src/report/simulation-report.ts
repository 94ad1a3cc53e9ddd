import type { Knee } from '../serving/find-knee.ts';
import type { LatencySummary } from '../serving/latency-histogram.ts';
import type { SimulationResult } from '../serving/simulation-result.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from './format.ts';
import { alignColumns } from './text-columns.ts';
import { english, type Translate } from './translate.ts';

const long = { form: 'long' } as const;

function latencyRows(result: SimulationResult, t: Translate): string[][] {
  const row = (name: string, { mean, p50, p90, p95, p99 }: LatencySummary): string[] => [
    name,
    ...[mean, p50, p90, p95, p99].map(value => formatDuration(value, long)),
  ];
  return [
    ['', t('mean'), 'p50', 'p90', 'p95', 'p99'],
    row(t('first token'), result.ttft),
    row(t('per token'), result.itl),
    row(t('whole answer'), result.endToEnd),
    row(t('waiting'), result.wait),
  ];
}

function fates(result: SimulationResult, t: Translate): string {
  const lost = [
    [result.rejected, t('too long for the KV cache')],
    [result.timedOut, t('given up in the queue')],
    [result.unfinished, t('unfinished')],
  ] as const;
  const named = lost.filter(([count]) => count > 0).map(([count, why]) => `${formatCount(count)} ${why}`);
  return [
    t('{0} requests in {1}', formatCount(result.requests), formatDuration(result.simulatedSeconds, long)),
    t('{0} completed', formatCount(result.completed)),
    ...named,
  ].join(', ');
}

function loadText({ load }: SimulationResult, t: Translate): string {
  switch (load) {
    case 'stable':
      return t('stable: requests are mostly served as they come');
    case 'backlogged':
      return t('backlogged: queues form and clear');
    case 'overloaded':
      return t('overloaded: more comes than is served, and the queue grows');
  }
}

/** For a terminal: what became of the requests, latencies, throughput, machines, dollars. */
export function simulationText(result: SimulationResult, knee?: Knee, t: Translate = english): string {
  const { throughput, replicas } = result;
  const dollars =
    result.costUsd === undefined || result.costPerThousandRequests === undefined
      ? t('dollars unknown: no price per GPU-hour is known')
      : t(
          '{0}, {1} per thousand requests',
          formatDollars(result.costUsd, long),
          formatDollars(result.costPerThousandRequests, long),
        );
  const lines = [
    fates(result, t),
    ...alignColumns(latencyRows(result, t), [1, 2, 3, 4]).map(line => `  ${line}`),
    t(
      '{0} requests/s, {1} output tokens/s, {2} of the paid time busy',
      formatCount(throughput.requestsPerSecond, long),
      formatCount(throughput.outputTokensPerSecond, long),
      formatPercent(result.utilization),
    ),
    t(
      'KV cache {0} at its fullest, {1} preemptions',
      formatBytes(result.kvPeakBytes, long),
      formatCount(result.preemptions),
    ),
    t(
      'replicas {0} on average, {1} at most, {2} GPU-hours, {3}',
      formatCount(replicas.mean, long),
      formatCount(replicas.max),
      formatCount(result.gpuHours, long),
      dollars,
    ),
  ];
  lines.push(loadText(result, t));
  if (knee)
    lines.push(
      t(
        'the knee: {0} requests/s are kept up with, {1} are the most that is served at all',
        formatCount(knee.rate, long),
        formatCount(knee.saturation, long),
      ),
    );
  if (result.sloAttainment !== undefined)
    lines.push(t('{0} of the requests met the objective', formatPercent(result.sloAttainment, long)));
  return `${lines.join('\n')}\n`;
}
