import { expect, test } from 'vitest';
import { type ScaleObservation, scaleDecision } from '../../src/serving/autoscaler.ts';
import { type Autoscaling, defaultAutoscaling } from '../../src/serving/fleet.ts';

const calm: ScaleObservation = { ready: 4, current: 4, waiting: 0, utilization: 0.7, sinceChange: 1e6 };
const byUse: Autoscaling = { ...defaultAutoscaling, minimum: 1, maximum: 10, target: 0.7 };
const byQueue: Autoscaling = { ...byUse, metric: 'queue', target: 5 };

test.each<[string, Autoscaling, Partial<ScaleObservation>, number]>([
  ['on target: stays', byUse, {}, 4],
  ['within a tenth of the target: stays', byUse, { utilization: 0.76 }, 4],
  ['twice the target: doubles', byUse, { utilization: 1.4 }, 8],
  ['far above: no more than the maximum', byUse, { utilization: 50 }, 10],
  ['half the target: halves', byUse, { utilization: 0.35 }, 2],
  ['idle: the minimum', byUse, { utilization: 0 }, 1],
  ['half the target, but changed a minute ago: stays', byUse, { utilization: 0.35, sinceChange: 60 }, 4],
  ['above the target a moment after a change: up at once', byUse, { utilization: 1.05, sinceChange: 0 }, 6],
  ['above, but enough are starting: waits for them', byUse, { utilization: 1.05, current: 7 }, 7],
  ['a long queue: more', byQueue, { waiting: 40 }, 8],
  ['a short queue: stays', byQueue, { waiting: 10 }, 4],
  ['no queue: one less', byQueue, {}, 3],
  ['no queue, but changed a minute ago: stays', byQueue, { sinceChange: 60 }, 4],
])('%s', (_, scaling, seen, expected) => {
  expect(scaleDecision(scaling, { ...calm, ...seen })).toBe(expected);
});
