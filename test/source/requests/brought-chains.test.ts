import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const state = '{"messages": [("user", "Name three lakes of Europe.")]}';

test.each<[string, string, string[]]>([
  ['invoked', `app.ainvoke(${state}, config)`, ['wrapper app.ainvoke', 'user: Name three lakes of Europe.']],
  ['streamed', `app.stream(${state})`, ['wrapper app.stream', 'user: Name three lakes of Europe.']],
  [
    'streamed by its events',
    `app.astream_events(${state}, version="v1")`,
    ['wrapper app.astream_events', 'user: Name three lakes of Europe.'],
  ],
  ['a state without messages', 'app.astream_events({"rows": rows}, version="v1")', []],
])('messages in the state of a graph that another file makes, %s', async (_name, call, expected) => {
  const text = `from graphs import app\n${call}`;
  expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual(expected);
});

describe('a chain that another file makes, run on what stands by name', () => {
  const found = async (call: string, first = 'from langchain.chains import RetrievalQA') =>
    resolved(
      await scan('python', `${first}\ndef grade(chain, row, docs):\n    return ${call}`, { readFile: () => undefined }),
    );

  test.each<[string, string[]]>([
    ['chain.run(input_documents=docs, question=row["question"])', ['wrapper chain.run', 'user: {row.question}']],
    [
      'chain.predict(input="Name three rivers of Europe.")',
      ['wrapper chain.predict', 'user: Name three rivers of Europe.'],
    ],
    ['chain.run(docs)', []],
    ['chain.run(level=3)', []],
    ['block_chain.run(input=row)', []],
  ])('%s', async (call, expected) => {
    expect(await found(call)).toEqual(expected);
  });

  test('in a program that names no LangChain', async () => {
    expect(await found('chain.run(input=row["text"])', 'import supply')).toEqual([]);
  });
});
