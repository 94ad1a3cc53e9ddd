import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { describeCalls, resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));
const messages = '[{"role": "user", "content": "Why is the sky blue?"}]';
const asked = 'user: Why is the sky blue?';

describe('a client of which nothing is known, by a method that only one SDK has', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a parameter without a type',
      'python',
      `def ask(client):\n    return client.chat.completions.create(model="m", messages=${messages}, max_tokens=9)`,
      ['client.chat.completions.create, m (literal), <= 9', asked],
    ],
    [
      'a field that the base class in another file sets',
      'typescript',
      `import OpenAI from 'openai';
import { Provider } from './provider';
class Gateway extends Provider {
  ask(body: OpenAI.Chat.ChatCompletionCreateParams) { return this.client.chat.completions.create(body); }
}`,
      ['this.client.chat.completions.create'],
    ],
    [
      'what another file exports',
      'python',
      `from .configs import client, mistral_model\nclient.chat.complete(model=mistral_model, messages=${messages})`,
      ['client.chat.complete', asked],
    ],
    [
      'assistants of a client that another file makes',
      'typescript',
      `import { openai, assistantId } from '@/app/openai';
const assistant = await openai.beta.assistants.create({ model: 'gpt-4o', instructions: 'You sell tea.' });
openai.beta.threads.runs.stream(threadId, { assistant_id: assistantId, additional_instructions: 'Be brief.' });
openai.beta.assistants.list({ limit: 3 });
openai.beta.threads.runs.list(threadId, { limit: 3 });`,
      [
        'agent openai.beta.assistants.create, gpt-4o (literal)',
        'system: You sell tea.',
        'openai.beta.threads.runs.stream',
        'system: Be brief.',
      ],
    ],
    [
      'a chat session by its type',
      'typescript',
      `import type { ChatSession } from 'firebase/ai';
async function turn(session: ChatSession) { await session.sendMessageStream('Why is the sky blue?'); }
async function other(session: VideoSession) { await session.sendMessageStream('Why is the sky blue?'); }`,
      ['session.sendMessageStream', asked],
    ],
    [
      'a model that answers from a cache',
      'javascript',
      `import { GoogleGenerativeAI } from '@google/generative-ai';
import { GoogleAICacheManager } from '@google/generative-ai/server';
const cached = await new GoogleAICacheManager(key).create({ model: 'models/gemini-1.5-flash-001', contents });
const model = new GoogleGenerativeAI(key).getGenerativeModelFromCachedContent(cached);
await model.startChat().sendMessage('Why is the sky blue?');`,
      ['model.startChat().sendMessage, models/gemini-1.5-flash-001 (literal)', asked],
    ],
    [
      'a beta of the API',
      'python',
      `def ask(c):\n    c.beta.chat.completions.parse(model="m", messages=${messages}, response_format=Answer)`,
      ['c.beta.chat.completions.parse, m (literal)', asked],
    ],
    [
      'the raw answer',
      'python',
      `import groq
class Asks:
    def __init__(self):
        self.client = groq.Groq()
    def ask(self):
        return self.client.chat.completions.with_raw_response.create(model="m", messages=${messages})`,
      ['self.client.chat.completions.with_raw_response.create, m (literal)', asked],
    ],
    [
      'a response with its input',
      'javascript',
      'export const ask = openai => openai.responses.create({ model: "m", instructions: "Be brief.", input: "Why?" });',
      ['openai.responses.create, m (literal)', 'system: Be brief.', 'user: Why?'],
    ],
    [
      'what another file of a Go package makes, where the SDK is imported for the request',
      'go',
      'package main\nimport "github.com/openai/openai-go"\nfunc ask(s *Server) {\n  s.pool.next().Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "m", Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Why is the sky blue?")}})\n}',
      ['s.pool.next().Chat.Completions.New, m (literal)', asked],
    ],
    [
      'the community’s client, Claude’s, Gemini’s, Ollama’s and LangChain’s model in Go',
      'go',
      `package main
import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/ollama/ollama/api"
	"github.com/sashabaranov/go-openai"
	"github.com/tmc/langchaingo/llms"
	"google.golang.org/genai"
)
func ask(s *Server) {
	s.c().CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "a", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "Why?"}}})
	s.c().Messages.New(ctx, anthropic.MessageNewParams{Model: "b", MaxTokens: 9, Messages: []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock("Why?"))}})
	s.c().Models.GenerateContent(ctx, "c", genai.Text("Why?"), nil)
	s.c().Chat(ctx, &api.ChatRequest{Model: "d", Messages: []api.Message{{Role: "user", Content: "Why?"}}}, show)
	s.c().GenerateContent(ctx, []llms.MessageContent{llms.TextParts(llms.ChatMessageTypeHuman, "Why?")})
}`,
      [
        's.c().CreateChatCompletion, a (literal)',
        'user: Why?',
        's.c().Messages.New, b (literal), <= 9',
        'user: Why?',
        's.c().Models.GenerateContent, c (literal)',
        'user: Why?',
        's.c().Chat, d (literal)',
        'user: Why?',
        's.c().GenerateContent',
        'user: Why?',
      ],
    ],
    [
      'a client that another class brings, in Java',
      'java',
      'import com.anthropic.models.messages.MessageCreateParams;\nclass A { void f() { desk().messages().create(MessageCreateParams.builder().model("m").maxTokens(9).addUserMessage("Why is the sky blue?").build()); } }',
      ['desk().messages().create, m (literal), <= 9', asked],
    ],
    [
      'the same, in Kotlin',
      'kotlin',
      'import com.openai.models.chat.completions.ChatCompletionCreateParams\nfun f() = desk().chat().completions().create(ChatCompletionCreateParams.builder().model("m").addUserMessage("Why is the sky blue?").build())',
      ['desk().chat().completions().create, m (literal)', asked],
    ],
    [
      'embeddings',
      'python',
      'def embed(self, text: str, model: str = "e"):\n    return self.client.embeddings.create(input=text, model=model).data  # openai',
      ['embedding self.client.embeddings.create, e (default)', 'user: {text}'],
    ],
    [
      'a message with the limit that Anthropic asks for',
      'typescript',
      `// anthropic
export const ask = (deps: Deps) => deps.claude.messages.create({ model: 'm', max_tokens: 9, system: 'Be brief.', messages: ${messages} });`,
      ['deps.claude.messages.create, m (literal), <= 9', 'system: Be brief.', asked],
    ],
    [
      'Gemini',
      'python',
      'from .setup import genai_client\ngenai_client.aio.models.generate_content(model="m", contents="Why?")',
      ['genai_client.aio.models.generate_content, m (literal)', 'user: Why?'],
    ],
    [
      'Bedrock',
      'python',
      `def ask(bedrock):
    return bedrock.converse(modelId="m", messages=[{"role": "user", "content": [{"text": "Why?"}]}], inferenceConfig={"maxTokens": 9})`,
      ['bedrock.converse, m (literal), <= 9', 'user: Why?'],
    ],
    [
      'a request of the Responses API that was put together before',
      'typescript',
      "import type { Responses } from 'openai/resources';\nclass Model extends Base {\n  ask(request: Responses.ResponseCreateParams) { return this.client.responses.create(request, this.options()); }\n}",
      ['this.client.responses.create'],
    ],
    [
      "LlamaIndex's chat engine of another file",
      'typescript',
      "import { SimpleChatHistory } from 'llamaindex';\nimport { makeEngine } from './engine';\nconst engine = await makeEngine();\nawait engine.chat({ message: 'Why?', chatHistory: new SimpleChatHistory(), stream: true });",
      ['engine.chat', 'user: Why?'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });

  test.each<[string, LanguageId, string]>([
    [
      'messages of a telephone',
      'python',
      'from twilio.rest import Client\nClient().messages.create(to=a, from_=b, body=c)',
    ],
    [
      'messages of anything, without a limit',
      'javascript',
      'anthropic; chat.messages.create({ messages: [], to: room })',
    ],
    ['responses of a form', 'python', 'openai\nform.responses.create(user=user, answers=answers)'],
    ['responses of a form, as an object', 'javascript', 'openai; form.responses.create({ user, answers })'],
    ['responses of a form, put together before', 'javascript', 'form.responses.create(answers)'],
    ['responses without a request', 'javascript', 'openai; form.responses.create()'],
    ['a talk without a history', 'javascript', 'llamaindex; room.chat({ message })'],
    ['completions of a course', 'javascript', 'openai; course.completions.create({ user, lesson })'],
    [
      'a function of this file',
      'python',
      'openai\nclass chat:\n    class completions:\n        @staticmethod\n        def create(**given):\n            return 1\nchat.completions.create(messages=[])',
    ],
    ['a double that is looked at, not called', 'python', 'openai\nclient.chat.completions.create.assert_called_once()'],
    ['a conversion', 'python', 'bedrock\nunits.converse(value)'],
    [
      'a request of another library, in Go',
      'go',
      'package main\nimport "github.com/acme/openai"\nfunc ask(s *Server) { s.client.Chat.Completions.New(ctx, openai.Params{Model: "m"}) }',
    ],
    [
      'a chat without an answer to come, in Go',
      'go',
      'package main\nimport "github.com/ollama/ollama/api"\nfunc ask(s *Server) { s.room.Chat(ctx, &api.ChatRequest{Model: "m"}) }',
    ],
    [
      'messages of another library, in Java',
      'java',
      'import com.acme.anthropic.Mail;\nclass A { void f() { desk().messages().create(Mail.builder().build()); } }',
    ],
  ])('none: %s', async (_name, language, text) => {
    expect(await found(language, text)).toEqual([]);
  });

  test('who answers is left open where many hosts have the method', async () => {
    const text = `def f(c):\n    c.chat.completions.create(model="m", messages=[])\n    c.messages.create(model="m", max_tokens=1, messages=[])  # anthropic`;
    expect(describeCalls(await scan('python', text)).split('\n')).toEqual([
      '2:5 c.chat.completions.create sdk=openai model=m (literal) limit=max_completion_tokens',
      '3:5 c.messages.create sdk=anthropic model=m (literal) provider=anthropic limit=max_tokens:1',
    ]);
  });
});

