import { expect, test } from 'vitest';
import { lintTotals } from '../../src/report/lint-result.ts';
import { analyzer } from '../analyzer-of-tests.ts';
import { configured } from '../cost/fixtures.ts';

const agent = `from pydantic_ai import Agent
agent = Agent("openai:gpt-4o", system_prompt="You are a helpful assistant.")
`;
const run = 'agent.run_sync("You are a helpful assistant.")\n';

const analyze = (text: string) => analyzer.analyze({ file: 'app.py', language: 'python', text }, configured({}));

test("a run's input holds the agent's instructions, with their place, beside its own message", async () => {
  const { calls } = await analyze(agent + run);
  const [, call] = calls;
  expect(call!.parts.map(part => [part.role, part.count.tokens])).toEqual([['user', 6]]);
  expect(call!.carried).toMatchObject([
    { role: 'instructions', basis: 'each-turn', count: { tokens: 6, exact: true }, range: { start: { line: 2 } } },
  ]);
  expect(call!.input.tokens).toBe(12 + call!.wrapping.tokens);
  // The instructions come first and are the same in every run: a prefix cache holds them and the message.
  expect(call!.staticPrefixTokens).toBe(12);
});

test.each([
  ['an agent that is not run counts by itself', agent, 1],
  ['an agent that is run counts in its run', agent + run, 1],
  ['and in each of its runs', agent + run + run, 2],
])('totals: %s', async (_name, text, requests) => {
  const analysis = await analyze(text);
  const counted = analysis.calls.slice(-requests);
  const totals = lintTotals({ analyses: [analysis] });
  expect(totals.inputTokens).toBe(counted.reduce((sum, call) => sum + call.input.tokens, 0));
  expect(totals.calls).toBe(analysis.calls.length);
});

test('behind instructions of which a part is known at run time only nothing is static', async () => {
  const text = agent.replace('"You are a helpful assistant."', 'f"You help {user}."') + run;
  const [, call] = (await analyze(text)).calls;
  expect(call!.carried).toMatchObject([{ basis: 'partly-unknown', placeholders: [{ name: 'user' }] }]);
  expect(call!.staticPrefixTokens).toBe(0);
});
