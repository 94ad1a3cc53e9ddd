import { describe, expect, test } from 'vitest';
import { lintSource } from '../lint-source.ts';

const rule = 'request-per-item';
const instructions =
  'Label the review as positive, negative or mixed. Judge only what the customer says about the product, and never what they say about the delivery. Sarcasm counts as what it means. When in doubt between two labels choose mixed, and give no reason for your choice.';
const program = (head: string, content = instructions) => `from openai import OpenAI

client = OpenAI()
${head}
    client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": "${content}"}, {"role": "user", "content": review}],
        max_tokens=5,
    )
`;

describe('reports', () => {
  test('a request for each item, with what is repeated', async () => {
    const [seen] = await lintSource(rule, 'python', program('for review in reviews:'));
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.severity).toBe('info');
    expect(seen!.message).toMatch(
      /^One request per item: the same \d\d tokens are sent with each\. Per thousand items that is ≈\$0\.00\d+\.$/,
    );
  });

  test('in TypeScript', async () => {
    const text = `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export const label = (reviews: string[]) =>
  Promise.all(reviews.map(review => generateText({ model: openai('gpt-4o-mini'), system: '${instructions}', prompt: review })));
`;
    expect(await lintSource(rule, 'typescript', text)).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    ['one request', program('def label(review):')],
    ['turns of a tool loop', program('while not done:')],
    ['steps of a refinement', program('for step in range(5):')],
    ['the same request several times', program('for _ in range(5):')],
    [
      'a conversation',
      program('for review in reviews:').replace('"content": review', '"content": conversation_history'),
    ],
    [
      'a prefix that is marked to be cached',
      program('for review in reviews:').replace('max_tokens=5', 'extra_body={"cache_control": {"type": "ephemeral"}}'),
    ],
    [
      'a conversation that is handed over',
      program('for review in reviews:').replace('max_tokens=5', 'max_tokens=5, history=turns'),
    ],
    ['a short instruction', program('for review in reviews:', 'Label the review.')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
