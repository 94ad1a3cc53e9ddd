import { expect, test } from 'vitest';
import { importCandidates } from '../../src/source/values/import-paths.ts';
import { describeCalls, partText, scan } from './scanner-of-tests.ts';

const python = `
from .llm import ask
from .prompts import SYSTEM
import app.settings as settings
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}])
ask("Summarise the report in one line.", max_tokens=5)
`;

const workspace: Record<string, string> = {
  'src/app/prompts.py': 'from .shared import *\nSYSTEM = BASE + " Be brief."',
  'src/app/shared.py': 'BASE = "You help."  # prompt',
  'src/app/llm.py': [
    'import anthropic',
    'client = anthropic.Anthropic()',
    'def ask(prompt, model="claude-3-5-haiku-latest", max_tokens=100):',
    '    return client.messages.create(model=model, max_tokens=max_tokens, messages=[{"role": "user", "content": prompt}])',
  ].join('\n'),
};

test('constants and wrappers come from other files of the workspace', async () => {
  const result = await scan('python', python, { readFile: file => workspace[file] }, 'src/app/main.py');
  expect(describeCalls(result)).toMatchInlineSnapshot(`
    "7:1 OpenAI().chat.completions.create sdk=openai model=gpt-4o (literal) provider=openai limit=max_completion_tokens
        system: "You help. Be brief."
    8:1 [wrapper] ask sdk=anthropic model=claude-3-5-haiku-latest (default) provider=anthropic limit=max_tokens:5
        user: "Summarise the report in one line.""
  `);
  expect(result.calls[0]!.prompt[0]!.file).toBe('src/app/prompts.py');
});

test.each<[string, string, string]>([
  ['a text', 'ROLE = "You know rivers."', 'You know rivers.'],
  ['a text in pieces', 'RIVER = "Elbe"\nROLE = f"You know the {RIVER}."', 'You know the Elbe.'],
])('a constant comes from a file that says nothing of models: %s', async (_what, constants, expected) => {
  const text = [
    'from openai import OpenAI',
    'from .constants import NAME, ROLE',
    'OpenAI().chat.completions.create(model=NAME, messages=[{"role": "system", "content": ROLE}])',
  ].join('\n');
  const readFile = (file: string) =>
    file === 'src/app/constants.py' ? `NAME = "mistral-large-latest"\n${constants}\n` : undefined;
  const { calls } = await scan('python', text, { readFile }, 'src/app/main.py');
  expect(calls.map(call => [call.model, ...call.prompt.map(partText)])).toMatchObject([
    [{ id: 'mistral-large-latest' }, expected],
  ]);
});

test('an edit of the other file is seen at once', async () => {
  const files = { ...workspace };
  const readFile = (file: string) => files[file];
  await scan('python', python, { readFile }, 'src/app/main.py');
  files['src/app/prompts.py'] = 'SYSTEM = "Something else, a prompt."';
  const { calls } = await scan('python', python, { readFile }, 'src/app/main.py');
  expect(calls[0]!.prompt[0]!.segments).toMatchObject([{ text: 'Something else, a prompt.' }]);
});

test('files that import each other in a circle end', async () => {
  const files: Record<string, string> = {
    'a.py': 'from b import prompt',
    'b.py': 'from a import prompt\nfrom b import other',
  };
  const text = 'import openai\nfrom a import prompt\nopenai.chat.completions.create(model="m", messages=prompt)';
  const { calls } = await scan('python', text, { readFile: file => files[file] }, 'main.py');
  expect(calls).toHaveLength(1);
});

test.each([
  ['a/b/c.py', '.x', 'python', 'a/b/x.py'],
  ['a/b/c.py', '..x.y', 'python', 'a/x/y.py'],
  ['a/b/c.py', 'pkg.mod', 'python', 'a/b/pkg/mod.py'],
  ['a/b/c.ts', './x', 'typescript', 'a/b/x.ts'],
  ['a/b/c.ts', '../x.js', 'typescript', 'a/x.ts'],
  ['a/b/c.ts', '@/lib/x', 'typescript', 'a/b/lib/x.ts'],
] as const)('%s importing %s tries %4$s first', (file, specifier, language, first) => {
  expect(importCandidates(file, specifier, language)[0]).toBe(first);
});

test.each([
  ['a.ts', '../../x.js', 'typescript', '../../x.ts'],
  ['../a/b.ts', '../../x', 'typescript', '../../x.ts'],
  ['a.py', '..prompts', 'python', '../prompts.py'],
  ['../a/b.py', 'prompts', 'python', '../a/prompts.py'],
] as const)('%s importing %s from outside names %4$s, for the reader to refuse', (file, specifier, language, first) => {
  expect(importCandidates(file, specifier, language)[0]).toBe(first);
});

test('a file outside looks upwards to where its own folders begin, never beside them', () => {
  expect(importCandidates('../a/b.py', 'x', 'python').filter(name => name.endsWith('/x.py'))).toEqual([
    '../a/x.py',
    '../x.py',
  ]);
});

test('an import that names a package is not followed', () => {
  expect(importCandidates('a.ts', 'react', 'typescript')).toEqual([]);
});

test('files of prompts are looked into when a scan has looked into as many others as it may', async () => {
  const others = Array.from({ length: 14 }, (_each, index) => index);
  const files: Record<string, string> = Object.fromEntries(
    others.map(index => [
      `client${index}.py`,
      `from openai import OpenAI\nclient${index} = OpenAI()\nmodel = "gpt-4o"\n`,
    ]),
  );
  files['prompts.py'] = 'GREETING = "Greet the user by name."\n';
  const text = [
    ...others.map(index => `from client${index} import client${index}`),
    'from prompts import GREETING',
    ...others.map(index => `client${index}.responses.create(model="m", input="a")`),
    'client0.responses.create(model="m", input=GREETING)',
  ].join('\n');
  const { calls } = await scan('python', text, { readFile: file => files[file] }, 'main.py');
  expect(partText(calls.at(-1)!.prompt[0]!)).toBe('Greet the user by name.');
});
