import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

const abstractions = 'using Microsoft.Extensions.AI;\n';
const method = (body: string, base = '') => `class Desk${base} { async Task Run(Context context) { ${body} } }`;

describe('clients of .NET that another file brings', () => {
  test.each<[string, string, string[]]>([
    [
      'of an object whose type is elsewhere',
      abstractions + method('await context.ChatClient.GetResponseAsync("Which rivers cross Vienna?");'),
      ['context.ChatClient.GetResponseAsync', 'user: Which rivers cross Vienna?'],
    ],
    [
      'what a client in between hands its requests on to',
      abstractions + method('await InnerClient.GetResponseAsync(messages, options);', ' : BoundClient'),
      ['InnerClient.GetResponseAsync', 'user: {messages}'],
    ],
    [
      'a class in between, of the one that it derives from',
      abstractions + method('await base.GetResponseAsync(messages, options);', ' : DelegatingChatClient'),
      ['base.GetResponseAsync', 'user: {messages}'],
    ],
    [
      'a stream, which no other service is asked for by that name',
      abstractions + method('await foreach (var part in pool.GetStreamingResponseAsync("Name a river.")) { }'),
      ['pool.GetStreamingResponseAsync', 'user: Name a river.'],
    ],
    [
      'namespaces that one file brings for all',
      'class Desk(IChatClient client) { Task Run() => client.GetResponseAsync("Name a river."); }',
      ['client.GetResponseAsync', 'user: Name a river.'],
    ],
    [
      'an agent that a factory makes, and what it is asked',
      `using Microsoft.Agents.AI;\nusing Desk.Agents;\n${method('DeskAgent agent = desks.CreateAgent(new AgentOptions { Model = "gpt-5-nano", Instructions = "You sell tea.", MaxOutputTokens = 90 }); await agent.RunAsync("Which teas are green?");')}`,
      [
        'agent desks.CreateAgent, gpt-5-nano (literal), <= 90',
        'system: You sell tea.',
        'agent.RunAsync, gpt-5-nano (default)',
        'user: Which teas are green?',
      ],
    ],
    [
      'an agent there',
      'class Desk { void Run(Kernel kernel) { var agent = new ChatCompletionAgent { Instructions = "You sell tea.", Kernel = kernel }; } }',
      ['agent ChatCompletionAgent', 'system: You sell tea.'],
    ],
    [
      'a function that was made of a prompt, on a kernel that another class makes',
      `using Microsoft.SemanticKernel;\n${method('var kernel = context.MakeKernel(); var ask = kernel.CreateFunctionFromPrompt("Name a river."); await kernel.InvokeAsync(ask);')}`,
      ['kernel.InvokeAsync', 'user: Name a river.'],
    ],
    [
      'a prompt of a folder',
      `using Microsoft.SemanticKernel;\n${method('var plugin = kernel.ImportPluginFromPromptDirectory("prompts"); await kernel.InvokeAsync(plugin["joke"], arguments);', '(Kernel kernel)')}`,
      ['kernel.InvokeAsync'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found('csharp', text)).toEqual(expected);
  });

  test.each([
    ['one model', '', 'gpt-4o (literal)'],
    ['two models', '.AddOpenAIChatCompletion("gpt-4o-mini", key)', 'gpt-4o-mini (default)'],
  ])('a kernel that was told of %s', async (_, more, model) => {
    const made = `var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", key)${more}.Build();`;
    const text = `using Microsoft.SemanticKernel;\n${method(`${made} await kernel.InvokePromptAsync("Name a river.");`)}`;
    expect(await found('csharp', text)).toEqual([`kernel.InvokePromptAsync, ${model}`, 'user: Name a river.']);
  });

  test.each<[string, string]>([
    ['an answer of HTTP', method('await context.WebRequest.GetResponseAsync();')],
    ['a client of people', method('await context.ChatClient.GetResponseAsync("Which rivers cross Vienna?");')],
    [
      'an agent of an estate',
      `using Microsoft.Agents.AI;\n${method('var agent = estates.CreateAgent(new Person { Name = "Ada" });')}`,
    ],
    ['another class in between', `using System.Net;\n${method('await base.GetResponseAsync(messages);', ' : Desk')}`],
    ['an answer without a request', abstractions + method('await InnerClient.GetResponseAsync();')],
    [
      'a function of an object',
      `using Microsoft.SemanticKernel;\n${method('var plugin = kernel.ImportPluginFromObject(new Clock()); await kernel.InvokeAsync(plugin["Now"]);', '(Kernel kernel)')}`,
    ],
    [
      'a function of another kind',
      `using Microsoft.SemanticKernel;\n${method('await kernel.InvokeAsync("Clock", "Now");')}`,
    ],
    ['a request that is only made', method('var request = new ChatRequest("/v1/chat/completions", messages);')],
  ])('%s is none', async (_, text) => {
    expect(await found('csharp', text)).toEqual([]);
  });
});

describe('agents of LangChain4j', () => {
  const head = `import dev.langchain4j.agentic.*;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;
class Desk {
  interface Writer { String write(String topic); }
  void run() {
    var model = OpenAiChatModel.builder().modelName("gpt-4o-mini").build();
`;
  test.each<[string, string, string[]]>([
    [
      'one with methods of its own',
      'Writer writer = AgenticServices.agentBuilder(Writer.class).chatModel(model).outputKey("story").build();\nwriter.write("dragons");',
      ['writer.write, gpt-4o-mini (default)', 'user: dragons'],
    ],
    [
      'a supervisor',
      'var boss = AgenticServices.supervisorBuilder().chatModel(model).build();\nboss.invoke("Pay the bill.");',
      ['boss.invoke, gpt-4o-mini (default)', 'user: Pay the bill.'],
    ],
    [
      'a sequence without a type',
      'UntypedAgent flow = AgenticServices.sequenceBuilder().build();\nflow.invoke(Map.of("topic", "dragons"));',
      ['flow.invoke'],
    ],
    ['one that is only asked for its state', 'AgenticServices.sequenceBuilder().build().getAgenticScope(id);', []],
  ])('%s', async (_, body, expected) => {
    expect(await found('java', `${head}${body}\n  }\n}`)).toEqual(expected);
  });
});

describe('messages that are told in statements', () => {
  test.each<[string, string, string[]]>([
    [
      'their role and text',
      'ChatMessage said = new ChatMessage();\nsaid.setContent("Name a river.");\nsaid.setRole("system");',
      ['system: Name a river.'],
    ],
    [
      'their text',
      'ChatMessage said = new ChatMessage("user");\nsaid.setContent("Name a river.");',
      ['user: Name a river.'],
    ],
    ['both at once', 'ChatMessage said = new ChatMessage("system", "Name a river.");', ['system: Name a river.']],
  ])('%s', async (_, made, expected) => {
    const text = `import com.theokanning.openai.completion.chat.*;
import com.theokanning.openai.service.OpenAiService;
class Desk {
  void run(OpenAiService service) {
    ${made}
    service.createChatCompletion(ChatCompletionRequest.builder().model("gpt-4o").messages(List.of(said)).build());
  }
}`;
    expect(await found('java', text)).toEqual(['service.createChatCompletion, gpt-4o (literal)', ...expected]);
  });

  test("Anthropic's, built one by one", async () => {
    const text = `import com.anthropic.client.AnthropicClient
import com.anthropic.models.messages.*
fun run(anthropic: AnthropicClient, city: String) {
    val messages = mutableListOf(
        MessageParam.builder().role(MessageParam.Role.USER).content("What is there to see in $city?").build(),
    )
    messages.add(MessageParam.builder().content("A tower.").role(MessageParam.Role.ASSISTANT).build())
    anthropic.messages().create(
        MessageCreateParams.builder().model("claude-x-1").maxTokens(9).messages(messages).build(),
    )
}`;
    expect(await found('kotlin', text)).toEqual([
      'anthropic.messages().create, claude-x-1 (literal), <= 9',
      'user: What is there to see in {city}?',
      'assistant: A tower.',
    ]);
  });
});

describe('one of two clients', () => {
  test.each(['ChatModel model = large ? gpt : claude;', 'ChatModel model; model = large ? gpt : claude;'])(
    '%s: the model is a default',
    async chosen => {
      const text = `import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
class Desk {
  private final ChatModel gpt = OpenAiChatModel.builder().modelName("gpt-4o").build();
  private final ChatModel claude = AnthropicChatModel.builder().modelName("claude-x-1").build();
  void run(boolean large) { ${chosen} model.chat("Name a river."); }
}`;
      expect(await found('java', text)).toEqual(['model.chat, gpt-4o (default)', 'user: Name a river.']);
    },
  );
});

describe("Gemini's contents in Go", () => {
  const text = (config: string) => `package main
import "google.golang.org/genai"
func run(ctx context.Context, client *genai.Client, sound []byte) {
	parts := []*genai.Part{genai.NewPartFromText("What is said here?"), genai.NewPartFromBytes(sound, "audio/mp3")}
	contents := []*genai.Content{genai.NewContentFromParts(parts, genai.RoleUser)}
	client.Models.GenerateContent(ctx, "gemini-2.0-flash", contents, ${config})
}`;
  test('of parts', async () => {
    const [call, first] = await found('go', text('nil'));
    expect([call, first]).toEqual([
      'client.Models.GenerateContent, gemini-2.0-flash (literal)',
      'user: What is said here?',
    ]);
  });

  test('a picture is none', async () => {
    const config = '&genai.GenerateContentConfig{ResponseModalities: []string{"TEXT", "IMAGE"}}';
    expect(await found('go', text(config))).toEqual([]);
  });
});

describe('lists of Go that begin with nothing', () => {
  const found = async (before: string) => {
    const text = `package main
import "github.com/sashabaranov/go-openai"
func run(ctx context.Context, client *openai.Client, data []byte) {
	var messages []openai.ChatCompletionMessage
	${before}
	messages = append(messages, openai.ChatCompletionMessage{Role: "user", Content: "Name a river."})
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: messages})
}`;
    return resolved(await scan('go', text, { readFile: () => undefined })).slice(1);
  };

  test.each<[string, string, string[]]>([
    ['nothing before', '', ['user: Name a river.']],
    ['what a decoder reads', 'json.Unmarshal(data, &messages)', ['history: {messages}', 'user: Name a river.']],
    ['what another function gives', 'messages = load()', ['history: {messages}', 'user: Name a river.']],
  ])('%s', async (_, before, expected) => {
    expect(await found(before)).toEqual(expected);
  });
});

describe('requests of Go that statements put together', () => {
  const found = async (made: string) => {
    const text = `package main
import "github.com/sashabaranov/go-openai"
func run(ctx context.Context, client *openai.Client, towns []string) {
	${made}
	client.CreateChatCompletion(ctx, request)
}`;
    return resolved(await scan('go', text, { readFile: () => undefined }));
  };
  const message = 'openai.ChatCompletionMessage{Role: "user", Content: "Name a river."}';

  test.each<[string, string, string[]]>([
    [
      'a list that the literal leaves out',
      `request := openai.ChatCompletionRequest{Model: "gpt-4o"}\nrequest.Messages = append(request.Messages, ${message})`,
      ['client.CreateChatCompletion, gpt-4o (literal)', 'user: Name a river.'],
    ],
    [
      'a variable without a value',
      `var request openai.ChatCompletionRequest\nrequest.Model = "gpt-4o"\nrequest.MaxTokens = 9\nrequest.Messages = append(request.Messages, ${message})`,
      ['client.CreateChatCompletion, gpt-4o (literal), <= 9', 'user: Name a river.'],
    ],
    [
      'a list that another function filled',
      `request := load()\nrequest.Messages = append(request.Messages, ${message})`,
      ['client.CreateChatCompletion'],
    ],
  ])('%s', async (_, made, expected) => {
    expect(await found(made)).toEqual(expected);
  });
});

describe('text that is added to what is not known', () => {
  test.each<[string, string, string[]]>([
    ['words', 'text += " Answer in one word.";', ['user: {text} Answer in one word.']],
    ['something of which nothing is known', 'text += more;', ['user: {text}']],
    ['words under a condition', 'if (short) text += " Answer in one word.";', ['user: {text}']],
  ])('%s', async (_, added, expected) => {
    const body = `string text = setting; ${added} await client.GetResponseAsync(text);`;
    const text = `${abstractions}class Desk { async Task Run(IChatClient client, string setting) { ${body} } }`;
    expect((await found('csharp', text)).slice(1)).toEqual(expected);
  });

  test('a collection of .NET that begins with nothing', async () => {
    const body =
      'List<ChatMessage> said = []; said.Add(new(ChatRole.User, question)); await client.GetResponseAsync(said);';
    const text = `${abstractions}class Desk { async Task Run(IChatClient client, string question) { ${body} } }`;
    expect((await found('csharp', text)).slice(1)).toEqual(['user: {question}']);
  });

  test('the model of the client that an agent is given', async () => {
    const made =
      'IChatClient chat = new Client(apiKey: key).AsIChatClient("gemini-2.5-flash"); ChatClientAgent agent = new(chat);';
    const text = `using Google.GenAI;\nusing Microsoft.Agents.AI;\n${abstractions}${method(`${made} await agent.RunAsync("Name a river.");`)}`;
    expect(await found('csharp', text)).toEqual([
      'agent ChatClientAgent, gemini-2.5-flash (literal)',
      'agent.RunAsync, gemini-2.5-flash (default)',
      'user: Name a river.',
    ]);
  });

  test('a callback is handed messages, and sends none', async () => {
    const messages = '[{ role: "user", content: "Name a river." }]';
    const text = `runChatRequestCallback(${messages});\nrunChatRequest(${messages});`;
    expect(await found('javascript', text)).toEqual(['wrapper runChatRequest', 'user: Name a river.']);
  });
});

describe("Koog's agents", () => {
  test('what their sessions ask, and a model whose version has a point', async () => {
    const text = `import ai.koog.agents.core.agent.AIAgent
import ai.koog.prompt.dsl.prompt
import ai.koog.prompt.executor.clients.openai.OpenAIModels
class Desk(@Value($$"\${desk.key}") private val key: String) {
    suspend fun ask(context: AIAgentContext) {
        context.llm.writeSession { requestLLM() }
        context.llm.promptExecutor.execute(prompt("mood") { system("Answer in one word.") }, OpenAIModels.Chat.GPT5_4)
    }
    fun agent() = AIAgent(promptExecutor = executor, systemPrompt = "You sell tea.", llmModel = OpenAIModels.Chat.GPT4o)
}`;
    expect(await found('kotlin', text)).toEqual([
      'requestLLM',
      'context.llm.promptExecutor.execute, gpt-5.4 (constant)',
      'system: Answer in one word.',
      'agent AIAgent, gpt-4o (constant)',
      'system: You sell tea.',
    ]);
  });
});

test.each([
  ['chat.ChatModel', ['model.generate', 'user: A rabbit in the grass']],
  ['image.ImageModel', []],
])('%s of LangChain4j', async (type, expected) => {
  const text = `import dev.langchain4j.model.${type};
class Desk { @Inject ${type.replace(/^.*\./, '')} model; void run() { var what = "A rabbit in the grass"; model.generate(what); } }`;
  expect(await found('java', text)).toEqual(expected);
});

describe('services of LangChain4j that make pictures', () => {
  const text = (type: string) => `import io.quarkiverse.langchain4j.RegisterAiService;
class Desk {
  @Inject Painter painter;
  void run() { painter.paint("A rabbit in the grass"); }
  @RegisterAiService
  interface Painter {
    ${type} paint(String what);
  }
}`;
  test.each([
    ['String', ['painter.paint', 'user: A rabbit in the grass']],
    ['Image', []],
    ['Result<Image>', []],
  ])('%s', async (type, expected) => {
    expect(await found('java', text(type))).toEqual(expected);
  });
});
