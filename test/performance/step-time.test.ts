import { describe, expect, test } from 'vitest';
import type { Rates } from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { OperatorTime } from '../../src/performance/estimate.ts';
import { operatorsOf } from '../../src/performance/operators.ts';
import {
  attentionSeconds,
  contextFreeSeconds,
  exposedHostSeconds,
  hostSeconds,
  idleStep,
  type StepWork,
  smoothMaximum,
  stageSeconds,
} from '../../src/performance/step-time.ts';
import { deepSeekV3, deploy, llama8b, mixtral, sliding } from './deployments.ts';

/** Ideal rates, each different, so that a formula that takes the wrong one gives another result. */
const rates: Rates = {
  matrixCompute: 1e15,
  matrixHalfTokens: 0,
  matrixBandwidth: 3e12,
  expertCompute: 7e14,
  expertBandwidth: 2e12,
  expertHalfTokens: 0,
  expertBlockBandwidth: 1e30,
  expertSkew: 0,
  prefillAttention: 4e14,
  decodeAttention: 2.5e12,
  decodeAttentionCompute: 1e17,
  decodeAttentionGrouped: 0,
  decodeBlocks: 0,
  decodeStreamLoss: 0,
  expertSpread: 1,
  elementwiseBandwidth: 1e30,
  layerLatency: 0,
  linkBandwidth: 2e11,
  linkLatency: 0,
  linkSmallBandwidth: 1e6,
  linkRingLatency: 0,
  hostOverlaps: false,
  hostStep: 0,
  hostRank: 0,
  hostDecodeRequest: 0,
  hostPrefillToken: 0,
  hostPrefill: 0,
  hostRequest: 0,
  groupShare: 0,
  groupTokens: 1e9,
  returnSpread: 0,
  queueShare: 0,
  expertLatency: 0,
  peakAssumed: false,
};

const breakdown = (changes: Partial<Deployment>, work: Partial<StepWork>, over: Partial<Rates> = {}) => {
  const deployment = deploy(changes);
  const list: OperatorTime[] = [];
  const total = stageSeconds(
    operatorsOf(deployment),
    deployment,
    { ...rates, ...over },
    { ...idleStep, ...work },
    operator => list.push(operator),
  );
  return { total, list, named: (name: string) => list.find(({ operator }) => operator === name)! };
};

describe('smooth maximum', () => {
  test.each([
    [3, 0, 3],
    [0, 5, 5],
    [1, 1, 2 ** 0.25],
    [100, 1, 100],
  ])('of %d and %d is %d', (a, b, expected) => expect(smoothMaximum(a, b)).toBeCloseTo(expected, 6));
});

describe('matrices', () => {
  const perLayer = 4096 * 14336;

  test('decode of one request reads the weights at memory bandwidth', () => {
    const { named } = breakdown({}, { decodeRequests: 1 });
    const { seconds, bytes, flops, bound } = named('feed-forward output');
    expect(bytes).toBeCloseTo(32 * (perLayer * 2 + (4096 + 14336) * 2), 0);
    expect(flops).toBe(32 * 2 * perLayer);
    expect(seconds).toBeCloseTo(bytes / 3e12, 8);
    expect(bound).toBe('memory bandwidth');
  });

  test('a long prefill multiplies at matrix peak', () => {
    const { named } = breakdown({}, { prefillTokens: 8192 });
    const { seconds, flops, bound } = named('feed-forward output');
    expect(flops).toBe(32 * 2 * perLayer * 8192);
    expect(seconds / (flops / 1e15)).toBeCloseTo(1, 1);
    expect(bound).toBe('compute');
  });

  test('filling the tiles costs a fixed number of tokens', () => {
    const at = (matrixHalfTokens: number) =>
      breakdown({}, { prefillTokens: 4096 }, { matrixHalfTokens }).named('feed-forward input').seconds;
    expect(at(4096) / at(0)).toBeCloseTo(2, 2);
  });

  test('tensor parallelism divides work and weights; a stage has its share of the layers', () => {
    const whole = breakdown({}, { prefillTokens: 8192 }).named('feed-forward input');
    const half = breakdown({ gpus: 2, tensorParallel: 2 }, { prefillTokens: 8192 }).named('feed-forward input');
    const stage = breakdown({ gpus: 2, pipelineParallel: 2 }, { prefillTokens: 8192 }).named('feed-forward input');
    expect(half.flops).toBe(whole.flops / 2);
    expect(stage.flops).toBe(whole.flops / 2);
  });

  test('the output head runs for sampled tokens only', () => {
    const { named } = breakdown({}, { prefillTokens: 8192, prefillRequests: 1 });
    expect(named('output head').flops).toBe(2 * 128256 * 4096);
  });
});

