import { expect, test } from 'vitest';
import { faultInWords, jsonFault } from '../../src/configuration/json-fault.ts';

test.each([
  ['nothing', '', '1:1 value expected'],
  ['an object that does not end', '{', '1:2 close brace expected'],
  ['a list that does not end', '[1,\n 2', '2:3 close bracket expected'],
  ['a missing comma', '{ "a": 1\n  "b": 2 }', '2:3 comma expected'],
  ['a comma too many', '[1, ]', '1:5 value expected'],
  ['a comment', '// a\n{}', '1:1 invalid comment token'],
  ['text that is no JSON', 'root:x:0:0', '1:1 invalid symbol'],
  ['more after the value', '{} {}', '1:4 end of file expected'],
])('%s is named with its place', (_name, text, fault) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toBe(fault);
});

test('nothing of the file is quoted', () => {
  expect(jsonFault('{ "password": "hunter2" "x" }')).not.toMatch(/hunter2|password/);
});

test('brackets without end are no fault of the program', () => {
  expect(jsonFault('['.repeat(1e5))).toMatch(/^(nested too deeply|1:\d+ .+)$/);
});

test.each([
  ['CommaExpected', 'comma expected'],
  ['InvalidSymbol', 'invalid symbol'],
])('%s is said as %s', (code, words) => {
  expect(faultInWords(code)).toBe(words);
});
