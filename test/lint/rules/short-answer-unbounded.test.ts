import { describe, expect, test } from 'vitest';
import { shortAnswer } from '../../../src/lint/short-answer.ts';
import { expectFixHolds, lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'short-answer-unbounded';
const asks = (text: string, rest = '') =>
  openAi(`${messages(`{"role": "user", "content": f"${text} {question}"}`)}${rest}`);

describe('which wordings ask for a short answer', () => {
  const of = (text: string) => shortAnswer({ prompt: [{ role: 'user', segments: [{ kind: 'static', text }] }] });
  test.each([
    ['Answer with one word.', 4],
    ['Respond with exactly one word: the colour.', 4],
    ['Give a one-word answer.', 4],
    ['Answer yes or no.', 3],
    ['Reply "yes" or "no"', 3],
    ['Respond with True or False only', 3],
    ['Return only the label.', 12],
    ['Respond with only the sentiment.', 12],
    ['Only return the most likely category', 12],
    ['Output just a single number', 12],
    ['Summarize the article in one sentence.', 40],
    ['Describe it in a single short line', 40],
    ['Reply in under 15 words.', 21],
    ['Use at most 30 words.', 42],
    ['Keep it to 20 words or less.', 28],
    ['Your answer may have no more than 280 characters.', 70],
  ])('%s', (text, tokens) => {
    expect(of(text)?.tokens).toBe(tokens);
  });

  test.each([
    ['Write an essay of 500 words.'],
    ['Write in no more than 500 words.'],
    ['Each bullet should be under 15 words.'],
    ['Give a title in at most 5 words, then the article.'],
    ['For every item answer yes or no.'],
    ['Return JSON with only the label.'],
    ['Answer the question in detail.'],
    ['The line is one of many.'],
    ['Only answer questions about the product.'],
    ['Return only valid code.'],
    ['In other words, be precise.'],
    [''],
  ])('not: %s', text => {
    expect(of(text)).toBeUndefined();
  });

  test('of several the longest counts', () => {
    expect(of('Answer with one word. Or explain in one sentence.')?.tokens).toBe(40);
  });

  test('a schema or tools make it a structured answer', () => {
    const user = { role: 'user', segments: [{ kind: 'static', text: 'Answer yes or no.' }] } as const;
    expect(shortAnswer({ prompt: [user, { role: 'schema', segments: [] }] })).toBeUndefined();
  });
});

describe('reports', () => {
  test('a short answer without a limit, and sets twice the wording', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', asks('Is it spam? Answer yes or no.'));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.severity).toBe('warning');
    expect(seen!.message).toMatch(
      /^The prompt asks for a short answer \("Answer yes or no", ≈3 tokens\) but nothing limits the output: it may run to [\d,]+\.$/,
    );
    expect(seen!.fixed).toContain('max_completion_tokens=16');
  });

  test('a limit of over ten times the wording, at the limit', async () => {
    const [seen] = await lintSource(rule, 'python', asks('Reply in under 15 words.', '\n        max_tokens=4096,'));
    expect(seen!.underlined).toBe('4096');
    expect(seen!.fixed).toContain('max_tokens=48,');
    expect(seen!.message).toContain('but the limit is 4,096.');
  });

  test('instead of unbounded-output, unless it is off', async () => {
    const text = asks('Answer yes or no.');
    expect(await lintSource('unbounded-output', 'python', text)).toEqual([]);
    expect(await lintSource('unbounded-output', 'python', text, { rules: { [rule]: 'off' } })).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    ['a close limit', asks('Reply in under 15 words.', '\n        max_tokens=64,')],
    ['ten times the wording', asks('Reply in under 15 words.', '\n        max_tokens=210,')],
    ['a limit that only the running program knows', asks('Answer yes or no.', '\n        max_tokens=most(),')],
    ['arguments that only the running program knows', asks('Answer yes or no.', '\n        **options(),')],
    ['a long answer', asks('Explain in detail.')],
    ['reasoning, which counts against the limit', asks('Answer yes or no.', '\n        reasoning_effort="high",')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});

describe('the fix holds', () => {
  test.each([
    ['python', asks('Answer with one word.')],
    ['python', asks('Answer with one word.', '\n        max_tokens=4096,')],
    ['typescript', vercel(`    prompt: \`Answer yes or no: \${question}\`,`)],
    ['typescript', vercel(`    prompt: \`Answer yes or no: \${question}\`,\n    maxOutputTokens: 2000,`)],
  ] as const)('%s %#', async (language, text) => {
    await expectFixHolds(rule, language, text);
  });
});
