// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';
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

describe('models that a class says', () => {
  const asked = async (before: string, given: string, rest = '') => {
    const text = `<?php
${before}
class Asker {
  public function __construct(private OpenAI\\Client $client, private string $model = 'gpt-4o') {}
  public function ask($text) {
    return $this->client->chat()->create(['model' => ${given}, 'messages' => [['role' => 'user', 'content' => $text]]]);
  }
}
${rest}`;
    return resolved(await scan('php', text)).filter(line => !line.startsWith('user'));
  };
  test.each<[string, string, string, string, string[]]>([
    [
      "an enum's case",
      "enum Model: string { case Big = 'gpt-4.1'; }",
      'Model::Big->value',
      '',
      [', gpt-4.1 (constant)'],
    ],
    ['what the constructor is given by default', '', '$this->model', '', [', gpt-4o (default)']],
    [
      'what it is given',
      '',
      '$this->model',
      "(new Asker($c, 'gpt-5'))->ask('Name three rivers of Austria');",
      [', gpt-4o (default)', ', gpt-5 (literal)'],
    ],
  ])('%s', async (_name, before, given, rest, expected) => {
    expect((await asked(before, given, rest)).map(line => line.replace(/^[^,]*/, ''))).toEqual(expected);
  });
});
