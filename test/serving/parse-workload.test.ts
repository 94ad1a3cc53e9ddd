import { expect, test } from 'vitest';
import {
  parseArrivals,
  parseLengths,
  parseObjective,
  parseReplicas,
  parseRoute,
} from '../../src/serving/parse-workload.ts';
import { meanRate } from '../../src/serving/rate-curve.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';

test.each([
  ['constant:2', { kind: 'constant', rate: 2 }],
  ['poisson:0.5', { kind: 'poisson', rate: 0.5 }],
  ['bursty:2:4', { kind: 'bursty', rate: 2, variation: 4 }],
  ['closed-loop:16:2.5', { kind: 'closed-loop', users: 16, thinkSeconds: 2.5, think: 'exponential' }],
  ['closed-loop:16:2.5:fixed', { kind: 'closed-loop', users: 16, thinkSeconds: 2.5, think: 'fixed' }],
  ['trace:C:/data/day.csv', { kind: 'trace-file', file: 'C:/data/day.csv' }],
])('reads the arrivals %s', (text, expected) => {
  expect(parseArrivals(text)).toEqual(expected);
});

test.each([
  ['diurnal:1:4', 2.5],
  ['profile:servegen-small:10', 10],
  ['profile:office-hours:3', 3],
])('%s has the mean rate that it says', (text, mean) => {
  const arrivals = parseArrivals(text);
  expect(arrivals.kind === 'curve' && meanRate(arrivals.curve)).toBeCloseTo(mean, 9);
});

test('a flash sale peaks when it is told to', () => {
  const arrivals = parseArrivals('flash-sale:1:50:600:120');
  expect(arrivals).toMatchObject({
    kind: 'curve',
    curve: { times: [0, 600, 601, 720, 721], rates: [1, 1, 50, 50, 1] },
  });
});

test.each([
  ['posson:2', /unknown arrivals.*Did you mean poisson:RATE\?/],
  ['', /unknown arrivals/],
  ['poisson', /the wrong number of fields; expected poisson:RATE/],
  ['poisson:fast', /"fast" is not a number/],
  ['poisson:-1', /"-1" is not a number of at least 0/],
  ['poisson:0', /the rate must be more than zero/],
  ['poisson:NaN', /"NaN" is not a number/],
  ['bursty:1:0', /the variation must be more than zero/],
  ['bursty:1', /expected bursty:RATE:CV/],
  ['diurnal:1:', /"" is not a number/],
  ['diurnal:5:2', /the peak must not be below the base; expected diurnal:BASE:PEAK/],
  ['flash-sale:5:2:60:60', /the peak must not be below the base/],
  ['constructor:1', /unknown arrivals/],
  ['poisson:1e999', /"1e999" is not a number/],
  ['flash-sale:1:5:0:0', /"0" is not a number of at least 1/],
  ['profile:nobody:3', /no profile is called "nobody"; expected servegen-large, .*office-hours/],
  ['trace:', /a trace needs a file/],
])('refuses the arrivals "%s"', (text, message) => {
  expect(() => parseArrivals(text)).toThrow(SimulationError);
  expect(() => parseArrivals(text)).toThrow(message);
});

test.each([
  ['fixed:1000:200', { kind: 'fixed', input: 1000, output: 200 }],
  [
    'lognormal:1000:1.2:200:0.8',
    { kind: 'log-normal', input: { mean: 1000, variation: 1.2 }, output: { mean: 200, variation: 0.8 } },
  ],
  ['trace', { kind: 'trace' }],
  [
    '0.7*fixed:300:50+0.3*lognormal:4000:1:500:0.5',
    {
      kind: 'classes',
      classes: [
        { share: 0.7, lengths: { kind: 'fixed', input: 300, output: 50 } },
        {
          share: 0.3,
          lengths: {
            kind: 'log-normal',
            input: { mean: 4000, variation: 1 },
            output: { mean: 500, variation: 0.5 },
          },
        },
      ],
    },
  ],
])('reads the lengths %s', (text, expected) => {
  expect(parseLengths(text)).toEqual(expected);
});

test.each([
  ['fixed:0:5', /whole numbers of at least 1/],
  ['fixed:10.5:5', /whole numbers/],
  ['fixed:10', /expected fixed:IN:OUT/],
  ['lognormal:0.5:1:200:1', /means are at least 1/],
  ['lognormal:a:1:200:1', /"a" is not a number/],
  ['fixd:1:1', /Did you mean fixed:IN:OUT/],
  ['0.5*fixed:1:1+0.5', /"0.5" is no class; expected SHARE\*LENGTHS\+SHARE\*LENGTHS/],
  ['0.5*fixed:1:1+half*fixed:1:1', /"half\*fixed:1:1" is no class/],
  ['0.5*fixed:1:1+0.5*trace', /"0.5\*trace" is no class/],
  ['0.5*2*fixed:1:1', /is no class/],
])('refuses the lengths "%s"', (text, message) => {
  expect(() => parseLengths(text)).toThrow(message);
});

test('reads objectives, replicas and routes', () => {
  expect(parseObjective('ttft=0.5, itl=0.05,e2e=10')).toEqual({ ttft: 0.5, itl: 0.05, endToEnd: 10 });
  expect(parseReplicas('3')).toBe(3);
  expect(parseReplicas('1:8')).toEqual({ minimum: 1, maximum: 8 });
  expect(parseRoute('team:small:0.25')).toEqual({ deployment: 'team:small', share: 0.25 });
  expect(parseRoute('small:class=2')).toEqual({ deployment: 'small', requestClass: 1 });
  expect(parseRoute('team:small:input=800')).toEqual({ deployment: 'team:small', inputTokens: 800 });
});

test.each([
  [() => parseObjective('p99=1'), /"p99" is not a limit/],
  [() => parseObjective('ttft=0'), /"0" is not a number of seconds above zero/],
  [() => parseObjective('ttft'), /"" is not a number of seconds/],
  [() => parseReplicas('0'), /whole numbers of at least 1/],
  [() => parseReplicas('8:1'), /the smaller first/],
  [() => parseReplicas('1:2:3'), /expected N or MIN:MAX/],
  [() => parseRoute('small'), /expected NAME:SHARE/],
  [() => parseRoute('small:1.5'), /a share between 0 and 1/],
  [() => parseRoute('small:class=0'), /a share between 0 and 1/],
  [() => parseRoute(':class=1'), /a route has a deployment/],
])('refuses what makes no sense (%#)', (parse, message) => {
  expect(parse).toThrow(message);
});
