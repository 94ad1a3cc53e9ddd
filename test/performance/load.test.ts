import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../src/performance/deployment.ts';
import { acceptedTokens } from '../../src/performance/draft-model.ts';
import { inFlightLoad, residentLimit, schedulableRequests, staticLoad } from '../../src/performance/load.ts';
import { estimateMemory } from '../../src/performance/memory.ts';
import { createReplicaStep } from '../../src/performance/replica-step.ts';
import { attentionPairs, createStepModel } from '../../src/performance/step-model.ts';
import { ask, deploy, llama8b, llama70b, sliding } from './deployments.ts';

const shape = ask(1024, 256);
const replica = (changes: Partial<Deployment> = {}) => createReplicaStep(deploy(changes));

describe('admission', () => {
  const limit = (changes: Partial<Deployment>, wanted = ask(1000, 3000)) => {
    const deployment = deploy({
      accelerator: deploy().accelerator,
      model: llama70b,
      gpus: 4,
      tensorParallel: 4,
      ...changes,
    });
    return {
      residents: residentLimit(deployment, wanted, estimateMemory(deployment, wanted)),
      memory: estimateMemory(deployment, wanted),
    };
  };

  test('TensorRT-LLM admits by full length, vLLM by what requests hold on average', () => {
    const whole = limit({ engine: 'tensorrt-llm' });
    expect(whole.residents).toBe(whole.memory.maxConcurrency);
    const average = limit({ engine: 'vllm' });
    expect(average.residents).toBeGreaterThan(1.3 * average.memory.maxConcurrency);
    expect(average.residents).toBeLessThan(2 * average.memory.maxConcurrency);
  });

  test('reservations and static batches admit by full length whatever the engine', () => {
    for (const changes of [{ kvAllocation: 'contiguous' }, { batching: 'static' }] as const) {
      const { residents, memory } = limit({ engine: 'vllm', ...changes });
      expect(residents).toBe(memory.maxConcurrency);
    }
  });

  test.each([
    ['vllm', 2024, 256],
    ['vllm', 2025, 1024],
    ['tensorrt-llm', 2025, 2048],
  ] as const)('%s of %d schedules %d requests at most', (engine, year, most) => {
    expect(schedulableRequests(engine, year)).toBe(most);
    expect(limit({ engine, engineYear: year }, ask(8, 8)).residents).toBeLessThanOrEqual(most);
  });

  test('what a source set replaces the default, on each data-parallel copy', () => {
    const tiny = ask(8, 8);
    for (const [layout, copies] of [
      [{ gpus: 4, tensorParallel: 4 }, 1],
      [{ gpus: 8, tensorParallel: 4 }, 2],
    ] as const) {
      const deployment = deploy({ model: llama8b, engine: 'tensorrt-llm', ...layout });
      const memory = estimateMemory(deployment, tiny);
      expect(memory.maxConcurrency).toBeGreaterThan(4096 * copies);
      expect(residentLimit(deployment, tiny, memory)).toBe(2048 * copies);
      expect(residentLimit(deployment, tiny, memory, 4096)).toBe(4096 * copies);
    }
  });
});

describe('static batches', () => {
  test('the whole batch is prefilled, then decodes at its mean context', () => {
    const step = replica({ batching: 'static' });
    const load = staticLoad(step, shape, 8);
    const prefill = step.prefill(8 * 1024, 8 * attentionPairs(1024, 0), 8);
    expect(load.ttftSeconds).toBeCloseTo(prefill + step.rates.hostRequest, 9);
    expect(load.endToEndSeconds).toBeCloseTo(load.ttftSeconds + 255 * load.itlSeconds, 9);
    expect(load.requestsPerSecond).toBeCloseTo(8 / load.endToEndSeconds, 9);
  });

  test('a cached prefix is not prefilled again', () => {
    const step = replica({ batching: 'static' });
    expect(staticLoad(step, ask(1024, 256, 1000), 8).ttftSeconds).toBeLessThan(
      0.5 * staticLoad(step, shape, 8).ttftSeconds,
    );
  });
});

