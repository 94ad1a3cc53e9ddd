import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const cell = (source: string) => ({ cell_type: 'code', source });
const notebook = (...sources: string[]) => JSON.stringify({ cells: sources.map(cell), metadata: {} });

const grader = `from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
text = "You grade how well a document answers a question, by yes or no."
chain = ChatPromptTemplate.from_messages([("system", text), ("human", "{document}")]) | ChatOpenAI(model="m")`;
const sent = ['system: You grade how well a document answers a question, by yes or no.', 'user: {document}'];

test.each<[string, string[], string[]]>([
  [
    'of a cell that another cell sends is not shown by itself',
    [grader, 'text = "Something else."\ndef grade(d):\n    return chain.invoke({"document": d})'],
    ['chain.invoke, m (literal)', ...sent],
  ],
  ['that no cell sends is shown', [grader], ['prompt ChatPromptTemplate.from_messages', ...sent]],
])('a template %s', async (_name, cells, expected) => {
  expect(resolved(await scan('jupyter', notebook(...cells), { readFile: () => undefined }, 'n.ipynb'))).toEqual(
    expected,
  );
});

const short = 'You grade the letters of a school. Say whether this one is right or wrong: {letter}';

test.each<[string, string, string[]]>([
  [
    'may say what a longer one begins with',
    `SHORT = PromptTemplate.from_template("${short}")
LONG = PromptTemplate.from_template("${short} Then say in two sentences why.")`,
    ['prompt PromptTemplate.from_template', 'prompt PromptTemplate.from_template'],
  ],
  [
    'stands for the text that it is made of, of which the file says nothing more',
    `template = "${short}"\nSHORT = PromptTemplate(input_variables=["letter"], template=template)`,
    ['prompt PromptTemplate'],
  ],
])('a template of a file of prompts %s', async (_name, text, expected) => {
  const file = `from langchain.prompts import PromptTemplate\n${text}\n`;
  const lines = resolved(await scan('python', file, { readFile: () => undefined }, 'lib/prompts.py'));
  expect(lines.filter(line => line.startsWith('prompt '))).toEqual(expected);
});
