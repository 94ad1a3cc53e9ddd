import { describe, expect, test } from 'vitest';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';

const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};
const answersOf = (scenario: Scenario, fineness: 'coarse' | 'exact' = 'coarse') => {
  const evaluation = evaluateScenario(scenario, fineness);
  if ('problem' in evaluation) throw new Error(JSON.stringify(evaluation.problem));
  return evaluation.answers;
};

describe('evaluateScenario', () => {
  test('a month of one replica is its hours times its price', () => {
    expect(answersOf(small).headline.dollarsPerMonth! / (30.4 * 24)).toBeCloseTo(1, 1);
  });

  test('the parts of a GPU’s memory sum to the whole', () => {
    const { capacity, weights, kv, activations, free } = answersOf(small).memory;
    expect(weights + kv + activations + free).toBeCloseTo(capacity, -3);
    expect(Math.min(weights, kv, activations, free)).toBeGreaterThanOrEqual(0);
  });

  test('the phases sum to the price of a thousand requests', () => {
    const { phases, headline } = answersOf(small);
    expect(phases!.prefill + phases!.decode + phases!.idle).toBeCloseTo(headline.dollarsPerThousand!, 9);
  });

  test('quantized weights take less memory and no more time between tokens', () => {
    const quantized = answersOf({ ...small, deployment: { ...small.deployment, weights: 'fp8' } });
    const whole = answersOf(small);
    expect(quantized.memory.weights).toBeLessThan(whole.memory.weights);
    expect(quantized.headline.itlP95).toBeLessThan(whole.headline.itlP95);
  });

  test('static batching never meets an objective that in-flight batching misses', () => {
    const fixed = answersOf({ ...small, deployment: { ...small.deployment, batching: 'static' } });
    expect(fixed.headline.attainment).toBeLessThanOrEqual(answersOf(small).headline.attainment);
  });

  test('the same scenario gives the same answers', () => {
    expect(answersOf(small)).toEqual(answersOf(small));
  });

  test.each([
    ['an unknown model', { model: 'nobody/nothing' }, 'unknown-model'],
    ['unknown hardware', { hardware: 'abacus' }, 'unknown-hardware'],
    ['a model that does not fit', { model: 'meta-llama/Llama-3.3-70B-Instruct' }, 'does-not-fit'],
  ])('%s is a problem with a reason', (_, settings, code) => {
    const evaluation = evaluateScenario({ ...small, deployment: { ...small.deployment, ...settings } }, 'coarse');
    expect(evaluation).toMatchObject({ problem: { code } });
  });
});
