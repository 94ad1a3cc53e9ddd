import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { prompts, resolved, scan } from '../scanner-of-tests.ts';

const programs: Partial<Record<LanguageId, (expression: string) => string>> = {
  python: expression => `from openai import OpenAI\nOpenAI().responses.create(model="m", input=${expression})\n`,
  typescript: expression =>
    `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'm', input: ${expression} });\n`,
  php: expression =>
    `<?php\n$client = OpenAI::client('k');\n$client->responses()->create(['model' => 'm', 'input' => ${expression}]);\n`,
  ruby: expression => `OpenAI::Client.new.responses.create(parameters: { model: "m", input: ${expression} })\n`,
};

describe('texts put together', () => {
  test.each<[LanguageId, string, string]>([
    ['python', '"a" + name + "b"', 'user: a{name}b'],
    ['python', '("a" + ("b" + name))', 'user: ab{name}'],
    ['python', '"a" + str(3)', 'user: a3'],
    ['python', '"a" + str(name)', 'user: a{name}'],
    ['typescript', "'a' + String(3)", 'user: a3'],
    ['python', '"Hi %s" % name', 'user: Hi {name}'],
    ['python', '"Hi %s and %s" % (one, two)', 'user: Hi {one} and {two}'],
    ['python', '"ab" * 2', 'user: abab'],
    ['python', '"a" + str(2 * 3)', 'user: a6'],
    ['python', 'given or "b"', 'user: b'],
    ['python', 'given or ""', 'user: {given}'],
    ['python', '"a" or "b"', 'user: a'],
    ['python', 'one - two', 'user: {one}'],
    ['typescript', "'a' + name + 'b'", 'user: a{name}b'],
    ['typescript', "'a ' + JSON.stringify(['b', name]) + ' c'", 'user: a {JSON.stringify} c'],
    ['typescript', "given ?? 'b'", 'user: b'],
    ['typescript', "given || ''", 'user: {given}'],
    ['typescript', "'a' + (given ?? 'b')", 'user: a{given}'],
    ['typescript', "given ? given : 'b'", 'user: b'],
    ['typescript', "given.name !== undefined ? given.name : 'b'", 'user: b'],
    ['typescript', "'a' + (given ? given : 'b')", 'user: a{given}'],
    ['typescript', "given ? given : ''", 'user: {given}'],
    ['typescript', "given === 'c' ? given : 'b'", 'user: b'],
    ['typescript', "isNew ? 'a' : 'b'", 'user: a'],
    ['php', "'a' . $name . 'b'", 'user: a{name}b'],
    ['php', "$given ?? 'b'", 'user: b'],
    ['php', "$given ?: 'b'", 'user: b'],
    ['ruby', '"a" + name', 'user: a{name}'],
    ['ruby', 'given || "b"', 'user: b'],
  ])('%s: %s', async (language, expression, expected) => {
    expect(prompts(await scan(language, programs[language]!(expression)))).toEqual([expected]);
  });

  test('lists are joined, with what is not known as a history', async () => {
    const text = programs.python!(
      '[{"role": "system", "content": "a"}] + history + [{"role": "user", "content": "b"}]',
    );
    expect(prompts(await scan('python', text))).toEqual(['system: a', 'history: {history}', 'user: b']);
  });
});

describe('a model with another one in its place', () => {
  test.each<[LanguageId, string, string]>([
    [
      'python',
      'from openai import OpenAI\nOpenAI().responses.create(model=given or "gpt-4o", input="x")',
      'gpt-4o (default)',
    ],
    [
      'typescript',
      "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: given ?? 'gpt-4o', input: 'x' });",
      'gpt-4o (default)',
    ],
    [
      'python',
      'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o" or given, input="x")',
      'gpt-4o (literal)',
    ],
    [
      'javascript',
      "import OpenAI from 'openai';\nimport dotenv from 'dotenv';\nconst env = dotenv.config().parsed;\nconst model = env.MODEL ? env.MODEL : 'gpt-4o';\nnew OpenAI().responses.create({ model, input: 'x' });",
      'gpt-4o (default)',
    ],
    [
      'java',
      'import dev.langchain4j.model.openai.OpenAiChatModel;\nclass A { String a(String given) { return OpenAiChatModel.builder().modelName(given != null ? given : "gpt-4o").build().chat("x"); } }',
      'gpt-4o (default)',
    ],
    [
      'csharp',
      'using OpenAI.Chat;\nvar client = new ChatClient(given != null ? given : "gpt-4o", "key");\nclient.CompleteChat(new UserChatMessage("x"));',
      'gpt-4o (default)',
    ],
  ])('%s: %s', async (language, text, expected) => {
    expect(resolved(await scan(language, text))[0]).toContain(expected);
  });
});

describe('a limit that is calculated', () => {
  const head =
    'from openai import OpenAI\nclass A:\n    MOST = 8192\n    def a(self):\n        OpenAI().chat.completions.create(model="m", messages=[], max_tokens=';
  test.each<[string, number | undefined]>([
    ['self.MOST // 2', 4096],
    ['self.MOST // 3 - 30', 2700],
    ['4096 - 96', 4000],
    ['2 * (1000 + 24)', 2048],
    ['1000 + 24 + 6', 1030],
    ['self.MOST // 0', undefined],
    ['self.MOST // given', undefined],
    ['given - 96', undefined],
    ['self.MOST % 1000', undefined],
  ])('%s', async (expression, expected) => {
    const { calls } = await scan('python', `${head}${expression})\n`);
    expect(calls.map(({ outputLimit }) => outputLimit.value)).toEqual([expected]);
  });
});
