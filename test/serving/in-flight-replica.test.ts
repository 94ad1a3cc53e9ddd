import { describe, expect, test } from 'vitest';
import type { ReplicaPool } from '../../src/serving/fleet.ts';
import type { RequestOutcome } from '../../src/serving/request-outcomes.ts';
import { defaultServingPolicy, type ServingPolicy } from '../../src/serving/serving-policy.ts';
import { simulate } from '../../src/serving/simulate.ts';
import { linearStepModel } from './linear-step-model.ts';

/** Every step takes one second, whatever is in it: times can be counted on the fingers. */
const oneSecondSteps = (kvCapacityTokens: number) =>
  linearStepModel({ step: 1, perSequence: 0, perContextToken: 0, perPrefillToken: 0, perPair: 0, kvCapacityTokens });

type Row = readonly [arrivedAt: number, input: number, output: number];
const served = (rows: readonly Row[], policy: Partial<ServingPolicy>, kvCapacityTokens = 1e6): RequestOutcome[] => {
  const trace = {
    arrivedAt: Float64Array.from(rows, ([at]) => at),
    input: Int32Array.from(rows, ([, input]) => input),
    output: Int32Array.from(rows, ([, , output]) => output),
  };
  const pool: ReplicaPool = {
    name: 'one',
    model: oneSecondSteps(kvCapacityTokens),
    policy: { ...defaultServingPolicy, watermark: 0, ...policy },
    replicas: 1,
    routing: 'round-robin',
    gpusPerReplica: 1,
  };
  const outcomes: RequestOutcome[] = [];
  const workload = { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 0 } as const;
  simulate(workload, { pools: [pool] }, { onRequest: outcome => outcomes.push(outcome) });
  return outcomes.sort((a, b) => a.id - b.id);
};
const timesOf = (outcomes: readonly RequestOutcome[]) =>
  outcomes.map(({ scheduledAt, firstTokenAt, completedAt }) => [scheduledAt, firstTokenAt, completedAt]);

describe('chunked prefill', () => {
  test('one request: a prefill step, then a step per token', () => {
    expect(timesOf(served([[0, 100, 4]], {}))).toEqual([[0, 1, 4]]);
  });

  test('a prompt longer than the limit takes several steps, and decoding goes on beside it', () => {
    const rows: Row[] = [
      [0, 10, 6],
      [0, 25, 2],
    ];
    // Steps of 12 tokens: 10 + 2, then 1 + 11, then 1 + 11, then 1 + 1.
    expect(timesOf(served(rows, { maxSequences: 4, maxBatchedTokens: 12 }))).toEqual([
      [0, 1, 6],
      [0, 4, 5],
    ]);
  });

  test('a request that arrives during a step joins the next one', () => {
    const rows: Row[] = [
      [0, 5, 10],
      [2.5, 5, 2],
    ];
    expect(timesOf(served(rows, {}))[1]).toEqual([3, 4, 5]);
  });

  test('one that arrives at the very end of a step joins the step that begins there', () => {
    const rows: Row[] = [
      [0, 5, 10],
      [3, 5, 2],
    ];
    expect(timesOf(served(rows, {}))[1]).toEqual([3, 4, 5]);
  });

  test('a full batch makes the next wait for a place', () => {
    const rows: Row[] = [
      [0, 5, 3],
      [0, 5, 7],
      [0, 5, 2],
    ];
    expect(timesOf(served(rows, { maxSequences: 2 }))).toEqual([
      [0, 1, 3],
      [0, 1, 7],
      [3, 4, 5],
    ]);
  });
});

describe('prompts first', () => {
  test('decoding stands still while a prompt has its own step', () => {
    const rows: Row[] = [
      [0, 5, 5],
      [2, 5, 2],
    ];
    expect(timesOf(served(rows, { prefill: 'first' }))).toEqual([
      [0, 1, 6],
      [2, 3, 4],
    ]);
  });

  test('a prompt longer than the limit runs alone and whole', () => {
    const rows: Row[] = [
      [0, 5, 1],
      [0, 50, 1],
      [0, 5, 1],
    ];
    expect(timesOf(served(rows, { prefill: 'first', maxSequences: 4, maxBatchedTokens: 10 }))).toEqual([
      [0, 1, 1],
      [1, 2, 2],
      [2, 3, 3],
    ]);
  });
});

describe('memory', () => {
  const four = { blockTokens: 4, maxSequences: 4 };

  test('the last admitted is preempted when the blocks run out, and comes back when there is room', () => {
    // Six blocks of four tokens. Each needs two for its prompt and grows; the second gives up its two when the first needs a fourth.
    const rows: Row[] = [
      [0, 8, 9],
      [0, 8, 9],
    ];
    const outcomes = served(rows, four, 24);
    expect(outcomes.map(({ preemptions }) => preemptions)).toEqual([0, 1]);
    expect(timesOf(outcomes)[0]).toEqual([0, 1, 9]);
    // Preempted with five tokens at 5, it returns at 9 with four to go.
    expect(timesOf(outcomes)[1]).toEqual([0, 1, 13]);
  });

  test('a preempted request goes before those that wait', () => {
    const rows: Row[] = [
      [0, 8, 9],
      [0, 8, 9],
      [2, 8, 2],
    ];
    const [, second, third] = served(rows, four, 24);
    expect(third!.scheduledAt).toBeGreaterThanOrEqual(9);
    expect(second!.firstTokenAt).toBe(1);
  });

  test('an admission leaves the watermark free', () => {
    const rows: Row[] = [
      [0, 8, 3],
      [0, 8, 3],
    ];
    expect(timesOf(served(rows, { ...four, watermark: 0 }, 32))[1]).toEqual([0, 1, 3]);
    expect(timesOf(served(rows, { ...four, watermark: 0.65 }, 32))[1]).toEqual([3, 4, 6]);
  });

  test('a request that can never fit is refused at once, and the others are served', () => {
    const rows: Row[] = [
      [0, 90, 20],
      [0, 8, 2],
    ];
    expect(served(rows, four, 100).map(({ status }) => status)).toEqual(['rejected', 'completed']);
  });

  test('a contiguous reservation is held from first to last', () => {
    const rows: Row[] = [
      [0, 8, 3],
      [0, 8, 3],
      [0, 8, 3],
    ];
    expect(timesOf(served(rows, { kvAllocation: 'contiguous', reservedTokens: 50, maxSequences: 8 }, 100))).toEqual([
      [0, 1, 3],
      [0, 1, 3],
      [3, 4, 6],
    ]);
  });
});

test('who waited longer than the limit is given up at the beginning of a step', () => {
  const rows: Row[] = [
    [0, 5, 8],
    [0, 5, 2],
    [3.5, 5, 2],
  ];
  const outcomes = served(rows, { maxSequences: 1, maxBatchedTokens: 8, queueTimeoutSeconds: 5 });
  expect(outcomes.map(({ status }) => status)).toEqual(['completed', 'timed-out', 'completed']);
  expect(outcomes[2]!.scheduledAt).toBe(8);
});
