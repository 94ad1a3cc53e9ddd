import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noNames } from '../../webview/catalogue-names.ts';
import { type Engine, EvaluationWorkers, restMilliseconds } from '../../webview/evaluation-workers.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { type Column, columnsOf } from '../../webview/state.ts';
import type { WorkerAnswer, WorkerRequest } from '../../webview/worker-messages.ts';

interface Started extends Engine {
  readonly asked: string[];
  readonly answer: (answer: WorkerAnswer) => void;
  ended: boolean;
}

/** What a worker was asked, in a word: `coarse 0:1` for a coarse answer of column 0, run 1. */
const inWords = (request: WorkerRequest): string =>
  request.kind === 'evaluate'
    ? `${request.fineness} ${request.index}:${request.run}`
    : [request.kind, 'id' in request ? request.id : ''].join(' ').trim();

/** Workers that note what they are asked and answer when they are told to. */
function standIns() {
  const started: Started[] = [];
  const told: WorkerAnswer[] = [];
  const workers = new EvaluationWorkers(
    answer => {
      const engine: Started = {
        asked: [],
        answer,
        ended: false,
        postMessage: request => engine.asked.push(inWords(request)),
        terminate: () => {
          engine.ended = true;
        },
      };
      started.push(engine);
      return engine;
    },
    answer => told.push(answer),
  );
  const [coarse, exact] = started;
  return { workers, started, told, coarse: coarse!, exact: exact! };
}

const rested = () => vi.advanceTimersByTime(restMilliseconds);
const changed = (columns: readonly Column[], index: number, run: number): Column[] =>
  columns.map((column, place) => (place === index ? { ...column, run } : column));
const failed = (run: number): WorkerAnswer => ({ kind: 'failed', run, index: 0, detail: 'x' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const one = columnsOf([defaultScenario]);
const two = columnsOf([defaultScenario, { ...defaultScenario, name: 'B' }]);

describe('who is asked what', () => {
  test('names first, of the one that gives coarse answers', () => {
    const { coarse, exact } = standIns();
    expect([coarse.asked, exact.asked]).toEqual([['names'], []]);
  });

  test('a coarse answer at once, an exact one when the hand rests', () => {
    const { workers, coarse, exact } = standIns();
    expect(workers.ask(two)).toBe(true);
    expect(coarse.asked.slice(1)).toEqual(['coarse 0:1', 'coarse 1:2']);
    expect(exact.asked).toEqual([]);
    rested();
    expect(exact.asked).toEqual(['exact 0:1', 'exact 1:2']);
  });

  test('nothing twice', () => {
    const { workers, coarse, exact } = standIns();
    workers.ask(one);
    rested();
    expect(workers.ask(one)).toBe(false);
    expect(workers.ask([...one])).toBe(false);
    rested();
    expect([coarse.asked.length, exact.asked.length]).toEqual([2, 1]);
  });

  test('while the hand moves on nobody asks for an exact answer', () => {
    const { workers, started } = standIns();
    for (let run = 1; run <= 5; run++) {
      workers.ask(changed(one, 0, run));
      vi.advanceTimersByTime(restMilliseconds - 1);
    }
    expect(started.flatMap(({ asked }) => asked).filter(each => each.startsWith('exact'))).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(started.at(-1)!.asked).toEqual(['exact 0:5']);
  });
});

describe('a change while the exact worker works', () => {
  test('ends it; another one takes its place once the hand rests', () => {
    const { workers, started, exact } = standIns();
    workers.ask(one);
    rested();
    workers.ask(changed(one, 0, 2));
    expect(exact.ended).toBe(true);
    expect(started).toHaveLength(2);
    rested();
    expect(started).toHaveLength(3);
    expect(started[2]!.asked).toEqual(['exact 0:2']);
  });

  test('what it still says is not passed on', () => {
    const { workers, told, exact } = standIns();
    workers.ask(one);
    rested();
    exact.answer(failed(1));
    workers.ask(changed(one, 0, 2));
    exact.answer(failed(1));
    expect(told).toHaveLength(1);
  });

  test('takes up again what it had not finished for the other scenarios', () => {
    const { workers, started, exact } = standIns();
    workers.ask(two);
    rested();
    expect(exact.asked).toEqual(['exact 0:1', 'exact 1:2']);
    workers.ask(changed(two, 0, 3));
    rested();
    expect(started[2]!.asked).toEqual(['exact 0:3', 'exact 1:2']);
  });
});

describe('a change after the exact worker has finished', () => {
  test('leaves it alone and asks it for what changed', () => {
    const { workers, started, exact } = standIns();
    workers.ask(two);
    rested();
    exact.answer({ kind: 'rests' });
    workers.ask(changed(two, 1, 3));
    rested();
    expect(exact.ended).toBe(false);
    expect(started).toHaveLength(2);
    expect(exact.asked.slice(2)).toEqual(['exact 1:3']);
  });

  test('that it rests is no answer', () => {
    const { workers, told, exact } = standIns();
    workers.ask(one);
    exact.answer({ kind: 'rests' });
    expect(told).toEqual([]);
  });
});

test('answers of both are passed on', () => {
  const { told, coarse, exact } = standIns();
  coarse.answer({ kind: 'names', names: noNames });
  exact.answer(failed(1));
  expect(told.map(({ kind }) => kind)).toEqual(['names', 'failed']);
});

test('a worked example has a worker of its own, which ends with its answer', () => {
  const { workers, started, told } = standIns();
  workers.example('long-context');
  const [, , own] = started;
  expect(own!.asked).toEqual(['example long-context']);
  expect(own!.ended).toBe(false);
  own!.answer(failed(0));
  expect(own!.ended).toBe(true);
  expect(told).toHaveLength(1);
});
