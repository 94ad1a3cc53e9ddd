import { describe, expect, test } from 'vitest';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import { type Hint, type HintDensity, hintText } from '../../src/report/hint.ts';
import { dollars, seconds, tokens } from '../../src/units.ts';
import { about, exactly, performance, pricedCall, refused, selfHosted, site } from './priced-calls.ts';

const { costPerRequest: _cost, prefillCost: _prefill, decodeCost: _decode, ...unpricedHardware } = selfHosted();
const { hosted: _hosted, selfHosted: _own, ...nothingPriced } = pricedCall();
const only = (changes: Partial<PricedCall>): PricedCall => ({ ...nothingPriced, headline: 'none', ...changes });

describe('the line beside a call', () => {
  test.each<[string, PricedCall, HintDensity, Hint]>([
    ['all figures', pricedCall(), 'all', { text: '≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV · $0.42/k' }],
    ['tokens and dollars', pricedCall(), 'tokens', { text: '≈1.2k+256 tok · $0.42/k' }],
    ['dollars only, marked', pricedCall(), 'dollars', { text: '≈$0.42/k' }],
    ['exact input', pricedCall({ input: exactly(1234) }), 'tokens', { text: '1,234+≈256 tok · $0.42/k' }],
    ['hosted headline', pricedCall({ headline: 'hosted' }), 'all', { text: '≈1.2k+256 tok · $5.60/k' }],
    [
      'no output (an embedding)',
      pricedCall({ headline: 'hosted', input: exactly(85), output: { ...exactly(0), from: 'default' } }),
      'tokens',
      { text: '85 tok · $5.60/k' },
    ],
    [
      'a text that is only read, on own hardware',
      pricedCall({
        input: exactly(85),
        output: { ...exactly(0), from: 'default' },
        selfHosted: selfHosted({
          estimate: { ...performance, decode: { ...performance.decode, seconds: seconds(0) } },
        }),
      }),
      'all',
      { text: '85 tok · 38 ms · 412 MB KV · $0.42/k' },
    ],
    [
      'weights do not fit',
      pricedCall({ selfHosted: refused() }),
      'all',
      { text: 'does not fit 2×H100 SXM: ≈11 GB short', problem: 'does-not-fit' },
    ],
    [
      'KV cache does not fit',
      pricedCall({ selfHosted: refused({ reason: 'kv-cache' }) }),
      'dollars',
      { text: 'KV cache does not fit 2×H100 SXM: ≈11 GB short', problem: 'does-not-fit' },
    ],
    [
      'longer than the window',
      pricedCall({
        selfHosted: {
          ...refused({ reason: 'context-window' }),
          shape: { input: tokens(140_000), cached: tokens(0), output: tokens(256) },
        },
      }),
      'tokens',
      { text: 'over the context window: 140,256 of 131,072 tokens', problem: 'does-not-fit' },
    ],
    [
      'a default deployment that refuses does not hide the list price',
      pricedCall({ headline: 'hosted', selfHosted: refused() }),
      'dollars',
      { text: '≈$5.60/k' },
    ],
    [
      'model unknown',
      only({ unknown: [{ code: 'model-unknown' }] }),
      'all',
      { text: 'model unknown · set one · ≈1.2k+256 tok', problem: 'unknown' },
    ],
    [
      'model unknown, dollars only',
      only({ unknown: [{ code: 'model-unknown' }] }),
      'dollars',
      { text: 'model unknown · set one', problem: 'unknown' },
    ],
    [
      'list price unknown',
      only({ unknown: [{ code: 'hosted-price-unknown', model: 'gpt-99' }] }),
      'dollars',
      { text: 'no list price for gpt-99', problem: 'unknown' },
    ],
    [
      'GPU price unknown: time and memory still stand',
      pricedCall({ selfHosted: unpricedHardware, unknown: [{ code: 'gpu-price-unknown', accelerator: 'GB300' }] }),
      'all',
      { text: 'no GPU price for GB300 · set one · ≈1.2k+256 tok · 38 ms + 2.9 s · 412 MB KV', problem: 'unknown' },
    ],
    ['no reason given', only({}), 'dollars', { text: 'no price known', problem: 'unknown' }],
  ])('%s', (_name, call, density, expected) => {
    expect(hintText(call, density)).toEqual(expected);
  });

  test.each<HintDensity>(['dollars', 'tokens', 'all'])('is never empty and stays one short line: %s', density => {
    const calls = [
      pricedCall(),
      pricedCall({ selfHosted: refused() }),
      only({}),
      pricedCall({
        site: site({ kind: 'embedding' }),
        input: about(123_456_789),
        selfHosted: selfHosted({ costPerRequest: dollars(12.3456) }),
      }),
    ];
    for (const call of calls) {
      const { text } = hintText(call, density);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(60);
      expect(text).not.toContain('\n');
    }
  });

  test('speaks the language that it is given', () => {
    const german = (message: string, ...args: (string | number)[]) =>
      ({ '{0} tok': `${args[0]} Token` })[message] ?? message;
    expect(hintText(pricedCall(), 'tokens', german).text).toBe('≈1.2k+256 Token · $0.42/k');
  });
});
