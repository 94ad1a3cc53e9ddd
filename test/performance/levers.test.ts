import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { a100, ask, consumer, deploy, h100, l40s, llama7b, llama8b, llama70b, mixtral } from './deployments.ts';

/** Each lever that the product offers moves cost in the direction, and by about the size, that its physics says. */
const run = (changes: Partial<Deployment>, shape = ask(1024, 256)): PerformanceEstimate => {
  const estimate = estimateRequest(deploy(changes), shape);
  if (!estimate.fits) throw new Error(`does not fit: ${estimate.reason}`);
  return estimate;
};
const codes = ({ warnings }: PerformanceEstimate): string[] => warnings.map(({ code }) => code);

describe('quantization', () => {
  test('fp8 weights nearly halve the time per token of one request, and their own bytes', () => {
    const wide = run({ concurrency: 1 });
    const narrow = run({ concurrency: 1, weights: 'fp8', activations: 'fp8' });
    expect(wide.itlSeconds / narrow.itlSeconds).toBeGreaterThan(1.3);
    expect(wide.itlSeconds / narrow.itlSeconds).toBeLessThan(2.2);
    expect(wide.memory.weightsBytes / narrow.memory.weightsBytes).toBeCloseTo(1.77, 1);
  });

  test('4-bit weights save more, but their prefill is no faster: the math stays 16 bit', () => {
    const wide = run({ concurrency: 1 }, ask(8192, 64));
    const narrow = run({ concurrency: 1, weights: 'int4-awq' }, ask(8192, 64));
    expect(narrow.itlSeconds).toBeLessThan(wide.itlSeconds);
    expect(narrow.prefill.seconds).toBeGreaterThan(0.7 * wide.prefill.seconds);
  });

  test('an fp8 KV cache holds twice the requests and never changes the weights', () => {
    const wide = run({});
    const narrow = run({ kv: 'fp8' });
    expect(narrow.memory.kvBytes).toBe(wide.memory.kvBytes / 2);
    expect(narrow.memory.maxConcurrency / wide.memory.maxConcurrency).toBeCloseTo(2, 1);
    expect(narrow.memory.weightsBytes).toBe(wide.memory.weightsBytes);
  });

  test('fp8 on A100 shrinks bytes but not math, and warns', () => {
    const narrow = run({ accelerator: a100, weights: 'fp8', activations: 'fp8', concurrency: 1 }, ask(8192, 64));
    const wide = run({ accelerator: a100, concurrency: 1 }, ask(8192, 64));
    expect(codes(narrow)).toContain('precision-not-native');
    expect(codes(wide)).not.toContain('precision-not-native');
    expect(narrow.prefill.seconds).toBeGreaterThan(0.7 * wide.prefill.seconds);
  });
});

describe('sparsity', () => {
  test('2:4 saves memory and math where the matrix units take it', () => {
    const dense = run({ concurrency: 1 }, ask(8192, 64));
    const sparse = run({ concurrency: 1, sparsity: { kind: '2:4' } }, ask(8192, 64));
    expect(sparse.memory.weightsBytes).toBeLessThan(0.7 * dense.memory.weightsBytes);
    expect(sparse.prefill.seconds).toBeLessThan(0.85 * dense.prefill.seconds);
    expect(sparse.itlSeconds).toBeLessThan(dense.itlSeconds);
    expect(codes(sparse)).not.toContain('sparsity-not-native');
  });

  test('without such units it saves memory only, and says so', () => {
    const accelerator = { ...a100, family: 'volta', peak: { fp16: a100.peak.fp16! } };
    const dense = run({ accelerator, concurrency: 1 }, ask(8192, 64));
    const sparse = run({ accelerator, concurrency: 1, sparsity: { kind: '2:4' } }, ask(8192, 64));
    expect(codes(sparse)).toContain('sparsity-not-native');
    expect(sparse.prefill.seconds).toBeGreaterThan(0.9 * dense.prefill.seconds);
  });

  test('unstructured pruning saves what it removes, less the bitmap', () => {
    const half = run({ sparsity: { kind: 'unstructured', fraction: 0.5 } });
    const most = run({ sparsity: { kind: 'unstructured', fraction: 0.8 } });
    expect(most.memory.weightsBytes).toBeLessThan(half.memory.weightsBytes);
    expect(half.prefill.flops).toBe(run({}).prefill.flops);
  });
});

describe('prefix caching', () => {
  test('cached tokens are neither multiplied nor waited for, but still held and attended to', () => {
    const cold = run({ concurrency: 1 }, ask(4096, 64));
    const warm = run({ concurrency: 1 }, ask(4096, 64, 3072));
    expect(warm.ttftSeconds).toBeLessThan(0.5 * cold.ttftSeconds);
    expect(warm.prefill.flops).toBeGreaterThan(0.25 * cold.prefill.flops);
    expect(warm.memory.kvBytes).toBe(cold.memory.kvBytes);
    expect(warm.itlSeconds / cold.itlSeconds).toBeCloseTo(1, 2);
  });
});

