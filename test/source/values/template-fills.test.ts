import { expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

const chain = (made: string) => `from langchain_core.prompts import ChatPromptTemplate, PromptTemplate
from langchain_openai import ChatOpenAI
TONE = "dry"
prompt = ${made}
(prompt | ChatOpenAI(model="gpt-4o")).invoke({"topic": "rivers"})
`;

test.each([
  [
    'nothing',
    'ChatPromptTemplate.from_messages([("system", "Be {tone}."), ("human", "{topic}")])',
    ['system: Be {tone}.', 'user: {topic}'],
  ],
  [
    'a text',
    'ChatPromptTemplate.from_messages([("system", "Be {tone}."), ("human", "{topic}")]).partial(tone=TONE)',
    ['system: Be dry.', 'user: {topic}'],
  ],
  [
    'a text with placeholders of its own',
    'ChatPromptTemplate.from_messages([("system", "Be {tone}.")]).partial(tone=f"very {degree}")',
    ['system: Be very {degree}.'],
  ],
  [
    'the later of two',
    'ChatPromptTemplate.from_messages([("system", "Be {tone}.")]).partial(tone="dry").partial(tone="kind")',
    ['system: Be kind.'],
  ],
  [
    'partial variables',
    'PromptTemplate(template="Be {tone} about {topic}.", input_variables=["topic"], partial_variables={"tone": TONE})',
    ['user: Be dry about {topic}.'],
  ],
])('a template is filled with %s', async (_name, made, expected) => {
  expect(prompts(await scan('python', chain(made)))).toEqual(expected);
});

test('and where the name is bound again', async () => {
  const text = chain('ChatPromptTemplate.from_messages([("system", "Be {tone}.")])').replace(
    '(prompt |',
    'prompt = prompt.partial(tone="dry")\n(prompt |',
  );
  expect(prompts(await scan('python', text))).toEqual(['system: Be dry.']);
});

test('a chain of a model that is handed in', async () => {
  const text = `from langchain_core.prompts import ChatPromptTemplate
def node(llm, tools):
    prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("human", "{topic}")])
    return (prompt | llm.bind_tools(tools)).invoke(state)
`;
  expect(prompts(await scan('python', text))).toEqual(['system: Be brief.', 'user: {topic}']);
});