describe('in-flight batching', () => {
  test('one request alone pays its prefill and its steps', () => {
    const step = replica();
    const load = inFlightLoad(step, shape, 1, 100);
    const prefill = step.prefill(1024, attentionPairs(1024, 0), 1);
    expect(load.ttftSeconds).toBeCloseTo(prefill + step.rates.hostRequest, 9);
    expect(load.requestsPerSecond).toBeCloseTo(1 / load.endToEndSeconds, 9);
  });

  test('each step prefills what the residents need to be replaced', () => {
    const { work } = inFlightLoad(replica(), shape, 64, 1000);
    expect(work.prefillRequests).toBeCloseTo(64 / 256, 9);
    expect(work.prefillTokens).toBeCloseTo((64 / 256) * 1024, 9);
    expect(work.context).toBe(64 * (1024 + 128));
  });

  test('requests beyond the limit wait for those before them (the law of Little)', () => {
    const step = replica();
    const full = inFlightLoad(step, shape, 64, 64);
    const crowd = inFlightLoad(step, shape, 128, 64);
    expect(crowd.requestsPerSecond).toBeCloseTo(full.requestsPerSecond, 9);
    expect(crowd.ttftSeconds - full.ttftSeconds).toBeCloseTo(64 / full.requestsPerSecond, 9);
    expect(crowd.itlSeconds).toBeCloseTo(full.itlSeconds, 9);
    expect(128 / crowd.endToEndSeconds).toBeCloseTo(crowd.requestsPerSecond, 6);
  });

  test('prompts that start together wait for each other', () => {
    const step = replica();
    const alone = inFlightLoad(step, shape, 1, 1000).ttftSeconds;
    const few = inFlightLoad(step, shape, 8, 1000).ttftSeconds;
    const many = inFlightLoad(step, shape, 64, 1000).ttftSeconds;
    expect(few).toBeGreaterThan(1.5 * alone);
    expect(many).toBeGreaterThan(1.5 * few);
  });

  test('never slower per token than the decode step of its batch', () => {
    const step = replica();
    for (const concurrency of [2, 16, 128]) {
      const { itlSeconds, work } = inFlightLoad(step, ask(4000, 4), concurrency, 1000);
      const pure = step.step({ ...work, prefillTokens: 0, prefillPairs: 0, prefillRequests: 0 });
      expect(itlSeconds).toBeGreaterThanOrEqual(pure * (1 - 1e-9));
    }
  });
});

describe('pipelines', () => {
  test('two stages halve the memory traffic per GPU and double the visits: the latency of one request stays', () => {
    const work = {
      decodeRequests: 1,
      tokensPerRequest: 1,
      context: 1000,
      prefillTokens: 0,
      prefillPairs: 0,
      prefillRequests: 0,
    };
    const whole = replica({ gpus: 1 }).step(work);
    const staged = replica({ gpus: 2, pipelineParallel: 2 }).step(work);
    expect(staged / whole).toBeGreaterThan(0.95);
    expect(staged / whole).toBeLessThan(1.2);
  });

  test('a long prompt fills the pipeline, a short one leaves bubbles', () => {
    const speedup = (length: number) => {
      const pairs = attentionPairs(length, 0);
      return replica().prefill(length, pairs, 1) / replica({ gpus: 4, pipelineParallel: 4 }).prefill(length, pairs, 1);
    };
    expect(speedup(512)).toBeLessThan(1.1);
    expect(speedup(65_536)).toBeGreaterThan(2);
    expect(speedup(65_536)).toBeLessThanOrEqual(4);
  });

  test('data-parallel copies share the batch', () => {
    const work = {
      decodeRequests: 64,
      tokensPerRequest: 1,
      context: 64_000,
      prefillTokens: 0,
      prefillPairs: 0,
      prefillRequests: 0,
    };
    const four = replica({ gpus: 4 }).step(work);
    expect(four).toBeCloseTo(replica().step({ ...work, decodeRequests: 16, context: 16_000 }), 9);
  });
});

describe('speculative decoding', () => {
  test('a step verifies the draft and pays for drafting it', () => {
    const speculative = {
      draft: { ...llama8b, layers: 2, layerKinds: { full: 2, sliding: 0, window: 0, linear: 0 } },
      length: 4,
      acceptance: 0.7,
    };
    const work = {
      decodeRequests: 8,
      tokensPerRequest: 1,
      context: 8000,
      prefillTokens: 0,
      prefillPairs: 0,
      prefillRequests: 0,
    };
    const plain = replica();
    const drafted = replica({ speculative });
    expect(drafted.step(work)).toBeGreaterThan(plain.step(work));
    expect(drafted.step(work)).toBeLessThan(3 * plain.step(work));
    expect(drafted.tokensPerDecodeStep).toBeCloseTo(acceptedTokens(4, 0.7), 9);
  });
});

