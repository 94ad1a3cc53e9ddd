import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

type Row = readonly [name: string, text: string, expected: readonly string[]];
const holds = (language: LanguageId, rows: readonly Row[]) =>
  test.each(rows)('%s', async (_name, text, expected) => {
    expect(resolved(await scan(language, text, { readFile: () => undefined }))).toEqual(expected);
  });

describe('C#', () => {
  holds('csharp', [
    [
      'messages added to a list inside the options',
      `using Azure.AI.OpenAI; class A { void Ask(OpenAIClient client) { var options = new ChatCompletionsOptions { DeploymentName = "m" }; options.Messages.Add(new ChatRequestSystemMessage("Be kind.")); options.Messages.Add(new ChatRequestUserMessage("Why?")); client.GetChatCompletions(options); } }`,
      ['client.GetChatCompletions, m (literal)', 'system: Be kind.', 'user: Why?'],
    ],
    [
      'headers added to something else are no messages',
      `using Azure.AI.OpenAI; class A { void Ask(OpenAIClient client) { var options = new ChatCompletionsOptions { DeploymentName = "m", Messages = { new ChatRequestUserMessage("Why?") } }; options.Headers.Add("a"); client.GetChatCompletions(options); } }`,
      ['client.GetChatCompletions, m (literal)', 'user: Why?'],
    ],
    [
      'a history whose method is given the role',
      `using Microsoft.SemanticKernel.ChatCompletion; class A { void Ask(IChatCompletionService chat) { var history = new ChatHistory(); history.AddMessage(AuthorRole.System, "Be kind."); history.AddMessage(AuthorRole.User, "Why?"); chat.GetChatMessageContentAsync(history); } }`,
      ['chat.GetChatMessageContentAsync', 'system: Be kind.', 'user: Why?'],
    ],
    [
      'a conversation that is told by statements',
      `using LlmTornado; class A { void Ask(TornadoApi api) { var chat = api.Chat.CreateConversation(); chat.AppendSystemMessage("Be kind."); chat.AppendUserInput("Why?"); chat.GetResponse(); } }`,
      ['chat.GetResponse', 'system: Be kind.', 'user: Why?'],
    ],
    [
      'a type that is declared, for what is only reached through an SDK',
      `using Azure.AI.Projects; using Microsoft.Agents.AI; class A { void Ask(AIProjectClient project) { AIAgent agent = project.GetSomething().Newer("m"); agent.RunAsync("Why?"); } }`,
      ['agent.RunAsync', 'user: Why?'],
    ],
    [
      'the abstraction of a client of Ollama',
      `using Microsoft.Extensions.AI; using OllamaSharp; class A { void Ask() { IChatClient client = ((IChatClient)new OllamaApiClient("http://localhost:11434", "m")).AsBuilder().UseFunctionInvocation().Build(); client.GetResponseAsync("Why?"); } }`,
      ['client.GetResponseAsync, m (default)', 'user: Why?'],
    ],
    [
      'an agent of a client that nothing is known of',
      `using Microsoft.Agents.AI; class A { void Ask(Pool pool) { var agent = pool.Next().AsAIAgent(instructions: "Be kind."); agent.RunAsync("Why?"); } }`,
      ['agent pool.Next().AsAIAgent', 'system: Be kind.'],
    ],
    [
      'a function whose prompt stands in a file',
      `using Microsoft.SemanticKernel; class A { void Ask(Kernel kernel) { var f = kernel.CreateFunctionFromPromptyFile("chat.prompty"); f.InvokeAsync(kernel); } }`,
      ['f.InvokeAsync'],
    ],
  ]);
});

describe('Ruby', () => {
  holds('ruby', [
    [
      'a client that the constructor is given, behind a reader',
      `class A\n  def initialize(client)\n    @client = client\n  end\n  def ask\n    client.responses.create(parameters: { model: "m", instructions: "Be kind.", input: "Why?" })\n  end\n  attr_reader :client\nend`,
      ['client.responses.create, m (literal)', 'system: Be kind.', 'user: Why?'],
    ],
    [
      'a reader of a field that is set',
      `require "openai"\nclass A\n  attr_reader :api\n  def initialize\n    @api = OpenAI::Client.new\n  end\n  def ask\n    api.chat.completions.create(model: "m", messages: [{ role: "user", content: "Why?" }])\n  end\nend`,
      ['api.chat.completions.create, m (literal)', 'user: Why?'],
    ],
    [
      'a class of the same name around it',
      `module Providers\n  class OpenAI\n    def ask\n      ::OpenAI::Client.new.chat(parameters: { model: "m", messages: [{ role: "user", content: "Why?" }] })\n    end\n  end\nend`,
      ['::OpenAI.Client().chat, m (literal)', 'user: Why?'],
    ],
    [
      'what a class includes',
      `class A\n  include Raix::ChatCompletion\n  def ask\n    chat_completion(openai: "m")\n  end\nend`,
      ['chat_completion, m (literal)'],
    ],
    [
      'settings of a chat that nothing is said of',
      `chat = RubyLLM.chat(model: "m").with_thinking(effort: :low).on_new_message { |m| p m }\nchat.with_instructions("Be kind.")\nchat.ask("Why?")`,
      ['chat.ask, m (literal)', 'system: Be kind.', 'user: Why?'],
    ],
    ['an agent class', `class Support < RubyLLM::Agent\nend\nSupport.new.ask("Why?")`, ['Support().ask', 'user: Why?']],
    ['a client of another service', `client.messages.create(from: "+1", to: "+2", body: "Hello there")`, []],
    ['a chat of a model of the program', `chat.messages.create(role: "user", content: "Why?")`, []],
    ['a method of a service that is called chat', `client.chat(user, "Hello there")`, []],
  ]);
});

