import { describe, expect, test } from 'vitest';
import { isPromptModule } from '../../../src/source/prompts/prompt-modules.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

describe('files whose name says that they hold prompts', () => {
  test.each([
    'prompts.ts',
    'lib/ai/prompts.ts',
    'src/build-prompt.ts',
    'app/system_prompt.py',
    'server/buildPrompt.js',
    'lib/systemPrompts.ts',
    'lib/promptTemplates.ts',
    'src/promptCritic.tsx',
    'agents/prompt_templates.py',
    'agents/instructions.ts',
    'graph/prompts/persona.py',
    'src/prompt/constants.ts',
    'rag/prompts/templates/ranking.py',
  ])('%s', file => expect(isPromptModule(file, 'typescript')).toBe(true));

  test.each([
    'src/app.ts',
    'src/promptly.ts',
    'src/PromptInput.tsx',
    'components/promptInput.tsx',
    'src/improptu.ts',
    'components/prompts/create-prompt.tsx',
    'lib/prompts.test.ts',
    'tests/prompts.py',
    'lib/test_prompts.py',
    'src/prompts.d.ts',
    'prompts/agents/config.ts',
  ])('not %s', file => expect(isPromptModule(file, 'typescript')).toBe(false));
});

test('a template with braces of its own is defined once', async () => {
  const text = `ask_prompt = """You are a clerk who sorts the letters of a large office into boxes. Read each letter with care.
Return only JSON: {{ "box": 1, "why": "one short sentence" }}
The letter: {letter} { and no more }"""
`;
  expect((await scan('python', text, {}, 'agent/prompts.py')).calls.map(({ id }) => id)).toEqual([
    'agent/prompts.py:1:ask_prompt',
  ]);
});

const lake = 'Say in one short sentence which lake lies there.';
const town = 'Name the town that lies at the foot of it.';

