import { simulate } from '../simulate.ts';
import { type Figure, fixedTimePool, queryLengths, type Scenario } from './scenario.ts';

const price = 2.5;
const possible = 16;
const achieved = 8;
const utilization = 0.8;
const requests = 50_000;

const published = (): readonly Figure[] => {
  const batched = possible * utilization;
  const perQuery = (rate: number) => price / 3600 / rate;
  return [
    {
      id: 'cost-at-80',
      label: 'Cost at 80 % utilization',
      value: price / batched,
      unit: '$/hour per request/s',
      how: '2.50 ÷ (16 × 0.8)',
      stated: 0.195,
    },
    {
      id: 'saving',
      label: 'Saved by batching',
      value: 1 - achieved / possible / utilization,
      unit: 'share',
      how: '1 − 0.5 ÷ 0.8',
      stated: 0.38,
    },
    {
      id: 'per-query-half',
      label: 'Cost of a query at 8 queries/s',
      value: perQuery(achieved),
      unit: '$/request',
      how: '2.50 ÷ 3600 ÷ 8',
    },
    {
      id: 'per-query-80',
      label: 'Cost of a query at 12.8 queries/s',
      value: perQuery(batched),
      unit: '$/request',
      how: '2.50 ÷ 3600 ÷ 12.8',
    },
    {
      id: 'per-query-full',
      label: 'Cost of a query at 16 queries/s',
      value: perQuery(possible),
      unit: '$/request',
      how: '2.50 ÷ 3600 ÷ 16',
    },
  ];
};

const simulated = (): readonly Figure[] => {
  const run = (atOnce: number) =>
    simulate(
      { arrivals: { kind: 'poisson', rate: possible * utilization }, lengths: queryLengths, requests, seed: 1 },
      { pools: [fixedTimePool(1, atOnce, price)] },
    );
  const half = run(achieved);
  const full = run(possible);
  return [
    {
      id: 'half-rate',
      label: 'Served, 8 at once',
      value: half.throughput.requestsPerSecond,
      unit: 'requests/s',
      how: '12.8 random queries/s, 1 s each, at most 8 at once: overloaded',
    },
    {
      id: 'half-cost',
      label: 'Cost of a query, 8 at once',
      value: half.costPerThousandRequests! / 1000,
      unit: '$/request',
      how: 'the same run',
    },
    {
      id: 'full-rate',
      label: 'Served, 16 at once',
      value: full.throughput.requestsPerSecond,
      unit: 'requests/s',
      how: '12.8 random queries/s, 1 s each, at most 16 at once',
    },
    {
      id: 'full-cost',
      label: 'Cost of a query, 16 at once',
      value: full.costPerThousandRequests! / 1000,
      unit: '$/request',
      how: 'the same run',
    },
    {
      id: 'saved',
      label: 'Saved',
      value: 1 - full.costPerThousandRequests! / half.costPerThousandRequests!,
      unit: 'share',
      how: 'one run against the other',
    },
    {
      id: 'full-p95',
      label: 'End to end, p95, 16 at once',
      value: full.endToEnd.p95,
      unit: 's',
      how: 'the price of 80 % utilization: some queries wait',
    },
  ];
};

export const gpuSubUtilization: Scenario = {
  id: 'gpu-sub-utilization',
  title: 'GPU sub-utilization',
  situation: 'An A100 at $2.50 an hour could serve 16 queries a second and serves 8; batching brings it to 80 %.',
  published,
  simulated,
  slips: [
    '$0.195 is dollars per hour for each query per second, not dollars per query: a query costs $0.0000543. The ratio stands.',
  ],
  lessons: ['The saving is real, 37.5 %, and at 80 % utilization most queries still start at once.'],
};
