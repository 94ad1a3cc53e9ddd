import { simulate } from '../simulate.ts';
import { type Figure, fixedTimePool, meanWait, queryLengths, type Scenario } from './scenario.ts';

const price = 3;
const perHour = 2000;
const fp16 = 1.5;
const fp8 = 0.9;
const window = 1;
const requests = 100_000;

const published = (): readonly Figure[] => [
  { id: 'two-gpus', label: 'Two GPUs', value: 2 * price, unit: '$/hour', how: '2 × 3', stated: 6 },
  { id: 'one-gpu', label: 'One GPU at FP8', value: price, unit: '$/hour', how: '1 × 3', stated: 3 },
  { id: 'saving', label: 'Saved', value: 1 - price / (2 * price), unit: 'share', how: '1 − 3 ÷ 6', stated: 0.5 },
  {
    id: 'fp16-capacity',
    label: 'Capacity of one GPU at FP16',
    value: 3600 / fp16,
    unit: 'requests/hour',
    how: '3600 ÷ 1.5',
  },
  { id: 'fp8-load', label: 'Load at FP8', value: (perHour * fp8) / 3600, unit: 'share', how: '2000 × 0.9 ÷ 3600' },
  {
    id: 'fp8-wait',
    label: 'Mean wait at FP8, one at a time',
    value: meanWait(perHour / 3600, fp8),
    unit: 's',
    how: 'load × service ÷ 2 (1 − load), random arrivals',
  },
];

const simulated = (): readonly Figure[] => {
  const run = (service: number, atOnce: number, replicas: number) =>
    simulate(
      { arrivals: { kind: 'poisson', rate: perHour / 3600 }, lengths: queryLengths, requests, seed: 5 },
      { pools: [fixedTimePool(service, atOnce, price, replicas)] },
      { objective: { endToEnd: window } },
    );
  const rows = [
    ['fp16', 'FP16, one GPU', run(fp16, 1, 1)],
    ['fp16-two', 'FP16, two GPUs', run(fp16, 1, 2)],
    ['fp8', 'FP8, one GPU', run(fp8, 1, 1)],
    ['fp8-two', 'FP8, two GPUs', run(fp8, 1, 2)],
    ['fp8-batched', 'FP8, one GPU, 4 at once', run(fp8, 4, 1)],
  ] as const;
  return rows.flatMap(([id, label, result]): readonly Figure[] => [
    {
      id: `${id}-response`,
      label: `Mean response, ${label}`,
      value: result.endToEnd.mean,
      unit: 's',
      how: '2,000 random queries/h',
    },
    {
      id: `${id}-within`,
      label: `Answered within 1 s, ${label}`,
      value: result.sloAttainment!,
      unit: 'share',
      how: 'the same run',
    },
  ]);
};

export const latencyAgainstCost: Scenario = {
  id: 'latency-against-cost',
  title: 'Latency against cost',
  situation: '2,000 queries an hour at $3 a GPU-hour must be answered within 1 s: 1.5 s at FP16, 0.9 s at FP8.',
  published,
  simulated,
  slips: [
    'At 1.5 s one GPU still carries 2,400 queries an hour, so the load asks for no second one, and a second would not shorten any query below 1.5 s: FP8 does that.',
  ],
  lessons: [
    'With random arrivals at half load the mean response at FP8 is 1.35 s, and about half of the queries miss the window.',
    'Running a few queries at once keeps nearly all within it on the same GPU; a second GPU costs twice as much and keeps fewer.',
  ],
};
