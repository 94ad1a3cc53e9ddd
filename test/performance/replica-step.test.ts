import { describe, expect, test } from 'vitest';
import type { Coefficients } from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import { createReplicaStep } from '../../src/performance/replica-step.ts';
import { hostSeconds, idleStep, type StepWork } from '../../src/performance/step-time.ts';
import { deploy, llama8b, llama70b } from './deployments.ts';

/** Only the launches of layers take time: a step is a count of visited layers. */
const layersOnly: Coefficients = {
  'matrix-compute': 1e30,
  'matrix-bandwidth': 1e30,
  'prefill-attention': 1e30,
  'decode-attention': 1e30,
  'decode-attention-compute': 1e30,
  'elementwise-bandwidth': 1e30,
  'link-bandwidth': 1e30,
  'link-small-bandwidth': 1e30,
  'link-latency': 1e-30,
  'matrix-per-watt': 1e30,
  'host-step': 1e-30,
  'host-rank': 1e-30,
  'host-decode-request': 1e-30,
  'host-prefill': 1e-30,
  'host-prefill-token': 1e-30,
  'layer-latency': 1,
};
const replica = (changes: Partial<Deployment>, coefficients = layersOnly) =>
  createReplicaStep(deploy(changes), coefficients);
const work = (changes: Partial<StepWork>): StepWork => ({ ...idleStep, ...changes });

describe('a step visits every layer once', () => {
  test.each([
    ['on one GPU', {}],
    ['on two stages', { gpus: 2, pipelineParallel: 2 }],
    ['on tensor-parallel ranks', { gpus: 4, tensorParallel: 4 }],
    ['on two copies', { gpus: 2 }],
  ])('%s', (_, layout) => expect(replica(layout).step(work({ decodeRequests: 8, context: 8000 }))).toBeCloseTo(32, 6));
});

describe('a prefill visits every layer once per chunk of its pipeline', () => {
  const visits = (changes: Partial<Deployment>, tokens: number) =>
    replica(changes).prefill(tokens, (tokens * (tokens + 1)) / 2, 1) / (changes.model ?? llama8b).layers;
  const cpp = { engine: 'llama.cpp' } as const;

  test.each([
    ['a prompt runs whole without stages', {}, 8192, 1],
    ['two stages, one chunk', { gpus: 2, pipelineParallel: 2 }, 2048, 1],
    // Chunks of 2,048: four of them and one more visit on stages of half the layers.
    ['two stages, four chunks', { gpus: 2, pipelineParallel: 2 }, 8192, (4 + 1) / 2],
    ['four stages, four chunks', { gpus: 4, pipelineParallel: 4 }, 8192, (4 + 3) / 4],
    ['llama.cpp takes 512 tokens at a time', cpp, 4096, 8],
    // llama.cpp deals 32 layers and the head out by number: 17 layers on the first of two GPUs, 9 of four, 5 of eight.
    ['llama.cpp on two GPUs', { ...cpp, gpus: 2, pipelineParallel: 2 }, 4096, (8 * 17 + 32 - 17) / 32],
    ['llama.cpp on four GPUs', { ...cpp, gpus: 4, pipelineParallel: 4 }, 4096, (8 * 9 + 32 - 9) / 32],
    [
      'llama.cpp on eight GPUs keeps four chunks on their way',
      { ...cpp, gpus: 8, pipelineParallel: 8 },
      4096,
      (8 * 2 + 8 - 2) / 8,
    ],
    ['one chunk never waits for another', { ...cpp, gpus: 8, pipelineParallel: 8 }, 512, 1],
    // 20 layers a stage are 500 kernels a chunk, and 1,024 fit into the queue of a GPU.
    [
      'the queue of kernels holds two chunks of 70 billion parameters',
      { ...cpp, gpus: 4, pipelineParallel: 4, model: llama70b },
      4096,
      (8 * (4 / (1024 / 500)) + 4 - 4 / (1024 / 500)) / 4,
    ],
  ] as const)('%s', (_, changes, tokens, expected) =>
    expect(visits(changes as Partial<Deployment>, tokens)).toBeCloseTo(expected, 6),
  );
});

