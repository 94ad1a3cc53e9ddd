import { describe, expect, test } from 'vitest';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import { simulationText } from '../../src/report/simulation-report.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';

const latency = (mean: number) => ({
  mean,
  p50: mean,
  p90: mean * 2,
  p95: mean * 3,
  p99: mean * 4,
  max: mean * 5,
});

/** An hour on one replica of one GPU at $2.50; the figures are chosen to be easy to read. */
const result = (changes: Partial<SimulationResult> = {}): SimulationResult =>
  ({
    requests: 7200,
    completed: 7190,
    rejected: 0,
    timedOut: 0,
    unfinished: 10,
    ttft: latency(0.1),
    itl: latency(0.02),
    endToEnd: latency(4),
    wait: latency(0),
    throughput: { requestsPerSecond: 1.997, outputTokensPerSecond: 399.4, totalTokensPerSecond: 2396 },
    utilization: 0.42,
    kvPeakBytes: 3.26e9,
    preemptions: 12,
    replicas: { mean: 1, max: 1 },
    gpuHours: 1.002,
    costUsd: 2.505,
    costPerThousandRequests: 0.3484,
    load: 'stable',
    simulatedSeconds: 3607,
    ...changes,
  }) as SimulationResult;

const deployment = {
  model: findModel('meta-llama/Llama-3.1-8B-Instruct')!,
  accelerator: findAccelerator('l40s')!,
  gpus: 1,
  weights: 'bf16',
  kv: 'fp8',
} as Deployment;

const lines = (changes: Partial<SimulationResult> = {}): string[] =>
  simulationText(deployment, result(changes)).trimEnd().split('\n');

test('every line of a run: what was counted is exact, what was timed is not', () => {
  expect(lines()).toEqual([
    'meta-llama/Llama-3.1-8B-Instruct · 1×L40S (48 GB), weights bf16, KV fp8',
    '7,200 requests in 1 h, 7,190 completed, 10 unfinished',
    '                   mean      p50      p90      p95      p99',
    '  first token   ≈100 ms  ≈100 ms  ≈200 ms  ≈300 ms  ≈400 ms',
    '  per token      ≈20 ms   ≈20 ms   ≈40 ms   ≈60 ms   ≈80 ms',
    '  whole answer     ≈4 s     ≈4 s     ≈8 s    ≈12 s    ≈16 s',
    '  waiting          ≈0 s     ≈0 s     ≈0 s     ≈0 s     ≈0 s',
    '≈2 requests/s, ≈399 output tokens/s, ≈42 % of the paid time busy',
    'KV cache ≈3.26 GB at its fullest, 12 preemptions',
    'replicas 1 on average, 1 at most, ≈1 GPU-hours, ≈$2.50, ≈$0.348 per thousand requests',
    'stable: requests are mostly served as they come',
  ]);
});

describe('what became of the requests', () => {
  test.each<[object, string]>([
    [{ unfinished: 0, completed: 7200 }, '7,200 requests in 1 h, 7,200 completed'],
    [{ requests: 1, completed: 1, unfinished: 0, simulatedSeconds: 60 }, '1 request in 1 min, 1 completed'],
    [
      { rejected: 3, timedOut: 4, unfinished: 0 },
      '7,200 requests in 1 h, 7,190 completed, 3 too long for the KV cache, 4 given up in the queue',
    ],
  ])('%j', (changes, line) => {
    expect(lines(changes as Partial<SimulationResult>)[1]).toBe(line);
  });
});

describe('dollars', () => {
  test.each<[object, string]>([
    [{ costUsd: undefined, costPerThousandRequests: undefined }, 'dollars unknown: no price per GPU-hour is known'],
    [{ completed: 0, costPerThousandRequests: undefined }, '≈$2.50, for no request that completed'],
    [{ costUsd: 0, costPerThousandRequests: 0 }, '≈$0, ≈$0 per thousand requests'],
  ])('%j', (changes, words) => {
    expect(lines(changes as Partial<SimulationResult>)[9]).toBe(
      `replicas 1 on average, 1 at most, ≈1 GPU-hours, ${words}`,
    );
  });
});

test.each([
  ['stable', 'stable: requests are mostly served as they come'],
  ['backlogged', 'backlogged: queues form and clear'],
  ['overloaded', 'overloaded: more comes than is served, and the queue grows'],
] as const)('a load that is %s', (load, words) => {
  expect(lines({ load }).at(-1)).toBe(words);
});

test('the knee and the objective come last', () => {
  const knee = { rate: 4.4, saturation: 6.957 };
  expect(
    simulationText(deployment, result({ sloAttainment: 0.9876 }), knee as never)
      .trimEnd()
      .split('\n')
      .slice(-2),
  ).toEqual([
    'the knee: ≈4.4 requests/s are kept up with, ≈6.96 are the most that is served at all',
    '≈98.8 % of the requests met the objective',
  ]);
});

test('a knee at the most that is served is said once', () => {
  const knee = { rate: 6.3701, saturation: 6.3704 };
  expect(
    simulationText(deployment, result(), knee as never)
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe('the knee: ≈6.37 requests/s are kept up with, the most that is served at all');
});

test.each([
  [0, 'KV cache ≈3.26 GB at its fullest, 0 preemptions'],
  [1, 'KV cache ≈3.26 GB at its fullest, 1 preemption'],
  [1234, 'KV cache ≈3.26 GB at its fullest, 1,234 preemptions'],
])('%d preempted', (preemptions, words) => {
  expect(lines({ preemptions })[8]).toBe(words);
});
