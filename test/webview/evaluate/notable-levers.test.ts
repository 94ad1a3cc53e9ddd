import { describe, expect, test } from 'vitest';
import { withBand } from '../../../webview/evaluate/lever-scale.ts';
import type { LeverEffect } from '../../../webview/evaluate/levers.ts';
import { notable } from '../../../webview/evaluate/notable-levers.ts';

const effect = (id: string, dollars: number, itl = 0, meetsObjective = true): LeverEffect => ({
  id,
  dollars,
  itl,
  ttft: 0,
  meetsObjective,
});
const ids = (effects: readonly LeverEffect[], keepsNow = true) => notable(effects, keepsNow).map(({ id }) => id);

describe('which changes are worth a bar', () => {
  test.each([
    ['the cheapest first', [effect('kv:bf16', 0.2), effect('weights:fp8', -0.3)], ['weights:fp8', 'kv:bf16']],
    [
      'equal bills by latency',
      [effect('kv:fp8', 0, 0.2), effect('speculation:true', 0, -0.5)],
      ['speculation:true', 'kv:fp8'],
    ],
    ['what changes neither is left out', [effect('kv:fp8', 0.004, 0.04), effect('gpus:4', 1)], ['gpus:4']],
    [
      'of one control the best and the worst',
      [effect('weights:fp8', -0.3), effect('weights:bf16', 1), effect('weights:int8', -0.1)],
      ['weights:fp8', 'weights:bf16'],
    ],
    ['what cannot be is none', [{ id: 'gpus:1', impossible: 'does-not-fit' }], []],
    ['without a price there is no bill to weigh', [{ id: 'kv:fp8', itl: -0.2, meetsObjective: true }], []],
  ])('%s', (_, effects, expected) => {
    expect(ids(effects)).toEqual(expected);
  });

  test('one that misses the objective counts only where it is missed anyway', () => {
    const effects = [effect('batching:static', -0.5, 0, false), effect('kv:fp8', -0.1)];
    expect(ids(effects, true)).toEqual(['kv:fp8']);
    expect(ids(effects, false)).toEqual(['batching:static', 'kv:fp8']);
  });

  test('no more than twelve, the largest', () => {
    const many = Array.from({ length: 20 }, (_, index) => effect(`c${index}:x`, 0.01 * (index + 1)));
    expect(ids(many)).toEqual(many.slice(8).map(({ id }) => id));
  });
});

describe('both ends of the model’s error', () => {
  const at = (dollars: number, itl: number) => effect('kv:fp8', dollars, itl);

  test('span a range that holds the effect itself', () => {
    expect(withBand(at(-0.2, 0.1), [at(-0.3, 0.2), at(-0.25, 0.15)]).likely).toEqual({
      dollars: [-0.3, -0.2],
      itl: [0.1, 0.2],
    });
  });

  test('an end without an answer leaves the effect without a range', () => {
    expect(withBand(at(-0.2, 0.1), [at(-0.3, 0.2), { id: 'kv:fp8', impossible: 'does-not-fit' }])).toEqual(
      at(-0.2, 0.1),
    );
  });
});
