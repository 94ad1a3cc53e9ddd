import { expect, test } from 'vitest';
import { lookedUp } from '../../src/catalog/looked-up.ts';

function counting<T>(answer: (model: string, provider?: string) => T) {
  const asked: string[] = [];
  const find = lookedUp((model: string, provider: string | undefined) => {
    asked.push(`${provider ?? ''}/${model}`);
    return answer(model, provider);
  });
  return { find, asked };
}

test.each<[string, unknown]>([
  ['something', { context: 1 }],
  ['nothing', undefined],
  ['null', null],
])('%s is looked up once', (_what, value) => {
  const { find, asked } = counting(() => value);
  expect([find('m', 'p'), find('m', 'p')]).toEqual([value, value]);
  expect(asked).toEqual(['p/m']);
});

test('each model of each provider by itself', () => {
  const { find, asked } = counting((model, provider) => `${provider}:${model}`);
  expect([find('m', 'p'), find('m', undefined), find('p', 'm'), find('m', 'p')]).toEqual([
    'p:m',
    'undefined:m',
    'm:p',
    'p:m',
  ]);
  expect(asked).toEqual(['p/m', '/m', 'm/p']);
});

test('of endless names it keeps no endless list', () => {
  const { find, asked } = counting(model => model);
  for (let index = 0; index <= 2000; index++) find(`m${index}`, undefined);
  find('m0', undefined);
  find('m2000', undefined);
  expect(asked.slice(2000)).toEqual(['/m2000', '/m0']);
});
