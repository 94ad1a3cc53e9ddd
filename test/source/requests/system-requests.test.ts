import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

describe('a request that an object of another file hands over', () => {
  const ask = (messages: string) =>
    `import type { Context } from './context';\nexport const plan = (context: Context) => context.request('plan', { messages: [${messages}] });`;
  test.each<[string, string, string[]]>([
    [
      'with what the system says',
      "...context.history, { role: 'system', content: 'Plan the trip.' }",
      ['wrapper context.request', 'history: {context.history}', 'system: Plan the trip.'],
    ],
    ['with what people wrote each other', "{ role: 'user', content: 'Plan the trip.' }", []],
  ])('%s', async (_name, messages, expected) => {
    expect(resolved(await scan('typescript', ask(messages), { readFile: () => undefined }))).toEqual(expected);
  });
});
