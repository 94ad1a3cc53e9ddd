import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { normalizeKey } from '../../../src/source/values/arguments.ts';
import { resolved, scan } from '../scanner-of-tests.ts';

test.each([
  ['max_tokens', 'maxtokens'],
  ['maxTokens', 'maxtokens'],
  ['MaxTokens', 'maxtokens'],
  ['constructor', 'constructor'],
  ['', ''],
])('%j as a key', (key, expected) => {
  expect(normalizeKey(key)).toBe(expected);
});

const python = (rest: string, before = '') =>
  `from openai import OpenAI\n${before}\nOpenAI().responses.create(${rest})\n`;
const answer = ['m (literal), <= 5', 'user: Hi'];

describe('a call finds its arguments', () => {
  test.each<[string, LanguageId, string, string[]]>([
    ['by name', 'python', python('input="Hi", max_output_tokens=5, model="m"'), answer],
    [
      'in what is spread',
      'python',
      python('**options, input="Hi"', 'options = {"model": "m", "max_output_tokens": 5}'),
      answer,
    ],
    [
      'in what is spread twice',
      'python',
      python('**one, **two', 'one = {"model": "m", "max_output_tokens": 5}\ntwo = dict(input="Hi")'),
      answer,
    ],
    [
      'a written one before a spread one',
      'python',
      python('**options, input="Hi", model="m"', 'options = {"model": "other", "max_output_tokens": 5}'),
      answer,
    ],
    [
      'in an object',
      'typescript',
      "import OpenAI from 'openai';\nconst request = { model: 'm', max_output_tokens: 5, input: 'Hi' };\nnew OpenAI().responses.create(request);",
      answer,
    ],
    [
      'in an object that a function makes',
      'typescript',
      "import OpenAI from 'openai';\nconst request = (input: string) => ({ model: 'm', max_output_tokens: 5, input });\nnew OpenAI().responses.create(request('Hi'));",
      answer,
    ],
    [
      'by a builder',
      'java',
      'import com.openai.client.OpenAIClient;\nimport com.openai.models.responses.ResponseCreateParams;\nclass A { void f(OpenAIClient client) {\n  client.responses().create(ResponseCreateParams.builder().input("Hi").model("m").maxOutputTokens(5).build());\n} }',
      answer,
    ],
  ])('%s', async (_name, language, text, expected) => {
    const [head, ...parts] = resolved(await scan(language, text));
    expect([head!.slice(head!.indexOf(', ') + 2).replace('(constant)', '(literal)'), ...parts]).toEqual(expected);
  });
});