describe('PHP', () => {
  holds('php', [
    [
      'a client that the constructor is given',
      `<?php class A { public function __construct(private $client) {} public function ask() { return $this->client->chat()->create(['model' => 'm', 'messages' => [['role' => 'user', 'content' => 'Why?']]]); } }`,
      ['$this.client.chat().create, m (literal)', 'user: Why?'],
    ],
    ['a room of chats', `<?php $app->chat()->create(['name' => 'room']);`, []],
    [
      'a trait that makes a class an agent',
      `<?php use Laravel\\Ai\\Promptable; class Coach { use Promptable; } (new Coach)->prompt('Why?');`,
      ['Coach().prompt', 'user: Why?'],
    ],
    [
      'an interface that does',
      `<?php use Laravel\\Ai\\Contracts\\Agent; class Coach implements Agent {} (new Coach)->prompt('Why?');`,
      ['Coach().prompt', 'user: Why?'],
    ],
    [
      'a platform that other ones stand behind',
      `<?php use Symfony\\AI\\Platform\\Bridge\\Failover\\FailoverPlatform; $platform = new FailoverPlatform([]); $platform->invoke('m', 'Why?');`,
      ['platform.invoke, m (literal)', 'user: Why?'],
    ],
  ]);
});

describe('Rust', () => {
  holds('rust', [
    [
      'a client behind a function, told by its methods',
      `async fn ask(state: State) { state.openai().chat().create(CreateChatCompletionRequestArgs::default().model("m").build()?).await; }`,
      ['state.openai().chat().create'],
    ],
    [
      'what a variant of an enum holds',
      `use rig::extractor::Extractor;\nenum Any<T> { Mine(Own), Theirs(Extractor<rig::providers::mistral::CompletionModel, T>) }\nimpl<T> Any<T> { async fn ask(&self) { match self { Any::Mine(own) => own.extract("Why?"), Any::Theirs(theirs) => theirs.extract("Who?").await } } }`,
      ['theirs.extract', 'user: Who?'],
    ],
    [
      'a client in a variant, by its full path',
      `enum Client { OpenAi(rig::providers::openai::Client), None }\nfn agent(client: Client) { if let Client::OpenAi(inner) = client { inner.agent("m").preamble("Be kind.").build(); } }`,
      ['agent inner.agent().preamble().build, m (literal)', 'system: Be kind.'],
    ],
    [
      'a variant of several values, and one of an enum elsewhere',
      `fn f(any: Any) { match any { Any::Two(left, right) => left.extract("Why?"), Any::One(one) => one.agent("m").preamble("Be kind.").build() }; }\nenum Other { One(rig::providers::openai::Client) }`,
      [],
    ],
    ['a channel', `fn f(s: Chats) { s.chat().create_room("a"); }`, []],
    [
      'a client that is cloned, in a result that must be there',
      `use genai::Client;\nasync fn ask() { let client = Client::builder().build(); client.clone().exec_chat("m", genai::chat::ChatRequest::new(vec![genai::chat::ChatMessage::user("Why?")]), None).await.unwrap(); }`,
      ['client.exec_chat, m (literal)', 'user: Why?'],
    ],
  ]);
});

test.each<[string, string, string[]]>([
  ['in a file that imports its trait', 'use rig::completion::Prompt;', ['agent.prompt', 'user: {question}']],
  ['elsewhere', 'use inquire::Prompt;', []],
])("rig's agent of another file: %s", async (_name, used, expected) => {
  const text = `${used}
use super::utils::get_agent;
async fn ask(question: &str) { let agent = get_agent("Be brief.")?; agent.prompt(question).await; }`;
  expect(resolved(await scan('rust', text, { readFile: () => undefined }))).toEqual(expected);
});
