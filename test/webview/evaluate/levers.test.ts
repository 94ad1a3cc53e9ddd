import { describe, expect, test } from 'vitest';
import { leverScale } from '../../../webview/evaluate/lever-scale.ts';
import { type LeverEffect, leversOf } from '../../../webview/evaluate/levers.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { groups } from '../all-groups.ts';
import { small, withDeployment, withRequests } from './small-scenario.ts';

const busy = withRequests(8_000_000);
const ids = (scenario: Scenario): string[] => leversOf(scenario, groups).map(({ id }) => id);
const weighed = (scenario: Scenario, id: string): LeverEffect =>
  leverScale(scenario).weigh(leversOf(scenario, groups).find(lever => lever.id === id)!);

describe('the changes that are open to a scenario', () => {
  test.each([
    ['each option but the one that is set', small, ['batching:static', 'batching:dynamic'], ['batching:in-flight']],
    ['a switch the other way', small, ['hybrid:true', 'prefixCaching:false'], ['hybrid:false', 'prefixCaching:true']],
    ['other hardware, other counts of GPUs', small, ['hardware:h100-sxm', 'gpus:2'], ['hardware:l40s', 'gpus:1']],
    ['not the traffic, which the world decides', small, [], ['shape:flat', 'shape:flash-sale']],
    ['not what has no effect', small, [], ['tensorParallel:2', 'sequenceParallel:true']],
    ['what several GPUs can be split into', withDeployment({ gpus: 2 }), ['sequenceParallel:true'], ['gpus:2']],
  ])('%s', (_, scenario, offered, left) => {
    expect(ids(scenario)).toEqual(expect.arrayContaining(offered));
    for (const id of left) expect(ids(scenario)).not.toContain(id);
  });

  test('each has its own name, and the long list of hardware comes last', () => {
    const all = ids(small);
    expect(new Set(all).size).toBe(all.length);
    expect(all.findLastIndex(id => !id.startsWith('hardware:'))).toBeLessThan(
      all.findIndex(id => id.startsWith('hardware:')),
    );
  });
});

describe('the fleet that the changes are held against', () => {
  test.each([
    ['one that carries the load', small, 1],
    ['one that must grow', { ...withRequests(600_000), serving: { ...small.serving, maxSequences: 1 } }, 3],
  ])('%s', (_, scenario, least) => {
    const { smallest } = leverScale(scenario);
    expect(smallest).toBeGreaterThanOrEqual(least);
    const shrunk = { ...scenario, fleet: { ...scenario.fleet, replicas: smallest! } };
    expect(leverScale(shrunk).smallest).toBe(smallest);
  });

  test.each([
    ['no fleet keeps it', { ...small, objective: { ttftSeconds: 0.0001, attainment: 0.9 } }],
    ['it follows the load', { ...small, fleet: { ...small.fleet, scaling: 'automatic' as const } }],
    ['nothing fits', withDeployment({ model: 'meta-llama/Llama-3.3-70B-Instruct' })],
  ])('%s: none', (_, scenario) => {
    expect(leverScale(scenario).smallest).toBeUndefined();
  });
});

describe('what a change would do', () => {
  test.each([
    ['does not fit', withDeployment({ model: 'Qwen/Qwen3-32B', weights: 'fp8' }), 'weights:bf16', 'does-not-fit'],
    ['cannot be laid out', withDeployment({ gpus: 2 }), 'tensorParallel:4', 'layout'],
  ])('%s', (_, scenario, id, impossible) => {
    expect(weighed(scenario, id)).toEqual({ id, impossible });
  });

  test('narrow weights are never dearer under a heavy load, and give tokens sooner alone', () => {
    expect(weighed(busy, 'weights:fp8').dollars).toBeLessThan(1e-9);
    expect(weighed(small, 'weights:fp8')).toMatchObject({ meetsObjective: true });
    expect(weighed(small, 'weights:fp8').itl).toBeLessThan(-0.2);
  });

  test('twice the GPUs for a load that one carries are twice the bill', () => {
    expect(weighed(small, 'gpus:2').dollars).toBeCloseTo(1, 6);
  });

  test('no price: latencies only', () => {
    const { pricePerGpuHour: _, ...unpriced } = small.deployment;
    const effect = weighed(
      { ...small, deployment: { ...unpriced, hardware: 'rtx-3060', weights: 'int4-awq' } },
      'kv:fp8',
    );
    expect(effect.dollars).toBeUndefined();
    expect(effect.itl).toBeLessThanOrEqual(0);
  });
});
