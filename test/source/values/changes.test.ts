import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
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

describe('an item put before the others', () => {
  const rust = (statements: string) => `use openai_api::{Client, ChatMessage};
use serde_json::json;
async fn ask(client: &reqwest::Client, text: String) {
  let mut messages = vec![json!({"role": "user", "content": text})];
  ${statements}
  client.post("https://api.openai.com/v1/chat/completions").json(&json!({"model": "m", "messages": messages})).send().await;
}`;
  const csharp = (statements: string) => `using OpenAI.Chat;
class A { async Task Ask(ChatClient client, string text) {
  var messages = new List<ChatMessage> { new UserChatMessage(text) };
  ${statements}
  await client.CompleteChatAsync(messages);
} }`;
  const kotlin = (statements: string) => `import com.aallam.openai.client.OpenAI
import com.aallam.openai.api.chat.*
suspend fun ask(client: OpenAI, text: String) {
  val messages = mutableListOf(ChatMessage(role = ChatRole.User, content = text))
  ${statements}
  client.chatCompletion(ChatCompletionRequest(model = ModelId("m"), messages = messages))
}`;
  const ruby = (statements: string) => `require "openai"
def ask(text)
  client = OpenAI::Client.new
  messages = [{ role: "user", content: text }]
  ${statements}
  client.chat(parameters: { model: "m", messages: messages })
end`;
  const php = (statements: string) => `<?php
function ask(OpenAI\\Client $client, $text) {
  $messages = [['role' => 'user', 'content' => $text]];
  ${statements}
  $client->chat()->create(['model' => 'm', 'messages' => $messages]);
}`;
  const [before, after] = [
    ['system: Be brief.', 'user: {text}'],
    ['user: {text}', 'system: Be brief.'],
  ];
  test.each<[LanguageId, string, string[]]>([
    ['rust', rust('messages.insert(0, json!({"role": "system", "content": "Be brief."}));'), before],
    ['csharp', csharp('messages.Insert(0, new SystemChatMessage("Be brief."));'), before],
    ['csharp', csharp('messages.InsertRange(0, new ChatMessage[] { new SystemChatMessage("Be brief.") });'), before],
    ['csharp', csharp('messages.Insert(place, new SystemChatMessage("Be brief."));'), after],
    ['kotlin', kotlin('messages.add(0, ChatMessage(role = ChatRole.System, content = "Be brief."))'), before],
    ['kotlin', kotlin('messages.add(ChatMessage(role = ChatRole.System, content = "Be brief."))'), after],
    ['ruby', ruby('messages.insert(0, { role: "system", content: "Be brief." })'), before],
    ['ruby', ruby('messages.prepend({ role: "system", content: "Be brief." })'), before],
    ['ruby', ruby('messages.insert(-1, { role: "system", content: "Be brief." })'), after],
    ['php', php("array_unshift($messages, ['role' => 'system', 'content' => 'Be brief.']);"), before],
    ['php', php("array_push($messages, ['role' => 'system', 'content' => 'Be brief.']);"), after],
  ])('%s %#', async (language, text, expected) => {
    expect(prompts(await scan(language, text))).toEqual(expected);
  }); // biome-ignore format: a table
});
