import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import type { CarriedPart, CarriedSchema, CarriedTools } from '../../../src/source/carried-part.ts';
import { scan } from '../scanner-of-tests.ts';

async function carriedOf(language: LanguageId, text: string): Promise<readonly CarriedPart[]> {
  const { calls } = await scan(language, text);
  return calls.at(-1)?.carried ?? [];
}

const pythonHead = [
  'from typing import Annotated, Any, Literal, Optional, Union, List, TypedDict',
  'from dataclasses import dataclass, field',
  'from enum import Enum, IntEnum',
  'from pydantic import BaseModel, Field',
  'from openai import OpenAI, pydantic_function_tool',
  'client = OpenAI()',
  '',
].join('\n');
const create = (rest: string) => `client.chat.completions.create(model="gpt-4o", messages=[], ${rest})\n`;

/** The schema of a class's field by its annotation. */
const annotations: [string, unknown][] = [
  ['str', { type: 'string' }],
  ['int', { type: 'integer' }],
  ['float', { type: 'number' }],
  ['bool', { type: 'boolean' }],
  ['list[str]', { type: 'array', items: { type: 'string' } }],
  ['List[int]', { type: 'array', items: { type: 'integer' } }],
  ['set[str]', { type: 'array', items: { type: 'string' } }],
  ['dict[str, float]', { type: 'object', additionalProperties: { type: 'number' } }],
  ['Optional[str]', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['str | None', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['Union[str, int]', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  ['Literal["a", "b"]', { type: 'string', enum: ['a', 'b'] }],
  ['Literal[1, 2]', { type: 'integer', enum: [1, 2] }],
  ['Annotated[str, "a city"]', { type: 'string', description: 'a city' }],
  ['Annotated[int, Field(description="years", ge=0)]', { type: 'integer', description: 'years' }],
  ['Any', {}],
  ['"str"', { type: 'string' }],
  ['Color', { type: 'string', enum: ['red', 'blue'] }],
  ['Point', { type: 'object', properties: { x: { type: 'integer' } }, required: ['x'] }],
  ['list[Point]', { type: 'array', items: { type: 'object', properties: { x: { type: 'integer' } }, required: ['x'] } }],
]; // biome-ignore format: a table

test.each(annotations)('Python annotation %s', async (annotation, expected) => {
  const classes = [
    'class Color(str, Enum):\n    RED = "red"\n    BLUE = "blue"',
    '@dataclass\nclass Point:\n    x: int',
    `@dataclass\nclass Holder:\n    it: ${annotation}`,
  ].join('\n');
  const [schema] = await carriedOf('python', `${pythonHead}${classes}\n${create('response_format=Holder')}`);
  expect(schema).toMatchObject({ kind: 'schema', form: 'derived', unknown: [] });
  expect((schema as CarriedSchema).schema).toEqual({ type: 'object', properties: { it: expected }, required: ['it'] });
});

const classes: [string, string, unknown][] = [
  [
    'a Pydantic model has titles, descriptions and defaults',
    'class Answer(BaseModel):\n    """What was found."""\n    the_name: str = Field(description="who")\n    age: int = 3\n    tags: list[str] = Field(default_factory=list)\n    must: str = Field(...)',
    {
      description: 'What was found.',
      properties: {
        the_name: { type: 'string', description: 'who', title: 'The Name' },
        age: { type: 'integer', title: 'Age' },
        tags: { type: 'array', items: { type: 'string' }, title: 'Tags' },
        must: { type: 'string', title: 'Must' },
      },
      required: ['the_name', 'must'],
      title: 'Answer',
      type: 'object',
    },
  ],
  [
    'fields of a base class come first; methods, constants and private names are none',
    'class Base(BaseModel):\n    a: str\nclass Answer(Base):\n    limit = 3\n    _seen: int\n    b: bool\n    def check(self): ...',
    {
      properties: { a: { type: 'string', title: 'A' }, b: { type: 'boolean', title: 'B' } },
      required: ['a', 'b'],
      title: 'Answer',
      type: 'object',
    },
  ],
  [
    'a typed dictionary',
    'class Answer(TypedDict):\n    a: str',
    { properties: { a: { type: 'string' } }, required: ['a'], type: 'object' },
  ],
  [
    'a class that holds itself ends',
    'class Answer(TypedDict):\n    inner: "Answer"',
    { properties: { inner: {} }, required: ['inner'], type: 'object' },
  ],
];

test.each(classes)('Python class: %s', async (_name, code, expected) => {
  const [schema] = await carriedOf('python', `${pythonHead}${code}\n${create('response_format=Answer')}`);
  expect((schema as CarriedSchema).schema).toEqual(expected);
});

const functions: [string, string, unknown][] = [
  [
    'signature and docstring',
    'def look(city: str, days: int = 3):\n    """Look it up.\n\n        Twice.\n    """',
    {
      name: 'look',
      description: 'Look it up.\n\nTwice.',
      parameters: {
        type: 'object',
        properties: { city: { type: 'string' }, days: { type: 'integer' } },
        required: ['city'],
      },
    },
  ],
  ['no docstring', 'async def look(city): ...', { name: 'look', parameters: { type: 'object', properties: { city: {} }, required: ['city'] } }],
  [
    'what the program passes itself',
    'def look(ctx: RunContext[str], query: str, *rest, **more): "Search."',
    { name: 'look', description: 'Search.', parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] } },
  ],
  [
    'a decorator renames and describes',
    '@tool(name_override="find", description_override="Finds.")\ndef look(q: str):\n    "Ignored."',
    { name: 'find', description: 'Finds.', parameters: { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] } },
  ],
]; // biome-ignore format: a table

