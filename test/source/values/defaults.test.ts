import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

/** One request in each language, with the expression that stands for its model. */
const request: Partial<Record<LanguageId, (model: string) => string>> = {
  python: model =>
    `import os\nfrom os import getenv\nfrom openai import OpenAI\nOpenAI().responses.create(model=${model}, input="x")`,
  typescript: model => `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: ${model}, input: 'x' });`,
  go: model => `package main
import openai "github.com/sashabaranov/go-openai"
func getEnv(key, fallback string) string {
  if value := os.Getenv(key); value != "" {
    return value
  }
  return fallback
}
func main() { openai.NewClient("k").CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: ${model}}) }`,
  java: model => `import dev.langchain4j.model.openai.OpenAiChatModel;
class A { String a(String kind) { return OpenAiChatModel.builder().modelName(${model}).build().chat("x"); } }`,
  kotlin: model => `import dev.langchain4j.model.openai.OpenAiChatModel
fun a(kind: String) = OpenAiChatModel.builder().modelName(${model}).build().chat("x")`,
  csharp: model =>
    `using OpenAI.Chat;\nvar client = new ChatClient(${model}, "key");\nclient.CompleteChat(new UserChatMessage("x"));`,
  ruby: model => `OpenAI::Client.new.responses.create(model: ${model}, input: "x")`,
  php: model => `<?php OpenAI::client('key')->responses()->create(['model' => ${model}, 'input' => 'x']);`,
  rust: model => `use async_openai::{Client, types::CreateChatCompletionRequestArgs};
async fn a() { Client::new().chat().create(CreateChatCompletionRequestArgs::default().model(${model}).build()?).await; }`,
};

const modelOf = async (language: LanguageId, model: string) => {
  const { calls } = await scan(language, request[language]!(model));
  const reference = calls.find(call => call.kind === 'call')?.model;
  return `${reference?.id ?? '?'} (${reference?.from})`;
};

describe('a model that a setting may replace is the default', () => {
  test.each<[LanguageId, string]>([
    ['python', 'os.getenv("MODEL", "gpt-4o")'],
    ['python', 'os.environ.get("MODEL", "gpt-4o")'],
    ['python', 'getenv("MODEL", "gpt-4o")'],
    ['python', 'os.environ.get("MODEL") or "gpt-4o"'],
    ['python', 'config.get("model", "gpt-4o")'],
    ['python', 'get_setting("model", "gpt-4o")'],
    ['typescript', "process.env.MODEL ?? 'gpt-4o'"],
    ['typescript', "process.env.MODEL || 'gpt-4o'"],
    ['typescript', "config.get('model', 'gpt-4o')"],
    ['java', 'System.getenv().getOrDefault("MODEL", "gpt-4o")'],
    ['java', 'System.getProperty("model", "gpt-4o")'],
    ['java', 'Optional.ofNullable(System.getenv("MODEL")).orElse("gpt-4o")'],
    ['java', 'config.find("model").orElseGet(() -> "gpt-4o")'],
    ['java', 'StringUtils.defaultIfBlank(settings.getModel(), "gpt-4o")'],
    ['java', 'Objects.requireNonNullElse(settings.getModel(), "gpt-4o")'],
    ['kotlin', 'System.getenv("MODEL") ?: "gpt-4o"'],
    ['kotlin', 'settings.model.ifBlank { "gpt-4o" }'],
    ['csharp', 'configuration["Model"] ?? "gpt-4o"'],
    ['csharp', 'configuration.GetValue("Model", "gpt-4o")'],
    ['ruby', 'ENV.fetch("MODEL", "gpt-4o")'],
    ['ruby', 'ENV["MODEL"] || "gpt-4o"'],
    ['php', "env('MODEL', 'gpt-4o')"],
    ['php', "getenv('MODEL') ?: 'gpt-4o'"],
    ['php', "$options['model'] ?? 'gpt-4o'"],
    ['rust', 'std::env::var("MODEL").unwrap_or("gpt-4o".to_string())'],
    ['rust', 'std::env::var("MODEL").unwrap_or_else(|_| "gpt-4o".into())'],
    ['rust', 'None.unwrap_or("gpt-4o")'],
  ])('%s: %s', async (language, model) => {
    expect(await modelOf(language, model)).toBe('gpt-4o (default)');
  });
});

describe('what is there needs nothing in its place', () => {
  test.each<[LanguageId, string, string]>([
    ['rust', 'Some("gpt-4o-mini").unwrap_or("gpt-4o")', 'gpt-4o-mini (literal)'],
    ['rust', 'Some("gpt-4o-mini".to_string()).unwrap_or_else(|| "gpt-4o".into())', 'gpt-4o-mini (literal)'],
    ['rust', 'Some(settings.model).unwrap_or("gpt-4o")', '? (unknown)'],
  ])('%s: %s', async (language, model, expected) => {
    expect(await modelOf(language, model)).toBe(expected);
  });
});

test("Go's own helper returns its fallback", async () => {
  expect(await modelOf('go', 'getEnv("MODEL", "gpt-4o")')).toMatch(/^gpt-4o /);
});

