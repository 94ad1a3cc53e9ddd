// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { expect, test } from 'vitest';
import { type TextCase, textSent } from './texts.ts';

const cases: TextCase[] = [
  ['single quotes', '', String.raw`'a\n $name \'b\''`, String.raw`a\n $name 'b'`],
  ['double quotes', '', String.raw`"a\t\u{e9} $name {$user->first} \$5"`, 'a\té {name} {user.first} $5'],
  ['a heredoc', '', '<<<TEXT\n    a $name\n      b\n    TEXT', 'a {name}\n  b'],
  ['a nowdoc', '', "<<<'TEXT'\n  a $name\n  TEXT", 'a $name'],
  ['a constant', '', 'RULES', 'Be kind.'],
  ['a sum', '', "RULES . ' ' . $name", 'Be kind. {name}'],
  ['sprintf', '', "sprintf('%s has %d%%', $name, 5)", '{name} has 5%'],
  ['implode', '', "implode(', ', ['a', $name])", 'a, {name}'],
  ['trim', '', "trim(' a ')", 'a'],
  ['str_replace', '', "str_replace('{x}', $name, 'Hi {x}')", 'Hi {name}'],
  ['text that is added', "$text = 'a';\n$text .= 'b';", '$text', 'ab'],
  ['a conditional expression takes its first', '', "$n > 1 ? 'a' : 'b'", 'a'],
  ['an alternative', '', "$given ?? 'a'", 'a'],
  ['nothing as the alternative', '', "$given ?? ''", '{given}'],
  ['an array', "$prompts = ['ask' => 'one'];", "$prompts['ask']", 'one'],
  ['match', '', "match ($n) { 1 => 'a', default => 'b' }", 'a'],
]; // biome-ignore format: a table

test.each(cases)('%s', async (_name, before, expression, sent) => {
  expect(await textSent('php', before, expression)).toBe(sent);
});
