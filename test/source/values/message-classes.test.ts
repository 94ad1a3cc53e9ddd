import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';

const found = async (language: LanguageId, text: string) =>
  resolved(await scan(language, text, { readFile: () => undefined }));

describe('messages of classes that no declaration knows', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'the sender in the name',
      'python',
      `from shop.base import HumanMessage, SystemMessage
class Answer:
    SYSTEM = "You sell tea and answer in one sentence."
    def run(self, question):
        return self.llm([SystemMessage(content=self.SYSTEM), HumanMessage(content=question)])`,
      ['wrapper self.llm', 'system: You sell tea and answer in one sentence.', 'user: {question}'],
    ],
    [
      'the sender given by name, through a client that a function returns',
      'python',
      `from shop.clients import client, ChatMessage
client().send_message([ChatMessage(role="system", content="Be brief."), ChatMessage(role="user", content=f"Which tea goes with {dish}?")])`,
      ['wrapper client().send_message', 'system: Be brief.', 'user: Which tea goes with {dish}?'],
    ],
    [
      'the sender given by its place, in a class of the file',
      'python',
      `class Message:
    def __init__(self, role, content):
        self.role = role
        self.content = content
def ask(llm, dish):
    return llm.generate([Message("system", "Be brief."), Message("user", f"Which tea goes with {dish}?")])`,
      ['wrapper llm.generate', 'system: Be brief.', 'user: Which tea goes with {dish}?'],
    ],
    [
      'the sender as what makes it, with the word in it',
      'python',
      `from shop.schema import Message
class Flow:
    async def plan(self, dish):
        question = Message.user_message(f"Which tea goes with {dish}?")
        return await self.llm.ask(messages=[Message.system_message("Be brief."), question])`,
      ['wrapper self.llm.ask', 'system: Be brief.', 'user: Which tea goes with {dish}?'],
    ],
    [
      'parameters of a request',
      'python',
      `from openai import OpenAI
from openai.types.chat import ChatCompletionSystemMessageParam, ChatCompletionUserMessageParam
OpenAI().chat.completions.create(model="gpt-4o", messages=[
    ChatCompletionSystemMessageParam(role="system", content="Be brief."),
    ChatCompletionUserMessageParam(role="user", content=question)])`,
      ['OpenAI().chat.completions.create, gpt-4o (literal)', 'system: Be brief.', 'user: {question}'],
    ],
    [
      'the sender as the constructor of a class of messages',
      'rust',
      `use crate::llm::api::Message;
async fn f(llm: &Client, dish: &str) {
    let messages = vec![Message::system("Be brief."), Message::user(&format!("Which tea goes with {dish}?"))];
    llm.chat(&messages).await;
}`,
      ['wrapper llm.chat', 'system: Be brief.', 'user: Which tea goes with {dish}?'],
    ],
    [
      'the same elsewhere',
      'kotlin',
      'import shop.ChatMessage\nfun f(llm: Client, dish: String) = llm.chat(listOf(ChatMessage.system("Be brief."), ChatMessage.Assistant("Yes?"), ChatMessage.user(dish)))',
      ['wrapper llm.chat', 'system: Be brief.', 'assistant: Yes?', 'user: {dish}'],
    ],
    [
      'the same with a preposition, by name',
      'python',
      `from shop.base import ChatMessage
llm.chat([ChatMessage.from_system("Be brief."), ChatMessage.from_user(text=f"Which tea goes with {dish}?")])`,
      ['wrapper llm.chat', 'system: Be brief.', 'user: Which tea goes with {dish}?'],
    ],
    [
      'a template that is filled',
      'python',
      `from shop.llms import PromptTemplate
from shop.base import HumanMessage
template = PromptTemplate("Which tea goes with {dish}?")
chat_model.invoke([HumanMessage(content=template.populate(dish=dish))])`,
      ['wrapper chat_model.invoke', 'user: Which tea goes with {dish}?'],
    ],
    [
      'JavaScript',
      'typescript',
      `import { SystemMessage, UserMessage } from './messages';
const reply = await this.llm.complete([new SystemMessage('Be brief.'), new UserMessage(question)]);`,
      ['wrapper this.llm.complete', 'system: Be brief.', 'user: {question}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('no messages', () => {
  test.each<[string, string]>([
    ['without a sender', 'from bus import Message\nllm.generate([Message(topic="prices", body="They rose.")])'],
    [
      'a sender that no model has',
      'from bus import ChatMessage\nllm.generate([ChatMessage(role="admin", content="x")])',
    ],
    ['what is done with them', 'from x import UserMessage\nstore_messages([UserMessage(content="Hello there.")])'],
    [
      'what is written down of them',
      'from x import UserMessage\nself.recorder.record_llm_interaction(messages=[UserMessage(content="Hello there.")], response=reply)',
    ],
    ['who is sent them', 'from x import UserMessage\nbroker.publish([UserMessage(content="Hello there.")])'],
    ['a factory of something else', 'from bus import Envelope\nllm.generate([Envelope.user_message("Hello there.")])'],
    ['a list of texts', 'mailer.send_messages(["Hello there, how are you?"])'],
    ['messages of a post', 'client.send_message([{"chat": 1, "content": "Hello there, how are you?"}])'],
  ])('%s', async (_name, text) => {
    expect(await found('python', text)).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  ['a constructor that is called new', 'ChatMessage::new(Role::System, "Be brief.")', ['system: Be brief.']],
  ['with the text alone, in whose name the sender is', 'SystemMessage::new("Be brief.")', ['system: Be brief.']],
  ['of what is no message', 'Card::new(Role::System, "Be brief.")', []],
])('%s', async (_name, message, expected) => {
  const text = `use crate::llm::{Card, ChatMessage, Role, SystemMessage};
async fn ask(holder: &Holder) { holder.llm_client.chat(vec![${message}]).await; }`;
  expect(prompts(await scan('rust', text, { readFile: () => undefined }))).toEqual(expected);
});