describe('of several values the first that is known', () => {
  test.each<[LanguageId, string]>([
    ['python', '"gpt-4o" if big else "gpt-4o-mini"'],
    ['typescript', "big ? 'gpt-4o' : 'gpt-4o-mini'"],
    ['java', 'big ? "gpt-4o" : "gpt-4o-mini"'],
    ['java', 'switch (kind) { case "a" -> "gpt-4o"; default -> "gpt-4o-mini"; }'],
    ['kotlin', 'if (big) "gpt-4o" else "gpt-4o-mini"'],
    ['kotlin', 'when (kind) { "a" -> "gpt-4o"; else -> "gpt-4o-mini" }'],
    ['csharp', 'big ? "gpt-4o" : "gpt-4o-mini"'],
    ['csharp', 'kind switch { 1 => "gpt-4o", _ => "gpt-4o-mini" }'],
    ['ruby', '(big ? "gpt-4o" : "gpt-4o-mini")'],
    ['ruby', '(if big then "gpt-4o" else "gpt-4o-mini" end)'],
    ['ruby', '(case kind when :a then "gpt-4o" else "gpt-4o-mini" end)'],
    ['php', "$big ? 'gpt-4o' : 'gpt-4o-mini'"],
    ['php', "match ($kind) { 'a' => 'gpt-4o', default => 'gpt-4o-mini' }"],
    ['rust', 'if big { "gpt-4o" } else { "gpt-4o-mini" }'],
    ['rust', 'match kind { Kind::Big => "gpt-4o", _ => "gpt-4o-mini" }'],
  ])('%s: %s', async (language, model) => {
    expect(await modelOf(language, model)).toMatch(/^gpt-4o \(/);
  });
});

test.each([
  ['a key without a default', 'config.get("model")'],
  ['a default that is not known', 'config.get("model", fallback)'],
  ['a method of another name', 'config.choose("model", "gpt-4o")'],
])('%s is not known', async (_name, model) => {
  expect(await modelOf('python', model)).toBe('? (unknown)');
});

test('a limit that a setting may replace', async () => {
  const text = `from openai import OpenAI\nOpenAI().responses.create(model="m", max_output_tokens=config.get("limit", 300), input="x")`;
  expect((await scan('python', text)).calls[0]!.outputLimit.value).toBe(300);
});

test('inside a text the setting stays what varies', async () => {
  const text = `from openai import OpenAI\nOpenAI().responses.create(model="m", input=f"In a {config.get('tone', 'dry')} tone.")`;
  const [call] = (await scan('python', text)).calls;
  expect(
    call!.prompt[0]!.segments.map(segment => (segment.kind === 'static' ? segment.text : `{${segment.name}}`)),
  ).toEqual(['In a ', '{config.tone}', ' tone.']);
});

describe('a parameter that is filled where it was not given is what a caller gives, else what fills it', () => {
  const python = (before: string) => `from openai import OpenAI
client = OpenAI()
def ask(text, system=None, limit=None):
${before}
    return client.responses.create(model="m", instructions=system, input=text, max_output_tokens=limit)
ask("Which rivers cross Vienna?", "You are a guide.", 12)
ask("Which rivers cross Graz?")
`;
  const typescript = (before: string) => `import OpenAI from 'openai';
const client = new OpenAI();
function ask(text: string, system?: string, limit?: number) {
  ${before}
  return client.responses.create({ model: 'm', instructions: system, input: text, max_output_tokens: limit });
}
ask('Which rivers cross Vienna?', 'You are a guide.', 12);
ask('Which rivers cross Graz?');
`;
  test.each<[string, LanguageId, string]>([
    [
      'None',
      'python',
      python('    if system is None:\n        system = "You help."\n    if limit is None:\n        limit = 77'),
    ],
    [
      'not',
      'python',
      python('    if not system:\n        system = "You help."\n    if not limit:\n        limit = 77'),
    ],
    ['or', 'python', python('    system = system or "You help."\n    limit = limit or 77')],
    ['!', 'typescript', typescript("if (!system) system = 'You help.';\n  if (!limit) limit = 77;")],
    [
      'undefined',
      'typescript',
      typescript("if (system === undefined) system = 'You help.';\n  if (limit == null) { limit = 77; }"),
    ],
    ['??=', 'typescript', typescript("system ??= 'You help.';\n  limit ??= 77;")],
  ])('%s in %s', async (_name, language, text) => {
    const { calls, problems } = await scan(language, text);
    expect(resolved({ calls, problems })).toEqual([
      'client.responses.create, m (literal), <= 77',
      'system: You help.',
      'user: {text}',
      'wrapper ask, m (default), <= 12',
      'system: You are a guide.',
      'user: Which rivers cross Vienna?',
      'wrapper ask, m (default), <= 77',
      'system: You help.',
      'user: Which rivers cross Graz?',
    ]);
  });
});

test('what fills a parameter where something else was not given is no default of it', async () => {
  const text = `import OpenAI from 'openai';
const client = new OpenAI();
function ask(text: string, done?: boolean) {
  if (!done) text = 'Finish the work.';
  return client.responses.create({ model: 'm', input: text });
}`;
  expect(resolved(await scan('typescript', text))).toEqual(['client.responses.create, m (literal)', 'user: {text}']);
});
