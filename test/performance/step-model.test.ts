import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { createReplicaStep } from '../../src/performance/replica-step.ts';
import { attentionPairs, createStepModel } from '../../src/performance/step-model.ts';
import { bytes } from '../../src/units.ts';
import { deepSeekV3, deploy, h100, llama70b, mixtral, sliding } from './deployments.ts';

test.each([
  [1, 0, 1],
  [4, 0, 1 + 2 + 3 + 4],
  [4, 10, 11 + 12 + 13 + 14],
  [1, 999, 1000],
])('a chunk of %d tokens behind %d looks at %d pairs', (chunk, past, pairs) =>
  expect(attentionPairs(chunk, past)).toBe(pairs),
);

const layouts: readonly (readonly [string, Partial<Deployment>])[] = [
  ['a dense model', {}],
  ['tensor parallel', { model: llama70b, gpus: 4, tensorParallel: 4 }],
  ['a pipeline', { gpus: 2, pipelineParallel: 2 }],
  ['experts', { model: mixtral, gpus: 2, tensorParallel: 2 }],
  ['a latent cache', { model: deepSeekV3, gpus: 8, tensorParallel: 8, weights: 'fp8', activations: 'fp8' }],
  ['early kernels in waves', { engine: 'tensorrt-llm', engineYear: 2024 }],
  ['early grouped kernels', { engine: 'nim', engineYear: 2024, model: llama70b, gpus: 4, tensorParallel: 4 }],
];

describe('a decode step at a fixed batch is a line over the summed context', () => {
  test.each(layouts)('%s', (_, changes) => {
    const model = createStepModel(deploy(changes));
    for (const requests of [1, 3, 16, 200]) {
      const line = model.decodeLine(requests);
      for (const context of [0, 1000, 50_000, 3_000_000]) {
        const step = model.stepSeconds(requests, context, 0, 0);
        expect(step / (line.seconds + line.secondsPerContextToken * context)).toBeCloseTo(1, 6);
      }
    }
  });

  test('sliding layers bend it once: where all requests are past their window', () => {
    const model = createStepModel(deploy({ model: sliding }));
    const edge = 128 * 8;
    const [short, long] = [model.decodeLine(8), model.decodeLine(8, edge)];
    expect(long.secondsPerContextToken).toBeLessThan(short.secondsPerContextToken);
    expect(short.seconds + short.secondsPerContextToken * edge).toBeCloseTo(
      long.seconds + long.secondsPerContextToken * edge,
      9,
    );
    for (const context of [edge / 2, 10 * edge]) {
      const line = context < edge ? short : long;
      expect(model.stepSeconds(8, context, 0, 0) / (line.seconds + line.secondsPerContextToken * context)).toBeCloseTo(
        1,
        6,
      );
    }
  });
});

describe('it says what the estimate says', () => {
  test.each(layouts)('%s', (_, changes) => {
    const deployment = deploy(changes);
    const replica = createReplicaStep(deployment);
    const model = createStepModel(deployment);
    const work = {
      decodeRequests: 12,
      tokensPerRequest: 1,
      context: 9000,
      prefillTokens: 512,
      prefillPairs: attentionPairs(512, 100),
      prefillRequests: 1,
    };
    expect(model.stepSeconds(12, 9000, 512, attentionPairs(512, 100))).toBe(replica.step(work));
    expect(model.requestSeconds).toBe(replica.rates.hostRequest);
    expect(model.tokensPerDecodeStep).toBe(1);
  });

  test('a draft of three at even odds gives 1.875 tokens a step', () =>
    expect(
      createStepModel(deploy({ speculative: { draft: sliding, length: 3, acceptance: 0.5 } })).tokensPerDecodeStep,
    ).toBeCloseTo(1 + 0.5 + 0.25 + 0.125, 9));
});

describe('memory', () => {
  test.each([
    ['vllm', 'paged', 16],
    ['tensorrt-llm', 'paged', 64],
    ['vllm', 'contiguous', 1],
  ] as const)('%s, %s: %d tokens to a block', (engine, kvAllocation, block) =>
    expect(createStepModel(deploy({ engine, kvAllocation })).kvBlockTokens).toBe(block),
  );

  test('tokens of 128 KiB fill what weights leave', () => {
    const { kvBytesPerToken, kvCapacityTokens, fits } = createStepModel(deploy());
    expect(kvBytesPerToken).toBe(131_072);
    expect(fits).toBe(true);
    // 80 GB × 0.9, less 16 GB of weights and 1 to 3 GB of the engine's own.
    expect(kvCapacityTokens * 131_072).toBeGreaterThan(51e9);
    expect(kvCapacityTokens * 131_072).toBeLessThan(56e9);
  });

  test('weights that do not fit leave no token', () => {
    const small = deploy({ accelerator: { ...h100, memory: bytes(12e9) } });
    expect(createStepModel(small)).toMatchObject({ fits: false, kvCapacityTokens: 0 });
  });
});

test('a request more, a token of context more, a prompt token more: never faster', () => {
  const models = layouts.map(([, changes]) => createStepModel(deploy(changes)));
  const count = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(fc.constantFrom(...models), count, count, count, ({ stepSeconds }, requests, context, prompt) => {
      const base = stepSeconds(requests, requests * context, prompt, attentionPairs(prompt, 0));
      expect(stepSeconds(requests + 1, (requests + 1) * context, prompt, attentionPairs(prompt, 0))).toBeGreaterThan(
        base,
      );
      expect(stepSeconds(requests, requests * (context + 1), prompt, attentionPairs(prompt, 0))).toBeGreaterThan(base);
      expect(stepSeconds(requests, requests * context, prompt + 1, attentionPairs(prompt + 1, 0))).toBeGreaterThan(
        base,
      );
    }),
    { numRuns: 300 },
  );
});
