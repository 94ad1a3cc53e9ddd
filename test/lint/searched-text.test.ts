import { expect, test, vi } from 'vitest';
import { searchedText } from '../../src/lint/searched-text.ts';

const indent = /indent/i;

test.each([
  ['json.dumps(orders, Indent=2)', true],
  ['json.dumps(orders)', false],
  ['', false],
])('%j has the pattern: %s', (text, expected) => {
  expect(searchedText(text).textHas(indent)).toBe(expected);
});

test('searches once for each pattern, whatever came out', () => {
  const { textHas } = searchedText('indent=2');
  const other = /stringify/;
  const searches = [indent, other].map(pattern => vi.spyOn(pattern, 'test'));
  expect([indent, other, indent, other].map(textHas)).toEqual([true, false, true, false]);
  for (const search of searches) expect(search).toHaveBeenCalledOnce();
});

test('one text says nothing about another', () => {
  expect([searchedText('indent'), searchedText('')].map(({ textHas }) => textHas(indent))).toEqual([true, false]);
});
