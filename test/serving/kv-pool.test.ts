import { expect, test } from 'vitest';
import { KvPool } from '../../src/serving/kv-pool.ts';
import { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
import { exampleStepModel } from './linear-step-model.ts';

const model = { ...exampleStepModel, kvCapacityTokens: 1610 };

test('paged: whole blocks, a watermark, and requests that can never fit', () => {
  const pool = new KvPool({ ...defaultServingPolicy, watermark: 0.05 }, model);
  expect([pool.total, pool.watermark, pool.unitsFor(16), pool.unitsFor(17)]).toEqual([100, 5, 1, 2]);
  expect(pool.canEverHold(1500, 21)).toBe(true);
  expect(pool.canEverHold(1500, 22)).toBe(false);
});

test('contiguous: one reservation per sequence, whatever it uses', () => {
  const pool = new KvPool({ ...defaultServingPolicy, kvAllocation: 'contiguous', reservedTokens: 400 }, model);
  expect([pool.total, pool.watermark, pool.unitsFor(1), pool.unitsFor(400)]).toEqual([4, 0, 1, 1]);
  expect(pool.canEverHold(300, 101)).toBe(true);
  expect(pool.canEverHold(300, 102)).toBe(false);
});

test('the peak stays when memory comes back', () => {
  const pool = new KvPool(defaultServingPolicy, model);
  pool.take(60);
  pool.give(50);
  pool.take(20);
  expect([pool.used, pool.free, pool.peak, pool.handedOut]).toEqual([30, 70, 60, 80]);
});
