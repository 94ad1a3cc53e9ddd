import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { a100, ask, deepSeekV3, deploy, h100, l40s, llama8b, llama70b } from './deployments.ts';

const said = (changes: Partial<Deployment>, shape = ask(1024, 256)) => {
  const estimate = estimateRequest(deploy(changes), shape);
  if (!estimate.fits) throw new Error('does not fit');
  return estimate;
};
const codes = (changes: Partial<Deployment>) => said(changes).assumptions.map(({ code }) => code);
const warned = (changes: Partial<Deployment>) => said(changes).warnings.map(({ code }) => code);
const withoutYear = (): Deployment => {
  const { engineYear: _, ...rest } = deploy();
  return rest;
};

describe('assumptions', () => {
  test('the generation, where nobody states it', () => {
    expect(codes({})).not.toContain('engine-year');
    const estimate = estimateRequest(withoutYear(), ask(1024, 256));
    expect(estimate.fits && estimate.assumptions).toContainEqual({ code: 'engine-year', args: { year: 2025 } });
  });

  const { bandwidth: _, ...link } = h100.interconnect;
  const linear = { full: 8, sliding: 0, window: 0, linear: 24 };
  test.each([
    ['a peak that no source states', { accelerator: { ...a100, peak: {} } }, 'peak-unknown'],
    [
      'a link that no source states',
      { accelerator: { ...h100, interconnect: link }, gpus: 2, tensorParallel: 2 },
      'interconnect-unknown',
    ],
    ['copies of the KV cache', { gpus: 16, tensorParallel: 16 }, 'kv-copies'],
    ['linear layers of unknown size', { model: { ...llama8b, layerKinds: linear } }, 'linear-layers-assumed'],
    ['reservation of whole lengths', { kvAllocation: 'contiguous' }, 'contiguous-reservation'],
    [
      'acceptance of drafts',
      { speculative: { draft: { ...llama8b, layers: 4 }, length: 4, acceptance: 0.7 } },
      'speculative-acceptance',
    ],
  ] as const)('%s', (_, changes, code) => expect(codes(changes as Partial<Deployment>)).toContain(code));

  test.each([
    ['a link is not asked of one GPU', { accelerator: { ...h100, interconnect: link } }, 'interconnect-unknown'],
    ['as many KV heads as ranks: no copies', { gpus: 8, tensorParallel: 8 }, 'kv-copies'],
    ['pages reserve nothing', { kvAllocation: 'paged' }, 'contiguous-reservation'],
  ] as const)('not said: %s', (_, changes, code) => expect(codes(changes as Partial<Deployment>)).not.toContain(code));
});

describe('warnings', () => {
  test('requests that wait for KV cache, with how many run', () => {
    const { warnings, concurrency } = said(
      { model: llama70b, gpus: 4, tensorParallel: 4, concurrency: 500 },
      ask(4000, 1000),
    );
    expect(concurrency).toBeLessThan(500);
    expect(warnings).toContainEqual({ code: 'kv-pressure', args: { concurrency: 500, residents: concurrency } });
    expect(warned({ concurrency: 2 })).not.toContain('kv-pressure');
  });

  test.each([
    [
      '2:4 without the units for it',
      { accelerator: { ...a100, family: 'volta' }, sparsity: { kind: '2:4' } },
      'sparsity-not-native',
      true,
    ],
    ['2:4 with them', { accelerator: a100, sparsity: { kind: '2:4' } }, 'sparsity-not-native', false],
    ['fp8 math on A100', { accelerator: a100, weights: 'fp8', activations: 'fp8' }, 'precision-not-native', true],
    ['fp8 math on H100', { weights: 'fp8', activations: 'fp8' }, 'precision-not-native', false],
    [
      'a slow link that most of the time goes to',
      {
        accelerator: { ...l40s, interconnect: { ...l40s.interconnect, bandwidth: h100.interconnect.bandwidth! } },
        gpus: 1,
      },
      'interconnect-bound',
      false,
    ],
  ] as const)('%s', (_, changes, code, expected) =>
    expect(warned(changes as Partial<Deployment>).includes(code)).toBe(expected),
  );
});

describe('figures of a remark are those of the estimate', () => {
  test.each([
    // 356 tokens are reserved as the next power of two, which is what the memory figure holds.
    [ask(100, 256), 512],
    [ask(1024, 1024), 2048],
  ])('a contiguous cache of %j reserves %d tokens', (shape, tokens) => {
    const { assumptions, memory } = said({ kvAllocation: 'contiguous' }, shape);
    expect(assumptions).toContainEqual({ code: 'contiguous-reservation', args: { tokens } });
    expect(memory.kvBytes).toBeCloseTo(tokens * memory.kvBytesPerToken, 0);
  });

  test.each([
    [
      'a latent cache, which every rank holds whole',
      { model: deepSeekV3, gpus: 32, tensorParallel: 8, pipelineParallel: 4, weights: 'fp8' },
      8,
    ],
    ['8 KV heads over 16 ranks', { model: llama70b, gpus: 16, tensorParallel: 16 }, 2],
  ] as const)('%s', (_, changes, copies) => {
    const { assumptions } = said(changes as Partial<Deployment>);
    expect(assumptions).toContainEqual({ code: 'kv-copies', args: { copies, tensorParallel: changes.tensorParallel } });
  });
});
