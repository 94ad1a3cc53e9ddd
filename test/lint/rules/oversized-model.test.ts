import { describe, expect, test } from 'vitest';
import { hostedPrice, priceRequest } from '../../../src/catalog/hosted-prices.ts';
import { callIn, sourceLanguages } from '../languages.ts';
import { analyze, lintSource } from '../lint-source.ts';

const rule = 'oversized-model';
const spam = { user: 'Is this spam? Answer yes or no.' };

describe('reports', () => {
  test('what siblings would cost for the same tokens, at the model', async () => {
    const text = callIn.python({ ...spam, model: 'gpt-4' });
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.underlined).toBe('"gpt-4"');
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.fixed).toBeUndefined();
    const { calls } = await analyze('python', text);
    const [{ input, output }] = calls as [(typeof calls)[number]];
    const cost = (model: string) =>
      priceRequest(hostedPrice(model)!, { input: input.tokens, output: output.tokens }).total * 1000;
    expect(seen!.finding.args.usdPerThousandCalls).toBeCloseTo(cost('gpt-4'), 9);
    expect(seen!.finding.args.firstUsd).toBeCloseTo(cost('gpt-6-luna'), 9);
    expect(seen!.finding.saves!.usdPerThousandCalls).toBeCloseTo(cost('gpt-4') - cost('gpt-6-luna'), 9);
    expect(seen!.message).toMatch(
      /^A short answer \("Answer yes or no"\) from gpt-4, which newer models have replaced, costs ≈\$[\d.]+\/k; from gpt-6-luna it would be ≈\$[\d.]+\/k\. Check the quality of its answers first\.$/,
    );
  });

  test('two siblings of a model for hard tasks', async () => {
    const text = `import anthropic\nclient = anthropic.Anthropic()\nclient.messages.create(model="claude-opus-4-5", max_tokens=9, messages=[{"role": "user", "content": f"${spam.user} {mail}"}])\n`;
    const [seen] = await lintSource(rule, 'python', text.replace('{mail}', '{mail}'));
    expect(seen!.message).toMatch(
      /^A short answer \("Answer yes or no"\) from claude-opus-4-5 costs ≈\$[\d.]+\/k; from claude-haiku-4-5 it would be ≈\$[\d.]+\/k, from claude-haiku-5-5 ≈\$[\d.]+\/k\./,
    );
  });

  test.each(sourceLanguages)('in %s', async language => {
    expect(await lintSource(rule, language, callIn[language]({ ...spam, model: 'gpt-4' }))).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each<[string, string, object?]>([
    ['a small model', callIn.python({ ...spam, model: 'gpt-4o-mini' })],
    ['a long answer', callIn.python({ user: 'Explain the handbook.', model: 'gpt-4' })],
    ['a model without known siblings', callIn.python({ ...spam, model: 'my-finetune' })],
    [
      'a deployment of one’s own',
      callIn.python({ ...spam, model: 'gpt-4' }),
      {
        deployments: { prod: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'h100-sxm', gpus: 1 } },
        use: 'prod',
      },
    ],
  ])('%s', async (_name, text, configuration) => {
    expect(await lintSource(rule, 'python', text, configuration)).toEqual([]);
  });
});
