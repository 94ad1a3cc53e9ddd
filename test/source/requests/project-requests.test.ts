import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));
const prompt = '"Summarise the following report in one short paragraph: "';

describe('a request of a function that is not at hand', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a list of messages that is written out, and a name that sends',
      'python',
      `from .llm import get_completion
get_completion([{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}], model="gpt-4o", max_tokens=9)`,
      ['wrapper get_completion, gpt-4o (literal), <= 9', 'system: Be brief.', 'user: {question}'],
    ],
    ...['generateText', 'textCompletion', 'getCompletion', 'askChatGPT', 'callLLM', 'getOpenAIResponse'].map(
      (name): [string, LanguageId, string, string[]] => [
        `a function that is called what it does, given a prompt: ${name}`,
        'typescript',
        `import { ${name} } from './llm';\nconst judged = await ${name}(${prompt} + report, { temperature: 0 });`,
        [`wrapper ${name}`, 'user: Summarise the following report in one short paragraph: {report}'],
      ],
    ),
    [
      'a provider that streams the answer to a message',
      'typescript',
      "import { provider } from './providers';\nprovider.sendMessageStream([{ role: 'user', content: 'Name a river.' }], piece => show(piece));",
      ['wrapper provider.sendMessageStream', 'user: Name a river.'],
    ],
    [
      'messages of a declared package, on what a package of the same host makes',
      'go',
      `package main
import (
	"github.com/acme/studio/builder"
	"github.com/cloudwego/eino/schema"
)
func check() {
	chatModel, _ := builder.New().Build(ctx)
	chatModel.Generate(ctx, []*schema.Message{schema.SystemMessage("Be brief."), schema.UserMessage("What is 1+1?")})
}`,
      ['wrapper chatModel.Generate', 'system: Be brief.', 'user: What is 1+1?'],
    ],
    [
      'messages as tuples, on a model that was handed in',
      'python',
      'def node(llm):\n    return llm.invoke([("system", "Be brief."), ("human", question)])',
      ['wrapper llm.invoke', 'system: Be brief.', 'user: {question}'],
    ],
    [
      'a prompt on a model that was handed in',
      'python',
      `def node(llm, report):\n    return llm.invoke(${prompt} + report)`,
      ['wrapper llm.invoke', 'user: Summarise the following report in one short paragraph: {report}'],
    ],
    [
      'messages in the state of an agent that a parameter brings',
      'typescript',
      `import { HumanMessage } from '@langchain/core/messages';
export async function chat(agent: any, config: any) {
  const stream = await agent.stream({ messages: [new HumanMessage('Name three rivers of Europe.')] }, config);
}`,
      ['wrapper agent.stream', 'user: Name three rivers of Europe.'],
    ],
    [
      'messages in the state of a graph that another file makes',
      'python',
      `from graphs import app
app.invoke({"messages": [("user", "Name three rivers of Europe.")]}, config=config)
app.invoke({"rows": rows})
bridge.invoke("chat", {"messages": [("user", "Name three rivers of Europe.")]})`,
      ['wrapper app.invoke', 'user: Name three rivers of Europe.'],
    ],
    [
      'a filled template, on a model that another file makes',
      'python',
      `from langchain_core.prompts import ChatPromptTemplate
from .models import load_chat_model
prompt = ChatPromptTemplate.from_messages([("system", "Answer in {tongue}."), ("placeholder", "{messages}")])
model = load_chat_model(settings.model)
value = await prompt.ainvoke({"tongue": tongue})
await model.ainvoke(value, config)`,
      ['wrapper model.ainvoke', 'system: Answer in {tongue}.', 'history: {messages}'],
    ],
    [
      'a named prompt on an object that is called a model',
      'python',
      'from graphs import create_completion\nllm_completion = create_completion(settings)\nllm_completion.completion(messages="What is the capital of France?")',
      ['wrapper llm_completion.completion', 'user: What is the capital of France?'],
    ],
    [
      'what is done with an object that is called a model outright',
      'python',
      'class Patcher:\n    def run(self, topic):\n        return self.llm.inference(f"Explain in two sentences what {topic} is good for.", self.name)',
      ['wrapper self.llm.inference', 'user: Explain in two sentences what {topic} is good for.'],
    ],
    [
      'a request that is named with its host',
      'python',
      'from chats import ChatGPT\nchatgpt = ChatGPT()\nchatgpt.chat_anthropic(content="Name the longest river of Europe.")',
      ['wrapper chatgpt.chat_anthropic', 'user: Name the longest river of Europe.'],
    ],
    [
      'a client of a model',
      'python',
      'self.llm_client.generate_response(prompt="Name the longest river of Europe.", max_tokens=20)',
      ['wrapper self.llm_client.generate_response, <= 20', 'user: Name the longest river of Europe.'],
    ],
    [
      'messages inside an options object, of which no text is known',
      'typescript',
      `import { createChatCompletion } from './api';
createChatCompletion(key, { model, messages: [{ role: 'system', content: generatePrompt(locale) }, { role: 'user', content: diff }], max_tokens: 200 });`,
      ['wrapper createChatCompletion, <= 200', 'system: {locale}', 'user: {diff}'],
    ],
    [
      'instructions and a prompt in the options of a function that another file makes',
      'typescript',
      `import { createGenerateObject } from '@/utils/llms';
const generateObject = createGenerateObject({ label: 'Translate' });
await generateObject({ ...options, system: 'You are a precise translator.', prompt: userPrompt(texts), schema });`,
      ['wrapper generateObject', 'system: You are a precise translator.', 'user: {texts}'],
    ],
    [
      'both texts by their names in one object',
      'typescript',
      `import { predict } from './predict';
await predict({ systemPrompt: 'You write the next panel of a comic.', userPrompt: story, vendor });`,
      ['wrapper predict', 'system: You write the next panel of a comic.', 'user: {story}'],
    ],
    [
      'a model that is called by what it is',
      'typescript',
      `const call = async (input: any[]) => client.send({ model: 'computer-use', tools, input });
import { callCUAModel } from './cua';
const input = [];
input.push({ role: 'system', content: 'You test a web page by clicking.' });
await callCUAModel(input);`,
      ['wrapper callCUAModel', 'system: You test a web page by clicking.'],
    ],
    [
      'a prompt beside a model',
      'typescript',
      `import { generateReply } from './ai';
await generateReply({ model: 'gpt-4o-mini', prompt: \`Answer this mail politely: \${mail}\`, maxTokens: 80 });`,
      ['wrapper generateReply, gpt-4o-mini (literal), <= 80', 'user: Answer this mail politely: {mail}'],
    ],
    [
      'a function whose name says that it asks a model, given its prompt behind an id',
      'php',
      '<?php $this->service->createChatCompletion($userId, $model, "Translate: " . $text);',
      ['wrapper $this.service.createChatCompletion', 'user: Translate: {text}'],
    ],
    [
      'an object that is called Prompt, with its messages',
      'ruby',
      `prompt = Bot::Prompt.new("Be brief.", messages: [{ type: :user, content: question }])
prompt.push(type: :user, content: "And hurry.")
Bot::Llm.proxy(model).generate(prompt, user: user)`,
      ['wrapper Bot.Llm.proxy().generate', 'system: Be brief.', 'user: {question}', 'user: And hurry.'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('settings of the chain that a request ends', () => {
  const messages = '&[Message::system("Name the one city that is asked for."), Message::user(question)]';
  test.each<[string, string, string[]]>([
    [
      'a model and a limit',
      `gateway.clone().model("gpt-4-0613").temperature(0.0).max_tokens(5).chat(${messages}, None)`,
      [
        'wrapper gateway.model().temperature().max_tokens().chat, gpt-4-0613 (literal), <= 5',
        'system: Name the one city that is asked for.',
        'user: {question}',
      ],
    ],
    [
      'none that is one',
      `gateway.clone().retries(3).chat(${messages}, None)`,
      ['wrapper gateway.retries().chat', 'system: Name the one city that is asked for.', 'user: {question}'],
    ],
    [
      'of two the last',
      `gateway.model("a").model("gpt-4").chat(${messages})`,
      [
        'wrapper gateway.model().model().chat, gpt-4 (literal)',
        'system: Name the one city that is asked for.',
        'user: {question}',
      ],
    ],
  ])('%s', async (_name, request, expected) => {
    expect(
      await found(
        'rust',
        `use crate::llm::api::Message;
async fn f(gateway: &llm::Client, question: &str) { ${request}.await; }`,
      ),
    ).toEqual(expected);
  });
});

test('a request by HTTP that is given messages', async () => {
  const body = '{ model: "gpt-4o", messages: [{ role: "user", content: text }] }';
  const program = `class A\n  include Openai\n  def go\n    openai_request(:post, "chat/completions", ${body})\n  end\nend`;
  expect(await found('ruby', program)).toEqual(['openai_request, gpt-4o (literal)', 'user: {text}']);
});

test('a factory that chooses among classes leaves model and provider open', async () => {
  const { calls } = await scan(
    'python',
    `import anthropic, openai
class A:
    def ask(self, prompt):
        return anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[{"role": "user", "content": prompt}])
class B:
    def ask(self, prompt):
        return openai.OpenAI().responses.create(model="gpt-4o", input=prompt)
def make(name):
    if name == "a":
        return A()
    return B()
make(name).ask("What is the longest river?")
B().ask("What is the longest river?")
`,
  );
  expect(calls.filter(({ kind }) => kind === 'wrapper').map(({ model, provider }) => [model.id, provider])).toEqual([
    [undefined, undefined],
    ['gpt-4o', 'openai'],
  ]);
});

describe('the system text of a project’s own request', () => {
  const messages = '[{"role": "user", "content": question}]';
  test.each<[string, string, string[]]>([
    [
      'stands before the messages, in words',
      `chat_mdl.async_chat("You sort letters.", ${messages}, {"temperature": 0.2})`,
      ['wrapper chat_mdl.async_chat', 'system: You sort letters.', 'user: {question}'],
    ],
    [
      'stands before the messages, by its name',
      `chat_mdl.async_chat(rendered_prompt, ${messages})`,
      ['wrapper chat_mdl.async_chat', 'system: {rendered_prompt}', 'user: {question}'],
    ],
    [
      'is not a name of a model',
      `get_completion("gpt-4o", ${messages})`,
      ['wrapper get_completion', 'user: {question}'],
    ],
    ['is not a session', `chat.complete(session, ${messages})`, ['wrapper chat.complete', 'user: {question}']],
    [
      'is named beside the user’s',
      'judge.generate_score(system_prompt="You mark essays.", user_prompt=essay)',
      ['wrapper judge.generate_score', 'system: You mark essays.', 'user: {essay}'],
    ],
    [
      'is named, and only the user’s is in words',
      'judge.generate_score(sys_prompt=rules, user_message="Mark this essay.")',
      ['wrapper judge.generate_score', 'system: {rules}', 'user: Mark this essay.'],
    ],
    ['is named, and nothing is in words', 'judge.generate_score(system_prompt=rules, user_prompt=essay)', []],
    ['is stored', 'store.save_prompts(system_prompt="You mark essays.", user_prompt=essay)', []],
    ['is for a picture', 'painter.generate_image(system_prompt="You paint in oil.", prompt=essay)', []],
  ])('%s', async (_, text, expected) => {
    expect(
      await found('python', `from .llms import chat_mdl, get_completion, chat, judge, store, painter\n${text}`),
    ).toEqual(expected);
  });
});

describe('what only makes a request', () => {
  test.each(['_construct_completion_args', 'chat_completion_kwargs', 'get_llm_payload', 'completion_options'])(
    '%s',
    async name => {
      expect(
        await found('python', `from .llms import make\nmake.${name}([{"role": "user", "content": "Who is there?"}])`),
      ).toEqual([]);
    },
  );
});

test('messages that are kept for later are not sent', async () => {
  const messages = '[{"role": "user", "content": "Who is there?"}]';
  expect(
    await found('python', `from .llms import llm\nllm.change_messages(${messages})\nllm.set_history(${messages})`),
  ).toEqual([]);
});

describe('a class that derives from a model asks itself', () => {
  const asks = 'Say which of these two letters is the more polite one.';
  const python = (base: string, body: string) =>
    found('python', `from .llms import ${base}\nclass Judge(${base}):\n    def judge(self):\n        ${body}\n`);
  test.each<[string, string, string[]]>([
    ['ChatGPT', `return self.chat("${asks}")`, ['wrapper self.chat', `user: ${asks}`]],
    ['BaseLLM', `return self.invoke("${asks}")`, ['wrapper self.invoke', `user: ${asks}`]],
    ['BaseLLM', `return self.describe("${asks}")`, []],
    ['Reader', `return self.invoke("${asks}")`, []],
    ['BaseLLM', `return self.chat("${asks}")\n    def chat(self, text):\n        return text`, []],
  ])('%s: %s', async (base, body, expected) => {
    expect(await python(base, body)).toEqual(expected);
  });

  test('in TypeScript', async () => {
    const text = `import { BaseLLM } from './base';\nclass Judge extends BaseLLM { judge() { return this.invoke('${asks}'); } }`;
    expect(await found('typescript', text)).toEqual(['wrapper this.invoke', `user: ${asks}`]);
  });
});

describe('messages inside a request of a class that is not at hand', () => {
  const csharp = (request: string, call: string) =>
    found(
      'csharp',
      `using Acme.Inference;
class Form {
  ChatParameters BuildPrompt(string text) {
    List<ChatMessage> messages = [new(ChatMessageRole.System, "Fill in the form."), new(ChatMessageRole.User, text)];
    return ${request};
  }
  async Task Fill(IBackend backend, string text) { ${call}; }
}`,
    );
  const written =
    'new ChatParameters { Messages = [new (ChatMessageRole.System, "Fill in the form."), new (ChatMessageRole.User, text)], MaxTokens = 200 }';
  const sent = ['system: Fill in the form.', 'user: {text}'];
  test.each<[string, string, string, string[]]>([
    ['written out', written, 'await backend.GetChatResponseAsync(BuildPrompt(text))', sent],
    [
      'named before',
      'new ChatParameters { Messages = messages, MaxTokens = 200 }',
      'backend.ChatAsync(BuildPrompt(text))',
      sent,
    ],
    ['kept', written, 'backend.AddChatMessages(BuildPrompt(text))', []],
    ['counted', written, 'backend.CountChatTokens(BuildPrompt(text))', []],
    ['made into another', written, 'new ChatRequest(BuildPrompt(text))', []],
    ['a thing by its name', written, 'backend.ChatHistory(BuildPrompt(text))', []],
    [
      'people who have roles',
      'new Team { Messages = [new (UserRole.Admin, "Ada")] }',
      'backend.GetChatResponseAsync(BuildPrompt(text))',
      [],
    ],
  ])('%s', async (_name, request, call, expected) => {
    const [line, ...rest] = await csharp(request, call);
    expect(rest).toEqual(expected);
    expect(line?.endsWith(', <= 200') ?? false).toBe(expected.length > 0);
  });

  test.each<[LanguageId, string]>([
    ['typescript', "cleanChatTitle(reply.choices[0].message.content ?? '', fallback)"],
    ['typescript', 'generateChatReport(reply)'],
    ['python', 'chat_report(reply.choices[0].message.content)'],
  ])('none in the answer to one, %s: %s', async (language, call) => {
    const asked = "messages=[{ 'role': 'user', 'content': 'Name this chat in three words.' }]";
    const file =
      language === 'python'
        ? `from openai import OpenAI\nfrom .reports import chat_report\nreply = OpenAI().chat.completions.create(model="m", ${asked})\n${call}`
        : `import OpenAI from 'openai';\nimport { cleanChatTitle, generateChatReport } from './reports';\nconst reply = await new OpenAI().chat.completions.create({ model: 'm', ${asked.replace('=', ': ')} });\n${call};`;
    expect((await found(language, file)).slice(1)).toEqual(['user: Name this chat in three words.']);
  });
});

describe('a request that is only put together', () => {
  const text = (call: string) => `from .llms import chats\n${call}([{"role": "user", "content": "Who is there?"}])`;
  test.each<[string, number]>([
    ['chats.build_chat_completion', 0],
    ['chats.buildChatCompletion', 0],
    ['chats.prepare_completion', 0],
    ['chats.create_chat_completion', 1],
    ['chats.chat_completion', 1],
  ])('%s', async (callee, count) => {
    expect((await scan('python', text(callee))).calls).toHaveLength(count);
  });
});

describe('a request of a class of the project that is given the messages by their place', () => {
  const program = (request: string, more = '') => `use broker::{AskRequest, Message, Reply};
async fn ask(broker: &Broker, llm: &str) {
    let request = ${request};${more}
    broker.llm_client.stream_completion(key, request, llm).await;
}`;
  const messages = 'vec![Message::system("Be brief."), Message::user("Which rivers cross Vienna?")]';
  const sent = ['system: Be brief.', 'user: Which rivers cross Vienna?'];
  test.each<[string, string, string[]]>([
    ['its constructor', program(`AskRequest::new(llm, ${messages}, 0.2)`), sent],
    ['changed since', program(`AskRequest::new(llm, ${messages}, 0.2).clone().set_llm(llm)`), sent],
    ['no request by its name', program(`Reply::new(llm, ${messages})`), []],
    ['no messages', program('AskRequest::new(llm, vec![1, 2])'), []],
  ])('%s', async (_name, text, expected) => {
    const [call, ...prompt] = await found('rust', text);
    expect(prompt).toEqual(expected);
    expect(call).toBe(expected.length > 0 ? 'wrapper broker.llm_client.stream_completion' : undefined);
  });
});
