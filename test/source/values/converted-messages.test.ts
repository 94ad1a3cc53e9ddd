import { describe, expect, test } from 'vitest';
import { prompts, scan } from '../scanner-of-tests.ts';

/** What is sent of two messages that a function has made into others. */
const sentBy = async (body: string, given = 'asked') =>
  prompts(
    await scan(
      'python',
      `from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
def convert(messages, extra=None):
${body}
def ask(letter):
    asked = [{"role": "system", "content": "Sort letters."}, {"role": "user", "content": letter}]
    ChatOpenAI(model="m").invoke(convert(${given}))
`,
    ),
  );
const written = ['system: Sort letters.', 'user: {letter}'];

describe('messages that a function makes of those that it is given', () => {
  test.each<[string, string, string[]]>([
    [
      'of another class by role',
      `    made = []
    for message in messages:
        role = message.get("role")
        content = message.get("content")
        if role == "user":
            made.append(HumanMessage(content=content))
        elif role == "system":
            made.append(SystemMessage(content=content))
    return made`,
      written,
    ],
    [
      'objects of another shape',
      `    made = []
    for message in messages:
        made.append({"role": "user", "content": message["content"]})
    return made`,
      written,
    ],
    [
      'with a text of its own, which is what is sent',
      `    made = [SystemMessage(content="Be brief.")]
    for message in messages:
        made.append(HumanMessage(content=message["content"]))
    return made`,
      ['system: Be brief.', 'user: {message.content}'],
    ],
  ])('%s', async (_name, body, expected) => {
    expect(await sentBy(body)).toEqual(expected);
  });

  test('not where it is given two lists of them', async () => {
    const body = `    made = []
    for message in messages:
        made.append(HumanMessage(content=message["content"]))
    return made`;
    expect(await sentBy(body, 'asked, [{"role": "user", "content": "More."}]')).toEqual(['user: {message.content}']);
  });

  test('not of what is no message', async () => {
    const body = `    made = []
    for message in messages:
        made.append(HumanMessage(content=message["text"]))
    return made`;
    expect(await sentBy(body, '[{"name": "Ann", "content": "x"}]')).toEqual(['user: {message.text}']);
  });
});
