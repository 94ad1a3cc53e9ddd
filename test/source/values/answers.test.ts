import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

test('what a request answered is no options object of the next one', async () => {
  const text = `from thinkgpt.llm import ThinkGPT
model = ThinkGPT(model_name="m")
rivers = model.predict(prompt="Name three rivers of Austria.")
model.predict(rivers)`;
  expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual([
    'model.predict, m (literal)',
    'user: Name three rivers of Austria.',
    'model.predict, m (literal)',
    'user: {model.predict}',
  ]);
});

test.each<[string, string]>([
  ['of a package', 'from tools import getenv'],
  ['of nothing at hand', ''],
])('a setting that a function %s reads has the default that it is given', async (_name, before) => {
  const text = `from openai import OpenAI\n${before}\nOpenAI().responses.create(model=getenv("MODEL", "gpt-4o"), input=text)`;
  const [call] = resolved(await scan('python', text, { readFile: () => undefined }));
  expect(call).toBe('OpenAI().responses.create, gpt-4o (default)');
});
