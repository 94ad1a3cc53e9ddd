import { describe, expect, test } from 'vitest';
import type { PricedCall } from '../../../src/cost/priced-call.ts';
import { kvCacheOverflow } from '../../../src/lint/rules/kv-cache-overflow.ts';
import { bytes } from '../../../src/units.ts';
import { deployment, memory, performance, pricedCall, range, refused, selfHosted } from '../../report/priced-calls.ts';
import { check, sentence } from '../rule-cases.ts';

const holding = (maxConcurrency: number, changes: Partial<typeof deployment> = {}): PricedCall =>
  pricedCall({
    selfHosted: selfHosted({
      deployment: { ...deployment, ...changes },
      estimate: { ...performance, memory: { ...memory, kvBytes: bytes(2e9), freeBytes: bytes(20e9), maxConcurrency } },
    }),
  });

describe('reports', () => {
  test('a concurrency that the KV cache does not hold', () => {
    const [report] = check(kvCacheOverflow, holding(10));
    expect(report!.range).toEqual(range(12, 12, 12, 42));
    expect(sentence(report!)).toBe(
      '32 such requests at once need ≈64 GB of KV cache; "prod" has ≈20 GB, enough for ≈10.',
    );
  });

  test('a narrower KV cache where the hardware has it', () => {
    const [report] = check(kvCacheOverflow, holding(10, { kv: 'fp16' }));
    expect(sentence(report!)).toContain('A KV cache in fp8 instead of fp16 would hold about twice as many.');
    const old = { ...deployment.accelerator, peak: { fp16: deployment.accelerator.peak.fp16! } };
    expect(sentence(check(kvCacheOverflow, holding(10, { kv: 'fp16', accelerator: old }))[0]!)).not.toContain('fp8');
  });

  test('a request that does not fit even alone', () => {
    const call = pricedCall({
      selfHosted: { ...refused({ reason: 'kv-cache' }), deployment: { ...deployment, concurrency: 'max' } },
    });
    expect(check(kvCacheOverflow, call)[0]!.args).toMatchObject({ wanted: 1, holds: 0, freeBytes: 0 });
  });
});

describe('accepts', () => {
  test.each([
    ['as many as fit', holding(32)],
    ['`max`: as many as fit, whatever that is', holding(10, { concurrency: 'max' })],
    ['weights that do not fit (another rule)', pricedCall({ selfHosted: refused() })],
    [
      'a stand-in deployment that nobody configured',
      pricedCall({ selfHosted: { ...refused({ reason: 'kv-cache' }), from: 'default' } }),
    ],
    ['a call without a deployment', (({ selfHosted: _, ...rest }) => rest)(pricedCall())],
  ])('%s', (_name, call) => {
    expect(check(kvCacheOverflow, call)).toEqual([]);
  });
});
