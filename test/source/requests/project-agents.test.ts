import { describe, expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const found = async (text: string) => resolved(await scan('python', text, { readFile: () => undefined }));

describe('an agent of a class that is not at hand', () => {
  test.each<[string, string, string[]]>([
    [
      'by its instructions and its model',
      'SupportAgent(name="Ann", system_message="You answer letters.", model="gpt-4o")',
      ['agent SupportAgent, gpt-4o (literal)', 'system: You answer letters.'],
    ],
    [
      'of a module',
      'agents.CodeAssistant(instructions=rules, llm_config={"model": "gpt-4o-mini"})',
      ['agent agents.CodeAssistant, gpt-4o-mini (literal)', 'system: {rules}'],
    ],
    [
      'with a client that another file makes',
      'SupportAgent(system_prompt="You answer letters.", model_client=client)',
      ['agent SupportAgent', 'system: You answer letters.'],
    ],
    [
      'called nothing but an agent, its instructions from a function',
      'def rules(context):\n    return f"You answer letters to {context.house}."\nAgent(name="Ann", instructions=rules, model=model)',
      ['agent Agent', 'system: You answer letters to {context.house}.'],
    ],
    ['not an agent for something else', 'Agent(host="a", port=1, model="X200")', []],
    ['not without instructions', 'SupportAgent(name="Ann", model="gpt-4o")', []],
    ['not without a model', 'SupportAgent(instructions="Take the lift to the third floor.")', []],
    ['not a function', 'support_agent(system_message="You answer letters.", model="gpt-4o")', []],
    ['not another thing', 'TravelAgency(instructions="Book a flight.", client=client)', []],
  ])('%s', async (_, text, expected) => {
    expect(
      await found(`from .agents import Agent, SupportAgent, TravelAgency, agents, support_agent\n${text}`),
    ).toEqual(expected);
  });

  test('a declared one has its own rules', async () => {
    const text = 'from agents import Agent\nAgent(name="Ann", instructions="You answer letters.", model="gpt-4o")';
    const { calls } = await scan('python', text);
    expect(calls.map(({ sdk }) => sdk)).toEqual(['openai-agents']);
  });
});

describe('in TypeScript', () => {
  const rules = "instructions: 'You answer letters.'";

  test.each<[string, string, string[]]>([
    [
      'of a framework that no declaration knows',
      `new SupportAgent({ name: 'ann', ${rules}, model: 'gpt-4o' });`,
      ['agent SupportAgent, gpt-4o (literal)', 'system: You answer letters.'],
    ],
    [
      'by other names',
      "new Agent({ systemPrompt: 'You answer letters.', llm });",
      ['agent Agent', 'system: You answer letters.'],
    ],
    [
      'told by a class that derives from one',
      `class Ann extends BaseAgent { constructor() { super({ name: 'ann', model: 'gpt-4o', ${rules} }); } }`,
      ['agent super, gpt-4o (literal)', 'system: You answer letters.'],
    ],
    ['not a connection', 'new Agent({ keepAlive: true, maxSockets: 3 });', []],
    ['not without a model', `new SupportAgent({ ${rules} });`, []],
    [
      'not what another class is told',
      `class Ann extends Panel { constructor() { super({ model: 'gpt-4o', ${rules} }); } }`,
      [],
    ],
  ])('%s', async (_, text, expected) => {
    const head = "import { Agent, BaseAgent, Panel, SupportAgent } from 'tiny-agents';\n";
    expect(resolved(await scan('typescript', head + text))).toEqual(expected);
  });
});
