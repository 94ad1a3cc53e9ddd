// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { isScriptFile } from '../../../src/source/requests/script-requests.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string, file = 'genaisrc/review.genai.mts') =>
  resolved(await scan('typescript', text, {}, file));

describe('a script of GenAIScript', () => {
  test.each([
    ['one text, and no settings', '$`Write a poem.`;', ['$', 'user: Write a poem.']],
    [
      'what is defined stands in the prompt where it is defined',
      "script({ model: 'openai:gpt-4o', maxTokens: 900 });\nconst diff = await git.diff();\ndef('GIT_DIFF', diff, { language: 'diff' });\n$`Report errors in <GIT_DIFF>.\n\n  - Be kind.\n`;",
      ['$, openai:gpt-4o (literal), <= 900', 'user: GIT_DIFF:\n{diff}\nReport errors in <GIT_DIFF>.\n\n  - Be kind.'],
    ],
    [
      'texts are one message, also those of a branch; the hint stands at the first',
      "def('A', env.files);\n$`First ${name}.`;\nif (deep) $`Second.`;",
      ['$', 'user: A:\n{env.files}\nFirst {name}.\nSecond.'],
    ],
    [
      'a text in another role',
      "$`Be brief.`.role('system');\n$`Tell a joke.`;",
      ['$', 'system: Be brief.', 'user: Tell a joke.'],
    ],
    [
      'a prompt that runs inside is a request of its own',
      "script({ model: 'openai:gpt-4o' });\n$`Outer.`;\nconst r = await runPrompt(_ => {\n  _.def('FILE', file);\n  _.$`Inner.`;\n}, { model: 'github:gpt-4o-mini', label: 'x' });",
      [
        '$, openai:gpt-4o (literal)',
        'user: Outer.',
        '_.$, github:gpt-4o-mini (literal)',
        'user: FILE:\n{file}\nInner.',
      ],
    ],
    [
      'a prompt of one line, with its options',
      "const { text } = await prompt`Translate ${word}.`.options({ model: 'openai:gpt-4o' });",
      ['prompt, openai:gpt-4o (literal)', 'user: Translate {word}.'],
    ],
    ['a model by its alias is not known', "script({ model: 'small' });\n$`Hi there.`;", ['$', 'user: Hi there.']],
    [
      'a system script speaks as the system',
      "system({ title: 'Step by step' });\nexport default function (ctx) {\n  const { $ } = ctx;\n  $`Let us think step by step.`;\n}",
      ['$', 'system: Let us think step by step.'],
    ],
    [
      'what is defined is text when it is written out',
      "def('RULE', 'Be kind.');\n$`Obey RULE.`;",
      ['$', 'user: RULE:\nBe kind.\nObey RULE.'],
    ],
    [
      'a tool’s own words are no part of the prompt',
      "defTool('t', 'd', {}, () => { $`not me` });\n$`Me.`;",
      ['$', 'user: Me.'],
    ],
    ['definitions alone ask nothing', "def('A', env.files);", []],
    ['a prompt inside without text', 'await runPrompt(_ => { _.def("A", x); });', []],
  ])('%s', async (_name, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('the tools and the schema of the settings go along', async () => {
    const { calls } = await scan(
      'typescript',
      "script({ tools: ['fs'], responseSchema: { type: 'object', properties: { a: { type: 'string' } } } });\n$`Name it.`;",
      {},
      'a.genai.mts',
    );
    expect(calls[0]!.carried?.map(({ kind }) => kind)).toEqual(['tools', 'schema']);
    expect(calls[0]).toMatchObject({ sdk: 'genaiscript', range: { start: { line: 2, column: 1 } } });
  });

  test('the same words in another file are its own', async () => {
    expect(await found("$`ls ${folder}`;\ndef('A', x);", 'src/build.mts')).toEqual([]);
  });

  test.each([
    ['genaisrc/a.genai.mts', true],
    ['a.genai.mjs', true],
    ['a.genai.js', true],
    ['a.genai.ts', true],
    ['a.genai.json', false],
    ['genai.mts', false],
    ['a.mts', false],
  ])('%s: %s', (file, expected) => {
    expect(isScriptFile(file)).toBe(expected);
  });
});
