import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPieces, jsonText } from '../../src/commands/json-text.ts';

test.each([
  ['an object', { a: 1, b: [true] }, '{\n  "a": 1,\n  "b": [\n    true\n  ]\n}\n'],
  ['an empty list', [], '[]\n'],
  ['what is not known is left out', { a: undefined, b: null }, '{\n  "b": null\n}\n'],
  ['letters beyond ASCII as they are', 'ü≈', '"ü≈"\n'],
])('%s', (_, value, text) => {
  expect(jsonText(value)).toBe(text);
});

describe('in pieces', () => {
  const joined = (value: Readonly<Record<string, unknown>>) => [...jsonPieces(value)].join('');

  test.each([
    ['nothing', {}, '{}\n'],
    ['plain values', { a: 1, b: 'x', c: null }, '{\n  "a": 1,\n  "b": "x",\n  "c": null\n}\n'],
    ['an empty list', { a: [] }, '{\n  "a": []\n}\n'],
    ['a list', { a: [1, { b: 2 }] }, '{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}\n'],
    ['a list that is gone through', { a: new Set(['x']) }, '{\n  "a": [\n    "x"\n  ]\n}\n'],
    ['what is not known is left out', { a: undefined, b: 1 }, '{\n  "b": 1\n}\n'],
    ['line ends inside a text', { a: ['x\ny'] }, '{\n  "a": [\n    "x\\ny"\n  ]\n}\n'],
  ])('%s', (_, value, text) => {
    expect(joined(value)).toBe(text);
  });

  test('say what one text says of any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        expect(joined(value)).toBe(jsonText(value));
      }),
      { numRuns: 40 },
    );
  });

  test('are as many as it takes, each of some length, and ask for an entry only when it is its turn', () => {
    const entry = 'x'.repeat(10_000);
    let asked = 0;
    function* entries() {
      for (; asked < 100; asked++) yield entry;
    }
    const pieces = jsonPieces({ entries: entries() });
    const first = pieces.next().value!;
    expect(first.length).toBeLessThan(2 ** 16 + 2 * entry.length);
    expect(asked).toBeLessThan(8);
    const rest = [...pieces];
    expect(rest.length).toBeGreaterThan(10);
    expect(first + rest.join('')).toBe(jsonText({ entries: Array.from({ length: 100 }, () => entry) }));
  });
});
