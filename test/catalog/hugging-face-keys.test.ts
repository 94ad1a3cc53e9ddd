import { describe, expect, test } from 'vitest';
import { ConfigKeys, ConfigProblem, isObject } from '../../src/catalog/hugging-face-keys.ts';

const keys = new ConfigKeys({
  hidden_size: 4096,
  n_embd: 1024,
  zero: 0,
  nothing: null,
  nested: { inner: { width: 7 } },
  factor: 2.5,
  flag: true,
  name: 'llama',
  long: 'x'.repeat(500),
  mixed: ['a', 1, null, { b: 2 }, true],
});

describe('a whole number', () => {
  test.each([
    ['the first spelling that is there', ['hidden_size', 'n_embd'], 4096],
    ['a later spelling', ['d_model', 'n_embd'], 1024],
    ['a path', ['nested.inner.width'], 7],
    ['null is absent', ['nothing', 'hidden_size'], 4096],
    ['zero is a number', ['zero'], 0],
    ['none', ['a', 'b'], undefined],
    ['a path through a number', ['hidden_size.inner'], undefined],
  ])('%s', (_, spellings, expected) => {
    expect(keys.optional(...spellings)).toBe(expected);
  });

  test.each([-1, 1.5, 1e9, Number.NaN, '12', true, [], {}])('%j is refused, by key', value => {
    expect(() => new ConfigKeys({ width: value }).optional('width')).toThrow(ConfigProblem);
    expect(() => new ConfigKeys({ width: value }).optional('width')).toThrow('"width" must be a whole number');
  });

  test('what is the same in every layer may be a list', () => {
    const of = (width: unknown) => new ConfigKeys({ width }).optional('width');
    expect(of([8, 8, 8])).toBe(8);
    expect(() => of([8, 8, 4])).toThrow('"width" must be a whole number from 0 to 100000000, but is [8,8,4]');
    expect(() => of(['8', '8'])).toThrow('but is ["8","8"]');
  });

  test('required: says what to add, in every spelling, and refuses zero', () => {
    expect(keys.required('the width', 'hidden_size')).toBe(4096);
    expect(() => keys.required('the width', 'd_model', 'dim', 'width')).toThrow(
      '"d_model" (or "dim", "width") is missing: add the width',
    );
    expect(() => keys.required('the width', 'd_model')).toThrow('"d_model" is missing: add the width');
    expect(() => keys.required('the width', 'zero')).toThrow('"zero" is 0: set it to the width');
  });

  test('a long value is cut in the message', () => {
    const read = () => new ConfigKeys({ width: 'y'.repeat(1000) }).optional('width');
    expect(read).toThrow(/^.{1,140}$/);
  });
});

test('other kinds: a factor, a word, a flag, a list; anything else is absent', () => {
  expect(keys.factor('factor')).toBe(2.5);
  expect(keys.factor('zero')).toBeUndefined();
  expect(keys.factor('name')).toBeUndefined();
  expect(keys.text('name')).toBe('llama');
  expect(keys.text('factor')).toBe('');
  expect(keys.text('long')).toHaveLength(80);
  expect(keys.flag('flag')).toBe(true);
  expect(keys.flag('name')).toBeUndefined();
  expect(keys.list('mixed')).toEqual(['a', 1]);
  expect(keys.objects('mixed')).toEqual([{ b: 2 }]);
  expect(keys.list('name')).toBeUndefined();
  expect(keys.objects('name')).toBeUndefined();
});

test('inherited names are no keys', () => {
  expect(keys.has('constructor.name')).toBe(false);
  expect(isObject(null)).toBe(false);
  expect(isObject([])).toBe(false);
  expect(isObject({})).toBe(true);
});