describe('functions that are handed to something that calls them', () => {
  const setup = 'from openai import OpenAI\nclient = OpenAI()\n';
  const given = `model="m", messages=${messages}`;
  test.each<[string, string]>([
    ['an executor', `pool.submit(client.chat.completions.create, ${given})`],
    ['a thread', `asyncio.to_thread(client.chat.completions.create, ${given})`],
    ['a loop, behind its executor', `loop.run_in_executor(None, client.chat.completions.create, ${given})`],
  ])('%s', async (_name, call) => {
    expect((await found('python', setup + call)).slice(1)).toEqual([asked]);
  });
});

describe('a double of a test on the JVM', () => {
  const java = (line: string) =>
    `import dev.langchain4j.model.chat.ChatModel;\nclass A { ChatModel model;\n  void f() { ${line} } }`;
  test.each<[string, LanguageId, string, string[]]>([
    ['what it answers', 'java', java('when(model.chat("Why?")).thenReturn("So.");'), []],
    ['the same in words of its own', 'java', java('given(this.model.chat("Why?")).willReturn("So.");'), []],
    ['whatever it is asked', 'java', java('stub(model.chat(anyList()));'), []],
    ['what it was asked', 'java', java('check(model.chat(captor.capture()));'), []],
    [
      'a request in what is asserted',
      'java',
      java('assertEquals(model.chat("Why?"), "So.");'),
      ['model.chat', 'user: Why?'],
    ],
    ['a request whose question any text is', 'java', java('model.chat(anyText);'), ['model.chat', 'user: {anyText}']],
    [
      'Kotlin',
      'kotlin',
      'import dev.langchain4j.model.chat.ChatModel\nfun f(model: ChatModel) { whenever(model.chat("Why?")).thenReturn("So.") }',
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('a class of the project that derives from a declared agent', () => {
  const autogen = 'from autogen import AssistantAgent\n';
  const made = 'Critic("critic", system_message="You criticise.")';
  test.each<[string, string, string[]]>([
    [
      'makes one',
      `${autogen}class Critic(AssistantAgent):\n    def send(self, message):\n        super(Critic, self).send(message)\n${made}`,
      ['agent Critic', 'system: You criticise.'],
    ],
    [
      'over another class of the project',
      `${autogen}class Base(AssistantAgent):\n    pass\nclass Critic(Base):\n    pass\n${made}`,
      ['agent Critic', 'system: You criticise.'],
    ],
    [
      'with a constructor of its own says there what it is',
      `${autogen}class Critic(AssistantAgent):\n    def __init__(self, name):\n        super().__init__(name, system_message="Be harsh.")\nCritic("critic")`,
      ['agent super().__init__', 'system: Be harsh.'],
    ],
    ['of another base makes none', `import enum\n${autogen}class Critic(enum.Enum):\n    pass\n${made}`, []],
    [
      'of a client makes no request',
      'from openai import OpenAI\nclass Client(OpenAI):\n    pass\nClient(api_key="You criticise.")',
      [],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe('a function that another one makes of it', () => {
  const llm = 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="m")\n';
  test.each<[string, string, string[]]>([
    [
      'for asynchronous programs',
      `${llm}await cl.make_async(llm.invoke)("Which way?")`,
      ['llm.invoke, m (literal)', 'user: Which way?'],
    ],
    [
      'by Django’s',
      `${llm}await sync_to_async(llm.invoke)("Which way?")`,
      ['llm.invoke, m (literal)', 'user: Which way?'],
    ],
    ['an object that is called', `${llm}await make_async(llm)("Which way?")`, ['llm, m (literal)', 'user: Which way?']],
    ['something else that is called with a function', `${llm}register(llm.invoke)("Which way?")`, []],
    ['nothing is called', `${llm}make_async(llm.invoke)`, []],
  ])('%s', async (_name, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe("a model of Go's that a program's interface stands before", () => {
  const go = (line: string, imports = '"google.golang.org/genai"') => `package a
import (
  "context"
  ${imports}
)
type Generator interface { Other() }
type Handler struct { generator Generator; expected Recorder }
func (h *Handler) ask(ctx context.Context, name, text string) { ${line} }`;
  const contents = '[]*genai.Content{{Parts: []*genai.Part{{Text: "Review the code."}, {Text: text}}}}';
  test.each<[string, string, string[]]>([
    [
      'its request',
      go(`h.generator.GenerateContent(ctx, "gemini-2.5-pro", ${contents}, nil)`),
      ['h.generator.GenerateContent, gemini-2.5-pro (literal)', 'user: Review the code.', 'user: {text}'],
    ],
    ['its double', go('h.expected.EXPECT().GenerateContent(gomock.Any(), name, gomock.Any(), nil)'), []],
    ['another method of that name', go('h.generator.GenerateContent(ctx, name)'), []],
    [
      'the same in a program that names no SDK',
      go('h.pages.GenerateContent(ctx, name, text, nil)', '"acme.dev/pages"'),
      [],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(resolved(await scan('go', text))).toEqual(expected);
  });

  test('a double of OpenAI’s client', async () => {
    const text = go(
      'c.EXPECT().CreateChatCompletion(gomock.Any(), gomock.Any())',
      '"github.com/sashabaranov/go-openai"',
    );
    expect(resolved(await scan('go', text))).toEqual([]);
  });
});
