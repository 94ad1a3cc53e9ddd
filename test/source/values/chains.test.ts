import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

const python = `from langchain_core.prompts import PromptTemplate
from langchain_openai import ChatOpenAI
prompt = PromptTemplate(template="Name a {thing}.", input_variables=["thing"])
model = ChatOpenAI(model="m", max_tokens=9)
`;
const typescript = `import { ChatOpenAI } from '@langchain/openai';
import { PromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { RunnableSequence } from '@langchain/core/runnables';
const prompt = PromptTemplate.fromTemplate('Name a {thing}.');
const model = new ChatOpenAI({ model: 'm', maxTokens: 9 });
`;
const asked = 'user: Name a {thing}.';

describe('what is composed is called like the model in it', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'by |',
      'python',
      `${python}(prompt | model | parser).invoke({"thing": "tea"})`,
      ['prompt | model | parser.invoke, m (literal), <= 9', asked],
    ],
    [
      'by a name',
      'python',
      `${python}chain = prompt | model\nfor thing in things:\n    chain.invoke({"thing": thing})`,
      ['chain.invoke, m (literal), <= 9, loop', asked],
    ],
    [
      'with a model of which only the name is known',
      'python',
      `${python}def run(llm):\n    (prompt | llm).invoke({})`,
      ['prompt | llm.invoke', asked],
    ],
    [
      'with a model from the settings of a class whose base is not at hand',
      'python',
      `${python}from .base_node import BaseNode
class Node(BaseNode):
    def __init__(self, settings):
        self.llm_model = settings["llm_model"]
    def execute(self):
        chain = prompt | self.llm_model | parser
        return chain.invoke({})`,
      ['chain.invoke', asked],
    ],
    [
      'with nothing that asks a model: what is left is the template',
      'python',
      `${python}(prompt | parser).invoke({})`,
      ['prompt PromptTemplate', asked],
    ],
    [
      'with a model that another file makes',
      'python',
      `${python}from .models import llm\nchain = prompt | llm\nchain.invoke({})`,
      ['chain.invoke', asked],
    ],
    [
      'with a model that is the first of what a function of another file gives',
      'python',
      `${python}from .models import get_llm, get_rows\nllm, name = get_llm("m")\nchain = prompt | llm\nchain.invoke({})`,
      ['chain.invoke', asked],
    ],
    [
      'with the second of it',
      'python',
      `${python}from .models import get_llm\nllm, lines = get_llm("m")\nchain = prompt | lines\nchain.invoke({})`,
      ['prompt PromptTemplate', asked],
    ],
    [
      'with a model that is a member of what another file makes',
      'python',
      `${python}from .providers import provider\nchain = prompt | provider.llm\nchain.invoke({})`,
      ['chain.invoke', asked],
    ],
    [
      'with another member of it',
      'python',
      `${python}from .providers import provider\nchain = prompt | provider.lines\nchain.invoke({})`,
      ['prompt PromptTemplate', asked],
    ],
    [
      'with something that another file makes and nothing calls a model',
      'python',
      `${python}from .parsers import lines\nchain = prompt | lines\nchain.invoke({})`,
      ['prompt PromptTemplate', asked],
    ],
    [
      'with a model in the dress of a class of the project',
      'python',
      `${python}from .logging import LoggedModel\n(prompt | LoggedModel(model)).invoke({})`,
      ['prompt | LoggedModel(model).invoke, m (literal), <= 9', asked],
    ],
    [
      'in the dress of a class of the file, too',
      'python',
      `${python}class LoggedModel:
    def __init__(self, llm):
        self.llm = llm
    def __call__(self, messages):
        return self.llm.invoke(messages)
(prompt | LoggedModel(model)).invoke({})`,
      ['wrapper self.llm.invoke', 'user: {messages}', 'prompt | LoggedModel(model).invoke, m (literal), <= 9', asked],
    ],
    [
      'with an object of a class of the file that is called a model',
      'python',
      `${python}class OfficeModel:
    def __call__(self, messages):
        return post(messages)
class Desk:
    def __init__(self):
        self.cheap = OfficeModel()
    def name(self, thing):
        chain = prompt | self.cheap
        return chain.invoke({"thing": thing})`,
      ['chain.invoke', asked],
    ],
    [
      'with an object of the file that is called something else',
      'python',
      `${python}class Lines:
    def __call__(self, messages):
        return messages
chain = prompt | Lines()
chain.invoke({})`,
      ['prompt PromptTemplate', asked],
    ],
    [
      'by pipe',
      'typescript',
      `${typescript}await prompt.pipe(model).pipe(new StringOutputParser()).invoke({ thing: 'tea' });`,
      ['prompt.pipe().pipe().invoke, m (literal), <= 9', asked],
    ],
    [
      'as a sequence',
      'typescript',
      `${typescript}await RunnableSequence.from([prompt, model, new StringOutputParser()]).invoke({ thing: 'tea' });`,
      ['RunnableSequence.from().invoke, m (literal), <= 9', asked],
    ],
    [
      'as a sequence with a sequence in it, behind what fills it',
      'typescript',
      `${typescript}const inner = RunnableSequence.from([{ thing: input => input.thing }, prompt, model]);
const outer = RunnableSequence.from([{ thing: retriever }, inner, new StringOutputParser()]);
await outer.stream({ thing: 'tea' });`,
      ['outer.stream, m (literal), <= 9', asked],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('an object that is put together of others', () => {
  const parts = `from haystack import Pipeline
from haystack.components.builders import PromptBuilder
from haystack.components.generators import OpenAIGenerator
pipe = Pipeline()
pipe.add_component("prompt", PromptBuilder(template="Answer {{ question }}."))
`;
  test.each<[string, string, string[]]>([
    [
      'asks the one that generates, with what the builders make',
      `${parts}pipe.add_component("llm", OpenAIGenerator(model="m", generation_kwargs={"max_tokens": 9}))
pipe.connect("prompt", "llm")
pipe.run({"prompt": {"question": "Why?"}})`,
      ['prompt PromptBuilder', 'user: Answer {question}.', 'pipe.run, m (literal), <= 9', 'user: Answer {question}.'],
    ],
    [
      'asks nobody when none does',
      `${parts}pipe.run({"prompt": {}})`,
      ['prompt PromptBuilder', 'user: Answer {question}.'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe('objects', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a parameter that is an object of the type it is said to have',
      'python',
      `from langchain import OpenAI
from langchain.llms.base import BaseLLM
class Agent:
    def __init__(self, llm: BaseLLM = OpenAI(model_name="m", max_tokens=9)):
        self.llm = llm
    def run(self, question):
        return self.llm(f"Answer {question}")`,
      ['self.llm, m (literal), <= 9', 'user: Answer {question}'],
    ],
    [
      'what is appended to a conversation',
      'python',
      `from xai_sdk import Client
from xai_sdk.chat import system, user
chat = Client().chat.create(model="m", messages=[system("Be brief.")])
chat.append(user("Why?"))
chat.append(user("And how?"))
chat.sample()`,
      ['chat.sample, m (literal)', 'system: Be brief.', 'user: Why?', 'user: And how?'],
    ],
    [
      'a conversation to which nothing is appended',
      'python',
      'from xai_sdk import Client\nchat = Client().chat.create(model="m")\nchat.sample()',
      ['chat.sample, m (literal)'],
    ],
    [
      'a model that answers with pictures is no LLM',
      'python',
      'import boto3\nboto3.client("bedrock-runtime").invoke_model(modelId="amazon.titan-image-generator-v1", body=body)',
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('an object that stands for the client it is given', () => {
  const openai = 'from openai import OpenAI\nfrom .logging import LoggedClient, count\n';
  const ask = 'client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Name a river."}])';
  test.each<[string, string, string | undefined]>([
    ['a class of another file', `client = LoggedClient(OpenAI())\n${ask}`, 'openai'],
    ['a function that makes something else of it', `client = count(OpenAI())\nclient.close()`, undefined],
    ['a class that is given settings', `client = LoggedClient(settings)\nclient.send("Name a river.")`, undefined],
  ])('%s', async (_name, text, sdk) => {
    const { calls } = await scan('python', openai + text, { readFile: () => undefined });
    expect(calls.map(call => call.sdk)).toEqual(sdk ? [sdk] : []);
  });
});

test('messages of another shape are these messages', async () => {
  const text = `from langchain.adapters.openai import convert_openai_messages
from langchain_openai import ChatOpenAI
asked = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Name a river."}]
ChatOpenAI(model="m").invoke(convert_openai_messages(asked))`;
  expect(await found('python', text)).toEqual([
    'ChatOpenAI().invoke, m (literal)',
    'system: Be brief.',
    'user: Name a river.',
  ]);
});

test('a chain that is made outright is asked like one that is made from a model', async () => {
  const text = `from langchain.chains import LLMMathChain\ndef sum_up(llm, inner):\n    return LLMMathChain(llm=llm, llm_chain=inner).invoke({"question": "Two and two?"})`;
  expect(await found('python', text)).toEqual(['LLMMathChain().invoke', 'user: Two and two?']);
});

describe('what a method makes that only one SDK has, of an object of which nothing is known', () => {
  const langchain = 'from langchain_core.messages import HumanMessage\n';
  const llamaIndex = 'from llama_index.core import PromptTemplate\n';
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a model with tools',
      'python',
      `${langchain}def run(router, tools):\n    bound = router.bind_tools(tools)\n    bound.invoke("Which way?")`,
      ['bound.invoke', 'user: Which way?'],
    ],
    [
      'an index of another file',
      'python',
      `${llamaIndex}from .stores import index\nengine = index.as_query_engine()\nengine.query("Which way?")`,
      ['engine.query', 'user: Which way?'],
    ],
    [
      'with what it is told',
      'python',
      `${llamaIndex}def run(index):\n    index.as_chat_engine(system_prompt="Be brief.").chat("Which way?")`,
      ['index.as_chat_engine().chat', 'system: Be brief.', 'user: Which way?'],
    ],
    [
      'in JavaScript',
      'typescript',
      "import { HumanMessage } from '@langchain/core/messages';\nexport const run = (router, tools) => router.withStructuredOutput(tools).invoke('Which way?');",
      ['router.withStructuredOutput().invoke', 'user: Which way?'],
    ],
    [
      'in a file that does not name the SDK',
      'python',
      'def run(index):\n    index.as_query_engine().query("Which way?")',
      [],
    ],
    [
      'the project’s own method is none',
      'python',
      `${langchain}class Router:\n    def bind_tools(self, tools):\n        return Table(tools)\nRouter().bind_tools([]).invoke("Which way?")`,
      [],
    ],
    [
      'another method is none',
      'python',
      `${llamaIndex}def run(index):\n    index.as_retriever().retrieve("Which way?")`,
      [],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('what a statement sets on an object is what it has', () => {
  test.each<[string, string, string[]]>([
    [
      'a model',
      'from langchain_openai import ChatOpenAI\nfrom acme import App\napp = App()\napp.llm = ChatOpenAI(model="m")\napp.llm.invoke("Which way?")',
      ['app.llm.invoke, m (literal)', 'user: Which way?'],
    ],
    [
      'the last one',
      'from langchain_openai import ChatOpenAI\nfrom acme import App\napp = App()\napp.llm = ChatOpenAI(model="a")\napp.llm = ChatOpenAI(model="b")\napp.llm.invoke("Which way?")',
      ['app.llm.invoke, b (literal)', 'user: Which way?'],
    ],
    [
      'a text',
      'from openai import OpenAI\nfrom acme import App\napp = App()\napp.words = "Which way?"\nOpenAI().responses.create(model="m", input=app.words)',
      ['OpenAI().responses.create, m (literal)', 'user: Which way?'],
    ],
    [
      'no request of the SDK is what a statement put in its place',
      'import litellm\nlitellm.completion = counted(litellm.completion)\nlitellm.completion(model="m", messages=[{"role": "user", "content": "Which way?"}])',
      ['litellm.completion, m (literal)', 'user: Which way?'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await found('python', text)).toEqual(expected);
  });
});

describe('a client or package that a platform watches', () => {
  const head =
    "import * as ai from 'ai';\nimport { openai } from '@ai-sdk/openai';\nimport OpenAI from 'openai';\nimport { wrapAISDK, traceClient, summarize } from './telemetry';\n";
  const text = "{ model: openai('m'), prompt: 'Why?' }";
  const body = "{ model: 'm', messages: [{ role: 'user', content: 'Why?' }] }";
  test.each<[string, string, string[]]>([
    ['a package', `wrapAISDK(ai).generateText(${text});`, ['wrapAISDK().generateText, m (literal)', 'user: Why?']],
    [
      'a function of it',
      `const { generateText } = watched ? wrapAISDK(ai) : ai;\ngenerateText(${text});`,
      ['generateText, m (literal)', 'user: Why?'],
    ],
    [
      'a client',
      `const client = traceClient(new OpenAI());\nclient.chat.completions.create(${body});`,
      ['client.chat.completions.create, m (literal)', 'user: Why?'],
    ],
    ['what only reads it', `summarize(ai).generateText(${text});`, []],
  ])('%s', async (_name, program, expected) => {
    expect(resolved(await scan('typescript', head + program, { readFile: () => undefined }))).toEqual(expected);
  });
});
