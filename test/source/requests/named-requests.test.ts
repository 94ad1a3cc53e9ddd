import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

describe('a function that is called a model', () => {
  test.each<[string, string[]]>([
    ['use_llm_func(hint_prompt)', ['wrapper use_llm_func', 'user: {hint_prompt}']],
    [
      'llm_model_func(prompt, system_prompt="Be brief.")',
      ['wrapper llm_model_func', 'system: Be brief.', 'user: {prompt}'],
    ],
    [
      'llm_model_func(system_prompt, user_prompt, params={})',
      ['wrapper llm_model_func', 'system: {system_prompt}', 'user: {user_prompt}'],
    ],
    ['llm_function(config)', []],
    ['llm_run(prompt, "Working…", settings)', ['wrapper llm_run', 'user: {prompt}']],
    ['gpt_write_file(prompt, "a.py")', ['wrapper gpt_write_file', 'user: {prompt}']],
    ['llm_run(step, 3)', []],
    ['gpt_write_file("a.py", content)', []],
    ['llm_run_handler(prompt)', []],
    ['llm_register(prompt)', []],
    ['pass_to_llm(prompt)', ['wrapper pass_to_llm', 'user: {prompt}']],
    ['pipeline.before_send_to_llm(prompt)', []],
  ])('%s', async (text, expected) => {
    expect(
      await found(
        'python',
        `from .llms import gpt_write_file, llm_run, llm_run_handler, llm_register, use_llm_func, llm_model_func, llm_function, pass_to_llm, pipeline\n${text}`,
      ),
    ).toEqual(expected);
  });
});

describe('a model that is given messages which are not written out', () => {
  test.each<[string, string[]]>([
    [
      'self.llm.generate_response(messages=messages, tools=tools)',
      ['wrapper self.llm.generate_response', 'history: {messages}'],
    ],
    ['self._model_client.create(messages=asked)', ['wrapper self._model_client.create', 'user: {asked}']],
    ['self._chat_generator.run(messages=asked)', ['wrapper self._chat_generator.run', 'user: {asked}']],
    ['llm_provider.aget_completion(messages=asked)', ['wrapper llm_provider.aget_completion', 'user: {asked}']],
    [
      'self.client.create(messages=asked, model="gpt-4o", max_tokens=9)',
      ['wrapper self.client.create, gpt-4o (literal), <= 9', 'user: {asked}'],
    ],
    [
      'self.llm_provider.client.create(response_model=Letter, messages=asked)',
      ['wrapper self.llm_provider.client.create', 'user: {asked}'],
    ],
    ['self.client.create(messages=asked)', []],
    ['self.client.create(model=Letter, name=asked)', []],
    ['self.executor.execute(prompt, self.model, tools)', ['wrapper self.executor.execute', 'user: {prompt}']],
    ['self.cache.execute(prompt, model)', []],
    ['self.executor.execute(prompt, view_model)', []],
    ['self.executor.execute(statement, model)', []],
    ['Letter.objects.create(model="gpt-4o", messages=asked)', []],
    ['self.session.create(model="gpt-4o", messages=asked)', []],
    ['self.store.create(messages=asked)', []],
    ['self.model.create(messages=asked)', []],
    ['self.llm.count_tokens(messages=asked)', []],
    ['self.llm.generate_response(text)', []],
  ])('%s', async (text, expected) => {
    expect(
      await found('python', `from .llms import llm_provider\nclass Desk:\n    def ask(self):\n        ${text}`),
    ).toEqual(expected);
  });

  test('not where the file says itself what is done', async () => {
    const text = `class Desk:
    def create(self, messages):
        return [message.text for message in messages]
llm = Desk()
llm.create(messages=asked)`;
    expect(await found('python', text)).toEqual([]);
  });
});

