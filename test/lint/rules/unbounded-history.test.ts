import { describe, expect, test } from 'vitest';
import { lintSource } from '../lint-source.ts';

const rule = 'unbounded-history';
const keep = 'history.append({"role": "assistant", "content": reply})';
const all = '[{"role": "system", "content": "Hi"}, *history]';
const chat = (send: string, grow = keep, more = 'pass') => `from openai import OpenAI

client = OpenAI()
history = []


def ask(question):
    history.append({"role": "user", "content": question})
    ${more}
    reply = client.chat.completions.create(model="gpt-4o", messages=${send}, max_tokens=100)
    ${grow}
`;

describe('reports', () => {
  test('a list that keeps the answers and is sent whole, at the list', async () => {
    const [seen] = await lintSource(rule, 'python', chat(all));
    expect(seen!.underlined).toBe('history');
    expect(seen!.finding.range.start.line).toBe(10);
    expect(seen!.finding.severity).toBe('info');
    expect(seen!.message).toBe(
      'history only grows and is sent again each turn: ≈200 tokens more per turn, ≈3,800 more on turn 20.',
    );
  });

  test.each([
    ['as the whole list', chat('history')],
    ['with the answer as the SDK gives it', chat('history', 'history.append(response.choices[0].message)')],
    ['by addition', chat('history', 'history += [{"role": "assistant", "content": reply}]')],
    [
      'over several lines',
      chat(
        'history',
        'history.append(\n        {\n            "role": "assistant",\n            "content": reply,\n        }\n    )',
      ),
    ],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toHaveLength(1);
  });

  test('in TypeScript', async () => {
    const text = `import OpenAI from 'openai';
const client = new OpenAI();
const history: OpenAI.ChatCompletionMessageParam[] = [];
export async function ask(question: string) {
  history.push({ role: 'user', content: question });
  const reply = await client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'system', content: 'Hi' }, ...history],
  });
  history.push({ role: 'assistant', content: reply.choices[0].message.content });
}
`;
    const [seen] = await lintSource(rule, 'typescript', text);
    expect(seen!.underlined).toBe('history');
  });
});

describe('a list that outlives the request', () => {
  const program = (before: string, body: string) => `from openai import OpenAI\nclient = OpenAI()\n${before}\n${body}`;
  const send = (name: string) => `client.chat.completions.create(model="gpt-4o", messages=${name}, max_tokens=9)`;
  const append = (name: string) => `${name}.append({"role": "assistant", "content": reply})`;
  test.each<[string, string, number]>([
    [
      'made before the loop that sends it',
      program(
        'def run():',
        `    msgs = []\n    while True:\n        reply = ${send('msgs')}\n        ${append('msgs')}\n`,
      ),
      1,
    ],
    [
      'made in the loop',
      program(
        'def run():',
        `    while True:\n        msgs = []\n        reply = ${send('msgs')}\n        ${append('msgs')}\n`,
      ),
      0,
    ],
    [
      'sent again by a further attempt',
      program(
        'def run():',
        `    msgs = []\n    while attempts < 3:\n        reply = ${send('msgs')}\n        ${append('msgs')}\n`,
      ),
      0,
    ],
    [
      'sent before the loop',
      program(
        'def run():',
        `    msgs = []\n    reply = ${send('msgs')}\n    while reply:\n        ${append('msgs')}\n`,
      ),
      0,
    ],
    [
      'a field',
      program('class A:', `    def run(self):\n        reply = ${send('self.msgs')}\n        ${append('self.msgs')}\n`),
      1,
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await lintSource(rule, 'python', text)).toHaveLength(expected);
  });
});

describe('accepts', () => {
  test.each([
    ['a list that is built once', chat(all, 'return reply')],
    ['a window', chat('[{"role": "system", "content": "Hi"}, *history[-10:]]')],
    ['a list that is cut elsewhere in the file', chat(all, keep, 'del history[:-20]')],
    ['a list whose length is watched', chat(all, keep, 'assert len(history) < 40')],
    ['a trimming function', chat(all, keep, 'trim_messages(history)')],
    [
      'a list that is made anew for each request',
      chat('history', keep, 'history = [{"role": "user", "content": question}]'),
    ],
    ['another list that keeps the answers', chat(all, 'log.append({"role": "assistant", "content": reply})')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
