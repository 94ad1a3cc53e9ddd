import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const read = async (text: string, file = 'app/prompts/answers.yaml') =>
  resolved(await scan('prompt-file', text, { readFile: () => undefined }, file));

describe('YAML in a folder of prompts', () => {
  test.each<[string, string, string[]]>([
    [
      'a template under its name',
      'vision:\n  template: >\n    Describe the picture in plain words.\n  input_types: {}\n',
      ['prompt-file (file)', 'user: Describe the picture in plain words.'],
    ],
    [
      'messages of one prompt',
      'system: You are a careful editor.\nuser: |\n  Mend this text:\n  {{ text }}\n',
      ['prompt-file (file)', 'system: You are a careful editor.', 'user: Mend this text:\n{text}'],
    ],
    [
      'several prompts',
      'short:\n  prompt: Say it in one sentence.\nlong:\n  prompt: Say it in {count} sentences.\n',
      [
        'prompt-file (file)',
        'user: Say it in one sentence.',
        'prompt-file (file)',
        'user: Say it in {count} sentences.',
      ],
    ],
    [
      'names that end in what they are',
      'system_prompt: You are a careful editor.\nfollow_up_prompt: And what comes after that?\n',
      ['prompt-file (file)', 'system: You are a careful editor.', 'user: And what comes after that?'],
    ],
    ['settings', 'template: jinja2\nprompt: v2\ntemperature: 0.3\nnotes: These four words say nothing.\n', []],
    ['words of a program', 'welcome:\n  text: Please tell us your name.\n  content: Please tell us your name.\n', []],
    ['a list', '- prompt: Say it in one sentence.\n', []],
    ['nothing', '', []],
    ['deeper than prompts are', 'a:\n b:\n  c:\n   d:\n    e:\n     prompt: Say it in one sentence.\n', []],
  ])('%s', async (_name, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test.each(['config/answers.yaml', 'docs/how-to-prompt/a.yaml'])('not in %s', async file => {
    expect(await read('short:\n  prompt: Say it in one sentence.\n', file)).toEqual([]);
  });

  test.each(['app/prompts.yaml', 'config/retail_prompts_config.yml', 'prompt-templates.yaml'])(
    'in %s, which says so itself, where it speaks to a model',
    async file => {
      const text = 'shop:\n  system_prompt:\n    template: You are a careful seller of tea.\n  limit: 3\n';
      expect(await read(text, file)).toEqual(['prompt-file (file)', 'system: You are a careful seller of tea.']);
    },
  );

  test('not in a file of questions to people', async () => {
    expect(await read('disk_prompt: Which disk should be used?\n', 'install/prompts.yaml')).toEqual([]);
  });

  test('a template under the name of its role', async () => {
    const text = 'shop:\n  system_prompt:\n    template: Answer {question} for the shop.\n';
    expect(await read(text)).toEqual(['prompt-file (file)', 'system: Answer {question} for the shop.']);
  });

  test('the line is that of the first text', async () => {
    const { calls } = await scan(
      'prompt-file',
      'a: 1\nb:\n  c: 2\n  prompt: Say it in one sentence.\n',
      {},
      'prompts/a.yml',
    );
    expect(calls.map(({ range, prompt }) => [range.start.line, prompt[0]!.range?.start.column])).toEqual([[4, 11]]);
  });
});
