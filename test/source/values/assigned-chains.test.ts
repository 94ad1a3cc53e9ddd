import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const program = (made: string) => `
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableParallel, RunnablePassthrough
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_messages([("system", "Use {context}."), ("user", "{question}")])
answers = prompt | ChatOpenAI(model="gpt-4o")
both = ${made}
both.invoke({"question": "Why?"})
`;
const found = ['both.invoke, gpt-4o (literal)', 'system: Use {context}.', 'user: {question}'];

test.each<[string, string, readonly string[]]>([
  ['what is assigned is run', 'RunnableParallel(context=search).assign(answer=answers)', found],
  ['on what passes its input on', 'RunnablePassthrough.assign(answer=answers)', found],
  ['a value beside the chain', 'RunnablePassthrough.assign(when=clock, answer=answers)', found],
  ['a step before the chain', 'RunnablePassthrough.assign(context=search) | answers', found],
])('%s', async (_name, made, expected) => {
  const calls = resolved(await scan('python', program(made)));
  expect(calls.slice(-expected.length)).toEqual(expected);
});

test.each([
  ['nothing that is assigned asks a model', 'RunnablePassthrough.assign(context=search)'],
  ['two chains, of which neither stands for the other', 'RunnablePassthrough.assign(a=answers, b=answers)'],
])('%s', async (_name, made) => {
  expect(resolved(await scan('python', program(made))).join('\n')).not.toContain('both.invoke');
});
