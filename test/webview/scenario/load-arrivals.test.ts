import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimulationError } from '../../../src/serving/simulation-error.ts';
import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import { loadArrivals } from '../../../webview/scenario/load-arrivals.ts';
import { mostRecorded, readScenario } from '../../../webview/scenario/read-scenario.ts';

const load = (text: string) => loadArrivals(defaultScenario, text, 'day.csv');
const trace = (rows: readonly (readonly [at: number, input: number, output: number])[]) =>
  load(['arrived_at,num_prefill_tokens,num_decode_tokens', ...rows.map(row => row.join(','))].join('\n'));
const day = 86_400;

describe('a table of rates', () => {
  test('a day: each hour has its rate, the month their sum', () => {
    const { traffic, request } = load(`t_s,req_per_s\n0,2\n43199,2\n43200,6\n${day},6`);
    expect(traffic.shape).toBe('drawn');
    expect(traffic.curve).toEqual([...Array.from({ length: 12 }, () => 2), ...Array.from({ length: 12 }, () => 6)]);
    expect(traffic.requestsPerMonth / (4 * day * 30.4)).toBeCloseTo(1, 3);
    expect(request).toBe(defaultScenario.request);
  });

  test('an hour stands for the day', () => {
    const { traffic } = load('t_s,req_per_s\n0,0\n3600,24');
    expect(traffic.curve.map(Math.round)).toEqual(Array.from({ length: 24 }, (_, hour) => Math.round(hour + 0.5)));
    expect(traffic.requestsPerMonth).toBe(Math.round(12 * day * 30.4));
  });

  test('two days are folded into one', () => {
    const { traffic } = load(`t_s,req_per_s\n0,1\n${day - 1},1\n${day},3\n${2 * day},3`);
    expect(traffic.curve).toEqual(Array.from({ length: 24 }, () => 2));
  });
});

describe('a trace', () => {
  test('evenly spaced requests: a flat day without bursts', () => {
    const { traffic, request } = trace(Array.from({ length: 240 }, (_, index) => [index * 360, 100, 20]));
    expect(traffic.curve).toEqual(Array.from({ length: 24 }, () => 10));
    expect(traffic.burstiness).toBe(0);
    expect(traffic.requestsPerMonth).toBe(Math.round((240 / day) * day * 30.4));
    expect(request).toMatchObject({ inputTokens: 100, outputTokens: 20, usesRecorded: true });
  });

  test('requests in pairs are bursty', () => {
    const pairs = Array.from({ length: 480 }, (_, index) => [Math.floor(index / 2) * 360, 50, 5] as const);
    expect(trace(pairs).traffic.burstiness).toBe(1);
    const tens = Array.from({ length: 960 }, (_, index) => [Math.floor(index / 10) * 900, 50, 5] as const);
    expect(trace(tens).traffic.burstiness).toBe(3);
  });

  test('lengths are sampled in pairs over the whole trace, and their means are the scenario’s', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [index, index + 1, 2 * index + 1] as const);
    const { request } = trace(rows);
    expect(request.recorded!.inputs).toHaveLength(mostRecorded);
    for (const [row, input] of request.recorded!.inputs.entries())
      expect(request.recorded!.outputs[row]).toBe(2 * (input - 1) + 1);
    expect(request.inputTokens).toBe(1001);
    expect(request.outputTokens).toBe(2000);
  });

  test('a shared prefix is never longer than the input', () => {
    const long = { ...defaultScenario, request: { ...defaultScenario.request, sharedPrefixTokens: 1000 } };
    const loaded = loadArrivals(long, 'arrived_at,num_prefill_tokens,num_decode_tokens\n0,10,1\n5,10,1', 'x.csv');
    expect(loaded.request.sharedPrefixTokens).toBe(10);
  });

  test('one request alone', () => {
    expect(trace([[0, 7, 3]]).request).toMatchObject({ inputTokens: 7, outputTokens: 3 });
  });
});

test('whatever is loaded can be saved', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 3000 }),
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: 0, max: 5000 }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), rows => {
      let at = 0;
      const loaded = trace(
        rows.map(([gap, input, output]) => {
          at += gap;
          return [at, input, output];
        }),
      );
      expect(readScenario(JSON.parse(JSON.stringify(loaded)))).toEqual({ scenario: loaded });
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['', /day\.csv: .*empty/],
  ['a,b\n1,2', /day\.csv/],
  ['t_s,req_per_s\n0,x', /row 2, column req_per_s/],
  ['arrived_at,num_prefill_tokens,num_decode_tokens\n5,1,1\n4,1,1', /row 3.*earlier/],
])('%j is refused, by its row', (text, problem) => {
  expect(() => load(text)).toThrow(SimulationError);
  expect(() => load(text)).toThrow(problem);
});
