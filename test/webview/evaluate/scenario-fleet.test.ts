import { describe, expect, test } from 'vitest';
import { scenarioDeployment, scenarioFleet } from '../../../webview/evaluate/scenario-fleet.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { small, withDeployment } from './small-scenario.ts';

const none = new Map();
const fleetOf = (scenario: Scenario, daySeconds?: number, stepFactor?: number) =>
  scenarioFleet(scenario, scenarioDeployment(scenario, none)!, none, daySeconds, stepFactor);
const policyOf = (scenario: Scenario) => fleetOf(scenario).pools[0].policy;
const request = (change: Partial<Scenario['request']>): Scenario => ({
  ...small,
  request: { ...small.request, ...change },
});

describe('how a replica schedules', () => {
  test.each([
    ['equal lengths', request({ variation: 0 }), 1200 + 256],
    ['three deviations above the mean', request({ variation: 0.5 }), (1200 + 256) * 2.5],
    [
      'the longest that was recorded, scaled to the means',
      request({
        inputTokens: 100,
        outputTokens: 10,
        recorded: { inputs: [1, 3], outputs: [1, 3] },
        usesRecorded: true,
      }),
      150 + 15,
    ],
  ])('a contiguous cache sets aside %s', (_, scenario, tokens) => {
    expect(policyOf(scenario).reservedTokens).toBe(tokens);
  });

  test.each([
    ['none is shared', request({ sharedPrefixTokens: 0 }), { kind: 'none' }],
    ['a quarter is', request({ sharedPrefixTokens: 300 }), { kind: 'share', share: 0.25 }],
    ['all is, and more', request({ sharedPrefixTokens: 9000 }), { kind: 'share', share: 1 }],
    [
      'the cache is off',
      { ...request({ sharedPrefixTokens: 300 }), serving: { ...small.serving, prefixCaching: false } },
      { kind: 'none' },
    ],
  ])('prefix caching where %s', (_, scenario, caching) => {
    expect(policyOf(scenario).prefixCaching).toEqual(caching);
  });

  test('a step takes at least a token of each sequence', () => {
    const wide = { ...small, serving: { ...small.serving, maxSequences: 4096, maxBatchedTokens: 512 } };
    expect(policyOf(wide).maxBatchedTokens).toBe(4096);
  });
});

describe('how many replicas stand', () => {
  const following = (change: Partial<Scenario['fleet']> = {}): Scenario => ({
    ...small,
    fleet: { ...small.fleet, scaling: 'automatic', startupSeconds: 240, ...change },
  });

  test('a fixed number', () => {
    expect(fleetOf({ ...small, fleet: { ...small.fleet, replicas: 3 } }).pools[0].replicas).toBe(3);
  });

  test('an autoscaler of a day that passes in half an hour is 48 times as quick', () => {
    expect(fleetOf(following()).pools[0].replicas).toMatchObject({
      startupSeconds: 240,
      cooldownSeconds: 300,
      intervalSeconds: 15,
    });
    expect(fleetOf(following(), 1800).pools[0].replicas).toMatchObject({
      startupSeconds: 5,
      cooldownSeconds: 6.25,
      intervalSeconds: 1,
    });
  });

  test('at least is never above at most', () => {
    expect(fleetOf(following({ minimum: 9, maximum: 4 })).pools[0].replicas).toMatchObject({ minimum: 4, maximum: 4 });
  });
});

test('a second pool has its own hardware, price and replicas, and its share of the requests', () => {
  const { pools, split } = fleetOf({
    ...small,
    hybrid: {
      share: 0.3,
      replicas: 2,
      deployment: { model: 'Qwen/Qwen3-8B', hardware: 'h100-sxm', gpus: 2, pricePerGpuHour: 4 },
    },
  });
  expect(pools).toHaveLength(2);
  expect(pools[1]).toMatchObject({ replicas: 2, gpusPerReplica: 2, pricePerGpuHour: 4 });
  expect(split).toEqual({ kind: 'share', shares: [0.7, 0.3] });
});

test('slower steps are slower in every pool', () => {
  const [pool] = fleetOf(small).pools;
  const [slow] = fleetOf(small, undefined, 2).pools;
  expect(slow.model.stepSeconds(4, 1000, 0, 0)).toBe(2 * pool.model.stepSeconds(4, 1000, 0, 0));
});

test.each([
  [
    'speculation',
    { ...small, speculation: { draft: 'meta-llama/Llama-3.2-1B', length: 3, acceptance: 0.7 } },
    'speculative',
  ],
  ['sparsity', { ...small, sparsity: { kind: '2:4' as const } }, 'sparsity'],
])('%s goes with the deployment', (_, scenario, key) => {
  expect(scenarioDeployment(scenario, none)!.deployment).toHaveProperty(key);
  expect(scenarioDeployment(small, none)!.deployment).not.toHaveProperty(key);
});

test.each([{ model: 'nobody/nothing' }, { hardware: 'abacus' }])('%j is in no catalogue', settings => {
  expect(scenarioDeployment(withDeployment(settings), none)).toBeUndefined();
});