describe('names that say that a model is asked, of any package', () => {
  test.each<[string, string[]]>([
    [
      'completion_with_backoff(messages=asked, model="gpt-4o")',
      ['wrapper completion_with_backoff, gpt-4o (literal)', 'user: {asked}'],
    ],
    [
      'await send_message_to_model_wrapper(code_prompt)',
      ['wrapper send_message_to_model_wrapper', 'user: {code_prompt}'],
    ],
    ['await llm_call(llm, check_prompt, stop=stop)', ['wrapper llm_call', 'user: {check_prompt}']],
    ['send_message_to_user(code_prompt)', []],
  ])('%s', async (text, expected) => {
    const names = 'completion_with_backoff, send_message_to_model_wrapper, send_message_to_user';
    expect(
      await found(
        'python',
        `from .llms import ${names}\nfrom nemoguardrails.actions.llm.utils import llm_call\n${text}`,
      ),
    ).toEqual(expected);
  });
});

describe('a model that is given something that is called a prompt', () => {
  test.each<[string, string[]]>([
    [
      'llm_client.generate_response(prompt_library.edges(context), response_model=Edges)',
      ['wrapper llm_client.generate_response', 'user: {context}'],
    ],
    [
      'self.providers.llm.aget_completion(messages, config)',
      ['wrapper self.providers.llm.aget_completion', 'user: {messages}'],
    ],
    ['self.llm.agenerate(prompt_str, Answer)', ['wrapper self.llm.agenerate', 'user: {prompt_str}']],
    ['self.llm(prompt, stop=["Observation:"])', ['wrapper self.llm', 'user: {prompt}']],
    ['request_gpt_in_new_thread(inputs=asked, history=[])', ['wrapper request_gpt_in_new_thread', 'user: {asked}']],
    ['call_llm_once(self.prompts.short(text))', ['wrapper call_llm_once', 'user: {text}']],
    [
      'self.summary_model.invoke(self.summary_prompt.format(text=text))',
      ['wrapper self.summary_model.invoke', 'user: {summary_prompt}'],
    ],
    [
      'self.reasoningAgent.send_message(self.prompts.start + text, chat)',
      ['wrapper self.reasoningAgent.send_message', 'user: {start}'],
    ],
    [
      'chatgpt.send_new_message("Name three rivers of Europe.")',
      ['wrapper chatgpt.send_new_message', 'user: Name three rivers of Europe.'],
    ],
    ['bot.send_message(chat, text=prompt)', []],
    ['self.model.predict(inputs)', []],
    ['self.real_estate_agent.sell(prompt)', []],
    ['self.llm(value)', []],
    ['self.llm.generate(count)', []],
    ['llm_client.create(name)', []],
    ['request_gpt_in_new_thread(settings)', []],
    ['ask_llm_config(prompt)', []],
  ])('%s', async (text, expected) => {
    const names = 'llm_client, prompt_library, request_gpt_in_new_thread, call_llm_once, ask_llm_config, chatgpt, bot';
    expect(
      await found('python', `from .llms import ${names}\nclass Desk:\n    def ask(self):\n        ${text}`),
    ).toEqual(expected);
  });
});

describe('a model that is given an object with messages', () => {
  test.each<[string, string[]]>([
    ['llmClient.complete({ messages, tools })', ['wrapper llmClient.complete', 'history: {messages}']],
    ['this.llm.generate({ prompt: asked, stream: true })', ['wrapper this.llm.generate', 'user: {asked}']],
    ['this.llm.generate({ ids, stream: true })', []],
    ['model.chatCompletion(messages, { maxTokens: 9 })', ['wrapper model.chatCompletion, <= 9', 'user: {messages}']],
    ['model.chatCompletion(count)', []],
    ['page.chatCompletion(messages)', []],
    ['llmClient.configure({ messages })', []],
    ['mailClient.complete({ messages })', []],
  ])('%s', async (text, expected) => {
    const file = `export const ask = (llmClient: LLMClient, model: Model, messages: Message[], asked: string) => ${text};`;
    expect(await found('typescript', file)).toEqual(expected);
  });
});

