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
