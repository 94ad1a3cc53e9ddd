import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

/** A class of the project around a client, in each language; what its method and its callers send. */
describe('classes of the project', () => {
  test('Python: the constructor says what the fields hold, the caller what the constructor is given', async () => {
    const text = `
from openai import OpenAI

class Chat:
    tone = "dry"
    def __init__(self, model="gpt-4o-mini", limit=300):
        self.client = OpenAI()
        self.model = model
        self.limit = limit
    def ask(self, question):
        return self.client.chat.completions.create(
            model=self.model, max_tokens=self.limit, messages=[{"role": "user", "content": question}])

Chat().ask("What is the longest river of Europe?")
Chat(model="gpt-4o", limit=50).ask("What is the longest river of Asia?")
big = Chat("gpt-4.1")
big.ask("What is the longest river of Africa?")
`;
    expect(resolved(await scan('python', text))).toEqual([
      'self.client.chat.completions.create, gpt-4o-mini (default), <= 300',
      'user: {question}',
      'wrapper Chat().ask, gpt-4o-mini (default), <= 300',
      'user: What is the longest river of Europe?',
      'wrapper Chat().ask, gpt-4o (literal), <= 50',
      'user: What is the longest river of Asia?',
      'wrapper big.ask, gpt-4.1 (constant), <= 300',
      'user: What is the longest river of Africa?',
    ]);
  });

  test('Python: settings of a dataclass, and those that were given by name', async () => {
    const text = `
from dataclasses import dataclass, field
from pydantic import BaseModel, Field
from openai import OpenAI

@dataclass
class Settings:
    model: str = "gpt-4o"
    limit: int = field(default=200)

class Options(BaseModel):
    model: str = Field(default="gpt-4.1", description="The model")
    limit: int = Field(100, ge=1)

client = OpenAI()
settings = Settings()
other = Settings(model="o3", limit=50)
options = Options()
client.responses.create(model=settings.model, max_output_tokens=settings.limit, input="a")
client.responses.create(model=other.model, max_output_tokens=other.limit, input="b")
client.responses.create(model=options.model, max_output_tokens=options.limit, input="c")
`;
    expect(resolved(await scan('python', text))).toEqual([
      'client.responses.create, gpt-4o (constant), <= 200',
      'user: a',
      'client.responses.create, o3 (literal), <= 50',
      'user: b',
      'client.responses.create, gpt-4.1 (constant), <= 100',
      'user: c',
    ]);
  });

  test('TypeScript: fields, parameter properties and options of the constructor', async () => {
    const text = `
import OpenAI from 'openai';
class Chat {
  private readonly client = new OpenAI();
  #system = 'Be brief.';
  constructor(private model: string, private options = { limit: 80 }) {}
  ask(question: string) {
    return this.client.responses.create({ model: this.model, instructions: this.#system, input: question });
  }
}
`;
    expect(resolved(await scan('typescript', text))).toEqual([
      'this.client.responses.create',
      'system: Be brief.',
      'user: {question}',
    ]);
  });

  test('Go: methods of a struct, fields from its literal, in whatever order they stand', async () => {
    const text = `package main
import openai "github.com/sashabaranov/go-openai"

func main() {
  svc := NewService("key")
  svc.Ask(ctx, "What is the longest river of Europe?")
}

func (s *Service) Ask(ctx context.Context, question string) (string, error) {
  resp, err := s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
    Model: s.model,
    MaxTokens: maxTokens,
    Messages: []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: question}},
  })
  return resp.Choices[0].Message.Content, err
}

const maxTokens = 256

func NewService(key string) *Service {
  return &Service{client: openai.NewClient(key), model: openai.GPT4o}
}

type Service struct {
  client *openai.Client
  model  string
}
`;
    expect(resolved(await scan('go', text))).toEqual([
      'wrapper svc.Ask, gpt-4o (default), <= 256',
      'user: What is the longest river of Europe?',
      's.client.CreateChatCompletion, gpt-4o (constant), <= 256',
      'user: {question}',
    ]);
  });

  test('Rust: the pieces of a type are one class', async () => {
    const text = `
use async_openai::{Client, types::{CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessageArgs}};

struct Chat { client: Client<OpenAIConfig>, model: String }

impl Chat {
    fn new() -> Self { Self { client: Client::new(), model: "gpt-4o".to_string() } }
}

impl Chat {
    async fn ask(&self, question: &str) -> Result<String> {
        let request = CreateChatCompletionRequestArgs::default()
            .model(&self.model)
            .max_tokens(120u32)
            .messages([ChatCompletionRequestUserMessageArgs::default().content(question).build()?.into()])
            .build()?;
        self.client.chat().create(request).await
    }
}

async fn run() {
    let chat = Chat::new();
    chat.ask("What is the longest river of Europe?").await;
}
`;
    expect(resolved(await scan('rust', text))).toEqual([
      'self.client.chat().create, gpt-4o (constant), <= 120',
      'user: {question}',
      'wrapper chat.ask, gpt-4o (default), <= 120',
      'user: What is the longest river of Europe?',
    ]);
  });

  test('Java: a builder in the constructor', async () => {
    const text = `
import dev.langchain4j.model.openai.OpenAiChatModel;
class Chat {
  private static final String MODEL = "gpt-4o";
  private final OpenAiChatModel model;
  Chat() {
    this.model = OpenAiChatModel.builder().apiKey("k").modelName(MODEL).maxTokens(90).build();
  }
  String ask(String question) { return model.chat(question); }
  String river() { return ask("What is the longest river of Europe?"); }
}`;
    expect(resolved(await scan('java', text))).toEqual([
      'model.chat, gpt-4o (constant), <= 90',
      'user: {question}',
      'wrapper ask, gpt-4o (default), <= 90',
      'user: What is the longest river of Europe?',
    ]);
  });

  test('C#: a partial class', async () => {
    const text = `
using OpenAI.Chat;
partial class Chat {
  private readonly ChatClient client = new ChatClient("gpt-4o", "key");
}
partial class Chat {
  string Ask(string question) => client.CompleteChat(new UserChatMessage(question)).Value.Content[0].Text;
  string River() => Ask("What is the longest river of Europe?");
}`;
    expect(resolved(await scan('csharp', text))).toEqual([
      'client.CompleteChat, gpt-4o (literal)',
      'user: {question}',
      'wrapper Ask, gpt-4o (default)',
      'user: What is the longest river of Europe?',
    ]);
  });

  test('Ruby: instance variables and keyword arguments', async () => {
    const text = `
class Chat
  MODEL = "gpt-4o"
  def initialize(limit: 70)
    @client = OpenAI::Client.new
    @limit = limit
  end
  def ask(question)
    @client.chat(parameters: { model: MODEL, max_tokens: @limit, messages: [{ role: "user", content: question }] })
  end
  def river
    ask("What is the longest river of Europe?")
  end
end
Chat.new(limit: 20).ask("What is the longest river of Asia?")
`;
    expect(resolved(await scan('ruby', text))).toEqual([
      '@client.chat, gpt-4o (constant), <= 70',
      'user: {question}',
      'wrapper ask, gpt-4o (default), <= 70',
      'user: What is the longest river of Europe?',
      'wrapper Chat().ask, gpt-4o (default), <= 20',
      'user: What is the longest river of Asia?',
    ]);
  });

  test('PHP: properties', async () => {
    const text = `<?php
class Chat {
  private $model = 'gpt-4o';
  private $client;
  public function __construct() { $this->client = OpenAI::client('key'); }
  public function ask(string $question) {
    return $this->client->chat()->create(['model' => $this->model, 'max_tokens' => 60, 'messages' => [['role' => 'user', 'content' => $question]]]);
  }
  public function river() { return $this->ask('What is the longest river of Europe?'); }
}`;
    expect(resolved(await scan('php', text))).toEqual([
      '$this.client.chat().create, gpt-4o (constant), <= 60',
      'user: {question}',
      'wrapper $this.ask, gpt-4o (default), <= 60',
      'user: What is the longest river of Europe?',
    ]);
  });

  test('Kotlin: named arguments of a primary constructor', async () => {
    const text = `
import dev.langchain4j.model.openai.OpenAiChatModel
class Chat(private val limit: Int) {
  private val model = OpenAiChatModel.builder().apiKey("k").modelName("gpt-4o").maxTokens(60).build()
  fun ask(question: String): String = model.chat(question)
  fun river() = ask("What is the longest river of Europe?")
}`;
    expect(resolved(await scan('kotlin', text))).toEqual([
      'model.chat, gpt-4o (literal), <= 60',
      'user: {question}',
      'wrapper ask, gpt-4o (default), <= 60',
      'user: What is the longest river of Europe?',
    ]);
  });
});
