import { describe, expect, test } from 'vitest';
import { lintSource, messages, openAi } from '../lint-source.ts';

const rule = 'decode-bound';
const text = openAi(`${messages('{"role": "user", "content": question}')}\n        max_tokens=500,`);
const prod = (settings: object) => ({
  deployments: {
    prod: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'h100-sxm', pricePerGpuHour: 3, ...settings },
  },
  use: 'prod',
});

describe('reports', () => {
  test('one request at a time, with both prices', async () => {
    const [seen] = await lintSource(rule, 'python', text, prod({ concurrency: 1 }));
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.severity).toBe('info');
    expect(seen!.message).toMatch(
      /^"prod" serves one request at a time: every token waits for all weights to be read\. 16 at once would cost ≈\$[\d.]+\/k instead of ≈\$[\d.]+\/k \(\d\d % less\)\.$/,
    );
    expect(seen!.finding.saves!.usdPerThousandCalls).toBeGreaterThan(0);
  });

  test('once per file', async () => {
    expect(await lintSource(rule, 'python', `${text}\n${text}`, prod({ concurrency: 1 }))).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    ['a batch', prod({ concurrency: 8 })],
    ['as many as fit', prod({ concurrency: 'max' })],
    ['no deployment', {}],
  ])('%s', async (_name, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
