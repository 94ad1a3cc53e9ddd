import { describe, expect, test } from 'vitest';
import { nearestLayoutText, refusalText } from '../../src/report/refusal.ts';
import { english } from '../../src/report/translate.ts';
import { bytes, tokens } from '../../src/units.ts';
import { deployment, refused } from './priced-calls.ts';

describe('what keeps a request off its deployment', () => {
  test.each([
    ['weights', refused(), 'does not fit 2×H100 SXM: ≈11 GB short'],
    [
      'the KV cache',
      refused({ reason: 'kv-cache', missingBytes: bytes(2.04e9) }),
      'KV cache does not fit 2×H100 SXM: ≈2 GB short',
    ],
    ['little', refused({ missingBytes: bytes(1_500_000) }), 'does not fit 2×H100 SXM: ≈1.5 MB short'],
    [
      'the window',
      {
        ...refused({ reason: 'context-window' }),
        shape: { input: tokens(131_000), cached: tokens(0), output: tokens(73) },
      },
      'over the context window: 131,073 of 131,072 tokens',
    ],
    ['one GPU', { ...refused(), deployment: { ...deployment, gpus: 1 } }, 'does not fit 1×H100 SXM: ≈11 GB short'],
  ])('%s', (_, refusal, text) => {
    expect(refusalText(refusal, english)).toBe(text);
  });
});

test.each([
  [undefined, undefined],
  [
    { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' },
    '4×h100-sxm with fp8 weights would hold it',
  ],
] as const)('the nearest layout that would hold it: %j', (nearest, text) => {
  expect(nearestLayoutText(refused(nearest ? { nearest } : {}), english)).toBe(text);
});
