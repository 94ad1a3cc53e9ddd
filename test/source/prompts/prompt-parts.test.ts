import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { partText, prompts, scan } from '../scanner-of-tests.ts';

const chat = (messages: string, before = '') =>
  `from openai import OpenAI\n${before}\nOpenAI().chat.completions.create(model="m", messages=${messages})\n`;
const claude = (messages: string) =>
  `from anthropic import Anthropic\nAnthropic().messages.create(model="m", max_tokens=9, messages=${messages})\n`;
const langchain = (messages: string) =>
  `from langchain_core.messages import HumanMessage, SystemMessage\nfrom langchain_core.prompts import ChatPromptTemplate\nfrom langchain_openai import ChatOpenAI\nChatOpenAI(model="m").invoke(${messages})\n`;

describe('messages of a value', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'roles',
      'python',
      chat(
        '[{"role": "developer", "content": "a"}, {"role": "user", "content": "b"}, {"role": "assistant", "content": "c"}]',
      ),
      ['developer: a', 'user: b', 'assistant: c'],
    ],
    [
      'a template whose messages are given by name is sent once',
      'python',
      langchain(
        'ChatPromptTemplate.from_messages(messages=[("system", "You are a poet."), ("human", "Write about {topic}.")]).format_messages(topic="x")',
      ),
      ['system: You are a poet.', 'user: Write about {topic}.'],
    ],
    [
      'a text of another file in a pair with its role',
      'python',
      `from .texts import RULES\n${langchain('ChatPromptTemplate(messages=[("system", RULES), ("human", "Write about {topic}.")])')}`,
      ['system: {RULES}', 'user: Write about {topic}.'],
    ],
    [
      'an empty message says nothing',
      'python',
      chat('[{"role": "system", "content": ""}, {"role": "user", "content": "b"}]'),
      ['user: b'],
    ],
    [
      'blocks of text, apart',
      'python',
      chat('[{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}]'),
      ['user: a', 'user: b'],
    ],
    [
      'an image between two texts is no text',
      'python',
      chat(
        '[{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {"url": "https://x/y.png"}}]}]',
      ),
      ['user: a'],
    ],
    ['a content that only runs', 'python', chat('[{"role": "user", "content": question}]'), ['user: {question}']],
    ['no content', 'python', chat('[{"role": "user", "content": ""}]'), []],
    ['None as content', 'python', chat('[{"role": "user", "content": None}]'), []],
    [
      'what is spread between others',
      'python',
      chat('[{"role": "system", "content": "a"}, *turns, {"role": "user", "content": "b"}]'),
      ['system: a', 'history: {turns}', 'user: b'],
    ],
    [
      'what is appended',
      'python',
      chat(
        'messages',
        'messages = [{"role": "system", "content": "a"}]\nmessages.append({"role": "user", "content": "b"})',
      ),
      ['system: a', 'user: b'],
    ],
    ['pairs', 'python', langchain('[("system", "a"), ("human", "b")]'), ['system: a', 'user: b']],
    [
      'objects of messages',
      'python',
      langchain('[SystemMessage(content="a"), HumanMessage("b")]'),
      ['system: a', 'user: b'],
    ],
    ['a text alone', 'python', langchain('"a"'), ['user: a']],
  ])('%s', async (_name, language, text, expected) => {
    expect(prompts(await scan(language, text))).toEqual(expected);
  });

  test('no more than four hundred are kept apart', async () => {
    const messages = Array.from({ length: 450 }, (_, at) => `{"role": "user", "content": "m${at}"}`).join(', ');
    const found = prompts(await scan('python', chat(`[${messages}]`)));
    expect([found.length, found.at(-1)]).toEqual([400, 'user: m399']);
  });
});

describe('what is marked for the cache', () => {
  const mark = '"cache_control": {"type": "ephemeral"}';
  test.each<[string, string, [string, boolean][]]>([
    [
      'a block, and not the one behind it',
      `[{"role": "user", "content": [{"type": "text", "text": "a", ${mark}}, {"type": "text", "text": "b"}]}]`,
      [
        ['a', true],
        ['b', false],
      ],
    ],
    ['nothing', '[{"role": "user", "content": "a"}]', [['a', false]]],
    ['a message', `[{"role": "user", "content": "a", ${mark}}]`, [['a', true]]],
  ])('%s', async (_name, messages, expected) => {
    const { calls } = await scan('python', claude(messages));
    expect(calls[0]!.prompt.map(part => [partText(part), part.cacheMarked === true])).toEqual(expected);
  });
});

describe("a function that sets a message of Spring's client", () => {
  const asks = (system: string) => `import org.springframework.ai.chat.client.ChatClient;
class A {
  ChatClient client;
  A(ChatClient.Builder builder) { client = builder.defaultSystem("Speak as {voice}.").build(); }
  String ask(String text, String voice) { return client.prompt().system(${system}).user(text).call().content(); }
}`;
  test.each<[string, string, string[]]>([
    ['only fills a text that stands elsewhere', 's -> s.param("voice", voice)', ['system: Speak as {voice}.']],
    ['several of its names', 's -> s.params(Map.of("voice", voice))', ['system: Speak as {voice}.']],
    ['writes another one', 's -> s.text("Be {tone}.").param("tone", voice)', ['system: Be {tone}.']],
    ['is not known', 's -> configure(s)', ['system: Speak as {voice}.', 'system: {value}']],
    ['is a text', '"Be brief."', ['system: Be brief.']],
  ])('%s', async (_name, system, expected) => {
    const { calls } = await scan('java', asks(system));
    const parts = calls.at(-1)!.prompt.map(part => `${part.role}: ${partText(part)}`);
    expect(parts).toEqual([...expected, 'user: {text}']);
  });
});
