import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const client = 'from openai import OpenAI\nclient = OpenAI()\n';
const callers = async (text: string) => {
  const { calls, problems } = await scan('python', client + text, { readFile: () => undefined });
  return resolved({ calls: calls.filter(({ kind }) => kind === 'wrapper'), problems });
};

const request = 'client.chat.completions.create(model="m", max_tokens=9, messages=self.messages)';
const talk = (asks: string) => `class Talk:
    def __init__(self, system="Be brief."):
        self.messages = [{"role": "system", "content": system}]
    def execute(self):
        return ${request}
    ${asks.replaceAll('\n', '\n    ')}
`;
const adding = 'self.messages.append({"role": "user", "content": text})';
const called = `def __call__(self, text):
    ${adding}
    answer = self.execute()
    self.messages.append({"role": "assistant", "content": answer})
    return answer`;
const rest = ['history: {messages}', 'user: Which rivers cross Vienna?'];

describe('callers of a method that adds to a conversation and sends it', () => {
  test.each<[string, string, string[]]>([
    [
      'itself',
      `${talk(`def ask(self, text):\n    ${adding}\n    return ${request}`)}Talk("Sing.").ask("Which rivers cross Vienna?")`,
      ['wrapper Talk().ask, m (default), <= 9', 'system: Sing.', ...rest],
    ],
    [
      'by another method, of an object that is itself called',
      `${talk(called)}say = Talk("Sing.")\nsay("Which rivers cross Vienna?")`,
      ['wrapper say, m (default), <= 9', 'system: Sing.', ...rest],
    ],
    [
      'with what the class says where nothing is given',
      `${talk(called)}Talk()("Which rivers cross Vienna?")`,
      ['wrapper Talk(), m (default), <= 9', 'system: Be brief.', ...rest],
    ],
    ['a call that brings no text', `${talk(called)}say = Talk()\nsay(read())`, []],
    [
      'a method that adds and sends nothing',
      `${talk(`def note(self, text):\n    ${adding}\n    self.save()`)}Talk().note("Which rivers cross Vienna?")`,
      [],
    ],
    [
      'a method that sends what it did not add to',
      `${talk('def ask(self, text):\n    self.notes.append(text)\n    return self.execute()')}Talk().ask("Which rivers cross Vienna?")`,
      [],
    ],
    ['an object that is not called so', `${talk('')}Talk()("Which rivers cross Vienna?")`.replace('    \n', ''), []],
  ])('%s', async (_name, text, expected) => {
    expect(await callers(text)).toEqual(expected);
  });
});
