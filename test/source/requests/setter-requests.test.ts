import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const programs: Partial<Record<LanguageId, (chain: string) => string>> = {
  php: chain => `<?php\nclass Writer { function write($magic, $model, $text) { return ${chain}; } }`,
  java: chain => `class Writer { String write(Magic magic, String model, String text) { return ${chain}; } }`,
  csharp: chain => `class Writer { string Write(Magic magic, string model, string text) => ${chain}; }`,
  rust: chain => `async fn write(magic: Magic, model: &str, text: &str) { ${chain}; }`,
  typescript: chain => `export const write = (magic: Magic, model: string, text: string) => ${chain};`,
};
const found = async (language: LanguageId, chain: string) =>
  resolved(await scan(language, `${programs[language]!(chain)}\n// prompt`, { readFile: () => undefined }));

describe('a request that setters put together in one chain', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a model and a prompt',
      'php',
      '$magic->setModel($model)->setPrompt("Write a title for $text")->ask()',
      ['wrapper magic.setModel().setPrompt().ask', 'user: Write a title for {text}'],
    ],
    [
      'instructions, a limit and a model',
      'php',
      "$magic->setModel('gpt-4o')->setMaxTokens(90)->setSystemPrompt('You write titles.')->setPrompt($text)->generate()",
      [
        'wrapper magic.setModel().setMaxTokens().setSystemPrompt().setPrompt().generate, gpt-4o (literal), <= 90',
        'system: You write titles.',
        'user: {text}',
      ],
    ],
    [
      'without a prefix',
      'java',
      'magic.model("gpt-4o").prompt("Write a title.").temperature(0.2).generateText()',
      ['wrapper magic.model().prompt().temperature().generateText, gpt-4o (literal)', 'user: Write a title.'],
    ],
    [
      'the setter nearest to the call is told last',
      'csharp',
      'magic.WithTemperature(0).WithPrompt("a").WithPrompt("Write a title.").AnswerAsync()',
      ['wrapper magic.WithTemperature().WithPrompt().WithPrompt().AnswerAsync', 'user: Write a title.'],
    ],
    [
      'with underscores',
      'rust',
      'magic.with_model("gpt-4o").with_prompt("Write a title.").complete()',
      ['wrapper magic.with_model().with_prompt().complete, gpt-4o (literal)', 'user: Write a title.'],
    ],
  ])('%s', async (_name, language, chain, expected) => {
    expect(await found(language, chain)).toEqual(expected);
  });

  test.each<[string, LanguageId, string]>([
    ['a prompt alone, as a command line asks a person', 'php', '$magic->setPrompt("Your name?")->ask()'],
    ['a model alone', 'php', '$magic->setModel($user)->generate()'],
    ['a record that is saved', 'php', '$magic->setModel($model)->setPrompt($text)->save()'],
    ['a picture', 'php', '$magic->setModel($model)->setPrompt($text)->images()'],
    ['a form that is shown', 'typescript', "magic.model(model).prompt('Your name?').show()"],
    ['what a property holds', 'typescript', 'magic.setModel(model).prompt.generate()'],
    ['no chain', 'java', 'magic.generate("x")'],
  ])('%s is none', async (_name, language, chain) => {
    expect(await found(language, chain)).toEqual([]);
  });
});
