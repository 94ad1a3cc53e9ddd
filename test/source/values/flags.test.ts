import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

const program = (declared: string, model: string, limit = '100') => `package main

import (
	"flag"

	"github.com/spf13/pflag"
	"github.com/sashabaranov/go-openai"
)

func main() {
	${declared}
	client := openai.NewClient("key")
	client.CreateCompletion(ctx, openai.CompletionRequest{Model: ${model}, Prompt: "Why?", MaxTokens: ${limit}})
}
`;

test.each<[string, string, string, string, string]>([
  ['a flag', 'name := flag.String("model", "gpt-4o", "asked")', '*name', '100', ', gpt-4o (default), <= 100'],
  [
    'a flag of a set',
    'set := flag.NewFlagSet("x", 0)\n\tname := set.String("model", "m-1", "asked")',
    '*name',
    '100',
    ', m-1 (default), <= 100',
  ],
  ['a flag of pflag', 'name := pflag.String("model", "m-2", "asked")', '*name', '100', ', m-2 (default), <= 100'],
  [
    'a flag with a letter',
    'name := pflag.StringP("model", "m", "m-3", "asked")',
    '*name',
    '100',
    ', m-3 (default), <= 100',
  ],
  ['a flag without a default', 'name := flag.String("model", "", "asked")', '*name', '100', ', <= 100'],
  ['a flag whose default is not known', 'name := flag.String("model", usual, "asked")', '*name', '100', ', <= 100'],
  ['a limit', 'most := flag.Int("most", 300, "tokens")', '"gpt-4o"', '*most', ', gpt-4o (literal), <= 300'],
  ['a switch', 'most := flag.Bool("most", true, "tokens")', '"gpt-4o"', '*most', ', gpt-4o (literal)'],
])('%s', async (_name, declared, model, limit, expected) => {
  expect(resolved(await scan('go', program(declared, model, limit)))).toEqual([
    `client.CreateCompletion${expected}`,
    'user: Why?',
  ]);
});

const options = (before: string, given: string) => `package main

import (
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"
)

func main() {
	${before}
	llms.GenerateFromSinglePrompt(ctx, llm, "Why?"${given})
}
`;
const made = 'llm, _ := openai.New(openai.WithModel("m-1"))';
const listed = 'made := []openai.Option{openai.WithModel("m-1")}\n\tllm, _ := openai.New(made...)';

test.each<[string, string, string, string]>([
  ["the model's own", made, '', ', m-1 (literal)'],
  [
    'an option of the call before that',
    made,
    ', llms.WithMaxTokens(50), llms.WithModel("m-2")',
    ', m-2 (literal), <= 50',
  ],
  ['options that are put together before', listed, '', ', m-1 (literal)'],
  [
    'options of the call, some appended',
    `${made}\n\tasked := []llms.CallOption{llms.WithMaxTokens(70)}\n\tasked = append(asked, llms.WithModel("m-2"))`,
    ', asked...',
    ', m-2 (literal), <= 70',
  ],
  ['options that are not known', made, ', asked...', ', m-1 (literal)'],
])("Go's options: %s", async (_name, before, given, expected) => {
  expect(resolved(await scan('go', options(before, given)))).toEqual([
    `llms.GenerateFromSinglePrompt${expected}`,
    'user: Why?',
  ]);
});

/** A program whose model is read from the environment. */
const environment = (read: string, model: string) => `import OpenAI from 'openai';
import { z } from 'zod';
import { cleanEnv, str } from 'envalid';
import { createEnv } from '@t3-oss/env-nextjs';
${read}
await new OpenAI().responses.create({ model: ${model}, input: 'Why?' });
`;

test.each<[string, string, string, string]>([
  [
    'a schema of zod',
    "const env = z.object({ MODEL: z.string().default('m-1') }).parse(process.env);",
    'env.MODEL',
    ', m-1 (default)',
  ],
  [
    'one that may fail',
    "const env = z.object({ MODEL: z.string().optional().default('m-1') }).safeParse(process.env).data;",
    'env.MODEL',
    ', m-1 (default)',
  ],
  [
    'one that has a name',
    "const schema = z.object({ MODEL: z.enum(['m-1', 'm-2']).default('m-2') });\nconst env = schema.parse(process.env);",
    'env.MODEL',
    ', m-2 (default)',
  ],
  [
    'one of a server',
    "const env = createEnv({ server: { MODEL: z.string().default('m-1') }, runtimeEnv: process.env });",
    'env.MODEL',
    ', m-1 (default)',
  ],
  [
    'one of envalid',
    "const env = cleanEnv(process.env, { MODEL: str({ default: 'm-1' }) });",
    'env.MODEL',
    ', m-1 (default)',
  ],
  ['one without a default', 'const env = z.object({ MODEL: z.string() }).parse(process.env);', 'env.MODEL', ''],
  ['another field', "const env = z.object({ NAME: z.string().default('m-1') }).parse(process.env);", 'env.MODEL', ''],
  ['a name that is taken out', "const { MODEL = 'm-1' } = process.env;", 'MODEL', ', m-1 (default)'],
  ['one that is called otherwise', "const { MODEL: name = 'm-1' } = process.env;", 'name', ', m-1 (default)'],
  ['one of what is known', "const { model = 'm-1' } = { model: 'm-2' };", 'model', ', m-2 (constant)'],
  ['nothing instead', "const { MODEL = '' } = process.env;", 'MODEL', ''],
])('%s', async (_name, read, model, expected) => {
  expect(resolved(await scan('typescript', environment(read, model)))).toEqual([
    `OpenAI().responses.create${expected}`,
    'user: Why?',
  ]);
});