describe('experts', () => {
  test('one token reads its active experts; many tokens read all', () => {
    const expert = 3 * 4096 * 14336 * 2 * 32;
    const few = breakdown({ model: mixtral }, { decodeRequests: 1 }).named('experts').bytes;
    const many = breakdown({ model: mixtral }, { decodeRequests: 512 }).named('experts').bytes;
    expect(few / (2 * expert)).toBeCloseTo(1, 1);
    expect(many / (8 * expert)).toBeGreaterThan(1);
    expect(many / (8 * expert)).toBeLessThan(1.2);
  });

  test.each([1, 2, 8, 512])(
    '%d tokens that all go to one expert read one, and multiply with it twice each',
    decodeRequests => {
      const expert = 3 * 4096 * 14336 * 2 * 32;
      const one = breakdown({ model: mixtral, routedExperts: 1 }, { decodeRequests }).named('experts');
      const many = breakdown({ model: mixtral }, { decodeRequests }).named('experts');
      const activations = decodeRequests * (2 * 4096 + 3 * 14336 * 2) * 2 * 32;
      expect((one.bytes - activations) / expert).toBeCloseTo(1, 9);
      expect((many.bytes - activations) / expert).toBeGreaterThanOrEqual(2);
      expect(one.flops).toBe(many.flops);
    },
  );

  test('a layer takes at least as long as a block needs for its columns; more tokens hide that', () => {
    const time = (decodeRequests: number, expertBlockBandwidth: number) =>
      breakdown({ model: mixtral }, { decodeRequests }, { expertBlockBandwidth }).named('experts').seconds;
    const block = 128 * (4096 + 14336) * 2 * 32;
    expect(time(1, 1e9) / (block / 1e9)).toBeCloseTo(1, 2);
    expect(time(1, 2e10)).toBeGreaterThan(time(1, 1e30));
    expect(time(8192, 2e10) / time(8192, 1e30)).toBeCloseTo(1, 2);
  });

  test('few tokens read experts at the bandwidth of experts', () => {
    const { seconds, bytes, bound } = breakdown({ model: mixtral }, { decodeRequests: 1 }).named('experts');
    expect(seconds / (bytes / 2e12)).toBeCloseTo(1, 3);
    expect(bound).toBe('memory bandwidth');
  });

  test('tokens that have experts in common reach a share of the others', () => {
    const expert = 3 * 4096 * 14336 * 2 * 32;
    const bytes = (expertSpread: number) =>
      breakdown({ model: mixtral }, { decodeRequests: 512 }, { expertSpread }).named('experts').bytes;
    // 512 tokens of two experts each: all eight, two and half of the other six, or two alone.
    expect((bytes(1) - bytes(0.5)) / expert).toBeCloseTo(3, 6);
    expect((bytes(1) - bytes(0)) / expert).toBeCloseTo(6, 6);
  });

  test('experts take their own rates, and a looping engine a time per expert', () => {
    const plain = breakdown({ model: mixtral }, { prefillTokens: 8192 }).named('experts');
    expect(plain.seconds / (plain.flops / 7e14)).toBeCloseTo(1, 1);
    const looped = breakdown({ model: mixtral }, { prefillTokens: 8192 }, { expertLatency: 1e-3 }).named('experts');
    expect(looped.seconds - plain.seconds).toBeCloseTo(32 * 8 * 1e-3, 6);
  });

  test('ranks that share the experts of several copies wait for the busiest; one copy waits for nobody', () => {
    const time = (changes: Partial<Deployment>, expertSkew: number) =>
      breakdown({ model: mixtral, ...changes }, { decodeRequests: 64 }, { expertSkew }).named('experts').seconds;
    const spread = { gpus: 8, expertParallel: 8 };
    // One of Mixtral's eight experts on each of eight ranks: √(2 ln 8) deviations above the mean.
    expect(time(spread, 0.5) / time(spread, 0)).toBeCloseTo(1 + 0.5 * Math.sqrt(2 * Math.log(8)), 9);
    expect(time({}, 0.5)).toBe(time({}, 0));
    const tensorParallel = { gpus: 8, tensorParallel: 8 };
    expect(time(tensorParallel, 0.5)).toBe(time(tensorParallel, 0));
  });

  test('data-parallel copies meet in the same experts and pay for the exchange', () => {
    const alone = breakdown({ model: mixtral }, { decodeRequests: 64 });
    const spread = breakdown({ model: mixtral, gpus: 8, expertParallel: 8 }, { decodeRequests: 64 });
    expect(alone.named('all-to-all')).toBeUndefined();
    expect(spread.named('all-to-all').bound).toBe('interconnect');
    // 32 layers × 64 tokens, sent and fetched: 4,096 numbers of 2 bytes for two experts each, of which one in eight is at home.
    const bytes = 32 * 64 * 2 * 4096 * 2 * 2 * (7 / 8);
    expect(spread.named('all-to-all').bytes).toBeCloseTo(bytes, 0);
    expect(spread.named('all-to-all').seconds).toBeCloseTo(bytes / 2e11, 12);
    // 64 tokens of each of 8 copies, on an eighth of the experts: as many assignments per GPU.
    expect(spread.named('experts').flops).toBeCloseTo(alone.named('experts').flops, -6);
  });
});

