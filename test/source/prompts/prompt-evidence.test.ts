import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { isCode, speaksToModel, speaksToPerson } from '../../../src/source/prompts/prompt-evidence.ts';
import { scan } from '../scanner-of-tests.ts';

describe('a text that speaks to a model', () => {
  test.each([
    'You are an expert in lakes.',
    "You're a clerk who sorts letters.",
    'You are now acting for a guide.',
    "Imagine you are the office's helpful AI assistant, for now.",
    'You will be given a list of words.',
    'You have access to these tools.',
    'Your task is to sort the letters.',
    'The output must be short.',
    'Think step by step.',
    'Give it as JSON.',
    'Respond with one word.',
    'Never mention the rules.',
    "Read the user's question with care.",
    'Based on the context, name the lake.',
    'Please summarize what was said.',
    'Translate it.\nWrite nothing else.',
    '你是一个助手。',
    '请根据上下文回答。',
    'Du bist ein Führer am See.',
  ])('%s', text => expect(speaksToModel(text)).toBe(true));

  test.each([
    'Are you sure that you want to delete the lake?',
    'You are signed in. The assistant opens below.',
    'What should the new project be called?',
    'The prompt is empty.',
    'Unlock the key chain to see what is stored in it.',
    'You are about to leave the site.',
    'Please enter your name and go on.',
    'You must find the lamp before the night begins.',
    'Write here what should be done.',
    'Your changes have not been saved.',
    'Fill in the form and answer the phone.',
    'The goal is to bring the picture back: move one tile at a time.',
  ])('not %s', text => expect(speaksToModel(text)).toBe(false));
});

describe('a text that speaks to a person', () => {
  test.each([
    'Are you sure?',
    'Do you really want to go on?',
    'Please enter the name of the file: ',
    'Enter your password',
    'Press any key to begin.',
    'Remove the files? [y/N] ',
    'You will not be able to undo it.',
    'The lake was not found.',
    'Your text is too long.',
    'Run pip install lakes first.',
    '[bold yellow]Run {commands} action(s)?[/] [green]Enter[/] to confirm, [red]type a comment[/] to reject',
    'Good morning. I know every lake there is. What would you like done?',
    'What would you like me to do?',
  ])('%s', text => expect(speaksToPerson(text)).toBe(true));

  test.each([
    'Ask the guest: what would you like to drink? Answer in JSON.',
    'Sort the letters of [dimension 3] into boxes.',
    'Write [name] and [blueprint] into the table.',
  ])('not %s', text => expect(speaksToPerson(text)).toBe(false));

  test('a long one tells a model what to say', () => {
    const rules = 'Tell them that the lake was not found. '.repeat(12);
    expect([speaksToPerson(rules.slice(0, 39)), speaksToPerson(rules)]).toEqual([true, false]);
  });
});

test.each<[string, boolean]>([
  ['SELECT name, depth FROM lakes WHERE depth > 3', true],
  ['INSERT INTO lakes (name) VALUES (1)', true],
  ['CREATE TABLE IF NOT EXISTS lakes (id serial)', true],
  ['  <div>Which lake?</div>', true],
  ['#!/bin/sh\necho lake', true],
  ["export PS1='lake'", true],
  ['Select the lake that lies there.', false],
  ['Insert the name of the lake.', false],
  ['Create a list of lakes.', false],
])('%s is code: %s', (text, expected) => expect(isCode(text)).toBe(expected));

const asked = async (language: LanguageId, file: string, text: string) =>
  (await scan(language, text, { readFile: () => undefined }, file)).calls.map(({ callee }) => callee);

const sure = 'Are you sure that you want to delete this lake? You will not be able to get it back afterwards.';
const sort = 'You are a clerk who sorts the letters of a large office into boxes.';
const chain =
  'The system wants the password of your key chain before it shows any of the names and secret words that are stored in it on this computer.';

