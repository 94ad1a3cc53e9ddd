import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

/** `chat` is a method of a base class that another file holds. */
const asked = async (request: string) =>
  resolved(
    await scan('ruby', `class Helper < BaseService\n  def go\n    ${request}\n  end\nend`, {
      readFile: () => undefined,
    }),
  );

test.each<[string, string, string[]]>([
  [
    'instructions',
    'chat.with_instructions("You write questions.").ask("About #{topic}")',
    ['chat.with_instructions().ask', 'system: You write questions.', 'user: About {topic}'],
  ],
  [
    'a model by name at the start of the chain',
    'chat(model: "gpt-4o").with_temperature(0.2).with_instructions("Be brief.").ask(topic)',
    ['chat().with_temperature().with_instructions().ask, gpt-4o (literal)', 'system: Be brief.', 'user: {topic}'],
  ],
  [
    'the setting nearest to the call',
    'chat.with_model("gpt-4").with_model("gpt-4o").with_schema(Answer).ask(topic)',
    ['chat.with_model().with_model().with_schema().ask, gpt-4o (literal)', 'user: {topic}'],
  ],
  ['another chain that is asked', 'store.with_index(2).ask("Which one?")', []],
  ['instructions without a question', 'chat.with_instructions("Be brief.").messages', []],
])('%s', async (_name, request, expected) => {
  expect(await asked(request)).toEqual(expected);
});

describe('the id that a model was made by', () => {
  const asked = async (made: string, more = '') =>
    resolved(
      await scan(
        'typescript',
        `import { loadChatModel } from './utils';\n${more}\nexport async function answer(config: any) {\n  const model = await ${made};\n  return model.invoke([{ role: 'system', content: 'Name three rivers of Spain.' }]);\n}`,
        { readFile: () => undefined },
      ),
    );
  test.each<[string, string, string, string]>([
    [
      'with its host',
      "loadChatModel('anthropic/claude-3-5-sonnet-20240620')",
      '',
      ', anthropic/claude-3-5-sonnet-20240620 (literal)',
    ],
    [
      "a setting's default",
      'loadChatModel(settings(config).model)',
      "const settings = (config: any) => ({ ...others(config), model: config.model || 'openai/gpt-4o' });",
      ', openai/gpt-4o (default)',
    ],
    ['a role of the program', "loadChatModel('summaries')", '', ''],
    ['not known', 'loadChatModel(config.model)', '', ''],
  ])('%s', async (_name, made, more, expected) => {
    expect(await asked(made, more)).toEqual([`wrapper model.invoke${expected}`, 'system: Name three rivers of Spain.']);
  });

  test.each([
    ["('openai/gpt-4o').withStructuredOutput(Answer)", ', openai/gpt-4o (literal)'],
    ["('openai/gpt-4o').bindTools([search])", ', openai/gpt-4o (literal)'],
    ["('summaries').bindTools([search])", ''],
    ["(config.model, 'gpt-4o').bindTools([search])", ''],
  ])('and then bound: %s', async (made, expected) => {
    const [call] = await asked(`loadChatModel${made}`, "import { tool } from '@langchain/core/tools';");
    expect(call).toBe(`model.invoke${expected}`);
  });
});

describe('what the function that made a model was told of it', () => {
  const messages = '[SystemMessage("Sort the letters into boxes."), HumanMessage(letter)]';
  test.each<[string, string, string, string[]]>([
    [
      'a limit and a model',
      'model = await load_model(letter, "tools", max_tokens=2000, model="gpt-4o")',
      `await model.ainvoke(${messages})`,
      ['wrapper model.ainvoke, gpt-4o (literal), <= 2000', 'system: Sort the letters into boxes.', 'user: {letter}'],
    ],
    [
      'a chain is given messages',
      'chain = await load_model(letter, max_tokens=300)',
      `await chain.ainvoke(${messages})`,
      ['wrapper chain.ainvoke, <= 300', 'system: Sort the letters into boxes.', 'user: {letter}'],
    ],
    [
      'what the request says itself comes first',
      'llm = load_model(max_tokens=2000)',
      `llm.generate(${messages}, max_tokens=30)`,
      ['wrapper llm.generate, <= 30', 'system: Sort the letters into boxes.', 'user: {letter}'],
    ],
    [
      'a request by name',
      'model = await load_model("tools", max_tokens=2000)',
      'await model.ainvoke(letter_prompt)',
      ['wrapper model.ainvoke, <= 2000', 'user: {letter_prompt}'],
    ],
    [
      'other settings',
      'model = load_model(top_tokens=9)',
      `model.invoke(${messages})`,
      ['wrapper model.invoke', 'system: Sort the letters into boxes.', 'user: {letter}'],
    ],
    ['a chain that is given no messages', 'chain = load_chain(max_tokens=300)', 'chain.invoke(letter)', []],
  ])('%s', async (_name, made, request, expected) => {
    const text = `from langchain_core.messages import HumanMessage, SystemMessage
from office.models import load_chain, load_model
async def sort(letter, letter_prompt):
    ${made}
    return ${request}
`;
    expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual(expected);
  });
});

describe('settings among the arguments without a name', () => {
  test.each<[string, string, string[]]>([
    [
      'by the names that hold them',
      'ask_llm(chat, model, key)',
      ['wrapper ask_llm, gpt-4o (constant)', 'user: {chat}'],
    ],
    [
      'a limit as well',
      'ask_llm(chat, model, max_tokens)',
      ['wrapper ask_llm, gpt-4o (constant), <= 900', 'user: {chat}'],
    ],
    [
      'one with its name comes first',
      'ask_llm(chat, model, model="m")',
      ['wrapper ask_llm, m (literal)', 'user: {chat}'],
    ],
    ['a name that says nothing', 'ask_llm(chat, key)', ['wrapper ask_llm', 'user: {chat}']],
  ])('%s', async (_name, request, expected) => {
    const text = `from .llms import ask_llm\nmodel = "gpt-4o"\nmax_tokens = 900\nkey = "k"\ndef ask(chat):\n    return ${request}\n`;
    expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual(expected);
  });

  test('by the parameters that they stand for, where the function is at hand', async () => {
    const llms = 'from .base import send\ndef ask_llm(chat, kind, model, max_tokens):\n    return send(chat, kind)\n';
    const text = 'from llms import ask_llm\ndef ask(chat):\n    return ask_llm(chat, "short", "gpt-4o", 900)\n';
    const result = await scan('python', text, { readFile: file => (file === 'llms.py' ? llms : undefined) }, 'desk.py');
    expect(resolved(result)).toEqual(['wrapper ask_llm, gpt-4o (literal), <= 900', 'user: {chat}']);
  });
});
