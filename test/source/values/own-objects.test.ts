import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const of = async (language: 'python', text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

test.each<[string, string]>([
  ['by a method of the class', 'return cls(llm=llm, prompt=prompt)'],
  ['with more set beside', 'made = cls(llm=llm, prompt=prompt, verbose=True)\n        return made'],
])("a program's own chain that is made %s is no request; what is run of it is one", async (_name, made) => {
  const text = `from langchain.chains import LLMChain
from langchain.prompts import PromptTemplate
from langchain_openai import ChatOpenAI
class Rivers(LLMChain):
    @classmethod
    def from_llm(cls, llm):
        prompt = PromptTemplate.from_template("Which rivers cross {city}?")
        ${made}
Rivers.from_llm(ChatOpenAI(model="m")).run(city="Vienna")`;
  expect(await of('python', text)).toEqual(['Rivers.from_llm().run, m (literal)', 'user: Which rivers cross {city}?']);
});

test.each<[string, string, string]>([
  ['what is given, or nothing', 'if plan is None: self.plan = ""\n        else: self.plan = plan', '{plan}'],
  ['what is given', 'self.plan = plan', '{plan}'],
  ['nothing', 'self.plan = ""\n        self.plan = ""', ''],
])('a field that the constructor sets to %s', async (_name, statements, expected) => {
  const text = `from openai import OpenAI
class A:
    def __init__(self, plan=None):
        ${statements}
    def ask(self):
        OpenAI().responses.create(model="m", input=f"Follow this plan: {self.plan}")`;
  const [, part] = await of('python', text);
  expect(part?.replace('self.', '')).toBe(`user: Follow this plan: ${expected}`);
});

test.each<[string, string, string[]]>([
  [
    'the object of a class of a package, called by its own class',
    'import dspy\nclass Slow(dspy.LM):\n    def __call__(self, prompt):\n        return super().__call__(prompt=prompt)',
    ['super().__call__', 'user: {prompt}'],
  ],
  [
    'a function before a model that a parameter brings',
    'from langchain_core.runnables import RunnableLambda\ndef ask(llm, state):\n    chain = RunnableLambda(lambda s: s["messages"]) | llm\n    chain.invoke({"messages": "Which rivers cross Vienna?"})',
    ['chain.invoke', 'user: Which rivers cross Vienna?'],
  ],
  [
    'a chain that a field holds',
    'import langchain\nclass A:\n    chain: Any\n    def ask(self):\n        self.chain.invoke({"messages": self.messages})',
    ['wrapper self.chain.invoke', 'history: {messages}'],
  ],
  [
    'a supply chain',
    'import langchain\nclass A:\n    supply_chain: Any\n    def ask(self):\n        self.supply_chain.invoke({"messages": self.messages})',
    [],
  ],
  [
    'a model that a parameter brings, told as only a language model is',
    'import transformers\ndef ask(model, inputs, end):\n    model.generate(**inputs, eos_token_id=end)',
    ['model.generate', 'user: {inputs}'],
  ],
  [
    'what else generates',
    'import transformers\ndef draw(model, inputs, size):\n    model.generate(**inputs, size=size)',
    [],
  ],
  [
    "a request of Claude's that was put together before",
    'import anthropic\ndef ask(client, request):\n    client.messages.create(**request)',
    ['client.messages.create'],
  ],
  ['a text message', 'import twilio\ndef send(client, sms):\n    client.messages.create(**sms)', []],
  [
    'an agent of an old kind, whose name is no model',
    'from langchain.agents import initialize_agent\nfrom langchain.llms import OpenAI\nagent = initialize_agent([], OpenAI(model="m"), agent="zero-shot-react-description")\nagent.run("What is 5 x 5?")',
    ['agent initialize_agent, m (literal)', 'agent.run, m (default)', 'user: What is 5 x 5?'],
  ],
  [
    'a crew that goes on',
    'from crewai.crew import Crew\ncrew = Crew.from_checkpoint(saved)\ncrew.akickoff()',
    ['crew.akickoff'],
  ],
  [
    'a template that is filled first',
    'from langchain_core.prompts import ChatPromptTemplate\nfrom langchain_openai import ChatOpenAI\ndef ask(state):\n    prompt = ChatPromptTemplate.from_messages([("system", "Be kind."), ("placeholder", "{messages}")])\n    ChatOpenAI(model="m").invoke(prompt.invoke({"messages": state.messages}))',
    ['ChatOpenAI().invoke, m (literal)', 'system: Be kind.', 'history: {messages}'],
  ],
])('%s', async (_name, text, expected) => {
  expect(await of('python', text)).toEqual(expected);
});
