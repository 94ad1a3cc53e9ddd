import { describe, expect, test } from 'vitest';
import { formatDollars } from '../../src/report/format.ts';
import { bestLever, change, effectText, likelyRange } from '../../webview/wording.ts';

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
  [0.001, /^±0/],
  [-0.31, /^[−-]31/],
  [1.4, /^\+140/],
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
