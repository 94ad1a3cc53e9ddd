import { describe, expect, test } from 'vitest';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { sizedEvaluation } from '../../../webview/evaluate/smallest-fleet.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { small, withDeployment, withRequests } from './small-scenario.ts';

const none = new Map();
const meets = (scenario: Scenario, replicas: number): boolean => {
  const evaluation = evaluateScenario({ ...scenario, fleet: { ...scenario.fleet, replicas } }, 'coarse');
  return 'answers' in evaluation && evaluation.answers.headline.meetsObjective;
};

describe('the smallest fleet that keeps the objective', () => {
  test.each([300_000, 12_000_000])('%s requests a month: one replica fewer would not keep it', requests => {
    const scenario = withRequests(requests);
    const { replicas } = sizedEvaluation(scenario, none);
    expect(replicas > 1).toBe(requests > 1e6);
    expect(meets(scenario, replicas)).toBe(true);
    expect(replicas === 1 || !meets(scenario, replicas - 1)).toBe(true);
  });

  test('where no number of replicas does, the fleet stays as it is', () => {
    const hasty = { ...small, objective: { ttftSeconds: 0.001, attainment: 0.9 } };
    expect(sizedEvaluation({ ...hasty, fleet: { ...small.fleet, replicas: 3 } }, none).replicas).toBe(3);
  });

  test('a fleet larger than sixteen may stay as large', () => {
    // One request at a time: many replicas for few requests, which are quick to simulate.
    const heavy = {
      ...withRequests(4_000_000),
      serving: { ...small.serving, maxSequences: 1 },
      fleet: { ...small.fleet, replicas: 40 },
    };
    const { replicas } = sizedEvaluation(heavy, none);
    expect(replicas).toBeGreaterThan(16);
    expect(replicas).toBeLessThanOrEqual(40);
    expect([meets(heavy, replicas), meets(heavy, replicas - 1)]).toEqual([true, false]);
  });

  test('one that follows the load sizes itself', () => {
    const following = { ...small, fleet: { ...small.fleet, scaling: 'automatic' as const, replicas: 5 } };
    expect(sizedEvaluation(following, none).replicas).toBe(5);
  });

  test('a problem is told, not searched', () => {
    const { evaluation } = sizedEvaluation(withDeployment({ model: 'meta-llama/Llama-3.3-70B-Instruct' }), none);
    expect(evaluation).toMatchObject({ problem: { code: 'does-not-fit' } });
  });
});
