import { describe, expect, test } from 'vitest';
import { bandSide, stepError } from '../../../webview/evaluate/error-band.ts';
import { evaluateScenario } from '../../../webview/evaluate/evaluate-scenario.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';

const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 3_000_000 },
};
const answersOf = (scenario: Scenario) => {
  const evaluation = evaluateScenario(scenario, 'coarse');
  if ('problem' in evaluation) throw new Error(evaluation.problem.code);
  return evaluation.answers;
};
const bandOf = (scenario: Scenario) => ({
  slow: bandSide(scenario, 'coarse', 1.3)!,
  fast: bandSide(scenario, 'coarse', 1 / 1.3)!,
});

describe('the same day with slower and faster steps', () => {
  test('latencies of the answer lie between those of the two sides', () => {
    const { headline } = answersOf(small);
    const { slow, fast } = bandOf(small);
    expect(fast.headline.ttftP95).toBeLessThan(headline.ttftP95);
    expect(slow.headline.ttftP95).toBeGreaterThan(headline.ttftP95);
    expect(fast.headline.itlP95).toBeLessThan(headline.itlP95);
    expect(slow.headline.itlP95).toBeGreaterThan(headline.itlP95);
    expect(slow.headline.attainment).toBeLessThanOrEqual(fast.headline.attainment);
  });

  test('the bill of a fixed fleet does not depend on how fast it is', () => {
    const { slow, fast } = bandOf(small);
    expect(slow.headline.dollarsPerMonth!).toBeCloseTo(fast.headline.dollarsPerMonth!, 6);
  });

  test('a fleet that follows the load is larger with slower steps', () => {
    const { slow, fast } = bandOf({
      ...small,
      serving: { ...small.serving, maxSequences: 16 },
      traffic: { ...small.traffic, requestsPerMonth: 10_000_000 },
      fleet: { ...small.fleet, scaling: 'automatic', startupSeconds: 10 },
    });
    expect(slow.headline.gpus.mean).toBeGreaterThan(fast.headline.gpus.mean);
  });

  test('what has no answer has no band', () => {
    const unknown = { ...small, deployment: { ...small.deployment, hardware: 'abacus' } };
    expect(bandSide(unknown, 'coarse', 1.3)).toBeUndefined();
  });
});

test.each([
  [{ expectedRelativeError: 0.5, basis: '' }, 0.5],
  [{ expectedRelativeError: 0.5, basis: '', byFigure: { throughput: 0.2, ttft: 0.3, itl: 0.1, endToEnd: 0.2 } }, 0.2],
])('the error of a step: %j', (accuracy, expected) => {
  expect(stepError(accuracy)).toBe(expected);
});