describe('attention', () => {
  test('decode reads the KV cache of the context at its own rate', () => {
    const { seconds, bytes } = breakdown({}, { decodeRequests: 4, context: 40_000 }).named('attention (decode)');
    expect(bytes).toBe(40_000 * 32 * 2 * 8 * 128 * 2);
    expect(seconds / (bytes / 2.5e12)).toBeCloseTo(1, 3);
  });

  test('prefill multiplies each pair twice, at the rate of attention', () => {
    const { seconds, flops } = breakdown({}, { prefillTokens: 1000, prefillPairs: 500_500 }).named(
      'attention (prefill)',
    );
    expect(flops).toBe(4 * 32 * 128 * 32 * 500_500);
    expect(seconds).toBeCloseTo(flops / 4e14, 8);
  });

  test('sliding layers read their window only', () => {
    const { bytes } = breakdown({ model: sliding }, { decodeRequests: 1, context: 10_000 }).named('attention (decode)');
    expect(bytes).toBe((16 * 10_000 + 16 * 128) * 2 * 8 * 128 * 2);
  });

  test('sliding layers multiply their window only', () => {
    const work = { prefillTokens: 10_000, prefillPairs: (10_000 * 10_001) / 2 };
    const { flops } = breakdown({ model: sliding }, work).named('attention (prefill)');
    expect(flops).toBe(4 * 32 * 128 * 16 * ((10_000 * 10_001) / 2 + 10_000 * 128));
  });

  test('a latent cache is read whole by every rank', () => {
    const { bytes } = breakdown(
      { model: deepSeekV3, gpus: 8, tensorParallel: 8 },
      { decodeRequests: 1, context: 1000 },
    ).named('attention (decode)');
    expect(bytes).toBe(61 * 1000 * 576 * 2);
  });

  test('standard attention moves the score matrix', () => {
    const work = { prefillTokens: 4096, prefillPairs: (4096 * 4097) / 2 };
    const flash = breakdown({}, work).named('attention (prefill)').bytes;
    // 256 bytes for each pair of a layer (four 16-bit scores of 32 heads), over the whole square: twice the pairs.
    expect(breakdown({ attention: 'standard' }, work).named('attention (prefill)').bytes).toBeCloseTo(
      flash + 2 * 32 * work.prefillPairs * 256,
      0,
    );
  });

  test('few streams read slowly', () => {
    const work = { decodeRequests: 1, context: 10_000 };
    const fast = breakdown({}, work).named('attention (decode)').seconds;
    const slow = breakdown({}, work, { decodeStreamLoss: 8 }).named('attention (decode)').seconds;
    expect(slow / fast).toBeCloseTo(2, 3);
  });
});

test('few streams multiply slowly too, where decode attention is bound by math', () => {
  const work = { decodeRequests: 1, context: 10_000 };
  const bound = { decodeAttentionCompute: 1e9 };
  const fast = breakdown({}, work, bound).named('attention (decode)');
  const slow = breakdown({}, work, { ...bound, decodeStreamLoss: 8 }).named('attention (decode)');
  expect(fast.bound).toBe('compute');
  expect(fast.seconds / (fast.flops / 1e9)).toBeCloseTo(1, 6);
  expect(slow.seconds / fast.seconds).toBeCloseTo(2, 6);
  expect(slow.flops).toBe(fast.flops);
});