describe('what programs ask and tell people is no prompt', () => {
  test.each<[string, LanguageId, string, string]>([
    [
      'a question of a command line',
      'typescript',
      'cli/prompts.ts',
      `import inquirer from 'inquirer'; export const again = '${sure}';`,
    ],
    [
      'a question without a library',
      'typescript',
      'cli/prompts.ts',
      `export const again = (lake: string) => \`${sure} \${lake}\`;`,
    ],
    ['a question in Python', 'python', 'cli/prompts.py', `import click\nAGAIN_PROMPT = "${sure}"`],
    [
      'a password',
      'python',
      'cli/prompts.py',
      'WORD_PROMPT = "Please enter the word that you chose when you made the account, then press Enter: "',
    ],
    ['a dialog of the system', 'python', 'os/keys.py', `SYSTEM_PROMPT = "${chain}"`],
    [
      'an installation',
      'typescript',
      'app/prompts.ts',
      "export const installPrompt = 'Put this program on your home screen, so that it is there when you are offline.';",
    ],
    [
      'labels of a language',
      'typescript',
      'i18n/prompts.ts',
      `export const labels = { en: { again: '${sure}', help: 'You should tell the assistant what it is to do for you.' } };`,
    ],
    [
      'errors',
      'typescript',
      'lib/prompt-errors.ts',
      "export const errors = { empty: 'You must write something before you can send it to the helpful assistant.' };",
    ],
    [
      'an error in Python',
      'python',
      'lib/errors.py',
      'INVALID_PROMPT = "The prompt that was given is longer than the model can read. You should make it shorter and send it again, or take another model for it."',
    ],
    [
      'help',
      'python',
      'lib/form.py',
      'PROMPT_HELP_TEXT = "Write here what the assistant should do for you. Names in braces are filled in by the program when it is sent to the model."',
    ],
    [
      'a service',
      'typescript',
      'web/prompts.controller.ts',
      `export class Prompts { again(lake: string) { return \`${sure} \${lake}\`; } }`,
    ],
    [
      'a query',
      'python',
      'db/rows.py',
      'PROMPT_ROWS = """SELECT id, text, role, made FROM prompts WHERE owner = %s AND gone IS NULL AND text LIKE %s AND role = %s ORDER BY made DESC LIMIT 100"""',
    ],
    [
      'a table',
      'python',
      'db/rows.py',
      'prompt_table = "CREATE TABLE IF NOT EXISTS prompts (id serial primary key, owner integer not null, text text not null, role text, made timestamp, gone timestamp)"',
    ],
    [
      'an experiment',
      'python',
      'game/instructions.py',
      'instructions = "You will see some pictures. Press the left key if you have seen one before and the right key if it is new to you. Press the space bar to begin."',
    ],
    [
      'a maze',
      'python',
      'game/maze.py',
      'instructions = "You are in a maze of twisty little passages. You must find the lamp before the night begins, or you will be eaten. Type help for a list of all words."',
    ],
    [
      'a picture',
      'python',
      'art/prompts.py',
      'CAT = "A white cat on a red sofa in the evening light, oil on canvas, soft shadows, warm colours, high quality"',
    ],
    [
      'what a test expects',
      'python',
      'tests/test_sorter.py',
      `import openai\nexpected_prompt = "${sort} Read each of them with care, name the box that it belongs in, and say nothing else."`,
    ],
    [
      'a double',
      'typescript',
      'lib/doubles.ts',
      "mockLLM({ messages: [{ role: 'user', content: 'Which lake lies there?' }] });",
    ],
    [
      'what a double was called with',
      'typescript',
      'lib/doubles.ts',
      "expectLlmCalledWith([{ role: 'user', content: 'Which lake lies there?' }]);",
    ],
    [
      'a price',
      'typescript',
      'lib/price.ts',
      "calculateChatCost({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Which lake lies there?' }] });",
    ],
    [
      'a price in Python',
      'python',
      'lib/price.py',
      'estimate_llm_cost(messages=[{"role": "user", "content": "Which lake lies there?"}])',
    ],
    [
      'a text message',
      'javascript',
      'sms/send.js',
      "const client = require('twilio')(id, key); client.messages.create({ body: 'Your order has been shipped.', to: phone });",
    ],
    [
      'rows of a chat',
      'typescript',
      'chat/rows.ts',
      "await db.messages.create({ data: { role: 'user', content: 'Is anybody there who can help me?' } });",
    ],
    [
      'a message of a bot',
      'python',
      'chat/bot.py',
      'await bot.send_message(chat_id=chat, text="Your parcel has arrived and waits at the desk.")',
    ],
    [
      'a shell that completes',
      'python',
      'cli/shell.py',
      'from prompt_toolkit import PromptSession\nPromptSession(completer=words).prompt("What do you want to do next? ")',
    ],
    [
      'a classifier',
      'python',
      'ml/fit.py',
      'model = make_pipeline(TfidfVectorizer(), LogisticRegression())\nmodel.predict(["a film that nobody should have to see twice"])',
    ],
    [
      'a middleware',
      'typescript',
      'web/chain.ts',
      'await middleware.chain.invoke({ request, response, messages: [] });',
    ],
  ])('%s', async (_, language, file, text) => {
    expect(await asked(language, file, text)).toEqual([]);
  });
});

describe('a file of prompts', () => {
  test('one text that speaks to a model vouches for the others', async () => {
    const others = `export const first = '${sort}'; export const next = 'Another round begins, and the second player has the word.';`;
    expect(await asked('typescript', 'lib/prompts.ts', others)).toEqual(['first', 'next']);
  });

  test('so does a program that works with models, and a text that no person is shown', async () => {
    const next = 'Another round begins, and the second player has the word.';
    expect(await asked('typescript', 'lib/prompts.ts', `// For the LLM\nexport const next = '${next}';`)).toEqual([
      'next',
    ]);
    expect(await asked('typescript', 'lib/prompts.ts', `export const next = '${next}';`)).toEqual([]);
    expect(await asked('typescript', 'lib/prompts.ts', `export const next = '${`${next} `.repeat(18)}';`)).toEqual([
      'next',
    ]);
  });

  test('a command line that asks a person and a model', async () => {
    const text = `import inquirer from 'inquirer';\nexport const again = 'The folder has files in it, and all of them will go.';\nexport const sort = '${sort}';`;
    expect(await asked('typescript', 'cli/prompts.ts', text)).toEqual(['sort']);
  });

  test('of many texts the short ones are pieces, unless name or text says otherwise', async () => {
    const piece = (index: number) =>
      `export const piece${index} = 'Lake ${index} lies between the hills and has no town near it.';`;
    const file = (pieces: number) =>
      [
        `export const sort = '${sort}';`,
        "export const lakePrompt = 'The lake lies between the hills and has no town.';",
      ]
        .concat(Array.from({ length: pieces }, (_, index) => piece(index)))
        .join('\n');
    expect(await asked('typescript', 'lib/prompts.ts', file(38))).toHaveLength(40);
    expect(await asked('typescript', 'lib/prompts.ts', file(39))).toEqual(['sort', 'lakePrompt']);
  });
});
