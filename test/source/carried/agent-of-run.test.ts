import { describe, expect, test } from 'vitest';
import type { LanguageId, PromptSegment } from '../../../src/source/call-site.ts';
import { scan } from '../scanner-of-tests.ts';

const textOf = (segments: readonly PromptSegment[]) =>
  segments.map(segment => (segment.kind === 'static' ? segment.text : `{${segment.name}}`)).join('');

/** What each run carries of its agent, with the line where that stands, and its tools. */
async function carriedBy(language: LanguageId, text: string): Promise<string[]> {
  const { calls } = await scan(language, text);
  return calls.flatMap(({ kind, callee, carried = [] }) =>
    kind === 'call'
      ? [
          `${callee}: ${carried
            .map(part => {
              if (part.kind === 'instructions') return `${textOf(part.segments)} (line ${part.range?.start.line})`;
              return part.kind === 'tools' ? `tools ${part.tools.map(({ name }) => name).join(' ')}` : part.kind;
            })
            .join(', ')}`,
        ]
      : [],
  );
}

describe('a run carries its agent', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'OpenAI agents',
      'python',
      `from agents import Agent, Runner, function_tool

@function_tool
def weather(city: str) -> str:
    """The weather in a city."""
    return "sunny"

agent = Agent(name="Guide", instructions="You know every city.", tools=[weather])
Runner.run_sync(agent, "What is it like in Rome?")
`,
      ['Runner.run_sync: You know every city. (line 8), tools weather'],
    ],
    [
      'PydanticAI, its agent by keyword and in another function',
      'python',
      `from pydantic_ai import Agent
agent = Agent("openai:gpt-4o", system_prompt="You know every city.")
async def main(question):
    await agent.run(question)
`,
      ['agent.run: You know every city. (line 2)'],
    ],
    [
      "the AI SDK's agents",
      'typescript',
      `import { ToolLoopAgent } from 'ai';
import { openai } from '@ai-sdk/openai';
const agent = new ToolLoopAgent({ model: openai('gpt-4o'), instructions: 'You know every city.' });
await agent.generate({ prompt: 'What is it like in Rome?' });
`,
      ['agent.generate: You know every city. (line 3)'],
    ],
    [
      'Mastra',
      'typescript',
      `import { Agent } from '@mastra/core/agent';
const agent = new Agent({ name: 'guide', instructions: \`You know \${city}.\`, model: 'openai/gpt-4o' });
await agent.generate('What is it like?');
`,
      ['agent.generate: You know {city}. (line 2)'],
    ],
    [
      'an agent that is not known',
      'python',
      `from agents import Runner
def run(agent):
    return Runner.run_sync(agent, "What is it like in Rome?")
`,
      ['Runner.run_sync: '],
    ],
    [
      'a request that has nothing to do with agents',
      'python',
      `from openai import OpenAI
OpenAI().responses.create(model="gpt-4o", instructions="Be brief.", input="x")
`,
      ['OpenAI().responses.create: '],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await carriedBy(language, text)).toEqual(expected);
  });
});

test("the run's own prompt stays its own", async () => {
  const { calls } = await scan(
    'python',
    'from pydantic_ai import Agent\nagent = Agent("openai:gpt-4o", system_prompt="You know every city.")\nagent.run_sync("Rome?")\n',
  );
  expect(calls.map(({ kind, prompt }) => [kind, prompt.map(part => textOf(part.segments))])).toEqual([
    ['agent', ['You know every city.']],
    ['call', ['Rome?']],
  ]);
});
