import { expect, test } from 'vitest';
import { parseArrivalFile, parseRateCurve } from '../../src/serving/parse-rate-curve.ts';

const parse = (text: string) => parseRateCurve(text, { fileName: 'rates.csv' });

test('reads rates over time, counted from the first row', () => {
  expect(parse('t_s,req_per_s\n600,14.5\n1200,18\n1800,0\n')).toEqual({ times: [0, 600, 1200], rates: [14.5, 18, 0] });
});

test('the header tells rates from requests', () => {
  expect(parseArrivalFile('t_s,req_per_s\n0,1', { fileName: 'f' }).kind).toBe('curve');
  expect(parseArrivalFile('arrived_at_s,input_tokens,output_tokens\n0,1,1', { fileName: 'f' }).kind).toBe('trace');
  expect(() => parseArrivalFile('', { fileName: 'f' })).toThrow(/f: the file is empty/);
});

test.each([
  ['rate\n1', /row 1: a table of rates needs the columns t_s and req_per_s/],
  ['t_s,req_per_s', /no rate/],
  ['t_s,req_per_s\n0,1\n0,2', /row 3, column t_s: not later/],
  ['t_s,req_per_s\n0,1\n5,-2', /row 3, column req_per_s: "-2" is not/],
  ['t_s,req_per_s\n0,NaN', /row 2, column req_per_s: "NaN"/],
  ['t_s,req_per_s\n0', /row 2, column req_per_s: nothing/],
  ['t_s,req_per_s\n0,0\n5,0', /zero everywhere/],
])('refuses %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});