describe('the last chunk of a prompt sees the longest context', () => {
  // Only pairs of queries and keys take time: 4 × heads × head size FLOPs each, over half of the layers on each of two stages.
  const pairsOnly: Coefficients = { ...layersOnly, 'layer-latency': 1e-30, 'prefill-attention': 1 / 989e12 };
  const visits = (tokens: number, requests: number) => {
    const each = tokens / requests;
    const all = (requests * each * (each + 1)) / 2;
    const { prefill } = replica({ gpus: 2, pipelineParallel: 2 }, pairsOnly);
    return prefill(tokens, all, requests) / (all * 4 * 32 * 128 * 32);
  };

  test.each([
    ['one chunk: both stages see all pairs, one after the other', 2048, 1, 1],
    // Two chunks of 2,048 hold 1/4 and 3/4 of the pairs; behind the first stage the last chunk passes the second.
    ['two chunks', 4096, 1, (1 + 3 / 4) / 2],
    ['four chunks', 8192, 1, (1 + 7 / 16) / 2],
    ['prompts that are chunks of their own are all alike', 8192, 4, (1 + 1 / 4) / 2],
  ])('%s', (_, tokens, requests, share) => expect(visits(tokens, requests)).toBeCloseTo(share, 3));
});

test('each GPU of a pipeline multiplies its own layers once per chunk, however long it waits', () => {
  const flopsOf = (gpus: number) => {
    let total = 0;
    const { prefill } = createReplicaStep(deploy({ gpus, pipelineParallel: gpus }));
    prefill(8192, (8192 * 8193) / 2, 1, ({ flops }) => {
      total += flops;
    });
    return total * gpus;
  };
  expect(flopsOf(2) / flopsOf(1)).toBeCloseTo(1, 2);
  expect(flopsOf(4) / flopsOf(1)).toBeCloseTo(1, 2);
});

describe('data-parallel copies', () => {
  test('share requests and prompts evenly', () => {
    const one = createReplicaStep(deploy());
    const two = createReplicaStep(deploy({ gpus: 2 }));
    const half = work({ decodeRequests: 8, context: 8000, prefillTokens: 512, prefillPairs: 131_328 });
    const whole = work({ decodeRequests: 16, context: 16_000, prefillTokens: 1024, prefillPairs: 262_656 });
    expect(two.step(whole)).toBeCloseTo(one.step(half), 12);
  });
});

describe('host time', () => {
  test('is added once to a step and to a prefill', () => {
    const coefficients = { ...layersOnly, 'host-step': 5, 'host-prefill': 3 };
    const step = replica({}, coefficients);
    expect(step.step(work({ decodeRequests: 1, context: 10 }))).toBeCloseTo(32 + 5, 6);
    expect(step.prefill(100, 5050, 2)).toBeCloseTo(32 + 5 + 2 * 3, 6);
    expect(hostSeconds(step.rates, work({}))).toBeCloseTo(5, 9);
  });
});

