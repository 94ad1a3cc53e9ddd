// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const java: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a text block', '', '"""\n    a\n      b \\\n    c\n    """', 'a\n  b c\n'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['String.format', '', 'String.format("%s has %d%%", name, 5)', '{name} has 5%'],
  ['formatted', '', '"%s!".formatted(name)', '{name}!'],
  ['String.join is not known', '', 'name', '{name}'],
  ['a variable', 'String text = "a";', 'text', 'a'],
  ['var', 'var text = "a";\ntext += "b";', 'text', 'ab'],
  ['a conditional expression takes its first', '', 'n > 1 ? "a" : "b"', 'a'],
  ['strip', '', '"  a ".strip()', 'a'],
  ['replace', '', '"Hi {x}".replace("{x}", name)', 'Hi {name}'],
  ['a resource', 'try (var text = open("a")) { }', '"b"', 'b'],
  ['a builder of strings', 'StringBuilder text = new StringBuilder("a");', 'text.toString()', 'a'],
]; // biome-ignore format: a table

test.each(java)('Java: %s', async (_name, before, expression, sent) => {
  expect(await textSent('java', before, expression)).toBe(sent);
});

const kotlin: TextCase[] = [
  ['quotes', '', String.raw`"Say \"hi\"\t\u00e9"`, 'Say "hi"\té'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a template', '', '"Hi $name, ${n + 1} ${name.trim()}"', 'Hi {name}, {n} {name}'],
  ['a dollar of its own', '', String.raw`"\$5"`, '$5'],
  ['a raw string', '', '"""a\\n $name"""', 'a\\n {name}'],
  ['trimIndent', '', '"""\n    a\n      $name\n""".trimIndent()', 'a\n  {name}'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['a value', 'val text = "a"', 'text', 'a'],
  ['if as an expression', '', 'if (n > 1) "a" else "b"', 'a'],
  ['an alternative', '', 'null ?: "a"', 'a'],
  ['a built text', 'val text = buildString {\n append("a")\n appendLine(name)\n append("b")\n}', 'text', 'a{name}\nb'],
  ['what a block ends with', 'val text = run {\n val n = 1\n "a"\n}', 'text', 'a'],
  ['a lazy value', 'val text by lazy { "a" }', 'text', 'a'],
  ['a value that a block has changed', 'val text = "a".also { println(it) }', 'text', 'a'],
  ['the value that a block is called on', 'val text = "a".let { it + "b" }', 'text', 'ab'],
  ['the same by a name', 'val text = "a".let { first -> first + "b" }', 'text', 'ab'],
  ['a function that is not known', 'val text = choose { "a" }', 'text', '{text}'],
]; // biome-ignore format: a table

test.each(kotlin)('Kotlin: %s', async (_name, before, expression, sent) => {
  expect(await textSent('kotlin', before, expression)).toBe(sent);
});
