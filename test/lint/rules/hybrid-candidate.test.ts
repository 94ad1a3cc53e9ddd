import { describe, expect, test } from 'vitest';
import { lintSource, messages, openAi } from '../lint-source.ts';

const rule = 'hybrid-candidate';
const asks = (content: string) =>
  openAi(`${messages(`{"role": "user", "content": f"${content} {question}"}`)}\n        max_tokens=16,`);
const large = {
  model: 'meta-llama/Llama-3.3-70B-Instruct',
  hardware: 'h100-sxm',
  gpus: 2,
  weights: 'fp8',
  pricePerGpuHour: 3,
};
const small = { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 };

describe('reports', () => {
  test('a simple task on the large model, with what the small one would save', async () => {
    const [seen] = await lintSource(rule, 'python', asks('Answer yes or no:'), {
      deployments: { large, small },
      use: 'large',
    });
    expect(seen!.underlined).toBe('client.chat.completions.create');
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.message).toMatch(
      /^A simple task \("Answer yes or no"\) on "large": "small" \(\S+8B\S*\) would save \d\d % of it, ≈\$[\d.]+\/k\. Check the quality of its answers first\.$/,
    );
    expect(seen!.finding.saves!.usdPerThousandCalls).toBeGreaterThan(0);
  });
});

describe('accepts', () => {
  test.each([
    ['a task that is not simple', asks('Explain in detail:'), { deployments: { large, small }, use: 'large' }],
    [
      'a sentence, which may take thought',
      asks('Summarize in one sentence:'),
      { deployments: { large, small }, use: 'large' },
    ],
    ['no smaller deployment', asks('Answer yes or no:'), { deployments: { large }, use: 'large' }],
    ['the small one in use', asks('Answer yes or no:'), { deployments: { large, small }, use: 'small' }],
    [
      'a small one that costs more',
      asks('Answer yes or no:'),
      { deployments: { large, small: { ...small, pricePerGpuHour: 500 } }, use: 'large' },
    ],
    ['no deployment', asks('Answer yes or no:'), {}],
  ])('%s', async (_name, text, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