describe('speculative decoding', () => {
  const draft = { ...llama8b, layers: 4, layerKinds: { ...llama8b.layerKinds, full: 4 } };
  const speculating = (coefficients?: Coefficients) =>
    replica({ speculative: { draft, length: 3, acceptance: 0.5 } }, coefficients);
  const prompt = { prefillTokens: 100, prefillPairs: 5050, prefillRequests: 1 };

  test.each<[string, Partial<StepWork>, number]>([
    ['decodes with the target once and with the draft once per drafted token', { decodeRequests: 1 }, 32 + 3 * 4],
    ['reads a prompt with both', prompt, 32 + 4],
    ['does both', { decodeRequests: 1, ...prompt }, 32 + 3 * 4 + 4],
  ])('a step %s', (_, load, expected) =>
    expect(speculating().step(work({ context: 100, ...load }))).toBeCloseTo(expected, 6),
  );

  test('a prefill is read by both, and the host works once', () => {
    expect(speculating().prefill(100, 5050, 1)).toBeCloseTo(32 + 4, 6);
    expect(speculating({ ...layersOnly, 'host-step': 5 }).prefill(100, 5050, 1)).toBeCloseTo(32 + 4 + 5, 6);
    expect(speculating().tokensPerDecodeStep).toBeCloseTo(1.875, 9);
  });

  test.each<[string, Partial<StepWork>]>([
    ['decoding', { decodeRequests: 8, context: 8000 }],
    ['a prompt', prompt],
    ['both', { decodeRequests: 8, context: 8000, ...prompt }],
  ])("%s: the draft's time is heard as its own, and nothing of it passes for the host", (_, load) => {
    const step = createReplicaStep(deploy({ speculative: { draft, length: 3, acceptance: 0.5 } }));
    let heard = 0;
    let drafted = 0;
    const total = step.step(work(load), ({ operator, seconds }) => {
      heard += seconds;
      if (operator === 'draft model') drafted += seconds;
    });
    const plain = createReplicaStep(deploy({}));
    const host = total - heard;
    expect(drafted).toBeGreaterThan(0.05 * total);
    expect(host).toBeLessThanOrEqual(hostSeconds(plain.rates, work(load)) + 1e-12);
  });

  test('without a draft a step gives one token', () => expect(replica({}).tokensPerDecodeStep).toBe(1));
});

test('what the sink hears adds up to the step without its host', () => {
  const step = createReplicaStep(deploy({ gpus: 4, tensorParallel: 2, pipelineParallel: 2 }));
  const load = work({ decodeRequests: 8, context: 8000, prefillTokens: 256, prefillPairs: 32_896, prefillRequests: 1 });
  let heard = 0;
  const total = step.step(load, ({ seconds }) => {
    heard += seconds;
  });
  expect(heard + hostSeconds(step.rates, load)).toBeCloseTo(total, 10);
});

describe('the host beside the GPU', () => {
  // 32 layers of 1 s, and a host of 4 s for each decoding request.
  const host = { ...layersOnly, 'host-decode-request': 4 };
  const stepOf = (changes: Partial<Deployment>, decodeRequests: number) =>
    replica(changes, host).step(work({ decodeRequests, context: decodeRequests }));
  const smooth = (a: number, b: number) => (a ** 4 + b ** 4) ** 0.25;

  test.each([
    ['in turn', { engine: 'vllm', engineYear: 2025 }, 8, 32 + 32],
    ['ahead, as long as the GPU', { engine: 'vllm', engineYear: 2026 }, 8, smooth(32, 32)],
    ['ahead, a fraction of it', { engine: 'sglang', engineYear: 2025 }, 1, smooth(32, 4)],
    ['ahead, the host binds', { engine: 'tensorrt-llm', engineYear: 2025 }, 80, smooth(32, 320)],
    ['each copy has a host of its own', { engine: 'sglang', engineYear: 2026, gpus: 2 }, 16, smooth(32, 32)],
  ] as const)('%s', (_, changes, requests, expected) => expect(stepOf(changes, requests)).toBeCloseTo(expected, 6));

  test('an idle pipeline has nothing to hide a prompt behind', () => {
    const waiting = { ...layersOnly, 'host-prefill': 5 };
    for (const engineYear of [2025, 2026])
      expect(replica({ engine: 'vllm', engineYear }, waiting).prefill(512, 131_328, 1)).toBeCloseTo(32 + 5, 6);
  });

  test('a step stays linear in the contexts', () => {
    const { step } = createReplicaStep(deploy({ engine: 'sglang', engineYear: 2026 }));
    const at = (context: number) => step(work({ decodeRequests: 32, context }));
    expect(at(50_000) - at(10_000)).toBeCloseTo(4 * (at(20_000) - at(10_000)), 12);
  });

  test('the GPU alone: a step without its host', () => {
    const { step, gpuSeconds } = replica({ engine: 'vllm', engineYear: 2025 }, host);
    const some = work({ decodeRequests: 8, context: 8000 });
    const { contextFree, attention } = gpuSeconds(some);
    expect(contextFree + attention).toBeCloseTo(32, 6);
    expect(step(some) - contextFree - attention).toBeCloseTo(32, 6);
  });
});
