import { describe, expect, test } from 'vitest';
import type { Bound } from '../../src/performance/estimate.ts';
import type { Answers } from '../../webview/evaluate/answers.ts';
import { bindingSentence, bindingWords } from '../../webview/wording.ts';

const operator = (bound: Bound, seconds: number) => ({ operator: bound, seconds, flops: 0, bytes: 0, bound });

/** Answers of which only what binds is told. */
const answers = (
  load: Answers['load'],
  bound: Bound,
  utilization: number,
  operators = [operator('memory bandwidth', 0.015), operator('compute', 0.005)],
): Answers =>
  ({
    load,
    estimate: { decode: { bound } },
    step: { seconds: 0.02, batch: 8, operators },
    result: { utilization },
  }) as unknown as Answers;
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('what binds, in a sentence', () => {
  test.each<[string, Answers, string]>([
    [
      'memory',
      answers('stable', 'memory bandwidth', 0.8),
      'Decode binds, on memory bandwidth (75 % of each step of 20 ms).',
    ],
    ['math', answers('stable', 'compute', 0.8), 'Decode binds, on compute (25 % of each step of 20 ms).'],
    [
      'nothing of a step',
      answers('stable', 'interconnect', 0.8),
      'Decode binds, on the interconnect (0 % of each step of 20 ms).',
    ],
    ['no step at all', answers('stable', 'compute', 0.8, []), 'Decode binds, on compute (0 % of each step of 20 ms).'],
    [
      'half at work is not idle',
      answers('stable', 'compute', 0.5),
      'Decode binds, on compute (25 % of each step of 20 ms).',
    ],
    [
      'idle most of the time',
      answers('stable', 'compute', 0.1),
      'Decode binds, on compute (25 % of each step of 20 ms). The GPUs stand idle 90 % of the time.',
    ],
    [
      'queues that clear',
      answers('backlogged', 'compute', 0.8),
      'Decode binds, on compute (25 % of each step of 20 ms). Queues form in the busiest hours, and clear.',
    ],
    [
      'overloaded',
      answers('overloaded', 'compute', 1),
      'The fleet is overloaded: requests come faster than they are served, and the queue grows all day.',
    ],
  ])('%s', (_, of, sentence) => {
    expect(plain(bindingSentence(of))).toBe(sentence);
  });
});

describe('what binds, in two or three words', () => {
  test.each<[Answers['load'], Bound, string]>([
    ['stable', 'memory bandwidth', 'decode: memory bandwidth'],
    ['stable', 'compute', 'decode: compute'],
    ['stable', 'interconnect', 'decode: the interconnect'],
    ['stable', 'host overhead', 'decode: host overhead'],
    ['overloaded', 'compute', 'overloaded: the queue grows'],
  ])('%s, %s: %s', (load, bound, words) => {
    expect(bindingWords(answers(load, bound, 1))).toBe(words);
  });
});
