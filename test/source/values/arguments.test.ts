import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { type Link, Links, normalizeKey } from '../../../src/source/values/arguments.ts';
import type { Invocation } from '../../../src/source/values/value.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

test.each([
  ['max_tokens', 'maxtokens'],
  ['maxTokens', 'maxtokens'],
  ['MaxTokens', 'maxtokens'],
  ['constructor', 'constructor'],
  ['', ''],
])('%j as a key', (key, expected) => {
  expect(normalizeKey(key)).toBe(expected);
});

const python = (rest: string, before = '') =>
  `from openai import OpenAI\n${before}\nOpenAI().responses.create(${rest})\n`;
const answer = ['m (literal), <= 5', 'user: Hi'];

describe('a call finds its arguments', () => {
  test.each<[string, LanguageId, string, string[]]>([
    ['by name', 'python', python('input="Hi", max_output_tokens=5, model="m"'), answer],
    [
      'in what is spread',
      'python',
      python('**options, input="Hi"', 'options = {"model": "m", "max_output_tokens": 5}'),
      answer,
    ],
    [
      'in what is spread twice',
      'python',
      python('**one, **two', 'one = {"model": "m", "max_output_tokens": 5}\ntwo = dict(input="Hi")'),
      answer,
    ],
    [
      'a written one before a spread one',
      'python',
      python('**options, input="Hi", model="m"', 'options = {"model": "other", "max_output_tokens": 5}'),
      answer,
    ],
    [
      'in an object',
      'typescript',
      "import OpenAI from 'openai';\nconst request = { model: 'm', max_output_tokens: 5, input: 'Hi' };\nnew OpenAI().responses.create(request);",
      answer,
    ],
    [
      'in an object that a function makes',
      'typescript',
      "import OpenAI from 'openai';\nconst request = (input: string) => ({ model: 'm', max_output_tokens: 5, input });\nnew OpenAI().responses.create(request('Hi'));",
      answer,
    ],
    [
      'by a builder',
      'java',
      'import com.openai.client.OpenAIClient;\nimport com.openai.models.responses.ResponseCreateParams;\nclass A { void f(OpenAIClient client) {\n  client.responses().create(ResponseCreateParams.builder().input("Hi").model("m").maxOutputTokens(5).build());\n} }',
      answer,
    ],
  ])('%s', async (_name, language, text, expected) => {
    const [head, ...parts] = resolved(await scan(language, text));
    expect([head!.slice(head!.indexOf(', ') + 2).replace('(constant)', '(literal)'), ...parts]).toEqual(expected);
  });
});

describe('labels in the order of the parameters stand for positions', () => {
  const extensions = (call: string) =>
    `using Microsoft.Extensions.AI;\nclass A { void Ask(IChatClient client, ChatOptions options, string topic) { client.GetResponseAsync(${call}); } }`;
  const openai = (rest: string) => `using OpenAI.Chat;\nclass A { void Ask(string topic) { ${rest} } }`;
  test.each<[string, LanguageId, string, string[]]>([
    [
      'messages',
      'csharp',
      extensions('messages: [new ChatMessage(ChatRole.User, "Hi")], options: options'),
      ['client.GetResponseAsync', 'user: Hi'],
    ],
    [
      'what a message is made of',
      'csharp',
      extensions('[new ChatMessage(role: ChatRole.System, content: "Hi")]'),
      ['client.GetResponseAsync', 'system: Hi'],
    ],
    [
      'one of them',
      'csharp',
      extensions('chatMessage: "Hi", options: new ChatOptions { ModelId = "m", MaxOutputTokens = 5 }'),
      ['client.GetResponseAsync, m (literal), <= 5', 'user: Hi'],
    ],
    [
      'a model',
      'csharp',
      openai('new ChatClient(model: "m", apiKey: key).CompleteChat(messages: [new UserChatMessage(content: topic)]);'),
      ['ChatClient().CompleteChat, m (literal)', 'user: {topic}'],
    ],
    [
      'not what only sets something',
      'csharp',
      extensions('options: options, messages: [new ChatMessage(ChatRole.User, "Hi")]'),
      ['client.GetResponseAsync'],
    ],
    [
      'not in a language where labels stand in any order',
      'python',
      'from openai import OpenAI\nOpenAI().moderate(text="Hi")',
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(resolved(await scan(language, text))).toEqual(expected);
  });
});

describe("Go's options that are put together before", () => {
  const go = (options: string) => `package main
import "github.com/tmc/langchaingo/llms"
func ask(ctx context.Context, model llms.Model, wanted int) {
  ${options}
  llms.GenerateFromSinglePrompt(ctx, model, "Hi", options...)
}`;
  const begun = 'options := []llms.CallOption{llms.WithMaxTokens(5)}\n';
  test.each<[string, string, string]>([
    ['one', begun, ', <= 5'],
    ['the last of two', `${begun}options = append(options, llms.WithTemperature(0), llms.WithMaxTokens(9))`, ', <= 9'],
    [
      'one that says more than a name',
      `${begun}if wanted > 0 { options = append(options, llms.WithMaxTokens(wanted)) }`,
      ', <= 5',
    ],
    ['none', 'options := []llms.CallOption{llms.WithTemperature(0)}', ''],
  ])('%s', async (_name, options, limit) => {
    expect(resolved(await scan('go', go(options)))).toEqual([`llms.GenerateFromSinglePrompt${limit}`, 'user: Hi']);
  });
});

describe('the calls of a builder that may answer to a name', () => {
  /** Setters in the order in which they are asked; a `?` is one whose arguments may have names, or of which that is not known. */
  const made = (setters: string, isSilent: (setter: string) => boolean | undefined): Links =>
    new Links(
      setters.split(' ').map((setter): Link => {
        const silent = isSilent(setter);
        return { setter, invocation: {} as Invocation, ...(silent === undefined ? {} : { isSilent: silent }) };
      }),
      undefined,
    );
  const answering = (links: Links, name: string) => links.answering(name).map(({ setter }) => setter);

  test.each<[string, string, string[]]>([
    ['one of several', 'model', ['model']],
    ['two of a name, the latest first', 'message', ['message', 'message']],
    ['none', 'limit', []],
  ])('%s, where no argument has a name', (_name, key, expected) => {
    const links = made('build message model message builder', () => true);
    expect(answering(links, key)).toEqual(expected);
    expect(answering(links, key)).toEqual(expected);
  });

  test.each<[string, (setter: string) => boolean | undefined]>([
    ['one has arguments with names', setter => setter !== 'builder'],
    ['nobody has looked yet', () => undefined],
    ['one was not looked at', setter => (setter === 'model' ? undefined : true)],
  ])('all of them where %s', (_name, isSilent) => {
    expect(answering(made('build model builder', isSilent), 'limit')).toEqual(['build', 'model', 'builder']);
  });

  test('of a setter that is called twice the latest counts', async () => {
    const text =
      'import com.openai.client.OpenAIClient;\nimport com.openai.models.responses.ResponseCreateParams;\nclass A { void f(OpenAIClient client) {\n  client.responses().create(ResponseCreateParams.builder().model("first").input("Hi").maxOutputTokens(9).model("m").maxOutputTokens(5).build());\n} }';
    expect(resolved(await scan('java', text))[0]).toMatch(/m \(literal\), <= 5$/);
  });
});
