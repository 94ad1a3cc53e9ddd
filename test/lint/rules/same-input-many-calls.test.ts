import { describe, expect, test } from 'vitest';
import { lintSource } from '../lint-source.ts';

const rule = 'same-input-many-calls';
const request = (content: string) =>
  `client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": ${content}}])`;
const program = (...lines: string[]) =>
  `from openai import OpenAI\nclient = OpenAI()\n\ndef ask(article, question):\n${lines.map(line => `    ${line}\n`).join('')}`;
const title = request('f"Give this article a title: {article}"');
const tags = request('f"List the topics of this article: {article}"');

describe('reports', () => {
  test('the second call, at its callee, with the line of the first', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', program(`title = ${title}`, `tags = ${tags}`));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.range.start.line).toBe(6);
    expect(seen!.message).toBe(
      '{article} is sent again: the call in line 5 sends it too, after other words, so that no prefix cache can help (100 tokens assumed). The second time costs ≈$0.25/k.',
    );
  });

  test('each further call', async () => {
    const summary = request('f"Sum up: {article}"');
    const seen = await lintSource(rule, 'python', program(title, tags, summary));
    expect(seen.map(({ finding }) => finding.range.start.line)).toEqual([6, 7]);
  });

  test('a value whose size the team states as large', async () => {
    const text = program(title.replace('article}', 'question}'), tags.replace('article}', 'question}'));
    expect(await lintSource(rule, 'python', text)).toEqual([]);
    expect(await lintSource(rule, 'python', text, { placeholders: { question: 800 } })).toHaveLength(1);
  });

  test('in TypeScript', async () => {
    const ask = (words: string) =>
      `  await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`${words} \${pageText}\` }] });\n`;
    const text = `import OpenAI from 'openai';\nconst client = new OpenAI();\nasync function f(pageText: string) {\n${ask('Sum up')}${ask('Translate')}}\n`;
    expect(await lintSource(rule, 'typescript', text)).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each<[string, string, object?]>([
    ['one call', program(title)],
    [
      'the value in front of both: they share it',
      program(request('f"{article} Give it a title."'), request('f"{article} List its topics."')),
    ],
    ['the same question twice', program(title, title)],
    ['one of two branches', program('if question:', `    ${title}`, 'else:', `    ${tags}`)],
    ['a fallback', program('try:', `    ${title}`, 'except Exception:', `    ${tags}`)],
    ['two functions', `${program(title)}\ndef other(article):\n    ${tags}\n`],
    ['a short value', program(request('f"Is it kind? {question}"'), request('f"Is it short? {question}"'))],
    ['a value that is known to be small', program(title, tags), { placeholders: { article: 80 } }],
  ])('%s', async (_name, text, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
