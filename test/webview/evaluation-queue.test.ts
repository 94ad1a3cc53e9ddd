import { describe, expect, test } from 'vitest';
import { EvaluationQueue } from '../../webview/evaluation-queue.ts';
import type { EvaluationAnswer, EvaluationRequest } from '../../webview/worker-messages.ts';
import { small } from './evaluate/small-scenario.ts';

const request = (run: number, index: number, fineness: 'coarse' | 'exact', scenario = small): EvaluationRequest => ({
  kind: 'evaluate',
  run,
  index,
  scenario,
  fineness,
});
const light = { ...small, traffic: { ...small.traffic, requestsPerMonth: 20_000 } };
/** A clock that stands still, so that effects are told in one group. */
const still = () => new EvaluationQueue(() => 0);

function told(queue: EvaluationQueue, most = 50): EvaluationAnswer[] {
  const answers: EvaluationAnswer[] = [];
  for (let step = 0; step < most; step++) {
    const answer = queue.next();
    if (!answer) break;
    if (answer !== 'working') answers.push(answer);
  }
  return answers;
}

describe('what is computed when', () => {
  test('a coarse answer is all that a coarse request gets', () => {
    const queue = still();
    queue.push(request(1, 0, 'coarse'));
    expect(told(queue)).toMatchObject([{ kind: 'evaluation', run: 1, index: 0, fineness: 'coarse', milliseconds: 0 }]);
    expect(queue.next()).toBeUndefined();
  });

  test('answers of all scenarios come before their bands, bands before the levers', () => {
    const queue = still();
    queue.push(request(1, 0, 'exact', light));
    queue.push(request(2, 1, 'exact', light));
    expect(told(queue, 6).map(({ kind, index }) => `${kind} ${index}`)).toEqual([
      'evaluation 0',
      'evaluation 1',
      'band 0',
      'band 1',
    ]);
  });

  test('a newer request of the same scenario takes the place of the older, also of its levers', () => {
    const queue = still();
    queue.push(request(1, 0, 'exact', light));
    told(queue, 1);
    queue.push(request(2, 0, 'coarse', light));
    expect(told(queue)).toMatchObject([{ kind: 'evaluation', run: 2 }]);
  });

  test('effects are told in groups, every change once', () => {
    let now = 0;
    const queue = new EvaluationQueue(() => (now += 50));
    const unfit = { ...light, deployment: { model: 'Qwen/Qwen3-235B-A22B', hardware: 'l4' } };
    queue.push(request(1, 0, 'exact', unfit));
    const groups = told(queue, 200).flatMap(answer => (answer.kind === 'levers' ? [answer.effects] : []));
    expect(groups.length).toBeGreaterThan(10);
    const all = groups.flat().map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });

  test('every message about levers says how many replicas would do', () => {
    const queue = still();
    queue.push(request(1, 0, 'exact', light));
    const levers = told(queue, 6).filter(answer => answer.kind === 'levers');
    expect(levers.length).toBeGreaterThan(0);
    for (const answer of levers) expect(answer.smallest).toBe(1);
  });

  test('a problem has no band', () => {
    const queue = still();
    queue.push(request(1, 0, 'exact', { ...light, deployment: { model: 'nobody/nothing', hardware: 'l4' } }));
    expect(told(queue, 2).map(({ kind }) => kind)).toEqual(['evaluation', 'levers']);
  });

  test('an internal failure is told, and the work goes on', () => {
    const queue = still();
    queue.push(request(1, 0, 'coarse', { ...small, request: undefined as never }));
    queue.push(request(2, 1, 'coarse', light));
    expect(told(queue)).toMatchObject([
      { kind: 'failed', run: 1 },
      { kind: 'evaluation', run: 2 },
    ]);
  });
});