describe('what such a file defines', () => {
  const typescript = (text: string, file = 'lib/prompts.ts') => scan('typescript', text, {}, file).then(resolved);
  test.each<[string, string, string[]]>([
    ['a constant', `export const lakePrompt = '${lake}';`, ['prompt lakePrompt', `user: ${lake}`]],
    ['its name says that it is a system text', `const SYSTEM = \`${lake}\`;`, ['prompt SYSTEM', `system: ${lake}`]],
    [
      'a function, by what it returns',
      `export function ask(name: string) { return \`${lake} It is near \${name}.\`; }`,
      ['prompt ask', `user: ${lake} It is near {name}.`],
    ],
    [
      'a function that gives messages by their roles, with what the file names',
      `const RULES = \`${town}\`;
export function build(name: string) { return { system: \`${lake} \${RULES}\`, user: (text: string) => text, title: '${lake}' }; }`,
      ['prompt build.system', `system: ${lake} ${town}`],
    ],
    [
      'a function written as an arrow',
      `export const ask = (name: string) => \`${lake} It is near \${name}.\`;`,
      ['prompt ask', `user: ${lake} It is near {name}.`],
    ],
    [
      'texts that are entries',
      `export const prompts = { lake: '${lake}', deep: { town: '${town}' }, retries: 3 };`,
      ['prompt prompts.lake', `user: ${lake}`, 'prompt prompts.deep.town', `user: ${town}`],
    ],
    [
      'what describes a prompt to a person is none',
      `export const library = [{ label: '${town}' }]; export const first = { description: '${lake}' };`,
      [],
    ],
    ['a label, a key and a path are none', `const title = 'Ask a lake'; const url = 'https://a.b/c/d/e/f/g/h/i';`, []],
    [
      'markup and queries are none',
      `const page = '<html><p>${lake}</p></html>'; const query = 'SELECT a lake and the town that lies there FROM lakes';`,
      [],
    ],
    [
      'a program that is written out is none',
      `const lakes = () => \`/**\n * Made by a script: do not edit. ${lake}\n */\nexport const lakes = 3;\`;`,
      [],
    ],
    [
      'a prompt put together of others stands for them',
      `const lake = '${lake}';\nexport const both = \`\${lake} ${town}\`;`,
      ['prompt both', `user: ${lake} ${town}`],
    ],
    ['a method of a class', `export class Prompts { lake() { return '${lake}'; } }`, ['prompt lake', `user: ${lake}`]],
    [
      'what a call of the file sends is that call’s',
      `import OpenAI from 'openai';\nconst system = '${lake}';\nexport const other = '${town}';\n` +
        `await new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: system }] });`,
      ['prompt other', `user: ${town}`, 'OpenAI().chat.completions.create, gpt-4o (literal)', `system: ${lake}`],
    ],
    [
      'what comes from elsewhere is not defined here',
      `import { lake } from './lakes';\nexport const prompt = lake;`,
      [],
    ],
  ])('%s', async (_, text, expected) => expect(await typescript(text)).toEqual(expected));

  test('nothing in a file of another name', async () =>
    expect(await typescript(`export const lakePrompt = '${lake}';`, 'lib/lakes.ts')).toEqual([]));

  test('Python: the literal that a function returns under a name', async () => {
    const text = `def answer(context):\n    q = context["q"]\n    prompt = f"""\n    ${lake} Asked: {q}\n    """\n    return prompt\n`;
    const result = await scan('python', text, {}, 'eval/prompts.py');
    expect(resolved(result)).toEqual(['prompt answer', `user: \n    ${lake} Asked: {q}\n    `]);
    expect(result.calls[0]!.range.start.line).toBe(3);
  });

  test('a text that is built up stands at its function', async () => {
    const text = `const build = (name: string) => {\n  let text = '';\n  text += '${lake} ';\n  text += \`It is near \${name}.\`;\n  return text;\n};`;
    const result = await scan('typescript', text, {}, 'lib/build-prompt.ts');
    expect(resolved(result)).toEqual(['prompt build', `user: ${lake} It is near {name}.`]);
    expect(result.calls[0]!.range).toEqual({ start: { line: 1, column: 15 }, end: { line: 1, column: 34 } });
  });

  test('not in a notebook', async () => {
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: [`lake = "${lake}"`] }], metadata: {} });
    expect(resolved(await scan('jupyter', notebook, {}, 'prompts/prompt.ipynb'))).toEqual([]);
  });
});

describe('messages that a file of prompts holds', () => {
  const python = (text: string) => scan('python', text, {}, 'rag/prompts/templates/ranking.py').then(resolved);
  const name = `{"role": "system", "content": LAKE}, {"role": "user", "content": "\${passage}"}`;
  test.each<[string, string, string[]]>([
    [
      'with their roles',
      `LAKE = "${lake}"\nprompt_template = [${name}]`,
      ['prompt prompt_template', `system: ${lake}`, `user: \${passage}`],
    ],
    ['not those of no words', `prompt_template = [{"role": "user", "content": "\${passage}"}]`, []],
    ['not other lists', `rows = [{"role": "admin", "path": "${lake}"}]`, []],
  ])('%s', async (_name, text, expected) => {
    expect(await python(text)).toEqual(expected);
  });
});

test('a file of prompts of Rust', async () => {
  const text = `const ROLE: &str = "You are a careful clerk who sorts every letter into the box where it belongs.";
pub(crate) const SORT: &str = "Sort this letter into one of the boxes that you were told about before.";
const LIMIT: usize = 9;
pub fn question(letter: &str) -> String { format!("Into which of our many boxes does this letter go, and why? {letter}") }
`;
  const result = resolved(await scan('rust', text, {}, 'src/prompts/sorting.rs'));
  expect(result).toEqual([
    'prompt ROLE',
    'user: You are a careful clerk who sorts every letter into the box where it belongs.',
    'prompt SORT',
    'user: Sort this letter into one of the boxes that you were told about before.',
    'prompt question',
    'user: Into which of our many boxes does this letter go, and why? {letter}',
  ]);
  expect(resolved(await scan('rust', text, {}, 'src/sorting.rs'))).toEqual([]);
});
