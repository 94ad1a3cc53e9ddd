import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const messages = '[{"role": "user", "content": "Why?"}]';
const asked = 'user: Why?';

describe('a request that is handed over with what it is given by name', () => {
  const setup =
    'import requests\nfrom openai import OpenAI\nfrom .tools import retry, guard, note\nclient = OpenAI()\n';
  const body = `{"model": "m", "messages": ${messages}}`;
  const given = `model="m", messages=${messages}`;
  test.each<[string, string, string[]]>([
    [
      'first',
      `retry(client.chat.completions.create, ${given})`,
      ['client.chat.completions.create, m (literal)', asked],
    ],
    [
      'second',
      `retry(3, client.chat.completions.create, ${given})`,
      ['client.chat.completions.create, m (literal)', asked],
    ],
    [
      'by name, on an object of the project',
      `self.guard(request_fn=client.chat.completions.create, ${given})`,
      ['client.chat.completions.create, m (literal)', asked],
    ],
    [
      'spread',
      `partial(client.chat.completions.create, **${body})`,
      ['client.chat.completions.create, m (literal)', asked],
    ],
    [
      'as one object, put together before',
      `arguments = ${body}\narguments["max_tokens"] = 9\nretry(client.chat.completions.create, arguments, name)`,
      ['client.chat.completions.create, m (literal), <= 9', asked],
    ],
    ['an object of something else', 'retry(client.chat.completions.create, {"times": 3}, name)', []],
    ['an object after what asks nothing', `retry(client.models.list, ${body})`, []],
    [
      'over HTTP',
      `retry(call_method=requests.post, url="https://api.openai.com/v1/chat/completions", json=${body})`,
      ['requests.post, m (literal)', asked],
    ],
    ['without a body', 'retry(client.chat.completions.create, times=3)', []],
    ['what asks nothing', `retry(client.models.list, ${given})`, []],
    ['what it gave', `note(client.api_key, messages=${messages})`, []],
  ])('%s', async (_name, call, expected) => {
    expect(resolved(await scan('python', setup + call, { readFile: () => undefined }))).toEqual(expected);
  });
});

test('a request with what it is given, handed to what runs it', async () => {
  const text = `from functools import partial
from openai import OpenAI
client = OpenAI()
async def ask(loop):
    await loop.run_in_executor(None, partial(client.completions.create, model="m", prompt="Name a river."))`;
  const found = resolved(await scan('python', text, { readFile: () => undefined }));
  expect(found.slice(0, 2)).toEqual(['client.completions.create, m (literal)', 'user: Name a river.']);
  expect(found).toHaveLength(2);
});

describe('a function of the project that was bound before', () => {
  const setup = `import functools
from functools import partial
from openai import OpenAI
client = OpenAI()
def ask(prompt, model="small", limit=9):
    return client.responses.create(model=model, max_output_tokens=limit, input=prompt)
`;
  const asked = 'user: Which rivers cross Vienna?';
  test.each<[string, string, string[]]>([
    [
      'by name',
      'say = functools.partial(ask, model="large", limit=99)',
      ['wrapper say, large (literal), <= 99', asked],
    ],
    ['of one of two', 'if big:\n    say = partial(ask, model="large")', ['wrapper say, large (literal), <= 9', asked]],
    ['something else', 'say = partial(note, level=3)', []],
    ['to nothing', 'say = partial()', []],
  ])('%s', async (_name, bound, expected) => {
    const text = `${setup}${bound}\nsay("Which rivers cross Vienna?")`;
    const { calls, problems } = await scan('python', text, { readFile: () => undefined });
    expect(resolved({ calls: calls.filter(({ kind }) => kind === 'wrapper'), problems })).toEqual(expected);
  });

  test('what is given again takes the place of what was bound', async () => {
    const text = `${setup}say = partial(ask, model="large")\nsay("Which rivers cross Vienna?", model="larger")`;
    const { calls, problems } = await scan('python', text, { readFile: () => undefined });
    expect(resolved({ calls: calls.slice(1), problems })).toEqual(['wrapper say, larger (literal), <= 9', asked]);
  });
});

describe('a method that was kept of a client, called on it', () => {
  const setup =
    "import OpenAI from 'openai';\nconst client = new OpenAI();\nconst create = client.chat.completions.create;\n";
  test.each<[string, string, string[]]>([
    [
      'with a request',
      "create.call(client.chat.completions, { model: 'm', messages: [{ role: 'user', content: 'Why?' }] });",
      ['create, m (literal)', asked],
    ],
    [
      'with a request of its caller',
      'export const ask = request => create.call(client.chat.completions, request);',
      ['create'],
    ],
    ['a method that asks nothing', 'client.models.list.call(client.models, { limit: 3 });', []],
    ['without a request', 'create.call(client);', []],
  ])('%s', async (_name, call, expected) => {
    expect(resolved(await scan('typescript', setup + call, { readFile: () => undefined }))).toEqual(expected);
  });
});
