import { expect, test } from 'vitest';
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
