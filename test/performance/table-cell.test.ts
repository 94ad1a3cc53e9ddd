import { describe, expect, test } from 'vitest';
import { countIn, MalformedRow, numberIn, precisionOf } from '../../src/performance/table-cell.ts';
import { a100, h100 } from './deployments.ts';

describe('numbers', () => {
  test.each([
    ['a number', '12.5', 12.5],
    ['in blanks', ' 8 ', 8],
    ['with an exponent', '1e3', 1000],
    ['nothing', '0', 0],
    ['blank', '', undefined],
    ['only blanks', '  ', undefined],
  ])('%s', (_, text, value) => expect(numberIn({ tp: text }, 'tp')).toBe(value));
  test('of a column that the table lacks', () => expect(numberIn({}, 'tp')).toBeUndefined());
  test.each(['-1', 'four', '1,000', 'NaN', 'Infinity', '8 GPUs'])('"%s" is a fault of the table', text => {
    const read = (): unknown => numberIn({ n_gpus: text }, 'n_gpus');
    expect(read).toThrow(MalformedRow);
    expect(read).toThrow(`column n_gpus is "${text}"; give a number of at least 0 or leave it blank`);
  });
});

describe('counts', () => {
  test.each([
    ['8', 8],
    [' 1e3 ', 1000],
    ['0', 0],
    ['', undefined],
  ])('"%s"', (text, value) => expect(countIn({ tp: text }, 'tp')).toBe(value));
  test.each(['2.5', '1e300', '1000001'])('"%s" is a fault of the table', text => {
    const read = (): unknown => countIn({ n_gpus: text }, 'n_gpus');
    expect(read).toThrow(MalformedRow);
    expect(read).toThrow(`column n_gpus is "${text}"; give a whole number up to 1000000 or leave it blank`);
  });
  test('what is no number is told as for any number', () =>
    expect(() => countIn({ tp: 'one' }, 'tp')).toThrow('column tp is "one"; give a number of at least 0'));
});

describe('precisions', () => {
  test.each([
    ['fp16', 'fp16'],
    ['bfloat16', 'bf16'],
    ['q4_k_xl', 'gguf-q4_k_m'],
    ['int8-gptq', 'int8'],
    ['fp4', 'nvfp4'],
    ['', undefined],
    ['unset', undefined],
  ])('%s is %s', (name, precision) => expect(precisionOf(name, h100)).toBe(precision));
  test('fp4 on AMD is MXFP4', () => expect(precisionOf('fp4', { ...a100, vendor: 'AMD' })).toBe('mxfp4'));
  test('an unknown word is a fault of the table', () =>
    expect(() => precisionOf('fp7', h100)).toThrow('precision "fp7" is not known; nearest: "fp8"'));
  test.each([
    ['q4_k_n', 'precision "q4_k_n" is not known; nearest: "q4_k_m"'],
    ['gguf-q8_1', 'precision "gguf-q8_1" is not known; nearest: "q8_0"'],
    ['bfloat', 'precision "bfloat" is not known; nearest: "bfloat16"'],
    ['whatever', 'precision "whatever" is not known; use e.g. fp16, bf16, fp8, int4-awq, nvfp4, q4_k_m'],
  ])('%s: the nearest that is known', (name, message) => expect(() => precisionOf(name, h100)).toThrow(message));
});
