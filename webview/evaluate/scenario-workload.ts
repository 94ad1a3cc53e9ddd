import { meanRate, type RateCurve, scaleCurve } from '../../src/serving/rate-curve.ts';
import type { LengthDistribution, Workload } from '../../src/serving/workload.ts';
import type { Scenario } from '../scenario/scenario.ts';

export const secondsPerDay = 86_400;
export const daysPerMonth = 30.4;

/** Requests per second over a day of `daySeconds`, by the scenario's curve and its month's total. */
export function trafficCurve({ traffic }: Scenario, daySeconds = secondsPerDay): RateCurve {
  const hour = daySeconds / 24;
  const shape: RateCurve = {
    times: traffic.curve.map((_, index) => index * hour),
    rates: traffic.curve,
    periodSeconds: daySeconds,
  };
  const mean = meanRate(shape);
  const wanted = traffic.requestsPerMonth / daysPerMonth / secondsPerDay;
  return scaleCurve(shape, mean > 0 ? wanted / mean : 0);
}

/** Recorded lengths keep their shape and take the scenario's means. */
const scaled = (lengths: readonly number[], mean: number): readonly number[] => {
  const factor = mean / (lengths.reduce((sum, length) => sum + length, 0) / lengths.length);
  return lengths.map(length => Math.max(1, Math.round(length * factor)));
};

type ScenarioLengths =
  | Extract<LengthDistribution, { kind: 'fixed' | 'log-normal' }>
  | { readonly kind: 'empirical'; readonly inputs: readonly number[]; readonly outputs: readonly number[] };

/** How long the requests are. */
export function lengthsOf({
  inputTokens,
  outputTokens,
  variation,
  recorded,
  usesRecorded,
}: Scenario['request']): ScenarioLengths {
  if (recorded && usesRecorded)
    return {
      kind: 'empirical',
      inputs: scaled(recorded.inputs, inputTokens),
      outputs: scaled(recorded.outputs, outputTokens),
    };
  if (variation === 0) return { kind: 'fixed', input: inputTokens, output: outputTokens };
  return { kind: 'log-normal', input: { mean: inputTokens, variation }, output: { mean: outputTokens, variation } };
}

/** One day of the scenario's traffic; a shorter `daySeconds` keeps the rates and passes through them faster. */
export function scenarioWorkload(scenario: Scenario, contextWindow: number | undefined, daySeconds: number): Workload {
  return {
    arrivals: { kind: 'curve', curve: trafficCurve(scenario, daySeconds), variation: scenario.traffic.burstiness },
    lengths: lengthsOf(scenario.request),
    durationSeconds: daySeconds,
    ...(contextWindow === undefined ? {} : { contextWindow }),
    seed: 1,
  };
}
