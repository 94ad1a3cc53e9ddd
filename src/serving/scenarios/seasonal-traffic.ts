import { defaultAutoscaling, type Fleet } from '../fleet.ts';
import { diurnalCurve } from '../rate-curve.ts';
import { simulate } from '../simulate.ts';
import { type Figure, fixedTimePool, queryLengths, type Scenario } from './scenario.ts';

const price = 2.5;
const base = 500;
const peak = 2000;
const perGpu = 500;
const perSmallGpu = 1000;
const smallShare = 0.5;

const published = (): readonly Figure[] => {
  const large = peak / perGpu;
  const hybrid = (peak * (1 - smallShare)) / perGpu + (peak * smallShare) / perSmallGpu;
  return [
    { id: 'gpus', label: 'GPUs at the peak', value: large, unit: 'GPUs', how: '2000 ÷ 500', stated: 4 },
    {
      id: 'hybrid-gpus',
      label: 'GPUs with a small model for half',
      value: hybrid,
      unit: 'GPUs',
      how: '1000 ÷ 500 + 1000 ÷ 1000',
      stated: 3,
    },
    { id: 'cost', label: 'Cost at the peak', value: large * price, unit: '$/hour', how: '4 × 2.50', stated: 10 },
    {
      id: 'hybrid-cost',
      label: 'Cost at the peak with a small model',
      value: hybrid * price,
      unit: '$/hour',
      how: '3 × 2.50',
      stated: 7.5,
    },
    { id: 'saving', label: 'Saved', value: 1 - hybrid / large, unit: 'share', how: '1 − 3 ÷ 4', stated: 0.25 },
    {
      id: 'gpus-at-1000',
      label: 'GPUs at the peak if each serves 1,000 an hour',
      value: peak / 1000,
      unit: 'GPUs',
      how: '2000 ÷ 1000',
    },
  ];
};

const day = {
  arrivals: { kind: 'curve', curve: diurnalCurve(base / 3600, peak / 3600) },
  lengths: queryLengths,
  durationSeconds: 86_400,
  seed: 4,
} as const;
const largePool = (replicas: Parameters<typeof fixedTimePool>[3]) => fixedTimePool(3600 / perGpu, 1, price, replicas);
const smallPool = (replicas: Parameters<typeof fixedTimePool>[3]) =>
  fixedTimePool(3600 / perSmallGpu, 1, price, replicas);
/** Looks every 10 minutes: with one query at a time on a GPU, less is a handful of queries and mostly chance. */
const scaling = {
  ...defaultAutoscaling,
  minimum: 1,
  maximum: 8,
  target: 0.7,
  intervalSeconds: 600,
  cooldownSeconds: 900,
  startupSeconds: 180,
};

/** Only replicas that come and go are waited for. */
function startUp({ pools }: Fleet): string {
  const { replicas } = pools[0]!;
  return typeof replicas === 'number' ? '' : `; a replica takes ${replicas.startupSeconds / 60} minutes to start`;
}

const simulated = (): readonly Figure[] => {
  const halves = { kind: 'share', shares: [1 - smallShare, smallShare] } as const;
  const rows: readonly (readonly [string, string, Fleet])[] = [
    ['fixed', '4 GPUs all day', { pools: [largePool(4)] }],
    ['hybrid', '2 + 1 GPUs all day', { pools: [largePool(2), smallPool(1)], split: halves }],
    ['five', '5 GPUs all day', { pools: [largePool(5)] }],
    ['scaled', 'autoscaled', { pools: [largePool(scaling)] }],
    ['scaled-slowly', 'autoscaled, 20 minutes to start', { pools: [largePool({ ...scaling, startupSeconds: 1200 })] }],
    ['hybrid-scaled', 'both autoscaled', { pools: [largePool(scaling), smallPool(scaling)], split: halves }],
  ];
  return rows.flatMap(([id, label, fleet]): readonly Figure[] => {
    const result = simulate(day, fleet);
    const how = `a day from 500 to 2,000 random queries/h and back${startUp(fleet)}`;
    return [
      { id: `${id}-cost`, label: `The day, ${label}`, value: result.costUsd!, unit: '$', how },
      {
        id: `${id}-p95`,
        label: `End to end, p95, ${label}`,
        value: result.endToEnd.p95,
        unit: 's',
        how: 'the same day',
      },
    ];
  });
};

export const seasonalTraffic: Scenario = {
  id: 'seasonal-traffic',
  title: 'Seasonal traffic',
  situation: '500 queries an hour rise to 2,000 at the peak; GPUs at $2.50 an hour; a small model could take half.',
  published,
  simulated,
  slips: ['GPUs that each handle 1,000 an hour would be 2 at the peak, not 4: 4 follows from 500 an hour for each.'],
  lessons: [
    'Exactly as many GPUs as the mean needs leave no room for chance: at the peak four are fully loaded, three with the small model too, and queues form that only clear afterwards.',
    'Replicas that follow the load answer like five fixed GPUs for a tenth less, start-up paid; with a small model for half of the queries for 15 % less.',
  ],
};
