import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';

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

describe('a request that its function is handed whole', () => {
  const head = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
  const send = '{ return client.chat.completions.create(request); }\n';
  const given =
    "{ model: 'gpt-4o', max_tokens: 90, messages: [{ role: 'system', content: 'You sell tea.' }, { role: 'user', content: text }] }";
  test.each<[string, string, string[]]>([
    [
      'is what the only caller in its file puts together',
      `function send(request) ${send}function ask(text) { return send(${given}); }`,
      ['client.chat.completions.create, gpt-4o (literal), <= 90', 'system: You sell tea.', 'user: {text}'],
    ],
    [
      'in a class, where another option is added',
      `class A { constructor() { this.system = 'You sell tea.'; }
  ask(text) { const options = { model: 'gpt-4o', messages: [{ role: 'system', content: this.system }, { role: 'user', content: text }] }; return this.send(options); }
  private async send(input: any) { return client.chat.completions.create({ ...input, stream: false }); } }`,
      ['client.chat.completions.create, gpt-4o (literal)', 'system: You sell tea.', 'user: {text}'],
    ],
    [
      'is what each of several callers gives',
      `function send(request) ${send}send(${given});\nsend({ model: 'o3', messages: [{ role: 'user', content: 'Which rivers cross Vienna?' }] });`,
      [
        'client.chat.completions.create',
        'wrapper send, gpt-4o (literal), <= 90',
        'system: You sell tea.',
        'user: {text}',
        'wrapper send, o3 (literal)',
        'user: Which rivers cross Vienna?',
      ],
    ],
    [
      'is what one caller gives of a function that other files may call',
      `export function send(request) ${send}function ask(text) { return send(${given}); }`,
      [
        'client.chat.completions.create',
        'wrapper send, gpt-4o (literal), <= 90',
        'system: You sell tea.',
        'user: {text}',
      ],
    ],
    ['stays open where nobody calls', `function send(request) ${send}`, ['client.chat.completions.create']],
    [
      'keeps messages of its own',
      `function send(request) { return client.chat.completions.create({ ...request, messages: [{ role: 'user', content: 'Why?' }] }); }
function ask() { return send(${given}); }`,
      ['client.chat.completions.create', 'user: Why?'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(resolved(await scan('typescript', head + text))).toEqual(expected);
  });
});

describe('the model of a client that callers hand over', () => {
  const java = (calls: string) => `import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
class A {
  static String ask(ChatModel model, String question) { return model.chat(question); }
  void run(ChatModel given) {
    ChatModel small = OpenAiChatModel.builder().modelName("gpt-4o-mini").build();
    ChatModel large = OpenAiChatModel.builder().modelName("gpt-4o").build();
    ${calls}
  } }`;
  test.each<[string, string, string]>([
    ['by one caller', 'ask(small, "Why?");', 'gpt-4o-mini default'],
    ['by callers with the same', 'ask(small, "Why?"); ask(small, "How?");', 'gpt-4o-mini default'],
    ['by callers with several', 'ask(small, "Why?"); ask(large, "How?");', '? unknown'],
    ['by a caller that was handed it', 'ask(given, "Why?");', '? unknown'],
    ['by nobody in the file', '', '? unknown'],
  ])('%s', async (_name, calls, expected) => {
    const found = (await scan('java', java(calls))).calls.find(({ callee }) => callee === 'model.chat')!;
    expect(`${found.model.id ?? '?'} ${found.model.from}`).toBe(expected);
  });
});
