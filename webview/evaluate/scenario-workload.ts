import { meanRate, type RateCurve, scaleCurve } from '../../src/serving/rate-curve.ts';
import type { Workload } from '../../src/serving/workload.ts';
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

/** One day of the scenario's traffic; a shorter `daySeconds` keeps the rates and passes through them faster. */
export function scenarioWorkload(scenario: Scenario, contextWindow: number | undefined, daySeconds: number): Workload {
  const { inputTokens, outputTokens, variation } = scenario.request;
  return {
    arrivals: { kind: 'curve', curve: trafficCurve(scenario, daySeconds), variation: scenario.traffic.burstiness },
    lengths:
      variation === 0
        ? { kind: 'fixed', input: inputTokens, output: outputTokens }
        : { kind: 'log-normal', input: { mean: inputTokens, variation }, output: { mean: outputTokens, variation } },
    durationSeconds: daySeconds,
    ...(contextWindow === undefined ? {} : { contextWindow }),
    seed: 1,
  };
}
