import { expect, test } from 'vitest';
import { GoDeclarationIndex, predeclared } from '../../../src/source/languages/go-declarations.ts';

test.each([
  ['a function', 'func Prompt(name string) string {\n', ['Prompt'], []],
  ['a generic function', 'func Map[T any](xs []T) []T {\n', ['Map'], []],
  ['a type', 'type Client struct {\n\tmodel string\n}\n', ['Client'], []],
  ['a method', 'func (c *Client) Ask(q string) {}\n', ['Client.Ask'], []],
  ['a method of a value', 'func (c Client) Name() string {}\n', ['Client.Name'], []],
  ['a method of a generic type', 'func (c *Store[T]) Get() {}\n', ['Store.Get'], []],
  ['a constant', 'const System = "Be kind."\n', [], ['System']],
  ['a variable with its type', 'var Limit int = 5\n', [], ['Limit']],
  ['a block', 'const (\n\tA = "a"\n\tB string = `b`\n)\n', [], ['A', 'B']],
  ['what a package has', 'var Model = openai.GPT4o\n', [], ['Model']],
  ['a function that is indented is no declaration of the file', '\tfunc() {}\n', [], []],
  ['a local by :=', 'func f() {\n\tx := "a"\n}\n', ['f'], []],
  ['a comparison', '\tx == y\n', [], []],
  ['nothing', '', [], []],
])('%s', (_name, text, code, values) => {
  const found = new GoDeclarationIndex().of('a.go', text);
  expect([...found.code]).toEqual(code);
  expect([...found.values]).toEqual(values);
});

test('what a file declares is found once, until its text changes', () => {
  const index = new GoDeclarationIndex();
  const first = index.of('a.go', 'const A = "a"\n');
  expect(index.of('a.go', 'const A = "a"\n')).toBe(first);
  expect([...index.of('a.go', 'const B = "a"\n').values]).toEqual(['B']);
  expect(index.of('a.go', 'const A = "a"\n')).not.toBe(first);
});

test('of long texts only the last ones are kept', () => {
  const index = new GoDeclarationIndex();
  const text = (name: string) => `const ${name} = "a"\n${'\n'.repeat(1_500_000)}`;
  const [a, b] = [index.of('a.go', text('A')), index.of('b.go', text('B'))];
  index.of('c.go', text('C'));
  expect(index.of('b.go', text('B'))).toBe(b);
  expect(index.of('a.go', text('A'))).not.toBe(a);
});

test('names that every program has are not looked for', () => {
  for (const name of ['len', 'append', 'string', 'nil', 'error']) expect(predeclared.has(name)).toBe(true);
  for (const name of ['Prompt', 'system', 'client']) expect(predeclared.has(name)).toBe(false);
});
