import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a raw string', '', '`a\\n\n\tb`', 'a\\n\n\tb'],
  ['a constant of the package', '', 'Rules', 'Be kind.'],
  ['a sum', '', 'Rules + " " + name', 'Be kind. {name}'],
  ['Sprintf', '', 'fmt.Sprintf("%s has %d%% of %v", name, 5, Rules)', '{name} has 5% of Be kind.'],
  ['Sprintf with an index of its own', '', 'fmt.Sprintf("%+v %05.2f", name, n)', '{name} {n}'],
  ['Join', '', 'strings.Join([]string{"a", name}, ", ")', 'a, {name}'],
  ['TrimSpace', '', 'strings.TrimSpace(" a ")', 'a'],
  ['a variable', 'text := "a"', 'text', 'a'],
  ['text that is added', 'text := "a"\ntext += "b"', 'text', 'ab'],
  ['var with a type', 'var text string = "a"', 'text', 'a'],
  ['a branch keeps what was there', 'text := "a"\nif n > 1 {\ntext = "b"\n}', 'text', 'a'],
  ['a map', 'prompts := map[string]string{"a": "one"}', 'prompts["a"]', 'one'],
  ['a struct’s field', 'p := struct{ Ask string }{Ask: "one"}', 'p.Ask', 'one'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('go', before, expression)).toBe(sent);
});
