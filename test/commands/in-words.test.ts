import { describe, expect, test } from 'vitest';
import { inWords, parsed } from '../../src/commands/in-words.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { parseReplicas } from '../../src/serving/parse-workload.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';

const failing = (error: Error) => (): never => {
  throw error;
};

describe('what the simulator refuses is wrong usage', () => {
  test.each([
    [undefined, 'The model does not fit.'],
    ['slo', '--slo The model does not fit.'],
  ])('of the option %s', (flag, message) => {
    const work = () => inWords(failing(new SimulationError('The model does not fit.')), flag);
    expect(work).toThrow(UsageError);
    expect(work).toThrow(message);
  });

  test('a fault of the program stays one', () => {
    const fault = new RangeError('index');
    expect(() => inWords(failing(fault), 'slo')).toThrow(fault);
  });

  test('what works is handed on', () => {
    expect(inWords(() => 7)).toBe(7);
  });
});

test.each<[string, ReturnType<typeof parseReplicas>]>([
  ['3', 3],
  ['1:8', { minimum: 1, maximum: 8 }],
])('%s is read', (text, value) => {
  expect(parsed('replicas', text, parseReplicas)).toEqual(value);
});

test('what cannot be read names its option', () => {
  expect(() => parsed('replicas', '8:1', parseReplicas)).toThrow(
    '--replicas "8:1": replicas are whole numbers of at least 1, the smaller first; expected N or MIN:MAX.',
  );
});
