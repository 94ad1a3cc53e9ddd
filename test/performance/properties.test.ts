import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { estimateMemory } from '../../src/performance/memory.ts';
import { createStepModel } from '../../src/performance/step-model.ts';
import { bytes, bytesPerSecond, flopsPerSecond } from '../../src/units.ts';
import {
  a100,
  ask,
  consumer,
  deepSeekV3,
  deploy,
  h100,
  l40s,
  llama7b,
  llama8b,
  llama70b,
  mixtral,
  sliding,
} from './deployments.ts';

const deployments: fc.Arbitrary<Deployment> = fc
  .record({
    accelerator: fc.constantFrom(a100, h100, l40s, consumer),
    model: fc.constantFrom(llama7b, llama8b, llama70b, mixtral, sliding, deepSeekV3),
    tensorParallel: fc.constantFrom(1, 2, 4, 8),
    pipelineParallel: fc.constantFrom(1, 2),
    weights: fc.constantFrom('bf16' as const, 'fp8' as const, 'int4-awq' as const, 'gguf-q4_k_m' as const),
    kv: fc.constantFrom('bf16' as const, 'fp8' as const),
    engine: fc.constantFrom(
      'vllm' as const,
      'tensorrt-llm' as const,
      'sglang' as const,
      'llama.cpp' as const,
      'generic' as const,
    ),
    batching: fc.constantFrom('in-flight' as const, 'static' as const),
    concurrency: fc.constantFrom<Deployment['concurrency']>(1, 4, 32, 'max'),
  })
  .map(({ tensorParallel, pipelineParallel, ...rest }) =>
    deploy({ ...rest, tensorParallel, pipelineParallel, gpus: tensorParallel * pipelineParallel, activations: 'bf16' }),
  );
const shapes = fc.record({ input: fc.integer({ min: 1, max: 3000 }), output: fc.integer({ min: 2, max: 1000 }) });

/** Relative room for rounding of batch sizes that are whole numbers. */
const slack = 1 + 1e-9;

const alone = (deployment: Deployment): Deployment => ({ ...deployment, concurrency: 1 });

const latency = (deployment: Deployment, input: number, output: number): number | undefined => {
  const estimate = estimateRequest(deployment, ask(input, output));
  return estimate.fits ? estimate.endToEndSeconds : undefined;
};

const never = (change: (deployment: Deployment) => Deployment, word: string) =>
  test(word, () => {
    fc.assert(
      fc.property(deployments, shapes, (deployment, { input, output }) => {
        const before = latency(alone(deployment), input, output);
        const after = latency(change(alone(deployment)), input, output);
        if (before !== undefined && after !== undefined) expect(after).toBeLessThanOrEqual(before * slack);
      }),
      { numRuns: 150 },
    );
  });

describe('a faster part is never slower', () => {
  never(
    ({ accelerator, ...rest }) => ({
      ...rest,
      accelerator: { ...accelerator, bandwidth: bytesPerSecond(accelerator.bandwidth * 1.5) },
    }),
    'more memory bandwidth',
  );
  never(
    ({ accelerator, ...rest }) => ({
      ...rest,
      accelerator: {
        ...accelerator,
        peak: Object.fromEntries(
          Object.entries(accelerator.peak).map(([format, rate]) => [format, flopsPerSecond(rate * 2)]),
        ),
      },
    }),
    'a higher peak',
  );
  never(
    ({ accelerator, ...rest }) => ({
      ...rest,
      accelerator: {
        ...accelerator,
        interconnect: {
          ...accelerator.interconnect,
          bandwidth: bytesPerSecond((accelerator.interconnect.bandwidth ?? 32e9) * 2),
        },
      },
    }),
    'a faster interconnect',
  );
});

test('more tokens are never faster', () => {
  fc.assert(
    fc.property(deployments, shapes, fc.integer({ min: 1, max: 500 }), (deployment, { input, output }, more) => {
      const base = latency(alone(deployment), input, output);
      if (base === undefined) return;
      for (const longer of [
        latency(alone(deployment), input + more, output),
        latency(alone(deployment), input, output + more),
      ])
        if (longer !== undefined) expect(longer * slack).toBeGreaterThanOrEqual(base);
    }),
    { numRuns: 150 },
  );
});

test('cached tokens of the prompt never slow the first token', () => {
  fc.assert(
    fc.property(
      deployments,
      shapes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (deployment, { input, output }, share) => {
        const cold = estimateRequest(alone(deployment), ask(input, output));
        const warm = estimateRequest(alone(deployment), ask(input, output, Math.floor((input - 1) * share)));
        if (cold.fits && warm.fits) expect(warm.ttftSeconds).toBeLessThanOrEqual(cold.ttftSeconds * slack);
      },
    ),
    { numRuns: 150 },
  );
});

test('more memory never holds fewer requests', () => {
  fc.assert(
    fc.property(deployments, shapes, (deployment, { input, output }) => {
      const { accelerator } = deployment;
      const larger = { ...deployment, accelerator: { ...accelerator, memory: bytes(accelerator.memory * 1.25) } };
      const shape = ask(input, output);
      expect(estimateMemory(larger, shape).maxConcurrency).toBeGreaterThanOrEqual(
        estimateMemory(deployment, shape).maxConcurrency,
      );
    }),
    { numRuns: 200 },
  );
});

test('narrower weights and KV never need more memory', () => {
  fc.assert(
    fc.property(deployments, shapes, (deployment, { input, output }) => {
      const shape = ask(input, output);
      const wide = estimateMemory({ ...deployment, weights: 'bf16', kv: 'bf16' }, shape);
      const narrow = estimateMemory({ ...deployment, weights: 'int4-awq', kv: 'fp8' }, shape);
      expect(narrow.weightsBytes).toBeLessThan(wide.weightsBytes);
      expect(narrow.kvBytes).toBeLessThanOrEqual(wide.kvBytes);
    }),
    { numRuns: 100 },
  );
});

test('every figure of an estimate is finite and positive, and latency is its parts', () => {
  fc.assert(
    fc.property(deployments, shapes, (deployment, { input, output }) => {
      const estimate = estimateRequest(deployment, ask(input, output));
      if (!estimate.fits) return;
      const { ttftSeconds, itlSeconds, endToEndSeconds, throughput, prefill, decode, accuracy } = estimate;
      for (const figure of [
        ttftSeconds,
        itlSeconds,
        throughput.requestsPerSecond,
        prefill.flops,
        prefill.bytes,
        decode.flops,
        decode.bytes,
        accuracy.expectedRelativeError,
      ])
        expect(figure > 0 && Number.isFinite(figure)).toBe(true);
      expect(endToEndSeconds / (ttftSeconds + (output - 1) * itlSeconds)).toBeCloseTo(1, 6);
      expect(throughput.outputTokensPerSecond).toBeCloseTo(throughput.requestsPerSecond * output, 6);
    }),
    { numRuns: 200 },
  );
});

test('the step of a fixed batch is a line over the context, on either side of a window', () => {
  fc.assert(
    fc.property(
      deployments,
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 0, max: 100_000 }),
      (deployment, batch, context) => {
        const step = createStepModel(deployment);
        const line = step.decodeLine(batch, context);
        expect(
          step.stepSeconds(batch, context, 0, 0) / (line.seconds + line.secondsPerContextToken * context),
        ).toBeCloseTo(1, 6);
      },
    ),
    { numRuns: 150 },
  );
});
