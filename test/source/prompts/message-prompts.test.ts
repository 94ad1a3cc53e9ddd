// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs as text
import { describe, expect, test } from 'vitest';
import { mostCompared } from '../../../src/source/prompts/used-prompts.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string, file = 'src/titles.ts') =>
  resolved(await scan('typescript', text, { readFile: () => undefined }, file));

const rules = 'You are a clerk who gives letters a title. Reply with the title only, of ten words at most.';
const system = `{ role: 'system', content: '${rules}' }`;
const user = '{ role: "user", content: letter }';

describe('messages of a request that is made for others to send', () => {
  test.each<[string, string, string[]]>([
    [
      'what a function gives, inside a request',
      `export const titleChain = (letter: string): Partial<Payload> => ({ messages: [{ content: \`${rules} Use \${locale}.\`, role: 'system' }, ${user}] });`,
      ['prompt titleChain', `system: ${rules} Use {locale}.`, 'user: {letter}'],
    ],
    [
      'a list that a function gives',
      `export function titleOf(letter: string) { return [${system}, ${user}]; }`,
      ['prompt titleOf', `system: ${rules}`, 'user: {letter}'],
    ],
    [
      'a function that a function gives',
      `export const titlePrompt = () => async ({ letter }) => [${user}, { role: 'system' as const, content: '${rules}' }];`,
      ['prompt titlePrompt', 'user: {letter}', `system: ${rules}`],
    ],
    [
      'what depends on something',
      `function titleOf(letter: string) { return letter ? [${system}, ...history] : []; }`,
      ['prompt titleOf', `system: ${rules}`],
    ],
    [
      'content in blocks',
      `const titleOf = (letter: string) => [{ role: 'user', content: [{ type: 'text', text: '${rules}' }, { type: 'image', url }] }];`,
      ['prompt titleOf', `user: ${rules}`],
    ],
    [
      'added one by one',
      `class Titles { build(letter: string) { const messages: Message[] = []; messages.push(${system}); if (letter) { messages.push(${user}); } return messages; } }`,
      ['prompt build', `system: ${rules}`, 'user: {letter}'],
    ],
    [
      'a constant of the file',
      `export const titleMessages = [${system}];`,
      ['prompt titleMessages', `system: ${rules}`],
    ],
    [
      'in a script without spaces',
      "export const chain = (t: string) => ({ messages: [{ content: '你是一名擅长翻译的助理，你需要将输入的语言翻译为目标语言', role: 'system' }] });",
      ['prompt chain', 'system: 你是一名擅长翻译的助理，你需要将输入的语言翻译为目标语言'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test.each<[string, string, string?]>([
    ['kept elsewhere', `await store.saveMessages([${system}, ${user}]);`],
    ['in a state', `const [messages, setMessages] = useState([${system}]);`],
    ['a list of another thing', `function rows() { return [{ role: 'user', content: 'Sees own orders only' }]; }`],
    [
      'what a person is told',
      `function hello() { return [{ role: 'user', content: 'Are you sure that you want to remove all data of this project? It cannot be undone.' }]; }`,
    ],
    [
      'words of nobody',
      'function history() { return [{ role: "system", content: text }, { role: "user", content: letter }]; }',
    ],
    ['added to something else', `function run() { rows.push(${system}); }`],
    ['an entry of another name', `const view = () => ({ rows: [${system}] });`],
    ['a test', `export const titleMessages = [${system}];`, 'src/titles.test.ts'],
    ['what a program is tried with', `export const titleMessages = [${system}];`, 'scripts/seeder/messages.ts'],
    ['far too many', `export const all = () => [${`() => [${system}], `.repeat(mostCompared + 1)}];`],
  ])('not: %s', async (_name, text, file) => {
    expect(await found(text, file)).toEqual([]);
  });

  test('what a call of the file sends stands there alone', async () => {
    const call =
      "import OpenAI from 'openai';\nconst ask = (letter: string) => new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: titleOf(letter) });\n";
    expect(await found(`${call}function titleOf(letter: string) { return [${system}, ${user}]; }`)).toEqual([
      'new OpenAI().chat.completions.create, gpt-4o (literal)'.replace('new ', ''),
      `system: ${rules}`,
      'user: {letter}',
    ]);
  });

  test('in a file with requests only what is given back counts', async () => {
    const call = "import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'gpt-4o', messages });\n";
    expect(await found(`${call}function more(messages: Message[]) { messages.push(${system}); }`)).toEqual([
      'OpenAI().chat.completions.create, gpt-4o (literal)',
      'history: {messages}',
    ]);
  });
});
