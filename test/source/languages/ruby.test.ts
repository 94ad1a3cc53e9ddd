// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['single quotes', '', String.raw`'a\n #{name} \'b\''`, String.raw`a\n #{name} 'b'`],
  ['double quotes', '', String.raw`"a\t\u00e9 #{name}"`, 'a\té {name}'],
  ['percent literals', '', '%q(a #{name})', 'a #{name}'],
  ['percent with interpolation', '', '%Q(a #{name})', 'a {name}'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a constant in a text', '', '"#{RULES} Now."', 'Be kind. Now.'],
  ['neighbouring literals', '', '"a " "b"', 'a b'],
  ['a sum', '', 'RULES + " " + name', 'Be kind. {name}'],
  ['a squiggly heredoc', 'text = <<~TEXT\n    a\n      b #{name}\n  TEXT', 'text', 'a\n  b {name}\n'],
  ['a plain heredoc', "text = <<-'TEXT'\n  a #{name}\n  TEXT", 'text', '  a #{name}\n'],
  ['a heredoc with a method', 'text = <<~TEXT.strip\n  a\nTEXT', 'text', 'a'],
  ['join', '', '["a", name].join(", ")', 'a, {name}'],
  ['percent', '', '"Hi %s" % name', 'Hi {name}'],
  ['format', '', 'format("%<who>s is %<age>d", who: name, age: 5)', '{name} is 5'],
  ['text that is added', 'text = +"a"\ntext << "b"', 'text', 'ab'],
  ['a conditional expression takes its first', '', '(n > 1 ? "a" : "b")', 'a'],
  ['an alternative', '', '(given || "a")', 'a'],
  ['nothing as the alternative', '', '(name || "")', '{name}'],
  ['a hash', 'prompts = { ask: "one" }', 'prompts[:ask]', 'one'],
  ['a key that names a variable', 'ask = "one"\nprompts = { ask: }', 'prompts[:ask]', 'one'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('ruby', before, expression)).toBe(sent);
});