describe('a chain of another file', () => {
  const python = 'from langchain_core.runnables import Runnable\nfrom .chains import make_chain, qa_chain, steps\n';
  const typescript =
    "import { Document } from 'langchain/document';\nimport { makeChain, makeSteps, steps } from '@/utils/chains';\nconst chain = makeChain(retriever);\n";
  test.each<[LanguageId, string, string[]]>([
    [
      'typescript',
      `${typescript}await chain.invoke({ question: asked, chat_history });`,
      ['wrapper chain.invoke', 'user: {asked}'],
    ],
    ['python', `${python}qa_chain.invoke({"input": "Why?"})`, ['wrapper qa_chain.invoke', 'user: Why?']],
    [
      'python',
      `${python}chain = make_chain(store)\nawait chain.ainvoke({"question": asked})`,
      ['wrapper chain.ainvoke', 'user: {asked}'],
    ],
    ['typescript', `${typescript}await steps.invoke({ question: asked });`, []],
    [
      'typescript',
      `${typescript}const maker = await makeSteps();\nconst aiRunnable = await maker.create();\nawait aiRunnable.stream({ input: asked }, settings);`,
      ['wrapper aiRunnable.stream', 'user: {asked}'],
    ],
    ['typescript', `${typescript}await chain.invoke({ id: 3 });`, []],
    ['typescript', "import { supplyChain } from './stores';\n// langchain\nsupplyChain.call({ query: 'orders' });", []],
    ['typescript', `${typescript}chain.describe({ question: asked });`, []],
    [
      'typescript',
      "import { Document } from 'langchain/document';\nimport { retriever, format } from './stores';\nconst chain = retriever.pipe(format);\nawait chain.invoke({ question: 'Why?' });",
      [],
    ],
    ['typescript', "import { chain } from './blocks';\nchain.call({ input: 3 });", []],
    [
      'python',
      'from operator import itemgetter\nfrom langchain_core.runnables import Runnable\nfrom .stores import retriever\nfind_chain = itemgetter("question") | retriever\nfind_chain.invoke({"question": "Why?"})',
      [],
    ],
  ])('%s: %s', async (language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

test('what makes a model asks nothing', async () => {
  const text = "import { registry } from './models';\nconst model = registry.languageModel('openai > gpt-4o');";
  expect(await found('typescript', text)).toEqual([]);
});

describe('a model of another file, in names of words run together', () => {
  test.each<[string, string[]]>([
    ['await flashModel.generateContent(systemPrompt)', ['wrapper flashModel.generateContent', 'user: {systemPrompt}']],
    ['await structuredLlm.invoke(inputMessages)', ['wrapper structuredLlm.invoke', 'user: {inputMessages}']],
    ['await flashModel.generateContent(summaries)', []],
    ['await page.generateContent(systemPrompt)', []],
    ['await structuredLlm.describe(inputMessages)', []],
  ])('%s', async (text, expected) => {
    const file = `import { flashModel, structuredLlm, page } from './models';\nexport const ask = async (systemPrompt, inputMessages, summaries) => ${text};`;
    expect(await found('typescript', file)).toEqual(expected);
  });
});

test('what a component keeps is sent to nobody', async () => {
  const file = `import { useStore } from './store';
const { setChatMessages, setMessages, setPromptHistory } = useStore();
setChatMessages([...old, { role: 'user', content: asked }]);
setMessages([{ role: 'user', content: asked }]);
setPromptHistory([{ role: 'user', content: asked }]);`;
  expect(await found('typescript', file)).toEqual([]);
});

describe('an agent of another file that is run', () => {
  test.each<[string, string[]]>([
    ['reasoning_agent.run(messages=messages)', ['wrapper reasoning_agent.run', 'history: {messages}']],
    ['await agent.arun(messages=[note])', ['wrapper agent.arun', 'user: {note}']],
    ['agent.parse(messages=[note], functions=tools)', ['wrapper agent.parse', 'user: {note}']],
    ['runner.run_async(agent, messages, debug=True)', ['wrapper runner.run_async', 'user: {messages}']],
    ['runner.run(build, messages)', []],
    ['runner.run(agent, build)', []],
    ['agent.run(build)', []],
    ['agent.run(messages)', []],
    ['runner.run(messages=messages)', []],
    ['agent.restart(messages=messages)', []],
  ])('%s', async (text, expected) => {
    const file = `from openai import OpenAI\nasync def f(agent, reasoning_agent, runner, messages, note, build, tools):\n    return ${text}\n`;
    expect(await found('python', file)).toEqual(expected);
  });
});

describe('an object of a class that is called an agent, given a task', () => {
  test.each<[string, string[]]>([
    [
      'agent.run("Find the opening hours of the library")',
      ['wrapper agent.run', 'user: Find the opening hours of the library'],
    ],
    [
      'agent.run(f"Find out when {place} opens on Sundays")',
      ['wrapper agent.run', 'user: Find out when {place} opens on Sundays'],
    ],
    ['agent.run(task)', ['wrapper agent.run', 'user: \nName three rivers that flow north.\n']],
    ['agent.run("tar cfz backup.tgz home etc var")', []],
    ['agent.run("SELECT name, born FROM people WHERE born > 1990")', []],
    ['agent.run("Get-ChildItem -Path docs -Recurse -Filter name")', []],
    ['agent.run("Rebuild")', []],
    ['agent.run(place)', []],
    ['runner.run("Find the opening hours of the library")', []],
    ['agent.log("Find the opening hours of the library")', []],
  ])('%s', async (text, expected) => {
    const file = `from openai import OpenAI
from .agents import Runner, WebAgent
task = """
Name three rivers that flow north.
"""
agent = WebAgent(driver)
runner = Runner(agent)
def go(place):
    return ${text}
`;
    expect(await found('python', file)).toEqual(expected);
  });
});

describe('what is called nothing but a model', () => {
  test.each<[string, string[]]>([
    ['self.model.generate(prompt, size)', ['wrapper self.model.generate', 'user: {prompt}']],
    ['self.model.generate(messages=messages)', ['wrapper self.model.generate', 'history: {messages}']],
    ['self.model.generate(inputs, size)', []],
    ['self.model.fit(prompt, size)', []],
  ])('%s', async (text, expected) => {
    const file = `from openai import OpenAI\nclass A:\n    def ask(self, prompt, messages, inputs, size):\n        return ${text}\n`;
    expect(await found('python', file)).toEqual(expected);
  });
});

describe('what is given says that a model is asked', () => {
  const asked = 'user: {asked}';
  test.each<[string, string[]]>([
    // Messages and a model, whatever object sends them.
    ['gateway.make_request(model="m", messages=asked)', []],
    ['gateway.create_reply(model="m", messages=asked)', ['wrapper gateway.create_reply, m (literal)', asked]],
    ['gateway.chat_completions(messages=asked)', ['wrapper gateway.chat_completions', asked]],
    ['gateway.chat(messages=asked)', []],
    ['gateway.build_reply(model="m", messages=asked)', []],
    ['cache.get_response(model="m", messages=asked)', []],
    ['tracer.send(model="m", messages=asked)', []],
    // A prompt, a model and a setting that only models have.
    ['run_query(prompt=asked, engine="m", max_tokens=9)', ['wrapper run_query, m (literal), <= 9', asked]],
    ['run_query(prompt=asked, engine="m", label=9)', []],
    [
      'send_auto_request(client, message=asked, model="m", max_tokens=9)',
      ['wrapper send_auto_request, m (literal), <= 9', asked],
    ],
    ['convert_to_request(client, message=asked, model="m", max_tokens=9)', []],
    ['run_query(prompt=asked, model="m", temperature=1, width=512)', []],
    // What the system says and what the user, to what is called a model.
    [
      'LLMGateway.structured_output(question, system_prompt, Answer)',
      ['wrapper LLMGateway.structured_output', 'system: {system_prompt}', 'user: {question}'],
    ],
    [
      'LLMGateway.structured_output(text_input=asked, system_prompt=rules)',
      ['wrapper LLMGateway.structured_output', 'system: {rules}', asked],
    ],
    ['Gateway.structured_output(question, system_prompt, Answer)', []],
    [
      'self.llm.get_answer(chat_messages=None, system_prompt=rules, last_prompt=asked)',
      ['wrapper self.llm.get_answer', 'system: {rules}', asked],
    ],
    [
      'self.llm.get_answer(chat_messages=asked, system_prompt=rules)',
      ['wrapper self.llm.get_answer', 'system: {rules}', asked],
    ],
    ['self.llm.get_answer(system_prompt=rules)', []],
    ['self.llm.set_answer(system_prompt=rules, last_prompt=asked)', []],
    // Functions that call a model, given what is called a prompt.
    ['call_model(prompt=asked)', ['wrapper call_model', asked]],
    ['get_model_response(chat_prompt)', ['wrapper get_model_response', 'user: {chat_prompt}']],
    ['gateway.get_chat_response(chat_messages)', ['wrapper gateway.get_chat_response', 'user: {chat_messages}']],
    ['call_model(inputs)', []],
    ['call_model(instance=asked)', []],
    ['get_model_output_path(chat_prompt)', []],
    // What generates, unless it is pictures or sound.
    ['self.engine.generate(prompt=asked)', ['wrapper self.engine.generate', asked]],
    ['self.evaluator.query(prompt=asked)', ['wrapper self.evaluator.query', asked]],
    ['self.image_generator.generate(prompt=asked)', []],
    ['self.engine.generate(prompt=asked, num_inference_steps=9)', []],
    ['self.engine.generate(report=asked)', []],
    ['self.judge_generator.generate(conv)', ['wrapper self.judge_generator.generate', 'user: {conv}']],
  ])('%s', async (text, expected) => {
    const names = 'gateway, cache, tracer, run_query, call_model, get_model_response, Gateway, LLMGateway';
    const file = `from .others import ${names}\nclass Desk:\n    def ask(self, asked, question, rules, system_prompt, chat_prompt, chat_messages, inputs, conv):\n        return ${text}\n`;
    expect(await found('python', file)).toEqual(expected);
  });
});

describe('which of two texts is the system’s', () => {
  test.each<[string, string[]]>([
    ['llm_call(system_prompt, question)', ['system: {system_prompt}', 'user: {question}']],
    ['llm_call(question, system_prompt)', ['system: {system_prompt}', 'user: {question}']],
    ['llm_call(system_prompt, room)', ['user: {system_prompt}']],
    ['llm_call(room, system_prompt)', ['user: {system_prompt}']],
  ])('%s', async (text, expected) => {
    expect((await found('python', `from .llms import llm_call\n${text}`)).slice(1)).toEqual(expected);
  });
});

describe('a model of VS Code that another file chooses', () => {
  const editor = "import * as vscode from 'vscode';\nimport { chooseModel } from './model';\n";
  test.each<[string, string[]]>([
    [
      'const model = await chooseModel();\nawait model.sendRequest(input.messages, {}, token);',
      ['wrapper model.sendRequest', 'user: {input.messages}'],
    ],
    ["await client.sendRequest('workspace/symbols', { query }, token);", []],
    ['await client.sendRequest(SymbolsRequest.type, params, token);', []],
    ['await client.sendRequest(messages);', []],
  ])('%s', async (text, expected) => {
    const file = `${editor}async function ask(input: { messages: vscode.LanguageModelChatMessage[] }, client, token, params, query, messages) {\n${text}\n}`;
    expect(await found('typescript', file)).toEqual(expected);
  });

  test('a client of a language server, in a file that speaks of no models', async () => {
    const file = `${editor}async function ask(client, messages, token) { await client.sendRequest(messages, {}, token); }`;
    expect(await found('typescript', file)).toEqual([]);
  });
});
