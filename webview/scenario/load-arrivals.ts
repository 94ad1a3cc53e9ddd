import { parseArrivalFile } from '../../src/serving/parse-rate-curve.ts';
import { meanRate, type RateCurve } from '../../src/serving/rate-curve.ts';
import type { Trace } from '../../src/serving/workload.ts';
import { daysPerMonth, secondsPerDay } from '../evaluate/scenario-workload.ts';
import { mostRecorded } from './read-scenario.ts';
import type { RecordedLengths, Scenario } from './scenario.ts';

const parts = 24;
const mostBurstiness = 20;

/** A recording of a day or more is folded into one day; a shorter one stands for the whole day, a 24th of it for an hour. */
const hourOf = (seconds: number, length: number): number =>
  length >= secondsPerDay
    ? Math.floor((seconds % secondsPerDay) / 3600)
    : Math.min(parts - 1, Math.floor((seconds / length) * parts));

/** Three significant digits are more than a day repeats. */
const rounded = (value: number): number => Number(value.toPrecision(3));

/**
 * Puts a file of arrivals into a scenario's traffic: a trace of requests (a row each, with time, input and output tokens) brings its rates,
 * their bursts and its lengths; a table of rates over time brings the rates. Throws a `SimulationError` that names row and column.
 */
export function loadArrivals(scenario: Scenario, text: string, fileName: string): Scenario {
  const arrivals = parseArrivalFile(text, { fileName });
  return arrivals.kind === 'trace' ? withTrace(scenario, arrivals.trace) : withRates(scenario, curveOf(arrivals));
}

const curveOf = (arrivals: ReturnType<typeof parseArrivalFile>): RateCurve => {
  if (arrivals.kind !== 'curve') throw new TypeError(`A file of arrivals gave ${arrivals.kind} arrivals.`);
  return arrivals.curve;
};

function withRates(scenario: Scenario, curve: RateCurve): Scenario {
  const length = Math.max(curve.times.at(-1)!, 1);
  const sums = Array.from({ length: parts }, () => ({ rate: 0, samples: 0 }));
  const samples = parts * 60;
  for (let sample = 0; sample < samples; sample++) {
    const at = ((sample + 0.5) / samples) * length;
    const hour = sums[hourOf(at, length)]!;
    hour.rate += rateAt(curve, at);
    hour.samples += 1;
  }
  const hours = sums.map(({ rate, samples }) => rounded(samples > 0 ? rate / samples : 0));
  return withHours(scenario, hours, meanRate({ ...curve, periodSeconds: length }));
}

/** On the straight line between the points around it. */
function rateAt({ times, rates }: RateCurve, at: number): number {
  const after = times.findIndex(time => time > at);
  if (after <= 0) return rates.at(-1)!;
  const share = (at - times[after - 1]!) / (times[after]! - times[after - 1]!);
  return rates[after - 1]! + (rates[after]! - rates[after - 1]!) * share;
}

function withTrace(scenario: Scenario, trace: Trace): Scenario {
  const requests = trace.arrivedAt.length;
  // The last request comes at the end of a gap, of which there are as many as requests but one.
  const length = Math.max((trace.arrivedAt.at(-1)! * requests) / Math.max(1, requests - 1), 1);
  const counts = Array.from({ length: parts }, () => 0);
  for (const at of trace.arrivedAt) counts[hourOf(at, length)]! += 1;
  const recorded = sampled(trace);
  const meanOf = (lengths: Int32Array) => Math.round(lengths.reduce((sum, each) => sum + each, 0) / requests);
  const { traffic, request, ...rest } = withHours(scenario, counts, requests / length);
  return {
    ...rest,
    traffic: { ...traffic, burstiness: burstinessOf(trace.arrivedAt, counts, length) },
    request: {
      ...request,
      inputTokens: Math.max(1, meanOf(trace.input)),
      outputTokens: Math.max(1, meanOf(trace.output)),
      sharedPrefixTokens: Math.min(request.sharedPrefixTokens, Math.max(1, meanOf(trace.input))),
      recorded,
      usesRecorded: true,
    },
  };
}

const withHours = (scenario: Scenario, curve: readonly number[], perSecond: number): Scenario => ({
  ...scenario,
  traffic: {
    ...scenario.traffic,
    shape: 'drawn',
    curve,
    requestsPerMonth: Math.round(perSecond * secondsPerDay * daysPerMonth),
  },
});

/** Pairs at equal steps through the trace. */
function sampled({ input, output }: Trace): RecordedLengths {
  const count = Math.min(mostRecorded, input.length);
  const rows = Array.from({ length: count }, (_, index) => Math.floor((index * input.length) / count));
  return { inputs: rows.map(row => Math.max(1, input[row]!)), outputs: rows.map(row => output[row]!) };
}

/** Coefficient of variation of the gaps, each measured in gaps that its hour expects: the day's own rise and fall is no burst. */
function burstinessOf(arrivedAt: Float64Array, counts: readonly number[], length: number): number {
  let [sum, squares, gaps] = [0, 0, 0];
  for (let row = 1; row < arrivedAt.length; row++) {
    const gap = (arrivedAt[row]! - arrivedAt[row - 1]!) * counts[hourOf(arrivedAt[row]!, length)]!;
    sum += gap;
    squares += gap * gap;
    gaps += 1;
  }
  if (gaps < 2 || sum === 0) return 1;
  const mean = sum / gaps;
  const variation = Math.sqrt(Math.max(0, squares / gaps - mean * mean)) / mean;
  return Math.min(mostBurstiness, Number(variation.toPrecision(2)));
}
