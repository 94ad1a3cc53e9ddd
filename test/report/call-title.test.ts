import { describe, expect, test } from 'vitest';
import { callTitle, deploymentTitles, dollarsLine } from '../../src/report/call-title.ts';
import { english } from '../../src/report/translate.ts';
import { dollars } from '../../src/units.ts';
import { hosted, pricedCall, refused, selfHosted, site } from './priced-calls.ts';

describe('what the self-hosted figures of calls rest on', () => {
  const { selfHosted: _, ...nowhere } = pricedCall();
  const byDefault = pricedCall({ selfHosted: selfHosted({ from: 'default', name: 'default' }) });
  const prod = 'prod: Llama-3.3-70B-Instruct, 2×H100 SXM';
  const standIn = 'default deployment: Llama-3.3-70B-Instruct, 2×H100 SXM';
  test.each([
    ['no calls', [], []],
    ['no deployment', [nowhere], []],
    ['one deployment, however many calls', [pricedCall(), nowhere, pricedCall()], [prod]],
    ['several, in the order of the calls', [byDefault, pricedCall(), byDefault], [standIn, prod]],
    ['one that does not fit', [pricedCall({ selfHosted: refused() })], [prod]],
  ])('%s', (_, calls, titles) => {
    expect(deploymentTitles(calls, english)).toEqual(titles);
  });
});

describe('who is called, and where it runs', () => {
  const { selfHosted: _, ...nowhere } = pricedCall();
  test.each([
    ['a deployment', pricedCall(), 'gpt-4o · prod: Llama-3.3-70B-Instruct, 2×H100 SXM'],
    ['no deployment', nowhere, 'gpt-4o'],
    ['a model of unknown name', { ...nowhere, site: site({ model: { from: 'unknown' as const } }) }, 'model unknown'],
    [
      'the served model itself is named once',
      pricedCall({ site: site({ model: { id: 'meta-llama/Llama-3.3-70B-Instruct', from: 'literal' } }) }),
      'meta-llama/Llama-3.3-70B-Instruct · prod: 2×H100 SXM',
    ],
    [
      'what the line below says is not said here',
      pricedCall({ site: site({ model: { from: 'unknown' } }), unknown: [{ code: 'model-unknown' }] }),
      'prod: Llama-3.3-70B-Instruct, 2×H100 SXM',
    ],
    [
      'a stand-in is called so',
      pricedCall({ selfHosted: selfHosted({ from: 'default', name: 'default' }) }),
      'gpt-4o · default deployment: Llama-3.3-70B-Instruct, 2×H100 SXM',
    ],
    [
      'names of the workspace are no markup',
      pricedCall({ site: site({ model: { id: '*x*|[a](b)', from: 'constant' } }) }),
      '\\*x\\*\\|\\[a\\](b) · prod: Llama-3.3-70B-Instruct, 2×H100 SXM',
    ],
  ])('%s', (_, call, title) => {
    expect(callTitle(call, english)).toBe(`\`client.chat.completions.create\` · ${title}`);
  });
});

describe('both sides of the comparison, or why one is missing', () => {
  const { hosted: _, ...unlisted } = pricedCall();
  const { selfHosted: __, ...nowhere } = pricedCall();
  const { costPerRequest: ___, ...unpriced } = selfHosted();
  test.each([
    ['both', pricedCall(), '**≈$5.60/k** on openai, list of 2026-09-23 · **≈$0.42/k** on prod'],
    ['the list only', nowhere, '**≈$5.60/k** on openai, list of 2026-09-23'],
    ['the deployment only', unlisted, '**≈$0.42/k** on prod'],
    [
      'a batch',
      { ...nowhere, hosted: { ...hosted, costPerRequest: dollars(0.0028), batchDiscount: 0.5 } },
      '**≈$2.80/k** on openai, list of 2026-09-23, 50 % off for batches',
    ],
    [
      'no price per GPU-hour',
      { ...unlisted, selfHosted: unpriced, unknown: [{ code: 'gpu-price-unknown', accelerator: 'h100-sxm' }] as const },
      'no GPU price for h100-sxm · set one',
    ],
    [
      'what does not fit, and what would hold it',
      {
        ...unlisted,
        selfHosted: refused({ nearest: { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' } }),
      },
      '**does not fit 2×H100 SXM: ≈11 GB short** · 4×h100-sxm with fp8 weights would hold it',
    ],
    ['what does not fit anything', { ...unlisted, selfHosted: refused() }, '**does not fit 2×H100 SXM: ≈11 GB short**'],
  ])('%s', (_, call, line) => {
    expect(dollarsLine(call, english)).toBe(line);
  });
});
