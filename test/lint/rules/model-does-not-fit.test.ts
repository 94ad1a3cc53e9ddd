import { describe, expect, test } from 'vitest';
import { modelDoesNotFit } from '../../../src/lint/rules/model-does-not-fit.ts';
import { pricedCall, range, refused, site } from '../../report/priced-calls.ts';
import { check, contextOf, sentence } from '../rule-cases.ts';

const nearest = { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' };

describe('reports', () => {
  test('weights that are larger than the deployment, with what is missing', () => {
    const [report] = check(modelDoesNotFit, pricedCall({ selfHosted: refused() }));
    expect(report!.range).toEqual(range(12, 12, 12, 42));
    expect(sentence(report!)).toBe(
      'meta-llama/Llama-3.3-70B-Instruct does not fit "prod": fp8 weights need 71 GB, 2×H100 SXM has room for 144 GB, ≈11 GB short.',
    );
  });

  test('the nearest layout that fits', () => {
    const [report] = check(modelDoesNotFit, pricedCall({ selfHosted: refused({ nearest }) }));
    expect(sentence(report!)).toContain('Nearest that fits: 4×h100-sxm, fp8 weights.');
  });

  test('a deployment once per file, at its first call', () => {
    const first = pricedCall({ selfHosted: refused(), site: site({ id: 'a' }) });
    const second = pricedCall({ selfHosted: refused(), site: site({ id: 'b' }) });
    const other = pricedCall({ selfHosted: { ...refused(), name: 'dev' }, site: site({ id: 'c' }) });
    const context = contextOf([first, second, other]);
    expect(context.calls.map(call => modelDoesNotFit.check(call, context).length)).toEqual([1, 0, 1]);
  });
});

describe('accepts', () => {
  test.each([
    ['what fits', pricedCall()],
    ['a KV cache that does not fit (another rule)', pricedCall({ selfHosted: refused({ reason: 'kv-cache' }) })],
    ['a stand-in deployment that nobody configured', pricedCall({ selfHosted: { ...refused(), from: 'default' } })],
    ['a call without a deployment', (({ selfHosted: _, ...rest }) => rest)(pricedCall())],
  ])('%s', (_name, call) => {
    expect(check(modelDoesNotFit, call)).toEqual([]);
  });
});
