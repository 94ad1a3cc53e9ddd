import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

/** The models of a program's calls. */
async function models(language: LanguageId, text: string): Promise<string[]> {
  const { calls } = await scan(language, text);
  return calls.map(({ model }) => `${model.id ?? '?'} (${model.from})`);
}

const python = (model: string, parameter = 'q') => `import os
from enum import Enum
from openai import OpenAI
client = OpenAI()
class Model(str, Enum):
    FAST = "m-fast"
    SMART = "m-smart"
def ask(${parameter}):
    client.responses.create(model=${model}, input="Hi.")
`;
const java = (model: string, before = '') => `import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.*;
enum Model {
  FAST("m-fast", 3), SMART("m-smart", 4);
  private final String id;
  Model(String id, int most) { this.id = id; }
  String getId() { return id; }
}
record Config(String model, int most) {}
class A {
  private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();
  void ask(Model given) {
    ${before}
    client.chat().completions().create(ChatCompletionCreateParams.builder().model(${model}).addUserMessage("Hi.").build());
  }
}
`;
const kotlin = (model: string, before = '') => `import com.aallam.openai.api.chat.*
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
enum class Model(val id: String, val most: Int = 5) { FAST("m-fast"), SMART("m-smart", 9); fun name() = id }
data class Config(val name: String, val model: String = "m-usual")
suspend fun ask(openai: OpenAI, given: Model, config: Config) {
  ${before}
  openai.chatCompletion(ChatCompletionRequest(model = ModelId(${model}), messages = listOf(ChatMessage(ChatRole.User, "Hi."))))
}
`;
const php = (model: string, parameter = '') => `<?php
enum Model: string { case Fast = 'm-fast'; case Smart = 'm-smart'; }
function ask(${parameter}) {
  OpenAI::client('k')->chat()->create(['model' => ${model}, 'messages' => [['role' => 'user', 'content' => 'Hi.']]]);
}
`;

test.each<[LanguageId, string, string, string]>([
  ['python', 'a value', python('Model.SMART.value'), 'm-smart (constant)'],
  ['python', 'a default', python('model.value', 'model=Model.FAST'), 'm-fast (default)'],
  ['python', 'a default of its type', python('model', 'model: Model = Model.FAST'), 'm-fast (default)'],
  [
    'python',
    'a default of its type, by its value',
    python('model.value', 'model: Model = Model.FAST'),
    'm-fast (default)',
  ],
  ['python', 'a parameter without a default', python('model.value', 'model: Model'), '? (unknown)'],
  [
    'python',
    'a default that is an object',
    `from dataclasses import dataclass\n@dataclass\nclass Settings:\n    model: str = "m-usual"\n${python('settings.model', 'settings=Settings()')}`,
    'm-usual (constant)',
  ],
  ['python', 'a default of the environment', python('model', 'model=os.getenv("M", "m-usual")'), 'm-usual (default)'],
  ['java', 'what a method of a member gives', java('Model.SMART.getId()'), 'm-smart (constant)'],
  ['java', 'a field of a member', java('Model.FAST.id'), 'm-fast (constant)'],
  ['java', 'a member that is handed over', java('given.getId()'), '? (unknown)'],
  ['java', 'a part of a record', java('c.model()', 'var c = new Config("m-own", 3);'), 'm-own (literal)'],
  ['kotlin', 'a field of a member', kotlin('Model.SMART.id'), 'm-smart (literal)'],
  ['kotlin', 'what a method of a member gives', kotlin('Model.FAST.name()'), 'm-fast (literal)'],
  ['kotlin', 'a member that is handed over', kotlin('given.id'), '? (unknown)'],
  ['kotlin', 'a default of a class', kotlin('c.model', 'val c = Config("x")'), 'm-usual (default)'],
  ['kotlin', 'given by its place', kotlin('c.model', 'val c = Config("x", "m-own")'), 'm-own (literal)'],
  ['kotlin', 'given by its name', kotlin('c.model', 'val c = Config(model = "m-own", name = "x")'), 'm-own (literal)'],
  ['kotlin', 'usual for an object that is handed over', kotlin('config.model'), 'm-usual (default)'],
  ['php', 'a value', php('Model::Smart->value'), 'm-smart (constant)'],
  ['php', 'a default', php('$m->value', 'Model $m = Model::Fast'), 'm-fast (default)'],
])('%s: a model by a member of an enum or a field: %s', async (language, _name, text, expected) => {
  expect(await models(language, text)).toEqual([expected]);
});

test('Ruby: several names are bound at once', async () => {
  const text = `require "openai"
class Chat
  MODEL = ENV.fetch("MODEL", "m-usual")
  def initialize(client, model: MODEL)
    @client, @model = OpenAI::Client.new, model
  end
  def ask = @client.chat(parameters: { model: @model, messages: [{ role: "user", content: "Hi." }] })
end
`;
  expect(await models('ruby', text)).toEqual(['m-usual (default)']);
});

test.each(['use async_openai::{types::*, Client};', 'use async_openai::types::*;\nuse async_openai::Client;'])(
  'Rust: types that are brought in whole: %s',
  async imported => {
    const text = `${imported}
async fn ask() {
    let some: Vec<String> = Vec::new();
    let request = CreateChatCompletionRequestArgs::default().model("m-1").messages(vec![ChatCompletionRequestUserMessageArgs::default().content("Hi.").build().unwrap().into()]).build().unwrap();
    Client::new().chat().create(request).await.unwrap();
}
`;
    expect(await models('rust', text)).toEqual(['m-1 (literal)']);
  },
);
