import { describe, expect, test } from 'vitest';
import { lintSource, messages, openAi } from '../lint-source.ts';

const rule = 'precision-not-native';
const text = openAi(`${messages('{"role": "user", "content": question}')}\n        max_tokens=100,`);
const on = (hardware: string, settings: object) => ({
  deployments: { prod: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware, ...settings } },
  use: 'prod',
});

describe('reports', () => {
  test('FP8 on hardware without it, and what it falls back to', async () => {
    const [seen] = await lintSource(rule, 'python', text, on('a100-80gb-sxm', { weights: 'fp8' }));
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.severity).toBe('warning');
    expect(seen!.message).toBe(
      '"prod" asks for fp8 on A100 SXM, which does not multiply in it: weights take less memory, but the math runs in bf16.',
    );
  });

  test('FP4 on Hopper', async () => {
    expect(await lintSource(rule, 'python', text, on('h100-sxm', { weights: 'nvfp4' }))).toHaveLength(1);
  });

  test('once per file', async () => {
    expect(await lintSource(rule, 'python', `${text}\n${text}`, on('a100-80gb-sxm', { weights: 'fp8' }))).toHaveLength(
      1,
    );
  });
});

describe('accepts', () => {
  test.each([
    ['FP8 on Hopper', on('h100-sxm', { weights: 'fp8' })],
    ['weight-only formats, which are widened by design', on('a100-80gb-sxm', { weights: 'int4-awq' })],
    ['16 bits', on('a100-80gb-sxm', {})],
    ['no deployment', {}],
  ])('%s', async (_name, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