describe('early kernels: one block per head and request', () => {
  const early = { engine: 'tensorrt-llm', engineYear: 2024 } as const;
  // 1e12 FLOP/s on 100 multiprocessors: a token of one head (4 × 128 FLOPs) takes a block 51.2 ns.
  const kernel = {
    decodeAttentionCompute: 1e12,
    decodeAttentionGrouped: 4e12,
    decodeBlocks: 100,
    decodeAttention: 1e18,
  };
  const nanosecondsPerToken = (changes: Partial<Deployment>, requests: number) => {
    const work = { decodeRequests: requests, context: requests * 1000 };
    const { seconds } = breakdown({ ...early, ...changes }, work, kernel).named('attention (decode)');
    return (seconds * 1e9) / 32 / 1000;
  };

  // 32 heads: three requests fill 96 of 100 multiprocessors, four need a second wave.
  test.each([
    [1, 51.2],
    [2, 51.2],
    [3, 51.2],
    [4, 2 * 51.2],
    [6, 2 * 51.2],
    [7, 3 * 51.2],
    [25, 8 * 51.2],
  ])('%d requests: %d ns for a token of each context', (requests, nanoseconds) =>
    expect(nanosecondsPerToken({}, requests)).toBeCloseTo(nanoseconds, 6),
  );

  // Eight queries per key: blocks of 4 × 51.2 / 2 ns, 8 of them per request. Whichever kernel is faster runs.
  const grouped = {
    model: { ...llama8b, attention: { kind: 'grouped-query', heads: 64, kvHeads: 8, headDim: 128 } },
  } as const;
  test.each([
    ['one block per head while they fit at once', 1, 51.2],
    ['a grouped block once heads need two waves', 3, 2 * 51.2],
    ['and it stays one wave for a hundred keys', 12, 2 * 51.2],
    ['two waves beyond', 13, 4 * 51.2],
  ])('grouped queries: %s', (_, requests, nanoseconds) =>
    expect(nanosecondsPerToken(grouped, requests)).toBeCloseTo(nanoseconds, 6),
  );

  test('the cache is read at full bandwidth however few the requests', () => {
    const work = { decodeRequests: 1, context: 10_000 };
    const { seconds, bytes } = breakdown(early, work, {
      ...kernel,
      decodeAttentionCompute: 1e18,
      decodeAttention: 2.5e12,
    }).named('attention (decode)');
    expect(seconds / (bytes / 2.5e12)).toBeCloseTo(1, 6);
  });
});

describe('communication', () => {
  test('two all-reduces per layer move 2(n-1)/n of the hidden state at link speed', () => {
    const { seconds, bytes } = breakdown({ gpus: 4, tensorParallel: 4 }, { prefillTokens: 1000 }).named('all-reduce');
    expect(bytes).toBe(2 * 32 * 1000 * 4096 * 2 * 1.5);
    expect(seconds).toBeCloseTo(bytes / 2e11, 8);
  });

  // Hidden state of 4096 in 16 bit on four GPUs: a message of 8 kB per token. A ring moves 1.5 of it, a direct exchange 3.
  test.each([
    ['one exchange of a small message', 10, (10 * 8192 * 3) / 1e11],
    ['a ring of a large one', 10_000, (10_000 * 8192 * 1.5) / 2e11 + 2e-5],
    ['a ring where the exchange is no faster', 200, (200 * 8192 * 1.5) / 2e11 + 2e-5],
  ])('all-reduce: %s', (_, tokens, each) => {
    const link = { linkSmallBandwidth: 1e11, linkRingLatency: 2e-5 };
    const { seconds } = breakdown({ gpus: 4, tensorParallel: 4 }, { prefillTokens: tokens }, link).named('all-reduce');
    expect(seconds / (64 * each)).toBeCloseTo(1, 9);
  });

  test('each all-reduce waits for its ranks: a quarter longer per doubling', () => {
    const seconds = (tensorParallel: number) =>
      breakdown(
        { gpus: tensorParallel, tensorParallel },
        { prefillTokens: 1 },
        { linkBandwidth: 1e30, linkLatency: 1e-5 },
      ).named('all-reduce').seconds;
    expect(seconds(2)).toBeCloseTo(64 * 1e-5, 9);
    expect(seconds(8)).toBeCloseTo(64 * 1.5e-5, 9);
  });

  test('sequence parallelism moves the same bytes under another name', () => {
    const layout = { gpus: 4, tensorParallel: 4 };
    const all = breakdown(layout, { prefillTokens: 1000 }).named('all-reduce').bytes;
    const split = breakdown({ ...layout, sequenceParallel: true }, { prefillTokens: 1000 });
    expect(split.named('reduce-scatter and all-gather').bytes).toBe(all);
  });

  test('a pipeline hop carries the hidden state once', () => {
    const { bytes } = breakdown({ gpus: 2, pipelineParallel: 2 }, { prefillTokens: 1000 }).named('pipeline hop');
    expect(bytes).toBe(1000 * 4096 * 2);
  });
});