describe('speculation brings tokens after the first, which the prefill answers', () => {
  const drafted = (length: number, acceptance: number) =>
    replica({ speculative: { draft: llama8b, length, acceptance } });
  test.each([
    [4, 0.7, 256],
    [4, 0.7, 4],
    // More than the whole answer in one step.
    [100, 1, 256],
    [100, 1, 50],
    [8, 0, 2],
  ])(
    'a draft of %d at acceptance %d, %d tokens out: the time between tokens is that of a step by its tokens',
    (length, acceptance, output) => {
      const model = drafted(length, acceptance);
      const load = inFlightLoad(model, ask(1024, output), 1, 100);
      expect(load.itlSeconds).toBeCloseTo(model.step(load.work) / model.tokensPerDecodeStep, 9);
      const batch = staticLoad(model, ask(1024, output), 1);
      expect(load.itlSeconds).toBeCloseTo(batch.itlSeconds, 9);
    },
  );

  test('a draft as slow as its target makes nothing faster', () => {
    const itl = (changes: Partial<Deployment>) => inFlightLoad(replica(changes), shape, 1, 100).itlSeconds;
    expect(itl({ speculative: { draft: llama8b, length: 100, acceptance: 1 } })).toBeGreaterThan(0.9 * itl({}));
  });
});

describe('the step model of the simulator', () => {
  test('agrees with the estimate of one request', () => {
    const deployment = deploy({ concurrency: 1 });
    const step = createStepModel(deployment);
    const load = inFlightLoad(createReplicaStep(deployment), shape, 1, 100);
    expect(step.stepSeconds(1, 1024 + 128, 0, 0)).toBeCloseTo(load.itlSeconds, 9);
    expect(step.stepSeconds(0, 0, 1024, attentionPairs(1024, 0)) + step.requestSeconds).toBeCloseTo(
      load.ttftSeconds,
      6,
    );
  });

  test('counts the tokens that fit, in blocks', () => {
    const deployment = deploy();
    const step = createStepModel(deployment);
    const memory = estimateMemory(deployment, ask(1, 1));
    expect(step.kvCapacityTokens).toBe(Math.floor(memory.freeBytes / memory.kvBytesPerToken));
    expect(step.kvBlockTokens).toBe(16);
    expect(createStepModel(deploy({ model: llama70b })).kvCapacityTokens).toBe(0);
    expect(createStepModel(deploy({ model: llama70b })).fits).toBe(false);
  });

  test('the pairs of a chunk count what its tokens see', () => {
    expect(attentionPairs(4, 0)).toBe(10);
    expect(attentionPairs(2, 3)).toBe(4 + 5);
  });

  test('beyond the window of all sliding layers the line turns flatter', () => {
    const step = createStepModel(deploy({ model: sliding }));
    expect(step.decodeLine(4, 100_000).secondsPerContextToken).toBeLessThan(
      step.decodeLine(4, 0).secondsPerContextToken,
    );
  });
});

describe('groups of a closed loop', () => {
  const flat = {
    'matrix-compute': 1e30,
    'matrix-bandwidth': 1e30,
    'matrix-per-watt': 1e30,
    'prefill-attention': 1e30,
    'decode-attention': 1e30,
    'decode-attention-compute': 1e30,
    'elementwise-bandwidth': 1e30,
    'layer-latency': 1e-12,
    'host-step': 0.01,
    'host-decode-request': 1e-12,
    'host-prefill': 0.02,
    'host-prefill-token': 1e-12,
    'host-request': 1e-12,
    'group-share': 0.5,
    'group-tokens': 1e9,
    'queue-share': 1e-12,
  };
  /** A prompt costs 20 ms and a step 10 ms, whatever they hold. */
  const ttft = (concurrency: number, returnSpread: number) =>
    inFlightLoad(createReplicaStep(deploy(), { ...flat, 'return-spread': returnSpread }), shape, concurrency, 1000)
      .ttftSeconds;

  test.each([
    // Alone: a step and a prompt. Together: half of the seven others join, all of them where nobody is late.
    ['one request', 1, 0, 0.01 + 0.02],
    ['eight that return at once', 8, 0, 0.01 + 0.02 * (1 + 0.5 * 7)],
    // A turn is a step and a lone prefill, 40 ms: a spread as long lets half of them miss it.
    ['eight that return over a turn', 8, 0.04, 0.01 + 0.02 * (1 + 0.25 * 7)],
    ['eight that return over three turns', 8, 0.12, 0.01 + 0.02 * (1 + 0.125 * 7)],
  ])('%s', (_, concurrency, spread, expected) => expect(ttft(concurrency, spread)).toBeCloseTo(expected, 3));

  test('the longer clients take, the sooner a prompt is answered, and never sooner than alone', () => {
    const times = [0, 0.01, 0.1, 1, 100].map(spread => ttft(32, spread));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times.at(-1)!).toBeGreaterThanOrEqual(ttft(1, 0));
  });
});
