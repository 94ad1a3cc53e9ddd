import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, scan } from '../scanner-of-tests.ts';

describe('an agent that is made in a function', () => {
  test.each<[string, LanguageId, string, string[]]>([
    [
      'has what the caller gives',
      'python',
      'from agents import Agent\ndef make(text):\n    return Agent(name="a", instructions=text)\nmake("You cook.")',
      ['system: You cook.'],
    ],
    [
      'the first that gives a text, by name too',
      'python',
      'from agents import Agent\ndef make(name, text):\n    return Agent(name=name, instructions=text)\nmake("a", other)\nmake(name="b", text="You cook.")\nmake("c", "You bake.")',
      ['system: You cook.'],
    ],
    [
      'in a constructor',
      'python',
      'from agents import Agent\nclass Cook:\n    def __init__(self, text):\n        self.agent = Agent(name="a", instructions=text)\nCook("You cook.")',
      ['system: You cook.'],
    ],
    [
      'in a function of a type',
      'rust',
      `use rig::providers::openai;
struct Cook { agent: Agent }
impl Cook {
    fn new(text: &str) -> Self { Self { agent: openai::Client::from_env().agent("m").preamble(text).build() } }
}
fn main() { Cook::new("You cook."); }`,
      ['system: You cook.'],
    ],
    [
      'keeps its parameter where nobody in the file calls',
      'python',
      'from agents import Agent\ndef make(text):\n    return Agent(name="a", instructions=text)',
      ['system: {text}'],
    ],
    [
      'keeps its parameter where another function of that name is called',
      'python',
      'from agents import Agent\nfrom other import tools\ndef make(text):\n    return Agent(name="a", instructions=text)\ntools.make("You cook.")',
      ['system: {text}'],
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(prompts(await scan(language, text))).toEqual(expected);
  });
});
