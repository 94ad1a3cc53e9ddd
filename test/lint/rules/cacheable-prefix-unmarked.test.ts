import { describe, expect, test } from 'vitest';
import { expectFixHolds, lintSource } from '../lint-source.ts';

const rule = 'cacheable-prefix-unmarked';
const handbook = 'Answer from the handbook and cite the section that you used. '.repeat(120);
const python = (system: string, model = 'claude-sonnet-4-5', more = '') => `import anthropic
client = anthropic.Anthropic()
def ask(question):
    return client.messages.create(
        model="${model}",
        max_tokens=512,
        system=${system},
        messages=[{"role": "user", "content": question}],${more}
    )
`;
const quoted = `"${handbook}"`;
const mark = 'cache_control={"type": "ephemeral"}';

describe('reports', () => {
  test('a prefix over the minimum, at the prefix, with both prices', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', python(quoted));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe(quoted);
    expect(seen!.finding.severity).toBe('info');
    const { tokens, usdPerThousandCalls, cached } = seen!.finding.args;
    expect(tokens).toBeGreaterThan(1024);
    // Claude Sonnet 4.5: $3 per million, $0.30 read from the cache.
    expect(usdPerThousandCalls).toBeCloseTo((Number(tokens) * 3) / 1000, 9);
    expect(cached).toBeCloseTo((Number(tokens) * 0.3) / 1000, 9);
    expect(seen!.message).toMatch(
      /^The first ≈1,\d{3} tokens are the same in every request, and claude-sonnet-4-5 keeps 1,024 or more, but only up to a mark, which is missing\. Read from the cache they cost ≈\$0\.\d+\/k instead of ≈\$\d\.\d+\/k\.$/,
    );
  });

  test('the fix turns the text into a marked block', async () => {
    const text = python(quoted);
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.fixed).toBe(python(`[{"type": "text", "text": ${quoted}, "cache_control": {"type": "ephemeral"}}]`));
    await expectFixHolds(rule, 'python', text);
  });

  test('a constant keeps its name', async () => {
    const text = `HANDBOOK = ${quoted}\n${python('HANDBOOK')}`;
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.fixed).toContain(
      'system=[{"type": "text", "text": HANDBOOK, "cache_control": {"type": "ephemeral"}}],',
    );
    await expectFixHolds(rule, 'python', text);
  });

  test('in TypeScript', async () => {
    const text = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (question: string) =>
  client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 512, system: '${handbook}', messages: [{ role: 'user', content: question }] });
`;
    const [seen] = await lintSource(rule, 'typescript', text);
    expect(seen!.fixed).toContain(
      `system: [{ type: 'text', text: '${handbook}', cache_control: { type: 'ephemeral' } }],`,
    );
    await expectFixHolds(rule, 'typescript', text);
  });

  test('a prefix in a message gets no fix', async () => {
    const text = python('"Be kind."').replace('"content": question', `"content": f"${handbook} {question}"`);
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.fixed).toBeUndefined();
  });
});

describe('accepts', () => {
  test.each<[string, string, object?]>([
    ['a prefix under the minimum', python('"Be kind and cite your sources."')],
    ['the same prefix on a model with a higher minimum', python(quoted, 'claude-haiku-4-5')],
    ['a model of which no minimum is published', python(quoted, 'claude-haiku-5-5')],
    ['a marked block', python(`[{"type": "text", "text": ${quoted}, "cache_control": {"type": "ephemeral"}}]`)],
    ['a mark on the request', python(quoted, 'claude-sonnet-4-5', `\n        ${mark},`)],
    ['a value before the text', python(`f"Today is {question}. ${handbook}"`)],
    [
      'a deployment of one’s own',
      python(quoted),
      {
        deployments: { prod: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'h100-sxm', gpus: 1 } },
        use: 'prod',
      },
    ],
    [
      'a provider that caches by itself',
      `from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="gpt-4o", instructions=${quoted}, input=q)\n`,
    ],
  ])('%s', async (_name, text, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
