import { expect, test } from 'vitest';
import { KvPool } from '../../src/serving/kv-pool.ts';
import { LiveRequests } from '../../src/serving/live-requests.ts';
import { PreemptedBlocks } from '../../src/serving/preempted-blocks.ts';
import { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
import { exampleStepModel } from './linear-step-model.ts';

/** A pool of 100 blocks of 16 tokens, of which 96 are taken, and a request that was preempted with ten full blocks and a begun one. */
const preempted = () => {
  const requests = new LiveRequests();
  const kv = new KvPool(defaultServingPolicy, { ...exampleStepModel, kvCapacityTokens: 1600 });
  const blocks = new PreemptedBlocks(requests, kv);
  const slot = requests.take();
  requests.prompt[slot] = 166;
  kv.take(96);
  blocks.leave(slot, 165, 165);
  kv.give(11);
  return { blocks, kv, slot, requests };
};

test('nothing was taken: all its full blocks are found', () => {
  const { blocks, slot } = preempted();
  expect(blocks.stillThere(slot, 0)).toBe(10);
});

test('what lay free before goes first, then the begun block, then its last', () => {
  const { blocks, kv, slot } = preempted();
  kv.take(5);
  expect(blocks.stillThere(slot, 0)).toBe(10);
  expect(blocks.stillThere(slot, 3)).toBe(7);
  kv.take(9);
  expect(blocks.stillThere(slot, 0)).toBe(1);
  kv.take(1);
  expect(blocks.stillThere(slot, 0)).toBe(0);
});

test('its last token is always computed', () => {
  const { blocks, slot, requests } = preempted();
  requests.prompt[slot] = 160;
  expect(blocks.stillThere(slot, 0)).toBe(9);
});

test('a request that was never preempted left nothing', () => {
  const { blocks, requests } = preempted();
  const other = requests.take();
  requests.prompt[other] = 100;
  expect(blocks.stillThere(other, 0)).toBe(0);
});
