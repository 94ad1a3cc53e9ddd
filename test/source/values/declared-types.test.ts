import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

/** What a variable's or field's type says when nothing else is known of its value; calls by their callee, with the model. */
const cases: readonly (readonly [what: string, language: LanguageId, text: string, calls: readonly string[]])[] = [
  [
    'Python: a client for HTTP that a parameter brings',
    'python',
    `import httpx
def ask(client: httpx.Client):
    return client.post("https://api.openai.com/v1/chat/completions", json={"model": "m", "messages": [{"role": "user", "content": "Hello"}]})`,
    ['client.post m'],
  ],
  [
    'Python: one of two such clients, and an address that a field holds',
    'python',
    `from typing import Union
from httpx import AsyncClient, Client
class Session:
    url: str = "https://api.openai.com/v1/chat/completions"
    def body(self):
        return {}, {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
    def ask(self, client: Union[Client, AsyncClient]):
        headers, data = self.body()
        with client.stream("POST", str(self.url), json=data, headers=headers) as answer:
            return answer.read()`,
    ['client.stream m'],
  ],
  [
    'Python: such a client, and an address that no model answers',
    'python',
    `import requests
def save(session: requests.Session):
    return session.post("https://api.acme.dev/orders", json={"model": "m", "messages": [{"role": "user", "content": "Hello"}]})`,
    [],
  ],
  [
    'Python: types in quotes, one within another, and of another file',
    'python',
    `import openai
from typing import TYPE_CHECKING
from openai import OpenAI
if TYPE_CHECKING:
    from .desks import Desk
def ask(one: "OpenAI", two: "Optional[openai.OpenAI]", three: "Desk", four: "str"):
    one.responses.create(model="a", input="Hello")
    two.responses.create(model="b", input="Hello")
    three.reply(model="c", input="Hello")
    four.reply(model="d", input="Hello")`,
    ['one.responses.create a', 'two.responses.create b'],
  ],
  [
    'C#: a factory that nothing is known of',
    'csharp',
    'using Microsoft.Extensions.AI;\nIChatClient client = Pool.Rent("small");\nawait client.GetResponseAsync("Hello");',
    ['client.GetResponseAsync ?'],
  ],
  [
    'C#: a class of the project, whose constructor names the model',
    'csharp',
    'using Microsoft.Extensions.AI;\nIChatClient client = new OwnClient(modelId: "phi4");\nawait client.GetResponseAsync("Hello");\nclass OwnClient { }',
    ['client.GetResponseAsync phi4'],
  ],
  [
    'C#: without a type it stays unknown',
    'csharp',
    'using Microsoft.Extensions.AI;\nvar client = Pool.Rent("small");\nawait client.GetResponseAsync("Hello");',
    [],
  ],
  [
    'C#: a type of another library',
    'csharp',
    'using Microsoft.Extensions.AI;\nIChatRoom client = Pool.Rent();\nawait client.GetResponseAsync("Hello");',
    [],
  ],
  [
    'C#: a type of a namespace around this one',
    'csharp',
    'namespace AutoGen.Core.Samples;\nclass A { async Task Run(IAgent agent) { await agent.SendAsync("Hello"); } }',
    ['agent.SendAsync ?'],
  ],
  [
    'Java: the field has the type, the constructor the value',
    'java',
    `import org.springframework.ai.chat.client.ChatClient;
class A {
  private final ChatClient client;
  A(Factory factory) { this.client = factory.make(); }
  String ask(String q) { return client.prompt("Hello").call().content(); }
}`,
    ['client.prompt().call ?'],
  ],
  [
    'Java: a builder with a setting that no declaration names',
    'java',
    `import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
class A {
  void run() {
    OpenAIClient client = Platform.clients().west().build();
    client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hello").build());
  }
}`,
    ['client.chat().completions().create gpt-4o'],
  ],
  [
    'Kotlin: a class inside a class, as a constructor takes it',
    'kotlin',
    `import org.springframework.ai.chat.client.ChatClient
class A(builder: ChatClient.Builder) {
  private val client = builder.defaultSystem("Be brief.").build()
  fun ask() = client.prompt("Hello").call().content()
}`,
    ['client.prompt().call ?'],
  ],
  [
    'Kotlin: a container is asked for a type',
    'kotlin',
    'import org.springframework.ai.chat.client.ChatClient\nfun a(c: Context) { c.getBean<ChatClient>().prompt("Hello").call() }',
    ['ChatClient().prompt().call ?'],
  ],
  [
    'Kotlin: a container is asked for another type',
    'kotlin',
    'import org.springframework.ai.chat.client.ChatClient\nfun a(c: Context) { c.getBean<Prompter>().prompt("Hello").call() }',
    [],
  ],
];

test.each(cases)('%s', async (_what, language, text, expected) => {
  const { calls } = await scan(language, text);
  expect(calls.map(({ callee, model }) => `${callee} ${model.id ?? '?'}`)).toEqual(expected);
});

/** `new(…)` takes the type of what it stands in. */
test.each([
  [
    'a list of messages',
    'List<ChatMessage> m = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello")];',
    'm',
  ],
  [
    'a list that is made',
    'var m = new List<ChatMessage> { new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello") };',
    'm',
  ],
  ['an argument', '', '[new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello")]'],
  ['with their type', '', '[new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "Hello")]'],
])('C#: messages in %s', async (_where, before, argument) => {
  const text = `using Microsoft.Extensions.AI;
class A { async Task Run(IChatClient client) { ${before} await client.GetResponseAsync(${argument}); } }`;
  const { calls } = await scan('csharp', text);
  expect(calls.flatMap(call => call.prompt.map(({ role, segments }) => [role, segments[0]]))).toMatchObject([
    ['system', { text: 'Be brief.' }],
    ['user', { text: 'Hello' }],
  ]);
});

/** A variable that is given a text where nothing was set has that as its default. */
test.each([
  ['an empty string', 'model == ""', 'gpt-4o'],
  ['another condition', 'isWeekend()', undefined],
])('Go: a setting with a default, where %s', async (_what, condition, model) => {
  const text = `package main
import (
	"os"
	"github.com/sashabaranov/go-openai"
)
func main() {
	model := os.Getenv("MODEL")
	if ${condition} {
		model = "gpt-4o"
	}
	openai.NewClient("k").CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: model})
}`;
  const { calls } = await scan('go', text);
  expect(calls.map(call => call.model.id)).toEqual([model]);
});
