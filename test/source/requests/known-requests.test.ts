import { describe, expect, test } from 'vitest';
import { scan } from '../scanner-of-tests.ts';

const client = 'from openai import OpenAI\n\nclient = OpenAI()\n\n';
const request = 'client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])';

describe('a request is looked at where it stands, and for each function around it', () => {
  test.each<[string, string, readonly (readonly [callee: string, kind: string])[]]>([
    [
      'a wrapper and its caller',
      `def ask(text):\n    return ${request}\n\nask("Name three rivers of Europe.")\n`,
      [
        ['client.chat.completions.create', 'call'],
        ['ask', 'wrapper'],
      ],
    ],
    [
      'a caller before the wrapper',
      `def run():\n    return ask("Name three rivers of Europe.")\n\ndef ask(text):\n    return ${request}\n`,
      [
        ['ask', 'wrapper'],
        ['client.chat.completions.create', 'call'],
      ],
    ],
    [
      'a function around a wrapper',
      `def inner(text):\n    return ${request}\n\ndef outer(words):\n    return inner(words)\n\nouter("Name three rivers of Europe.")\n`,
      [
        ['client.chat.completions.create', 'call'],
        ['outer', 'wrapper'],
      ],
    ],
    [
      'two callers of one wrapper',
      `def ask(text):\n    return ${request}\n\nask("Name three rivers of Europe.")\nask("Name three lakes of Europe.")\n`,
      [
        ['client.chat.completions.create', 'call'],
        ['ask', 'wrapper'],
        ['ask', 'wrapper'],
      ],
    ],
  ])('%s', async (_what, text, expected) => {
    const { calls } = await scan('python', client + text);
    expect(calls.map(({ callee, kind }) => [callee, kind])).toEqual(expected);
  });

  test('each caller of a wrapper has its own prompt, and the request keeps its parameter', async () => {
    const { calls } = await scan(
      'python',
      `${client}def ask(text):\n    return ${request}\n\nask("Name three rivers of Europe.")\nask("Name three lakes of Europe.")\n`,
    );
    const said = calls.map(({ prompt }) =>
      prompt.flatMap(({ segments }) => segments.map(part => (part.kind === 'static' ? part.text : `{${part.name}}`))),
    );
    expect(said).toEqual([['{text}'], ['Name three rivers of Europe.'], ['Name three lakes of Europe.']]);
  });
});
