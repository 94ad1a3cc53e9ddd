import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, scan } from '../scanner-of-tests.ts';

describe('an agent that is made in a function', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'has what the caller gives',
      'python',
      'from agents import Agent\ndef make(text):\n    return Agent(name="a", instructions=text)\nmake("You cook.")',
      ['system: You cook.'],
    ],
    [
      'the first that gives a text, by name too',
      'python',
      'from agents import Agent\ndef make(name, text):\n    return Agent(name=name, instructions=text)\nmake("a", other)\nmake(name="b", text="You cook.")\nmake("c", "You bake.")',
      ['system: You cook.'],
    ],
    [
      'in a constructor',
      'python',
      'from agents import Agent\nclass Cook:\n    def __init__(self, text):\n        self.agent = Agent(name="a", instructions=text)\nCook("You cook.")',
      ['system: You cook.'],
    ],
    [
      'in a function of a type',
      'rust',
      `use rig::providers::openai;
struct Cook { agent: Agent }
impl Cook {
    fn new(text: &str) -> Self { Self { agent: openai::Client::from_env().agent("m").preamble(text).build() } }
}
fn main() { Cook::new("You cook."); }`,
      ['system: You cook.'],
    ],
    [
      'keeps its parameter where nobody in the file calls',
      'python',
      'from agents import Agent\ndef make(text):\n    return Agent(name="a", instructions=text)',
      ['system: {text}'],
    ],
    [
      'keeps its parameter where another function of that name is called',
      'python',
      'from agents import Agent\nfrom other import tools\ndef make(text):\n    return Agent(name="a", instructions=text)\ntools.make("You cook.")',
      ['system: {text}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(prompts(await scan(language, text))).toEqual(expected);
  });
});

describe('a model that a function is told', () => {
  const agent =
    'from agents import Agent\ndef make(model):\n    return Agent(name="a", instructions="You cook.", model=model)\n';
  const ask =
    'from openai import OpenAI\ndef ask(model, text):\n    return OpenAI().responses.create(model=model, input=text)\n';
  const framework =
    'from autogen_ext.models.openai import OpenAIChatCompletionClient\nfrom autogen_agentchat.agents import AssistantAgent\ndef make(client):\n    return AssistantAgent(name="a", model_client=client, system_message="You cook.")\n';
  test.each<[string, string, string]>([
    ['by its only caller', `${agent}make("gpt-4o")`, 'gpt-4o default'],
    ['by all its callers', `${ask}ask("gpt-4o", a)\nask(model="gpt-4o", text=b)`, 'gpt-4o default'],
    ['by callers who differ', `${ask}ask("gpt-4o", a)\nask("o3", b)`, '? unknown'],
    ['by callers of whom one does not say', `${ask}ask("gpt-4o", a)\nask(chosen, b)`, '? unknown'],
    ['by nobody in the file', ask, '? unknown'],
    ['as a client', `${framework}make(OpenAIChatCompletionClient(model="gpt-4o"))`, 'gpt-4o default'],
    [
      'in a constructor',
      'from openai import OpenAI\nclass Asks:\n    def __init__(self, model):\n        self.model = model\n    def ask(self, text):\n        return OpenAI().responses.create(model=self.model, input=text)\nAsks("gpt-4o")',
      'gpt-4o default',
    ],
  ])('%s', async (_name, text, expected) => {
    const { calls } = await scan('python', text);
    expect(calls.map(({ model }) => `${model.id ?? '?'} ${model.from}`)[0]).toBe(expected);
  });
});