test('the parts add up to the whole', () => {
  const { total, list } = breakdown(
    { model: mixtral, gpus: 4, tensorParallel: 2, pipelineParallel: 2 },
    { decodeRequests: 8, context: 8000, prefillTokens: 512, prefillPairs: 131_328, prefillRequests: 1 },
    { layerLatency: 1e-5, linkLatency: 1e-5, elementwiseBandwidth: 1e12 },
  );
  expect(list.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(total, 10);
});

test('host time counts the step, its ranks, its requests and its prompts', () => {
  const host = {
    ...rates,
    hostStep: 1,
    hostRank: 10,
    hostDecodeRequest: 0.1,
    hostPrefill: 0.01,
    hostPrefillToken: 0.001,
  };
  expect(hostSeconds(host, { ...idleStep, decodeRequests: 2, prefillRequests: 3, prefillTokens: 4 })).toBeCloseTo(
    11.234,
    9,
  );
});

test('an idle step takes no device time', () => expect(breakdown({ model: llama8b }, {}).total).toBe(0));

describe('a stage is attention and what does not grow with the contexts', () => {
  const secondsOf = (run: typeof contextFreeSeconds, work: Partial<StepWork>, changes: Partial<Deployment> = {}) =>
    run(operatorsOf(deploy(changes)), deploy(changes), { ...rates, layerLatency: 1e-5 }, { ...idleStep, ...work });
  const attention = (work: Partial<StepWork>, changes: Partial<Deployment> = {}) =>
    attentionSeconds(operatorsOf(deploy(changes)), { ...idleStep, ...work }, rates);

  test.each([
    ['decode', { decodeRequests: 16, context: 16_000 }],
    ['prefill', { prefillTokens: 1024, prefillPairs: 524_800, prefillRequests: 1 }],
    ['both', { decodeRequests: 16, context: 16_000, prefillTokens: 64, prefillPairs: 2080, prefillRequests: 0.1 }],
  ])('%s', (_, work) =>
    expect(secondsOf(contextFreeSeconds, work) + attention(work)).toBeCloseTo(secondsOf(stageSeconds, work), 12),
  );

  test('longer contexts lengthen the attention alone', () => {
    const short = { decodeRequests: 16, context: 16_000 };
    const long = { decodeRequests: 16, context: 160_000 };
    expect(secondsOf(contextFreeSeconds, long)).toBe(secondsOf(contextFreeSeconds, short));
    expect(attention(long)).toBeCloseTo(10 * attention(short), 9);
  });

  test('nothing to do takes no time', () => {
    expect(secondsOf(contextFreeSeconds, {})).toBe(0);
    expect(attention({})).toBe(0);
  });
});

describe('the host that the GPU waits for', () => {
  const ahead: Rates = { ...rates, hostOverlaps: true };

  test.each([
    [0.002, 0.01],
    [0.01, 0.002],
    [0, 0.01],
  ])('an engine that schedules in turn exposes all of %d s beside %d s', (host, gpu) =>
    expect(exposedHostSeconds(rates, host, gpu)).toBe(host),
  );

  // (gpu⁴ + host⁴)^¼ − gpu.
  test.each([
    ['a tenth of the step hides', 0.001, 0.01, 2.5e-7],
    ['half of it nearly', 0.005, 0.01, 0.01 * (1.0625 ** 0.25 - 1)],
    ['as long as the step: a fifth shows', 0.01, 0.01, 0.01 * (2 ** 0.25 - 1)],
    ['ten times the step: the host is the step', 0.1, 0.01, 0.1 * 1.0001 ** 0.25 - 0.01],
    ['no step to hide behind', 0.003, 0, 0.003],
    ['no host', 0, 0.01, 0],
  ])('%s', (_, host, gpu, expected) => expect(exposedHostSeconds(ahead, host, gpu)).toBeCloseTo(expected, 9));

  test('a slower host never makes a step shorter, nor does a slower GPU', () => {
    for (let host = 0; host < 0.02; host += 0.001)
      for (let gpu = 0; gpu < 0.02; gpu += 0.001) {
        const step = gpu + exposedHostSeconds(ahead, host, gpu);
        expect(gpu + exposedHostSeconds(ahead, host + 0.001, gpu)).toBeGreaterThanOrEqual(step - 1e-12);
        expect(gpu + 0.001 + exposedHostSeconds(ahead, host, gpu + 0.001)).toBeGreaterThanOrEqual(step - 1e-12);
        expect(step).toBeGreaterThanOrEqual(Math.max(host, gpu) - 1e-12);
        expect(step).toBeLessThanOrEqual(host + gpu + 1e-12);
      }
  });
});
