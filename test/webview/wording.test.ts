import { describe, expect, test } from 'vitest';
import type { LayoutFault } from '../../src/configuration/check-layout.ts';
import { formatDollars } from '../../src/report/format.ts';
import {
  bestLever,
  boundName,
  change,
  effectsText,
  effectText,
  leverName,
  likelyBetween,
  likelyRange,
  problemText,
} from '../../webview/wording.ts';
import { groups } from './all-groups.ts';

test.each([
  ['10 ms', '26 ms', 'likely 10 to 26 ms'],
  ['900 µs', '1.2 ms', 'likely 900 µs to 1.2 ms'],
  ['30 s', '1.5 min', 'likely 30 s to 1.5 min'],
  // The end of one unit is not another.
  ['900 ms', '1.5 s', 'likely 900 ms to 1.5 s'],
  ['$0.80', '$2.70', 'likely $0.80 to $2.70'],
  ['$42k', '$51k', 'likely $42k to $51k'],
])('from %s to %s: %s', (low, high, words) => {
  expect(likelyBetween(low, high)).toBe(words);
});

describe('likelyRange', () => {
  test('a small error is told as a share', () => {
    expect(likelyRange(2, 0.09, formatDollars)).toMatch(/^±9\s%$/);
  });

  test.each([0.3, 0.83, 2])('an error of %s is told as a range that never reaches below zero', error => {
    const text = likelyRange(2, error, value => value.toFixed(3));
    const [low, high] = [...text.matchAll(/[\d.]+/g)].map(match => Number(match[0]));
    expect(low).toBeCloseTo(2 / (1 + error), 2);
    expect(high).toBeCloseTo(2 * (1 + error), 2);
  });
});

test.each([
  [0, /^±0\s%$/],
  [0.0049, /^±0\s%$/],
  [-0.0049, /^±0\s%$/],
  [0.005, /^\+0\.5\s%$/],
  [-0.31, /^−31\s%$/],
  [1.4, /^\+140\s%$/],
  [8.99, /^\+899\s%$/],
  [9, /^×10$/],
  [11.2, /^×12$/],
  [-0.99, /^−99\s%$/],
  [-0.995, /^÷200$/],
  [-0.9999847, /^÷65,000$/],
  [65535, /^×66,000$/],
  [127.4, /^×130$/],
  [-0.99998, /^÷50,000$/],
  [-1, /^−100\s%$/],
])('a change of %s', (share, text) => {
  expect(change(share)).toMatch(text);
});

test.each([
  [{ id: 'kv:fp8', impossible: 'does-not-fit' }, 'does not fit'],
  [{ id: 'kv:fp8', impossible: 'anything else' }, 'not possible'],
  [{ id: 'kv:fp8', dollars: -0.4, meetsObjective: false }, 'misses the objective'],
  [undefined, ''],
])('the effect %j', (effect, text) => {
  expect(effectText(effect)).toBe(text);
});

test('the best change saves something and keeps the objective', () => {
  const effects = [
    { id: 'a', dollars: -0.5, meetsObjective: false },
    { id: 'b', dollars: -0.2, meetsObjective: true },
    { id: 'c', dollars: -0.3, meetsObjective: true },
    { id: 'd', impossible: 'does-not-fit' },
  ];
  expect(bestLever(effects)?.id).toBe('c');
  expect(bestLever([{ id: 'a', dollars: -0.001, meetsObjective: true }])).toBeUndefined();
});

test.each([
  ['kv:fp8', 'FP8 KV cache'],
  ['batching:static', 'Static batching'],
  ['prefixCaching:false', 'Without prefix caching'],
  ['prefixCaching:true', 'Prefix caching'],
  ['sparsity:2:4', '2:4 sparsity'],
  ['sequenceParallel:true', 'Sequence parallel'],
  ['engine:sglang', 'Engine: sglang'],
  ['hardware:l40s', 'NVIDIA L40S'],
  ['gpus:4', '4 GPUs'],
  ['nobody knows', 'nobody knows'],
])('the change %s is called %s', (id, name) => {
  expect(leverName(id, groups)).toBe(name);
});

test.each([
  [{ id: 'x', dollars: -0.3, itl: 0.12, meetsObjective: true }, '−30 %, ITL +12 %'],
  [{ id: 'x', itl: 0.12, meetsObjective: true }, 'ITL +12 %'],
  [{ id: 'x', dollars: -0.3, itl: 0.12, meetsObjective: false }, 'misses the objective'],
  [{ id: 'x', impossible: 'layout' }, 'no such layout'],
  [undefined, ''],
])('both effects of %j', (effect, text) => {
  expect(effectsText(effect)).toBe(text);
});

test.each([
  ['compute', 'compute'],
  ['interconnect', 'the interconnect'],
] as const)('bound by %s', (bound, name) => {
  expect(boundName(bound)).toBe(name);
});

describe('why a scenario has no answer', () => {
  const args = {
    gpus: 3,
    tensorParallel: 2,
    pipelineParallel: 1,
    expertParallel: 8,
    heads: 40,
    layers: 2,
    experts: 4,
    model: 'm',
  };
  test.each<[LayoutFault['code'], string]>([
    ['layout-gpus', '3 GPUs do not split into groups of 2 × 1: tensor times pipeline parallel.'],
    ['layout-heads', 'The 40 attention heads of m do not split over 2 GPUs: choose another tensor parallel.'],
    ['layout-layers', 'm has 2 layers, fewer than the 1 pipeline stages.'],
    ['layout-experts', 'm has 4 experts, fewer than the 8 GPUs of expert parallel.'],
    ['layout-dense', 'm has no experts to spread: set expert parallel to 1.'],
  ])('%s', (code, text) => {
    expect(problemText({ code: 'layout', fault: { code, key: 'gpus', args } })).toBe(text);
  });

  test('names that no catalogue has', () => {
    expect(problemText({ code: 'unknown-model', name: 'x' })).toBe(
      'There is no model "x" in the catalogue. Choose one from the list.',
    );
    expect(problemText({ code: 'not-simulable', detail: 'So it is.' })).toBe('So it is.');
  });
});
