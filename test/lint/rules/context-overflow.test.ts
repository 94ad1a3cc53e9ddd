import { describe, expect, test } from 'vitest';
import type { PricedCall } from '../../../src/cost/priced-call.ts';
import { contextOverflow } from '../../../src/lint/rules/context-overflow.ts';
import { tokens } from '../../../src/units.ts';
import { about, deployment, pricedCall, range, selfHosted, site } from '../../report/priced-calls.ts';
import { check, sentence } from '../rule-cases.ts';

/** A call of `input` tokens to a model that takes 8,192, with an output limit. */
function call(
  input: number,
  limit: number | undefined,
  from: 'configuration' | 'default' = 'configuration',
): PricedCall {
  const model = { ...deployment.model, contextWindow: 8192 };
  return pricedCall({
    site: site({
      model: { id: 'my-own-model', from: 'literal' },
      outputLimit: { key: 'max_tokens', ...(limit === undefined ? {} : { value: limit }) },
    }),
    selfHosted: selfHosted({
      from,
      deployment: { ...deployment, model },
      shape: { input: tokens(input), cached: tokens(0), output: tokens(256) },
    }),
  });
}

describe('reports', () => {
  test('prompt and output limit over the window, and by how much', () => {
    const [report] = check(contextOverflow, call(8000, 512));
    expect(report!.range).toEqual(range(12, 12, 12, 42));
    expect(report!.saves).toEqual({ tokens: 320 });
    expect(sentence(report!)).toBe(
      'Prompt (≈8,000 tokens) and output (512) come to ≈8,512, over the 8,192 that meta-llama/Llama-3.3-70B-Instruct takes: cut ≈320.',
    );
  });

  test.each([
    ['one token over', 7681, 512],
    ['a prompt that is too long alone', 9000, 1],
    ['no limit: the expected answer counts', 8000, undefined],
  ])('%s', (_name, input, limit) => {
    expect(check(contextOverflow, call(input, limit))).toHaveLength(1);
  });
});

describe('the model that the code names', () => {
  const named = (input: number, limit: number): PricedCall => {
    const { selfHosted: _, ...rest } = pricedCall({ input: about(input), headline: 'hosted' });
    return { ...rest, site: site({ outputLimit: { key: 'max_tokens', value: limit } }) };
  };

  test('has its own window, as its provider states it', () => {
    expect(sentence(check(contextOverflow, named(127_900, 512))[0]!)).toBe(
      'Prompt (≈127,900 tokens) and output (512) come to ≈128,412, over the 128,000 that gpt-4o takes: cut ≈412.',
    );
    expect(check(contextOverflow, named(127_000, 512))).toEqual([]);
  });

  test('is silent where no source states it', () => {
    const call = { ...named(9_000_000, 1), site: site({ model: { id: 'no-such-model', from: 'literal' } }) };
    expect(check(contextOverflow, call)).toEqual([]);
  });
});

describe('accepts', () => {
  test.each([
    ['exactly the window', call(7680, 512)],
    ['a short prompt', call(100, undefined)],
    ['a stand-in deployment that nobody configured', call(8000, 512, 'default')],
  ])('%s', (_name, priced) => {
    expect(check(contextOverflow, priced)).toEqual([]);
  });
});
