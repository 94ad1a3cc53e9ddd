import { describe, expect, test } from 'vitest';
import { formatWords, withGap } from '../../../src/lint/format-words.ts';
import { expectFixHolds, lintSource } from '../lint-source.ts';

const rule = 'schema-said-twice';
const python = (system: string, format = 'Order') => `from openai import OpenAI
from pydantic import BaseModel

class Order(BaseModel):
    id: int
    item: str

client = OpenAI()

def ask(document):
    return client.chat.completions.parse(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": """${system}"""},
            {"role": "user", "content": document},
        ],
        response_format=${format},
    )
`;
const sketch = '{\n  "id": 1,\n  "item": ""\n}';

describe('the words', () => {
  test.each<[string, string]>([
    ['Extract it. Respond in JSON format.', 'Respond in JSON format.'],
    ['Return only a valid JSON object.\nBe exact.', 'Return only a valid JSON object.'],
    ['Output JSON.', 'Output JSON.'],
    ['Your response must be valid JSON.', 'Your response must be valid JSON.'],
    [`Answer with JSON in this format:\n${sketch}\nBe exact.`, `Answer with JSON in this format:\n${sketch}`],
    [
      `Please respond with a JSON object with the following keys:\n\`\`\`json\n${sketch}\n\`\`\`\nBe exact.`,
      `Please respond with a JSON object with the following keys:\n\`\`\`json\n${sketch}\n\`\`\``,
    ],
    [
      'Respond only with a JSON object in this format: {"id": 1}',
      'Respond only with a JSON object in this format: {"id": 1}',
    ],
  ])('%s', (text, expected) => {
    const found = formatWords(text)!;
    expect(text.slice(found.from, found.to)).toBe(expected);
  });

  test.each([
    'Return the three largest orders as JSON sorted by price.',
    'Explain what JSON is.',
    'The input is JSON.',
    'Read this JSON: {"id": 1}',
    'Respond with JSON in this form:',
    'Respond in French.',
    'Use the JSON parser of the library.',
  ])('none in: %s', text => {
    expect(formatWords(text)).toBeUndefined();
  });

  test.each<[string, string]>([
    ['Extract it. Output JSON.', 'Extract it.'],
    ['Output JSON.\nExtract it.', 'Extract it.'],
    ['Extract it.\n\nOutput JSON.\n\nBe exact.', 'Extract it.\n\nBe exact.'],
  ])('without them and their gap: %s', (text, expected) => {
    const { from, to } = withGap(text, formatWords(text)!);
    expect(text.slice(0, from) + text.slice(to)).toBe(expected);
  });
});

describe('reports', () => {
  test.each<[string, string, string]>([
    [
      'a sentence',
      'Extract the order. Respond only with a valid JSON object.',
      'Respond only with a valid JSON object.',
    ],
    [
      'a sentence and its sketch, on one line',
      `Extract the order.\nRespond with JSON in this format:\n${sketch}`,
      'Respond with JSON in this format:',
    ],
  ])('%s', async (_name, system, underlined) => {
    const seen = await lintSource(rule, 'python', python(system));
    expect(seen.map(found => found.underlined)).toEqual([underlined]);
    expect(seen[0]!.finding.severity).toBe('info');
    expect(seen[0]!.message).toMatch(
      /^\d+ tokens of words say what the schema says already\. They cost ≈\$0\.\d+\/k\.$/,
    );
    await expectFixHolds(rule, 'python', python(system));
  });

  test('the fix leaves the rest as it is', async () => {
    const [seen] = await lintSource(
      rule,
      'python',
      python(`Extract the order. Answer in JSON with these fields:\n${sketch}\n\nBe exact.`),
    );
    expect(seen!.fixed).toBe(python('Extract the order.\n\nBe exact.'));
  });

  test('a message of nothing else gets no fix', async () => {
    const [seen] = await lintSource(rule, 'python', python('Respond only with a valid JSON object.'));
    expect(seen!.fixed).toBeUndefined();
  });

  test('in TypeScript, with a schema of Zod', async () => {
    const text = `import { generateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
import { z } from 'zod';
export const ask = (document: string) =>
  generateObject({
    model: openai('gpt-4o'),
    schema: z.object({ id: z.number() }),
    system: 'Extract the order. Return the result as a JSON object.',
    prompt: document,
  });
`;
    const seen = await lintSource(rule, 'typescript', text);
    expect(seen.map(found => found.fixed)).toEqual([text.replace(' Return the result as a JSON object.', '')]);
  });
});

describe('accepts', () => {
  test.each([
    ['JSON mode, which wants the word', python('Extract it. Respond in JSON format only.', '{"type": "json_object"}')],
    ['no schema', python('Extract it. Respond in JSON format only.').replace('        response_format=Order,\n', '')],
    ['words about the content', python('Return the three largest orders as JSON sorted by price.')],
    ['a schema alone', python('Extract the order.')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
