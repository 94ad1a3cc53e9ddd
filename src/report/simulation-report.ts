import type { Deployment } from '../performance/deployment.ts';
import type { Knee } from '../serving/find-knee.ts';
import type { LatencySummary } from '../serving/latency-histogram.ts';
import type { SimulationResult } from '../serving/simulation-result.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from './format.ts';
import { deploymentTitle } from './hardware-label.ts';
import { alignColumns } from './text-columns.ts';
import { english, type Translate } from './translate.ts';

/** What happens to each request follows from the seed; when it happens is the model's estimate. */
const long = { form: 'long' } as const;
const estimated = { form: 'long', exact: false } as const;

function latencyRows(result: SimulationResult, t: Translate): string[][] {
  const row = (name: string, { mean, p50, p90, p95, p99 }: LatencySummary, isMeasured: boolean): string[] => [
    name,
    ...[mean, p50, p90, p95, p99].map(value => (isMeasured ? formatDuration(value, estimated) : '-')),
  ];
  const isAny = result.completed > 0;
  return [
    ['', t('mean'), 'p50', 'p90', 'p95', 'p99'],
    row(t('first token'), result.ttft, isAny),
    // An answer of one token has no time between tokens.
    row(t('per token'), result.itl, result.itl.max > 0),
    row(t('whole answer'), result.endToEnd, isAny),
    row(t('waiting'), result.wait, isAny),
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
    result.requests === 1
      ? t('1 request in {0}', formatDuration(result.simulatedSeconds, long))
      : t('{0} requests in {1}', formatCount(result.requests), formatDuration(result.simulatedSeconds, long)),
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

function dollarsText({ costUsd, costPerThousandRequests }: SimulationResult, t: Translate): string {
  if (costUsd === undefined) return t('dollars unknown: no price per GPU-hour is known');
  const total = formatDollars(costUsd, estimated);
  return costPerThousandRequests === undefined
    ? t('{0}, for no request that completed', total)
    : t('{0}, {1} per thousand requests', total, formatDollars(costPerThousandRequests, estimated));
}

function kvText({ kvPeakBytes, preemptions }: SimulationResult, t: Translate): string {
  const peak = formatBytes(kvPeakBytes, estimated);
  return preemptions === 1
    ? t('KV cache {0} at its fullest, 1 preemption', peak)
    : t('KV cache {0} at its fullest, {1} preemptions', peak, formatCount(preemptions));
}

function kneeText({ rate, saturation }: Knee, t: Translate): string {
  const [kept, most] = [rate, saturation].map(value => formatCount(value, estimated));
  return kept === most
    ? t('the knee: {0} requests/s are kept up with, the most that is served at all', kept!)
    : t('the knee: {0} requests/s are kept up with, {1} are the most that is served at all', kept!, most!);
}

/** For a terminal: what became of the requests, latencies, throughput, machines, dollars. */
export function simulationText(
  deployment: Deployment,
  result: SimulationResult,
  knee?: Knee,
  t: Translate = english,
): string {
  const { throughput, replicas } = result;
  const lines = [
    deploymentTitle(deployment),
    fates(result, t),
    ...alignColumns(latencyRows(result, t), [1, 2, 3, 4, 5]).map(line => `  ${line}`),
    t(
      '{0} requests/s, {1} output tokens/s, {2} of the paid time busy',
      formatCount(throughput.requestsPerSecond, estimated),
      formatCount(throughput.outputTokensPerSecond, estimated),
      formatPercent(result.utilization, { exact: false }),
    ),
    kvText(result, t),
    t(
      'replicas {0} on average, {1} at most, {2} GPU-hours, {3}',
      formatCount(replicas.mean, long),
      formatCount(replicas.max),
      formatCount(result.gpuHours, estimated),
      dollarsText(result, t),
    ),
  ];
  lines.push(
    result.requests === 0
      ? t('no request arrived: let it run longer (--duration), or take a higher rate')
      : loadText(result, t),
  );
  if (knee) lines.push(kneeText(knee, t));
  if (result.sloAttainment !== undefined)
    lines.push(t('{0} of the requests met the objective', formatPercent(result.sloAttainment, estimated)));
  return `${lines.join('\n')}\n`;
}
