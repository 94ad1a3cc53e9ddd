import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const models = 'from langchain_openai import ChatOpenAI\n';
const asked = async (text: string) => resolved(await scan('python', models + text, { readFile: () => undefined }));

test.each<[string, string, string[]]>([
  [
    'the only one of a list',
    'for m in [ChatOpenAI(model="a")]:\n    m.invoke("Name a river.")',
    ['m.invoke, a (literal), loop', 'user: Name a river.'],
  ],
  [
    'one of several of a list, of which any may be meant',
    'all = [ChatOpenAI(model="a"), ChatOpenAI(model="b")]\nfor m in all:\n    m.invoke("Name a river.")',
    ['m.invoke, a (default), loop', 'user: Name a river.'],
  ],
  [
    'one that a comprehension makes',
    'all = [ChatOpenAI(model=n) for n in names]\nfor m in all:\n    m.invoke("Name a river.")',
    ['m.invoke, loop', 'user: Name a river.'],
  ],
  [
    'one of a table, with its name',
    'all = {"x": ChatOpenAI(model="a")}\nfor n, m in all.items():\n    m.invoke("Name a river.")',
    ['m.invoke, a (literal), loop', 'user: Name a river.'],
  ],
  [
    'one of the values of a table',
    'all = {"x": ChatOpenAI(model="a")}\nfor m in all.values():\n    m.invoke("Name a river.")',
    ['m.invoke, a (literal), loop', 'user: Name a river.'],
  ],
  [
    'one that is counted',
    'for i, m in enumerate([ChatOpenAI(model="a")]):\n    m.invoke("Name a river.")',
    ['m.invoke, a (literal), loop', 'user: Name a river.'],
  ],
  [
    'one beside its question, which stays open',
    'for q, m in zip(["Name a river."], [ChatOpenAI(model="a")]):\n    m.invoke(q)',
    ['m.invoke, a (literal), loop', 'user: {q}'],
  ],
  [
    'one of pairs',
    'for n, m in [("x", ChatOpenAI(model="a")), ("y", ChatOpenAI(model="b"))]:\n    m.invoke("Name a river.")',
    ['m.invoke, a (default), loop', 'user: Name a river.'],
  ],
  [
    'one under a name that only the running program knows',
    'all = {"x": ChatOpenAI(model="a"), "y": ChatOpenAI(model="b")}\nall[name].invoke("Name a river.")',
    ['all[name].invoke, a (default)', 'user: Name a river.'],
  ],
  [
    'an object of the project',
    `class Talk:
    def __init__(self, model):
        self.llm = ChatOpenAI(model=model)
    def ask(self, question):
        return self.llm.invoke(question)
for talk in [Talk("a"), Talk("a")]:
    talk.ask("Which rivers cross Vienna?")`,
    ['self.llm.invoke', 'user: {question}', 'wrapper talk.ask, loop', 'user: Which rivers cross Vienna?'],
  ],
  [
    'texts, which are other ones each time',
    'for q in ["Name a river.", "Name a lake."]:\n    ChatOpenAI(model="a").invoke(q)',
    ['ChatOpenAI().invoke, a (literal), loop', 'user: {q}'],
  ],
  ['the keys of a table', 'all = {"x": ChatOpenAI(model="a")}\nfor m in all:\n    m.invoke("Name a river.")', []],
  ['objects of two kinds', 'for m in [ChatOpenAI(model="a"), Report()]:\n    m.invoke("Name a river.")', []],
])('a loop goes through %s', async (_name, text, expected) => {
  expect(await asked(text)).toEqual(expected);
});
