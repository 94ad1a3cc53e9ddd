import { expect, test } from 'vitest';
import { beginsEmpty, isSetByFields } from '../../../src/source/languages/go-variables.ts';
import type { DeclarationSink } from '../../../src/source/syntax/language-adapter.ts';
import type { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';

const node = (type: string, parent?: SyntaxNode) => ({ type, parent }) as SyntaxNode;

/** A variable in a function of this text, and how often the text was asked for. */
function inFunction(text: string, kind = 'function_declaration') {
  const asked = { times: 0 };
  const around = node(kind, node('source_file'));
  const variable = node('var_spec', node('block', around));
  const sink = {
    text: () => {
      asked.times += 1;
      return text;
    },
  } as unknown as DeclarationSink;
  return { variable, sink, asked };
}

test.each([
  ['nothing is done to it', 'var a []T\nsend(a)', true],
  ['something is appended', 'var a []T\na = append(a, T{})', true],
  ['a decoder is given its place', 'var a []T\njson.Unmarshal(data, &a)', false],
  ['a database is given the place of another that begins like it', 'var a []T\ndb.Find(&all)', true],
  ['a name in other letters', 'var übung []T\ndb.Find(&übung)', true],
])('a slice begins empty: %s', (_, text, expected) => {
  const { variable, sink } = inFunction(text);
  expect(beginsEmpty('a', variable, sink)).toBe(expected);
});

test.each([
  ['a field is set', 'var r Request\nr.Model = "m"', 'type_identifier', true],
  ['of a package', 'var r pkg.Request\n\tr.Model="m"', 'qualified_type', true],
  ['a field is compared', 'var r Request\nif r.Model == "m" {}', 'type_identifier', false],
  ['the field of a field of that name', 'var r Request\nx.r.Model = "m"', 'type_identifier', false],
  ['a field that is not exported', 'var r Request\nr.model = "m"', 'type_identifier', false],
  ['a pointer', 'var r *Request\nr.Model = "m"', 'pointer_type', false],
])('what is set by its fields: %s', (_, text, type, expected) => {
  const { variable, sink } = inFunction(text);
  expect(isSetByFields('r', node(type), variable, sink)).toBe(expected);
});

test('a variable of the package is nothing that a function fills', () => {
  const { variable, sink } = inFunction('var a []T', 'source_file');
  expect(beginsEmpty('a', variable, sink)).toBe(false);
});

test('a function is read once for all of its variables', () => {
  const { variable, sink, asked } = inFunction('var a, b []T');
  for (const name of ['a', 'b', 'c']) beginsEmpty(name, variable, sink);
  isSetByFields('a', node('type_identifier'), variable, sink);
  expect(asked.times).toBe(1);
});
