import { describe, expect, test } from 'vitest';
import { lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'static-after-dynamic';
const instructions =
  'Answer in the language of the question, cite the section you used, and say so when the handbook is silent about it.';
const long = `${instructions} ${instructions} ${instructions} ${instructions} ${instructions}`;
const user = (content: string) => openAi(messages(`{"role": "user", "content": f"${content}"}`));

describe('reports', () => {
  test('instructions behind a value, at the instructions', async () => {
    const [seen] = await lintSource(rule, 'python', user(`{document} ${instructions}`));
    expect(seen!.underlined).toBe(` ${instructions}`);
    expect(seen!.finding.severity).toBe('info');
    expect(seen!.finding.saves!.tokens).toBeGreaterThanOrEqual(20);
    expect(seen!.message).toMatch(
      /^\d+ tokens that never change stand after \{document\}, with which the prompt begins, so that no prefix cache can keep any\./,
    );
  });

  test('a warning from 100 tokens', async () => {
    const [seen] = await lintSource(rule, 'python', user(`{document} ${long}`));
    expect(seen!.finding.severity).toBe('warning');
  });

  test('a value in the system message before the rest of it', async () => {
    const text = openAi(
      messages(
        `{"role": "system", "content": f"You help {question}. ${instructions}"}`,
        '{"role": "user", "content": question}',
      ),
    );
    const found = await lintSource(rule, 'python', text);
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/after \{question\}, so that .*; only the first [1-9]\d? can be cached\./);
  });

  test('only the first line of a block on which anything stands', async () => {
    const text = vercel(`    prompt: \`\${document}\n${instructions}\n${instructions}\``);
    const [seen] = await lintSource(rule, 'typescript', text);
    expect(seen!.underlined).toBe(instructions);
    expect(seen!.finding.range.start.line).toBe(seen!.finding.range.end.line);
  });

  test('in a configured severity', async () => {
    const [seen] = await lintSource(rule, 'python', user(`{document} ${instructions}`), { rules: { [rule]: 'error' } });
    expect(seen!.finding.severity).toBe('error');
  });
});

describe('accepts', () => {
  test.each([
    ['instructions first', user(`${instructions} {document}`)],
    ['a constant that could not be looked up', user(`{PROMPT_PREFIX} ${instructions}`)],
    ['a few words behind', user('{document} Answer briefly.')],
    [
      'less than half of the prefix',
      openAi(
        messages(
          `{"role": "system", "content": "${long}"}`,
          `{"role": "user", "content": f"{question} ${instructions}"}`,
        ),
      ),
    ],
    [
      'a conversation, whose order is what was said',
      openAi(
        messages(
          '{"role": "user", "content": question}',
          '{"role": "assistant", "content": "Yes."}',
          `{"role": "user", "content": "${long}"}`,
        ),
      ),
    ],
    ['no value at all', openAi(messages(`{"role": "user", "content": "${long}"}`))],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
