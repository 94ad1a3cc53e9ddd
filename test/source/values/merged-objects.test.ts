import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

/** The one request of a program, whose object statements fill. */
const found = async (language: LanguageId, text: string) => resolved(await scan(language, text));

describe('an object that takes over others', () => {
  const python = (lines: string, given = '**request') =>
    `from openai import OpenAI\nclient = OpenAI()\n${lines}\nclient.chat.completions.create(${given})`;
  const asked = ['client.chat.completions.create, m-1 (literal)', 'user: Hi.'];
  const message = '{"role": "user", "content": "Hi."}';
  test.each<[string, string, string?]>([
    ['update with a table', `request = dict(model="m-1")\nrequest.update({"messages": [${message}]})`],
    ['update by names', `request = {"model": "m-1"}\nrequest.update(messages=[${message}])`],
    [
      'update with what is taken apart',
      `more = {"messages": [${message}]}\nrequest = {"model": "m-1"}\nrequest.update(**more)`,
    ],
    ['a later entry', `request = {"model": "m-0"}\nrequest.update({"model": "m-1", "messages": [${message}]})`],
    ['a union that is kept', `request = {"model": "m-1"}\nrequest |= {"messages": [${message}]}`],
    ['a union', `base = {"model": "m-1"}`, `**(base | {"messages": [${message}]})`],
    [
      'behind a condition',
      `request = {"model": "m-1"}\nif x:\n    request["n"] = 1\nrequest.update(messages=[${message}])`,
    ],
  ])('Python: %s', async (_name, lines, given) => {
    expect(await found('python', python(lines, given))).toEqual(asked);
  });

  test('of what is not known any entry may come, and what is a text stays one', async () => {
    const lines = `request = {"model": "m-1", "messages": [${message}]}\nrequest.update(settings)`;
    expect((await found('python', python(lines))).at(-1)).toBe('user: Hi.');
    const hashed = `text = "Hi."\nseen.update(text)\nrequest = dict(model="m-1", messages=[{"role": "user", "content": text}])`;
    expect(await found('python', python(hashed))).toEqual(asked);
  });

  test('a table before a chain of LangChain is what the chain is given', async () => {
    const text = `from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate
chain = {"q": read} | ChatPromptTemplate.from_template("Answer {q}") | ChatOpenAI(model="m-1")
chain.invoke("x")`;
    expect((await found('python', text)).at(-1)).toBe('user: Answer {q}');
  });

  test.each<[string, string]>([
    ['into one that is there', "const request: any = { model: 'm-1' };\nObject.assign(request, { messages });"],
    ['into a new one', "const request = Object.assign({}, { model: 'm-1' }, { messages });"],
    [
      'made of pairs',
      "const settings = new Map([['model', 'm-1'], ['other', 'm-0']]);\nconst request = { model: settings.get('model'), messages };",
    ],
    ['by lodash', "const request = _.merge({ model: 'm-1' }, { messages });"],
  ])('TypeScript: %s', async (_name, lines) => {
    const text = `import OpenAI from 'openai';\nconst client = new OpenAI();\nconst messages = [{ role: 'user', content: 'Hi.' }];\n${lines}\nclient.chat.completions.create(request);`;
    expect(await found('typescript', text)).toEqual(asked);
  });

  test.each<[string, string]>([
    ['an item of a list that is not there yet', "$r = ['model' => 'm-1'];\n$r['messages'][] = $message;"],
    ['array_merge', "$r = array_merge(['model' => 'm-0'], ['model' => 'm-1', 'messages' => [$message]]);"],
    ['a sum, of which the first holds', "$r = ['model' => 'm-1'] + ['model' => 'm-0', 'messages' => [$message]];"],
    ['array_merge with what is not known', "$r = array_merge(['model' => 'm-1', 'messages' => [$message]], $options);"],
  ])('PHP: %s', async (_name, lines) => {
    const text = `<?php\n$client = OpenAI::client('k');\n$message = ['role' => 'user', 'content' => 'Hi.'];\n${lines}\n$client->chat()->create($r);`;
    expect(await found('php', text)).toEqual(['client.chat().create, m-1 (literal)', 'user: Hi.']);
  });

  test.each<[string, string]>([
    ['merge!', 'r.merge!(messages: [{ role: "user", content: "Hi." }])'],
    ['update with a hash', 'r.update({ messages: [{ role: "user", content: "Hi." }] })'],
  ])('Ruby: %s', async (_name, line) => {
    const text = `require "openai"\nclient = OpenAI::Client.new\nr = { model: "m-1" }\n${line}\nclient.chat(parameters: r)`;
    expect(await found('ruby', text)).toEqual(['client.chat, m-1 (literal)', 'user: Hi.']);
  });
});
