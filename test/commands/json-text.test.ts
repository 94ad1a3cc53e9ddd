import { expect, test } from 'vitest';
import { jsonText } from '../../src/commands/json-text.ts';

test.each([
  ['an object', { a: 1, b: [true] }, '{\n  "a": 1,\n  "b": [\n    true\n  ]\n}\n'],
  ['an empty list', [], '[]\n'],
  ['what is not known is left out', { a: undefined, b: null }, '{\n  "b": null\n}\n'],
  ['letters beyond ASCII as they are', 'ü≈', '"ü≈"\n'],
])('%s', (_, value, text) => {
  expect(jsonText(value)).toBe(text);
});
