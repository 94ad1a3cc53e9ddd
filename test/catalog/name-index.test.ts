import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameIndex, normalizedName } from '../../src/catalog/name-index.ts';

test.each([
  ['RTX 4090', 'rtx-4090'],
  ['  rtx_4090 ', 'rtx-4090'],
  ['RTX--4090-', 'rtx-4090'],
  ['meta-llama/Llama-3.1-8B', 'meta-llama-llama-3.1-8b'],
  ['M2 Ultra (76-Core GPU)', 'm2-ultra-76-core-gpu'],
  ['llama3.1:8b', 'llama3.1:8b'],
  ['', ''],
])('%j is looked up as %j', (name, normalized) => {
  expect(normalizedName(name)).toBe(normalized);
});

test('normalizing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), name => {
      expect(normalizedName(normalizedName(name))).toBe(normalizedName(name));
    }),
  );
});

test('an id wins over an alias, the first alias over a later one; other names find nothing', () => {
  const find = nameIndex([
    { entry: 'first', id: 'a', aliases: ['b', 'shared'] },
    { entry: 'second', id: 'b', aliases: ['shared', 'C d'] },
  ]);
  expect(find('A')).toBe('first');
  expect(find('b')).toBe('second');
  expect(find('shared')).toBe('first');
  expect(find('c_D')).toBe('second');
  for (const name of ['', 'constructor', '__proto__', 'e']) expect(find(name)).toBeUndefined();
});
