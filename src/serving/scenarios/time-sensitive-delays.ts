import { simulate } from '../simulate.ts';
import { type Figure, fixedTimePool, meanWait, queryLengths, type Scenario } from './scenario.ts';

const price = 2.5;
const demandPerHour = 1000;
const service = 3;
const target = 2;
const hoursPerMonth = 730;
const hoursPerYear = 8760;
const requests = 200_000;

const published = (): readonly Figure[] => {
  const capacity = 3600 / service;
  const wanted = 3600 / target;
  return [
    { id: 'capacity', label: 'Capacity at 3 s', value: capacity, unit: 'requests/hour', how: '3600 ÷ 3', stated: 1200 },
    {
      id: 'target-rate',
      label: 'Rate at the 2 s target',
      value: wanted,
      unit: 'requests/hour',
      how: '3600 ÷ 2',
      stated: 1800,
    },
    {
      id: 'unmet',
      label: 'Demand unmet',
      value: 1 - capacity / wanted,
      unit: 'share',
      how: '1 − 1200 ÷ 1800',
      stated: 0.33,
    },
    { id: 'two-gpus', label: 'Two GPUs', value: 2 * price, unit: '$/hour', how: '2 × 2.50', stated: 5 },
    {
      id: 'month',
      label: 'One GPU for a month',
      value: price * hoursPerMonth,
      unit: '$/month',
      how: '2.50 × 730',
      stated: 1825,
    },
    { id: 'year', label: 'One GPU for a year', value: price * hoursPerYear, unit: '$/year', how: '2.50 × 8760' },
    {
      id: 'wait-3',
      label: 'Mean wait at 3 s, one at a time',
      value: meanWait(demandPerHour / 3600, service),
      unit: 's',
      how: 'load × service ÷ 2 (1 − load), random arrivals',
    },
    {
      id: 'wait-2',
      label: 'Mean wait at 2 s, one at a time',
      value: meanWait(demandPerHour / 3600, target),
      unit: 's',
      how: 'the same at 2 s',
    },
  ];
};

const simulated = (): readonly Figure[] => {
  const run = (seconds: number, atOnce: number, replicas = 1) =>
    simulate(
      { arrivals: { kind: 'poisson', rate: demandPerHour / 3600 }, lengths: queryLengths, requests, seed: 2 },
      { pools: [fixedTimePool(seconds, atOnce, price, replicas)] },
      { objective: { endToEnd: 1.1 * target } },
    );
  const slow = run(service, 1);
  const fast = run(target, 1);
  const two = run(target, 1, 2);
  const batched = run(target, 4);
  return [
    {
      id: 'response-3',
      label: 'Mean response at 3 s',
      value: slow.endToEnd.mean,
      unit: 's',
      how: '1,000 random queries/h, one at a time',
    },
    {
      id: 'response-2',
      label: 'Mean response at 2 s',
      value: fast.endToEnd.mean,
      unit: 's',
      how: 'the same, one at a time',
    },
    {
      id: 'within-2',
      label: 'Answered within 2.2 s, one at a time',
      value: fast.sloAttainment!,
      unit: 'share',
      how: 'the same run',
    },
    {
      id: 'within-2-two',
      label: 'Answered within 2.2 s, two GPUs',
      value: two.sloAttainment!,
      unit: 'share',
      how: 'two GPUs, 2 s, one query each at a time',
    },
    {
      id: 'response-batched',
      label: 'Mean response, 4 at once',
      value: batched.endToEnd.mean,
      unit: 's',
      how: 'one GPU, 2 s, in-flight batching of 4',
    },
    {
      id: 'within-batched',
      label: 'Answered within 2.2 s, 4 at once',
      value: batched.sloAttainment!,
      unit: 'share',
      how: 'the same run',
    },
  ];
};

export const timeSensitiveDelays: Scenario = {
  id: 'time-sensitive-delays',
  title: 'Delays in time-sensitive work',
  situation: '1,000 queries an hour take 3 s each on a GPU at $2.50 an hour; they should take 2 s.',
  published,
  simulated,
  slips: [
    '33 % is the shortfall against the target rate of 1,800 an hour; of the 1,000 an hour that come, none is unmet by a capacity of 1,200.',
    '$2.50 an hour is $1,825 a month, not a year: a year is $21,900.',
  ],
  lessons: [
    'With random arrivals and one query at a time the mean response is 10.5 s at 3 s of service and still 3.25 s at 2 s: faster service alone does not give a 2 s response.',
    'In-flight batching of four on one GPU does, where a second GPU only comes near.',
  ],
};
