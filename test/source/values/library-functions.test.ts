import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';

const python = (imports: string, prompt: string) =>
  `from openai import OpenAI\n${imports}\nOpenAI().responses.create(model="m", input=${prompt})`;
const typescript = (imports: string, prompt: string) =>
  `import OpenAI from 'openai';\n${imports}\nnew OpenAI().responses.create({ model: 'm', input: ${prompt} });`;

describe('functions that prompts pass through', () => {
  test.each<[string, LanguageId, string, string]>([
    [
      'textwrap.dedent',
      'python',
      python('import textwrap', 'textwrap.dedent("""\\\n    One\n      two\n    """)'),
      'One\n  two\n',
    ],
    ['inspect.cleandoc', 'python', python('import inspect', 'inspect.cleandoc("""One\n    two\n    """)'), 'One\ntwo'],
    ['json.dumps', 'python', python('import json', 'json.dumps(order)'), '{order}'],
    ['copy.deepcopy', 'python', python('import copy', 'copy.deepcopy("Say hello.")'), 'Say hello.'],
    ['what the environment holds', 'python', python('import os', 'os.environ["QUESTION"]'), '{QUESTION}'],
    ['a cast', 'python', python('from typing import cast', 'cast(str, "Say hello.")'), 'Say hello.'],
    [
      'a tag that strips indentation',
      'typescript',
      typescript("import { stripIndents } from '~/lib/strip';", `stripIndents\`\n  Say hello to \${name}.\n\``),
      'Say hello to {name}.',
    ],
    [
      'a tag of its own package',
      'typescript',
      typescript("import dedent from 'dedent';", 'dedent`\n  One\n    two\n`'),
      'One\n  two',
    ],
    [
      'a tag for prompts',
      'typescript',
      typescript("import { prompt } from './prompt';", `prompt\`Say hello to \${user.name}.\``),
      'Say hello to {user.name}.',
    ],
    [
      'a query is no text',
      'typescript',
      typescript("import { sql } from './db';", 'sql`SELECT text FROM questions`'),
      '{sql}',
    ],
    [
      'what another file exports, by its name',
      'typescript',
      typescript("import { openingPrompt } from '@/lib/prompts';", 'openingPrompt'),
      '{openingPrompt}',
    ],
    [
      'what another file exports as its own, by the name of the file',
      'typescript',
      typescript("import text from './opening-prompt';", 'text'),
      '{opening-prompt}',
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(prompts(await scan(language, text, { readFile: () => undefined }))).toEqual([`user: ${expected}`]);
  });
});

describe('what a class inherits', () => {
  const found = async (language: LanguageId, text: string) =>
    resolved(await scan(language, text, { readFile: () => undefined }));
  test.each<[string, LanguageId, string, string[]]>([
    [
      'a cast says what an object is',
      'python',
      'from typing import cast\nfrom openai import OpenAI\nimport store\nclient = cast(OpenAI, store.get("client"))\nclient.responses.create(model="m", input="Why?")',
      ['client.responses.create, m (literal)', 'user: Why?'],
    ],
    [
      "the base class's constructor makes an agent",
      'python',
      'from autogen_agentchat.agents import AssistantAgent\nclass Coder(AssistantAgent):\n    def __init__(self, name, client):\n        super().__init__(name, client, system_message="You write code.")',
      ['agent super().__init__', 'system: You write code.'],
    ],
    [
      'the same in TypeScript',
      'typescript',
      "import { Agent } from '@openai/agents';\nclass Tutor extends Agent {\n  constructor() {\n    super({ name: 'Tutor', instructions: 'You teach maths.', model: 'gpt-4o' });\n  }\n}",
      ['agent super, gpt-4o (literal)', 'system: You teach maths.'],
    ],
    [
      'a method of the base class',
      'python',
      'from metagpt.actions import Action\nclass Write(Action):\n    async def run(self, topic):\n        return await super()._aask(f"Write about {topic}.")',
      ['super()._aask', 'user: Write about {topic}.'],
    ],
    [
      'a base class that nobody declares',
      'python',
      'import openai\nclass A(Base):\n    def __init__(self):\n        super().__init__(prompt="Say hello.")',
      [],
    ],
    ['no class around', 'python', 'import openai\nsuper().__init__(prompt="Say hello.")', []],
  ])('%s', async (_name, language, text, expected) => {
    expect(await found(language, text)).toEqual(expected);
  });
});

describe('objects that Python keeps settings in have members by what they are given', () => {
  test.each<[string, string]>([
    ['from types import SimpleNamespace', 'SimpleNamespace(model="gpt-4o", system="You judge.", limit=50)'],
    ['import argparse', 'argparse.Namespace(model="gpt-4o", system="You judge.", limit=50)'],
    ['from easydict import EasyDict', 'EasyDict({"model": "gpt-4o", "system": "You judge.", "limit": 50})'],
    ['from omegaconf import OmegaConf', 'OmegaConf.create({"model": "gpt-4o", "system": "You judge.", "limit": 50})'],
    ['from box import Box', 'Box({"model": "gpt-4o", "system": "You judge."}, limit=50)'],
  ])('%s', async (imported, made) => {
    const text = `from openai import OpenAI\n${imported}\nconfig = ${made}\nOpenAI().responses.create(model=config.model, instructions=config.system, input="x", max_output_tokens=config.limit)`;
    const { calls, problems } = await scan('python', text);
    expect(resolved({ calls, problems })).toEqual([
      'OpenAI().responses.create, gpt-4o (literal), <= 50',
      'system: You judge.',
      'user: x',
    ]);
  });
});
