import { describe, expect, test } from 'vitest';
import type { Rates } from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
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
import { deploy, llama8b, mixtral } from './deployments.ts';

import { breakdown, rates } from './step-breakdown.ts';

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
