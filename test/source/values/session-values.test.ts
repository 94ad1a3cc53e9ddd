import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('python', text, { readFile: () => undefined }));

const openai = `import streamlit as st
from openai import OpenAI
client = OpenAI()
`;
const ask = (messages: string) => `client.chat.completions.create(model="m", messages=${messages})`;
const asked = 'client.chat.completions.create, m (literal)';
const system = '[{"role": "system", "content": "You sell tea."}]';

describe('the state of Streamlit’s session', () => {
  test.each<[string, string, string[]]>([
    [
      'what the script set at first, and added',
      `${openai}if "messages" not in st.session_state:
    st.session_state.messages = ${system}
st.session_state.messages.append({"role": "user", "content": prompt})
${ask('st.session_state.messages')}`,
      [asked, 'system: You sell tea.', 'user: {prompt}'],
    ],
    [
      'by its key',
      `${openai}st.session_state["messages"] = ${system}\n${ask('st.session_state["messages"]')}`,
      [asked, 'system: You sell tea.'],
    ],
    [
      'set by an attribute, taken by a key',
      `${openai}st.session_state.messages = ${system}\n${ask("st.session_state['messages']")}`,
      [asked, 'system: You sell tea.'],
    ],
    [
      'imported by itself',
      `from streamlit import session_state\nimport streamlit as ui\n${openai}ui.session_state.messages = ${system}\n${ask('st.session_state.messages')}`,
      [asked, 'system: You sell tea.'],
    ],
    [
      'a chain that takes the place of nothing',
      `import streamlit as st
from langchain.chains import ConversationalRetrievalChain
from langchain.chat_models import ChatOpenAI
def chain(store):
    return ConversationalRetrievalChain.from_llm(llm=ChatOpenAI(model="gpt-4o"), retriever=store)
def answer(question):
    st.session_state.chain({"question": question})
def main():
    if "chain" not in st.session_state:
        st.session_state.chain = None
    if st.button("Go"):
        st.session_state.chain = chain(load())`,
      ['session_state.chain, gpt-4o (literal)', 'user: {question}'],
    ],
    [
      'copied message by message',
      `${openai}st.session_state.messages = ${system}\n${ask('[{"role": m["role"], "content": m["content"]} for m in st.session_state.messages]')}`,
      [asked, 'system: You sell tea.'],
    ],
    [
      'set in one function, used in another',
      `${openai}def start():\n    st.session_state.messages = ${system}\ndef run():\n    ${ask('st.session_state.messages')}`,
      [asked, 'system: You sell tea.'],
    ],
    [
      'a client in it',
      `import streamlit as st\nfrom langchain_openai import ChatOpenAI\nst.session_state.llm = ChatOpenAI(model="m")\nst.session_state["llm"].invoke("Why?")`,
      ['session_state.llm.invoke, m (literal)', 'user: Why?'],
    ],
    ['nothing is set', `${openai}${ask('st.session_state.messages')}`, [asked, 'history: {session_state.messages}']],
    [
      'another entry is set',
      `${openai}st.session_state.others = ${system}\n${ask('st.session_state.messages')}`,
      [asked, 'history: {session_state.messages}'],
    ],
    [
      'an entry whose key is not known',
      `${openai}st.session_state[key] = ${system}\n${ask('st.session_state.messages')}`,
      [asked, 'history: {session_state.messages}'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('Chainlit’s session of a user', () => {
  const chat = (set: string, get = 'cl.user_session.get("history")') => `import chainlit as cl
from openai import AsyncOpenAI
client = AsyncOpenAI()
@cl.on_chat_start
def start():
    ${set}
@cl.on_message
async def answer(message):
    history = ${get}
    history.append({"role": "user", "content": message.content})
    await ${ask('history')}`;

  test.each<[string, string, string[]]>([
    [
      'what another function put there',
      chat(`cl.user_session.set("history", ${system})`),
      [asked, 'system: You sell tea.', 'user: {message.content}'],
    ],
    [
      'under another key',
      chat(`cl.user_session.set("past", ${system})`),
      [asked, 'user: {history}', 'user: {message.content}'],
    ],
    [
      'under a key that is not known',
      chat(`cl.user_session.set(key, ${system})`),
      [asked, 'user: {history}', 'user: {message.content}'],
    ],
    [
      'in another store',
      chat(`cache.set("history", ${system})`),
      [asked, 'user: {history}', 'user: {message.content}'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test('a chain', async () => {
    const text = `import chainlit as cl
from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate
def start():
    chain = ChatPromptTemplate.from_messages([("system", "You sell tea."), ("human", "{question}")]) | ChatOpenAI(model="m")
    cl.user_session.set("chain", chain)
async def answer(message):
    chain = cl.user_session.get("chain")
    await chain.ainvoke({"question": message.content})`;
    expect(await found(text)).toEqual(['chain.ainvoke, m (literal)', 'system: You sell tea.', 'user: {question}']);
  });
});
