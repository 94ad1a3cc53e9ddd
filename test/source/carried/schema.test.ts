import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import type { CarriedSchema, CarriedTools } from '../../../src/source/carried-part.ts';
import { scan } from '../scanner-of-tests.ts';

async function carried(language: LanguageId, text: string) {
  const { calls } = await scan(language, text);
  return calls.at(-1)?.carried ?? [];
}

const recipe = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
const openai = (format: string, before = '') =>
  `from openai import OpenAI\n${before}\nOpenAI().chat.completions.create(model="m", messages=[], response_format=${format})\n`;
const dataclass = 'from dataclasses import dataclass\n@dataclass\nclass Recipe:\n    title: str\n';

describe('the form that a request asks for', () => {
  test.each<[string, LanguageId, string, Partial<CarriedSchema>]>([
    [
      'written out',
      'python',
      openai(
        '{"type": "json_schema", "json_schema": {"name": "r", "schema": {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}}}',
      ),
      { form: 'written', unknown: [], schema: recipe },
    ],
    ['a class', 'python', openai('Recipe', dataclass), { form: 'derived', unknown: [], schema: recipe }],
    [
      "a class's own schema",
      'python',
      openai('{"type": "json_schema", "json_schema": {"schema": Recipe.model_json_schema()}}', dataclass),
      { form: 'derived', unknown: [], schema: recipe },
    ],
    [
      'a list of a class',
      'python',
      openai('list[Recipe]', dataclass),
      { form: 'derived', unknown: [], schema: { type: 'array', items: recipe } },
    ],
    [
      'what only runs',
      'python',
      openai('{"type": "json_schema", "json_schema": {"schema": read()}}'),
      { form: 'written', unknown: ['read'] },
    ],
    [
      'Zod',
      'typescript',
      "import { generateObject } from 'ai';\nimport { z } from 'zod';\ngenerateObject({ model: 'openai/gpt-4o', prompt: 'Hi', schema: z.object({ title: z.string() }) });",
      { form: 'derived', unknown: [] },
    ],
  ])('%s', async (_name, language, text, expected) => {
    expect(await carried(language, text)).toMatchObject([{ kind: 'schema', ...expected }]);
  });

  test.each(['{"type": "json_object"}', '{"type": "text"}', 'None', '{}'])('%s is no schema', async format => {
    expect(await carried('python', openai(format))).toEqual([]);
  });
});

describe('tools', () => {
  const withTools = (rest: string) =>
    `from openai import OpenAI\ndef weather(city: str, days: int = 1):\n    "The weather"\nOpenAI().chat.completions.create(model="m", messages=[], ${rest})\n`;
  const one =
    '{"type": "function", "function": {"name": "f", "description": "d", "parameters": {"type": "object", "properties": {}}}}';
  const toolsOf = async (rest: string) =>
    (await carried('python', withTools(rest))).find((part): part is CarriedTools => part.kind === 'tools');

  test.each<[string, CarriedTools['choice']]>([
    ['"none"', 'none'],
    ['"auto"', 'auto'],
    ['"required"', 'any'],
    ['{"type": "function", "function": {"name": "f"}}', 'tool'],
    ['chosen', 'auto'],
  ])('tool_choice=%s', async (choice, expected) => {
    expect((await toolsOf(`tools=[${one}], tool_choice=${choice}`))?.choice).toBe(expected);
  });

  test.each<[string, string, Partial<CarriedTools>]>([
    [
      'one that is written out',
      `[${one}]`,
      { tools: [{ name: 'f', description: 'd', parameters: { type: 'object', properties: {} } }], unknown: [] },
    ],
    [
      'a function',
      '[weather]',
      {
        form: 'derived',
        tools: [
          {
            name: 'weather',
            description: 'The weather',
            parameters: {
              type: 'object',
              properties: { city: { type: 'string' }, days: { type: 'integer' } },
              required: ['city'],
            },
          },
        ],
      },
    ],
    ["the provider's own", '[{"type": "web_search"}]', { tools: [], builtIn: ['web_search'] }],
    ['one that is known beside one that is not', `[${one}, other]`, { unknown: ['other'] }],
    ['what only runs', 'read()', { tools: [], unknown: ['read'] }],
  ])('%s', async (_name, tools, expected) => {
    expect(await toolsOf(`tools=${tools}`)).toMatchObject(expected);
  });
});
