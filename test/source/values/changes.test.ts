import { describe, expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

const java = (statements: string) => `import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.models.*;
class A { void ask(OpenAIClient client, List<ChatMessage> history, int place, String name) {
  ${statements}
  client.getChatCompletions("m", new ChatCompletionsOptions(messages));
} }`;
const says = (text: string) => `new ChatMessage(ChatRole.USER, "${text}")`;
const empty = 'List<ChatMessage> messages = new ArrayList<>();';
const copied = 'List<ChatMessage> messages = new ArrayList<>(history);';

describe('a list of Java', () => {
  test.each<[string, string, string[]]>([
    ['is added to', `${empty} messages.add(${says('a')}); messages.addLast(${says('b')});`, ['user: a', 'user: b']],
    ['before all', `${empty} messages.add(${says('a')}); messages.add(0, ${says('b')});`, ['user: b', 'user: a']],
    ['before all by name', `${empty} messages.add(${says('a')}); messages.addFirst(${says('b')});`, ['user: b', 'user: a']],
    ['in between', `${empty} messages.add(${says('a')}); messages.add(1, ${says('b')});`, ['user: a', 'user: b']],
    ['has an item replaced', `${empty} messages.add(${says('a')}); messages.set(0, ${says('b')});`, ['user: b']],
    [
      'has its last replaced',
      `${empty} messages.add(${says('a')}); messages.add(${says('b')}); messages.set(messages.size() - 1, ${says('c')});`,
      ['user: a', 'user: c'],
    ],
    ['at a place that nobody knows', `${empty} messages.add(${says('a')}); messages.set(place, ${says('b')});`, ['user: a']],
    ['past its end', `${empty} messages.add(${says('a')}); messages.set(7, ${says('b')});`, ['user: a']],
    ['copies what is not known', `${copied} messages.add(${says('a')});`, ['history: {history}', 'user: a']],
    ['copies it and replaces the last', `${copied} messages.set(history.size() - 1, ${says('a')});`, ['history: {history}', 'user: a']],
    ['with room for some', `List<ChatMessage> messages = new ArrayList<>(16); messages.add(${says('a')});`, ['user: a']],
    ['copies what is written out', `List<ChatMessage> messages = new ArrayList<>(List.of(${says('a')})); messages.add(${says('b')});`, ['user: a', 'user: b']],
  ])('%s', async (_name, statements, expected) => {
    expect(prompts(await scan('java', java(statements)))).toEqual(expected);
  }); // biome-ignore format: a table
});

test('a chat that an SDK’s object makes with a text takes messages', async () => {
  const text = `using Microsoft.SemanticKernel.AI.ChatCompletion;
class A { async Task Ask(IChatCompletion chat, string question) {
  var history = chat.CreateNewChat("Be brief.");
  history.AddUserMessage(question);
  await chat.GenerateMessageAsync(history);
} }`;
  expect(prompts(await scan('csharp', text))).toEqual(['system: Be brief.', 'user: {question}']);
});
