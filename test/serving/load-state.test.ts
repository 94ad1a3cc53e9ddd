import { expect, test } from 'vitest';
import { type LoadEvidence, loadState } from '../../src/serving/load-state.ts';

/** A run of 100 seconds with these queues in its slices, 10 requests served a second. */
const seen = (waiting: readonly number[], more: Partial<LoadEvidence> = {}): LoadEvidence => ({
  timeline: waiting.map((queue, index) => ({
    ...{ startSeconds: (index * 100) / waiting.length, arrivals: 0, completions: 0 },
    ...{ running: 0, waiting: queue, kvUnits: 0, replicas: 1, busy: 1 },
  })),
  arrivalEnd: 100,
  requests: 1000,
  timedOut: 0,
  completedPerSecond: 10,
  waitP95: 0.1,
  meanService: 1,
  ...more,
});

test.each<[string, LoadEvidence, string]>([
  ['no queue', seen([0, 0, 0, 0]), 'stable'],
  ['a queue that only grows', seen([10, 20, 30, 40]), 'overloaded'],
  ['a queue that stands', seen([40, 40, 40, 40], { waitP95: 4 }), 'backlogged'],
  ['a queue that cleared', seen([0, 80, 10, 0], { waitP95: 4 }), 'backlogged'],
  ['a handful at the end', seen([0, 0, 1, 5]), 'stable'],
  ['growth that a moment clears', seen([1, 2, 4, 12]), 'stable'],
  ['a few gave up', seen([0, 0, 0, 0], { timedOut: 3 }), 'backlogged'],
  ['many gave up', seen([0, 0, 0, 0], { timedOut: 100 }), 'overloaded'],
  ['nothing came', seen([0], { requests: 0 }), 'stable'],
])('%s', (_, evidence, expected) => {
  expect(loadState(evidence)).toBe(expected);
});