describe('parallel layouts', () => {
  const large = { model: llama70b, accelerator: h100 };

  test('tensor parallelism shortens both phases, less than in proportion', () => {
    const four = run({ ...large, gpus: 4, tensorParallel: 4, concurrency: 1 });
    const eight = run({ ...large, gpus: 8, tensorParallel: 8, concurrency: 1 });
    expect(four.itlSeconds / eight.itlSeconds).toBeGreaterThan(1.1);
    expect(four.itlSeconds / eight.itlSeconds).toBeLessThan(2);
    expect(eight.prefill.operators.map(({ operator }) => operator)).toContain('all-reduce');
  });

  test('the slower interconnect costs more of the same layout', () => {
    const pcie = {
      ...h100,
      interconnect: { kind: 'pcie' as const, name: 'PCIe', bandwidth: l40s.interconnect.bandwidth! },
    };
    const layout = { ...large, gpus: 4, tensorParallel: 4, concurrency: 1 };
    const shared = ({ prefill }: PerformanceEstimate) =>
      prefill.operators.find(({ operator }) => operator === 'all-reduce')!.seconds;
    expect(shared(run({ ...layout, accelerator: pcie }))).toBeGreaterThan(2 * shared(run(layout)));
  });

  test('pipeline stages hold a share of the weights each and do not speed up one request', () => {
    const tensor = run({ ...large, gpus: 4, tensorParallel: 4, concurrency: 1 });
    const pipeline = run({ ...large, gpus: 4, tensorParallel: 1, pipelineParallel: 4, concurrency: 1 });
    expect(pipeline.memory.weightsBytes).toBeCloseTo(tensor.memory.weightsBytes, -3);
    expect(pipeline.itlSeconds).toBeGreaterThan(2 * tensor.itlSeconds);
  });

  test('sequence parallelism holds fewer activations', () => {
    const layout = { ...large, gpus: 4, tensorParallel: 4 };
    expect(run({ ...layout, sequenceParallel: true }).memory.activationBytes).toBeLessThan(
      run(layout).memory.activationBytes,
    );
  });

  test('expert parallelism spreads experts over data-parallel copies', () => {
    const copies = run({ model: mixtral, gpus: 8, tensorParallel: 2, concurrency: 64 });
    const spread = run({ model: mixtral, gpus: 8, tensorParallel: 2, expertParallel: 8, concurrency: 64 });
    expect(spread.memory.weightsBytes).toBeLessThan(0.4 * copies.memory.weightsBytes);
    expect(spread.prefill.operators.map(({ operator }) => operator)).toContain('all-to-all');
  });
});

describe('attention and KV management', () => {
  test('standard attention slows long prompts and takes memory', () => {
    const flash = run({ concurrency: 1 }, ask(16_384, 16));
    const standard = run({ concurrency: 1, attention: 'standard' }, ask(16_384, 16));
    expect(standard.prefill.seconds).toBeGreaterThan(1.1 * flash.prefill.seconds);
    expect(standard.memory.activationBytes).toBeGreaterThan(flash.memory.activationBytes);
  });

  test('contiguous reservation holds fewer requests than pages', () => {
    const shape = ask(1100, 100);
    const paged = run({ model: llama7b }, shape);
    const contiguous = run({ model: llama7b, kvAllocation: 'contiguous' }, shape);
    expect(paged.memory.maxConcurrency).toBeGreaterThan(1.5 * contiguous.memory.maxConcurrency);
    expect(contiguous.assumptions.map(({ code }) => code)).toContain('contiguous-reservation');
  });
});

describe('batching', () => {
  test('in-flight batching beats a static batch of the same size per request served', () => {
    const flying = run({ concurrency: 64 });
    const fixed = run({ concurrency: 64, batching: 'static' });
    expect(flying.throughput.requestsPerSecond).toBeGreaterThan(0.6 * fixed.throughput.requestsPerSecond);
    expect(flying.ttftSeconds).toBeLessThan(fixed.endToEndSeconds);
  });

  test('a larger batch gives more tokens per second, and each request fewer', () => {
    const at = (concurrency: number) => run({ concurrency });
    for (const [few, many] of [
      [1, 8],
      [8, 64],
    ] as const) {
      expect(at(many).throughput.outputTokensPerSecond).toBeGreaterThan(at(few).throughput.outputTokensPerSecond);
      expect(at(many).itlSeconds).toBeGreaterThan(at(few).itlSeconds);
    }
  });

  test('`max` takes what fits', () => {
    const most = run({ concurrency: 'max', accelerator: consumer, weights: 'fp8', activations: 'fp8' });
    expect(most.concurrency).toBeGreaterThanOrEqual(most.memory.maxConcurrency);
    expect(codes(most)).not.toContain('kv-pressure');
  });
});

describe('what an estimate says of itself', () => {
  test('which operator binds, longest first, and how much of it is the host', () => {
    const { decode, prefill } = run({ concurrency: 1 });
    for (const { operators } of [decode, prefill])
      for (let i = 1; i < operators.length; i++)
        expect(operators[i - 1]!.seconds).toBeGreaterThanOrEqual(operators[i]!.seconds);
    expect(decode.operators.slice(0, 2).map(({ operator }) => operator)).toContain('feed-forward input');
    expect(decode.operators.map(({ operator }) => operator)).toContain('engine host');
  });

  test('what was assumed', () => {
    const assumed = (changes: Partial<Deployment>) => run(changes).assumptions.map(({ code }) => code);
    const { engineYear: _, ...undated } = deploy();
    const estimate = estimateRequest(undated, ask(1024, 256));
    expect(estimate.fits && estimate.assumptions.map(({ code }) => code)).toContain('engine-year');
    expect(assumed({})).not.toContain('engine-year');
    expect(assumed({ accelerator: { ...h100, peak: {} } })).toContain('peak-unknown');
    expect(assumed({ speculative: { draft: llama8b, length: 3, acceptance: 0.6 } })).toContain(
      'speculative-acceptance',
    );
    const bare = { ...h100, interconnect: { kind: 'pcie' as const, name: 'PCIe' } };
    expect(assumed({ accelerator: bare, gpus: 2, tensorParallel: 2 })).toContain('interconnect-unknown');
  });
});