test.each(functions)('Python function as a tool: %s', async (_name, code, expected) => {
  const text = `${pythonHead}from agents import function_tool as tool, RunContext\n${code}\n${create('tools=[look]')}`;
  expect(await carriedOf('python', text)).toMatchObject([{ kind: 'tools', form: 'derived', tools: [expected] }]);
});

const zodHead = [
  "import OpenAI from 'openai';",
  "import { zodResponseFormat } from 'openai/helpers/zod';",
  "import { z } from 'zod';",
  '',
].join('\n');
const zod: [string, unknown][] = [
  ['z.string()', { type: 'string' }],
  ['z.string().min(1).describe("who")', { type: 'string', description: 'who' }],
  ['z.number().int()', { type: 'number' }],
  ['z.boolean()', { type: 'boolean' }],
  ['z.array(z.string())', { type: 'array', items: { type: 'string' } }],
  ['z.string().array()', { type: 'array', items: { type: 'string' } }],
  ["z.enum(['a', 'b'])", { type: 'string', enum: ['a', 'b'] }],
  ["z.literal('x')", { const: 'x' }],
  ['z.union([z.string(), z.number()])', { anyOf: [{ type: 'string' }, { type: 'number' }] }],
  ['z.string().nullable()', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['z.record(z.string(), z.number())', { type: 'object', additionalProperties: { type: 'number' } }],
  ['z.tuple([z.string()])', { type: 'array', items: [{ type: 'string' }] }],
  ['z.object({ a: z.string() })', { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }],
  ['z.any()', {}],
  ['z.email()', { type: 'string', format: 'email' }],
]; // biome-ignore format: a table

test.each(zod)('Zod: %s', async (code, expected) => {
  const call = `await new OpenAI().chat.completions.parse({ model: 'gpt-4o', messages: [], response_format: zodResponseFormat(Shape, 'x') });`;
  const [schema] = await carriedOf('typescript', `${zodHead}const Shape = z.object({ it: ${code} });\n${call}`);
  expect(schema).toMatchObject({ kind: 'schema', form: 'derived', unknown: [] });
  expect((schema as CarriedSchema).schema).toEqual({
    type: 'object',
    properties: { it: expected },
    required: ['it'],
    additionalProperties: false,
  });
});

test('Zod: what may be missing is not required; extend adds', async () => {
  const text = `${zodHead}const Base = z.object({ a: z.string().optional() });
    new OpenAI().chat.completions.parse({ model: 'm', response_format: zodResponseFormat(Base.extend({ b: z.number().default(3), c: z.string() }), 'x') });`;
  const [schema] = (await carriedOf('typescript', text)) as CarriedSchema[];
  expect(schema?.schema).toEqual({
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'number' }, c: { type: 'string' } },
    required: ['c'],
    additionalProperties: false,
  });
});

describe('what is not known', () => {
  const tools = async (rest: string) =>
    (await carriedOf('python', `${pythonHead}def ask(given):\n    ${create(`tools=${rest}`)}`))[0] as CarriedTools;
  test.each<[string, string[], string[]]>([
    ['given', [], ['given']],
    ['[*given, {"type": "function", "function": {"name": "f", "description": "d"}}]', ['f'], ['given']],
    ['load_tools()', [], ['load_tools']],
    ['[{"type": "function", "function": given}]', [], ['given']],
  ])('tools=%s', async (rest, names, unknown) => {
    const found = await tools(rest);
    expect(found.tools.map(tool => tool.name)).toEqual(names);
    expect(found.unknown).toEqual(unknown);
  });

  test('a description that is put together keeps its text', async () => {
    const found = await tools('[{"type": "function", "function": {"name": "f", "description": f"Finds {given} now"}}]');
    expect(found).toMatchObject({ tools: [{ description: 'Finds {given} now' }], unknown: ['given'], form: 'written' });
  });

  test.each(['[]', 'None', '{}'])('tools=%s carries nothing', async rest => {
    expect(await tools(rest)).toBeUndefined();
  });
  test.each(['{"type": "json_object"}', '{"type": "text"}', 'None', '"auto"'])(
    'response_format=%s carries nothing',
    async format => {
      expect(await carriedOf('python', `${pythonHead}${create(`response_format=${format}`)}`)).toEqual([]);
    },
  );
});

describe('tool choice', () => {
  test.each([
    ['"required"', 'any'],
    ['"auto"', 'auto'],
    ['"none"', 'none'],
    ['{"type": "function", "function": {"name": "f"}}', 'tool'],
    ['{"type": "any"}', 'any'],
    ['choose()', 'auto'],
  ])('tool_choice=%s', async (given, expected) => {
    const text = `${pythonHead}${create(`tools=[{"type": "web_search"}], tool_choice=${given}`)}`;
    expect(await carriedOf('python', text)).toMatchObject([{ builtIn: ['web_search'], choice: expected }]);
  });
});
