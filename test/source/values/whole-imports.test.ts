import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const asked = async (text: string, files: Readonly<Record<string, string>> = {}) =>
  resolved(await scan('python', text, { readFile: path => files[path] }, 'src/app.py'));

describe('names that a file which is not at hand brings as a whole', () => {
  test.each<[string, string, string[]]>([
    [
      'a package',
      'from prelude import *\nopenai.Completion.create(model="m", prompt="Name a river.")',
      ['openai.Completion.create, m (literal)', 'user: Name a river.'],
    ],
    [
      'the class of a package of its name',
      'from prelude import *\nchat = OpenAI()\nchat.completions.create(model="m", prompt="Name a river.")',
      ['chat.completions.create, m (literal)', 'user: Name a river.'],
    ],
    [
      'a class that one SDK alone has',
      'from prelude import *\nc = LLMChain(llm=x, prompt=p)\nc.run("river")  # langchain',
      ['c.run', 'user: {p}'],
    ],
    ['a class that many have', 'from prelude import *\nagent = Agent(name="openai")\nagent.run("Name a river.")', []],
    ['nothing, where no file is brought as a whole', 'openai.Completion.create(model="m", prompt="Name a river.")', []],
  ])('%s', async (_name, text, expected) => {
    expect(await asked(text)).toEqual(expected);
  });

  test('a file that is at hand says itself what it brings', async () => {
    const text = 'from prelude import *\nopenai.Completion.create(model="m", prompt="Name a river.")';
    expect(await asked(text, { 'src/prelude.py': 'openai = Registry()\n' })).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  [
    "a program's own chain",
    'from app.chains import RiverChain\nfrom langchain_openai import ChatOpenAI\nc = RiverChain.from_llm(ChatOpenAI(model="m"))\nc.run("Which rivers cross Vienna?")',
    ['c.run, m (literal)', 'user: Which rivers cross Vienna?'],
  ],
  [
    'what is no chain of models',
    'from app.chains import SupplyChain\nimport langchain\nc = SupplyChain.from_orders(orders)\nc.run("Which rivers cross Vienna?")',
    [],
  ],
])('a class of a file that is not at hand: %s', async (_name, text, expected) => {
  expect(await asked(text)).toEqual(expected);
});

describe('what a function sets for the whole file', () => {
  test.each<[string, string, string]>([
    [
      'declared empty, and set elsewhere',
      'question = ""\ndef store(text):\n    global question\n    question = text',
      '{question}',
    ],
    [
      'a text',
      'question = "Name a river."\ndef store(text):\n    global question\n    question = text',
      'Name a river.',
    ],
  ])('%s', async (_name, before, expected) => {
    const text = `from openai import OpenAI\n${before}\ndef ask():\n    OpenAI().responses.create(model="m", input=question)`;
    expect(await asked(text)).toEqual(['OpenAI().responses.create, m (literal)', `user: ${expected}`]);
  });
});
