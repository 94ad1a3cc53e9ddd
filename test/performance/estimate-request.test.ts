import { describe, expect, test } from 'vitest';
import { fittedCoefficients } from '../../src/performance/coefficients.ts';
import { type Corrections, correctionKey } from '../../src/performance/corrections.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { createReplicaStep } from '../../src/performance/replica-step.ts';
import { tokens } from '../../src/units.ts';
import { a100, ask, consumer, deepSeekV3, deploy, llama7b, llama8b, llama70b, mixtral } from './deployments.ts';

const run = (changes: Partial<Deployment>, shape = ask(1024, 256)): PerformanceEstimate => {
  const estimate = estimateRequest(deploy(changes), shape);
  if (!estimate.fits) throw new Error(`does not fit: ${estimate.reason}`);
  return estimate;
};

test('one request on an idle GPU lies between the roofline and a tenth of it', () => {
  const { prefill, decode } = run({ concurrency: 1 });
  const weights = llama8b.parameters.total * 2;
  expect(decode.secondsPerToken).toBeGreaterThan(weights / 3.35e12);
  expect(decode.secondsPerToken).toBeLessThan((10 * weights) / 3.35e12);
  const work = 2 * (llama8b.parameters.total - 128256 * 4096) * 1024;
  expect(prefill.seconds).toBeGreaterThan(work / 989e12);
  expect(prefill.seconds).toBeLessThan((10 * work) / 989e12);
  expect(prefill.bound).toBe('compute');
  expect(decode.bound).toBe('memory bandwidth');
});

/** Prefill of `input` tokens as the operators have it: seconds under each bound. */
const prefillBounds = (input: number, changes: Partial<Deployment> = {}) => {
  const { prefill } = run({ concurrency: 1, ...changes }, ask(input, 16));
  const spent = new Map<string, number>();
  for (const { bound, seconds } of prefill.operators) spent.set(bound, (spent.get(bound) ?? 0) + seconds);
  return { prefill, spent };
};

describe('the bound of a prefill is the one that most of its time is spent under, the host of the engine included', () => {
  const requestHost = (changes: Partial<Deployment> = {}) => createReplicaStep(deploy(changes)).rates.hostRequest;

  test.each([1, 16, 64, 256, 1024, 4096, 16384])('%d tokens', input => {
    const { prefill, spent } = prefillBounds(input);
    const largest = [...spent].reduce((a, b) => (b[1] > a[1] ? b : a));
    expect(prefill.bound).toBe(largest[0]);
    expect([...spent.values()].reduce((a, b) => a + b)).toBeCloseTo(prefill.seconds, 12);
  });

  test('a short prompt waits for the host, a long one for the matrix units', () => {
    expect(prefillBounds(16, { engine: 'nim' }).prefill.bound).toBe('host overhead');
    expect(prefillBounds(8192, { engine: 'vllm' }).prefill.bound).toBe('compute');
  });

  test('the engine host holds the time of the request beside that of its steps, once', () => {
    for (const engine of ['vllm', 'sglang', 'tensorrt-llm', 'nim'] as const) {
      const { prefill } = prefillBounds(1024, { engine });
      const hosts = prefill.operators.filter(({ operator }) => operator === 'engine host');
      expect(hosts).toHaveLength(1);
      expect(hosts[0]!.seconds).toBeGreaterThanOrEqual(requestHost({ engine }));
      expect(hosts[0]!.bound).toBe('host overhead');
    }
  });

  test('no watt is drawn for a host that waits: energy counts the steps', () => {
    const energy = (hostRequest: number) => {
      const coefficients = { ...fittedCoefficients, 'host-request': hostRequest };
      const estimate = estimateRequest(deploy({ concurrency: 64 }), ask(1024, 256), { coefficients });
      if (!estimate.fits) throw new Error(estimate.reason);
      return {
        drawn: estimate.wattHoursPerRequest! * estimate.throughput.requestsPerSecond,
        bound: estimate.prefill.bound,
      };
    };
    const [quick, slow] = [energy(1e-6), energy(0.1)];
    expect(quick.bound).toBe('compute');
    expect(slow.bound).toBe('host overhead');
    expect(slow.drawn / quick.drawn).toBeGreaterThan(0.97);
  });
});

test('70 billion parameters in 16 bit do not fit one 80 GB GPU: no speed, and two GPUs are offered', () => {
  const estimate = estimateRequest(deploy({ model: llama70b }), ask(1024, 256));
  expect(estimate).toMatchObject({ fits: false, reason: 'weights' });
  expect(estimate).not.toHaveProperty('throughput');
  if (estimate.fits) return;
  expect(estimate.missingBytes).toBeGreaterThan(60e9);
  expect(estimate.nearest).toBeDefined();
});

test('a request beyond the context window is refused', () => {
  const estimate = estimateRequest(deploy({ model: llama7b }), ask(4000, 200));
  expect(estimate).toMatchObject({ fits: false, reason: 'context-window' });
});

test('fp8 on A100 is stored in fp8, multiplied in 16 bit, and says so', () => {
  const estimate = run({ accelerator: a100, weights: 'fp8', activations: 'fp8' });
  expect(estimate.warnings).toContainEqual({
    code: 'precision-not-native',
    args: { precision: 'fp8', accelerator: a100.name, math: 'bf16' },
  });
  expect(estimate.memory.weightsBytes).toBeLessThan(10e9);
});

test('latency, inter-token latency and end-to-end agree', () => {
  for (const concurrency of [1, 8, 64, 'max'] as const) {
    const { ttftSeconds, itlSeconds, endToEndSeconds } = run({ concurrency });
    expect(endToEndSeconds).toBeCloseTo(ttftSeconds + 255 * itlSeconds, 6);
  }
});

test('throughput grows with concurrency up to what fits, then requests queue', () => {
  const at = (concurrency: number) => run({ accelerator: consumer, concurrency, weights: 'fp8', activations: 'fp8' });
  expect(at(16).throughput.outputTokensPerSecond).toBeGreaterThan(3 * at(2).throughput.outputTokensPerSecond);
  const crowded = at(2000);
  expect(crowded.concurrency).toBeLessThan(2000);
  expect(crowded.ttftSeconds).toBeGreaterThan(10 * at(16).ttftSeconds);
  expect(crowded.warnings.map(({ code }) => code)).toContain('kv-pressure');
});

test('expert and latent-attention models are priced by what is active', () => {
  const mixture = run({ model: mixtral, gpus: 2, tensorParallel: 2, concurrency: 1 });
  const whole = run({ model: llama70b, gpus: 4, tensorParallel: 4, concurrency: 1 });
  expect(mixture.prefill.flops).toBeLessThan(whole.prefill.flops / 3);
  const latent = run({ model: deepSeekV3, weights: 'fp8', activations: 'fp8', gpus: 16, tensorParallel: 16 });
  expect(latent.memory.weightsBytes).toBeGreaterThan(660e9);
});

test('speculative decoding gains at batch 1 and fades at a large batch', () => {
  const speculative = {
    draft: { ...llama8b, layers: 4, layerKinds: { full: 4, sliding: 0, window: 0, linear: 0 } },
    length: 4,
    acceptance: 0.8,
  };
  const gain = (concurrency: number) => run({ concurrency }).itlSeconds / run({ concurrency, speculative }).itlSeconds;
  expect(gain(1)).toBeGreaterThan(1.3);
  expect(gain(256)).toBeLessThan(gain(1));
});

test('energy is unknown where the board power is', () => {
  expect(run({ accelerator: consumer, weights: 'fp8', activations: 'fp8' })).not.toHaveProperty('wattHoursPerRequest');
  expect(run({}).wattHoursPerRequest).toBeGreaterThan(0);
});

test("a user's measurements correct their own deployment and no other", () => {
  const deployment = deploy({});
  const corrections: Corrections = {
    version: 1,
    deployments: { [correctionKey(deployment)]: { ttft: 1.5, itl: 2, service: 2, figures: 9 } },
  };
  const before = run({});
  const after = estimateRequest(deployment, ask(1024, 256), { corrections });
  if (!after.fits) throw new Error(after.reason);
  expect(after.itlSeconds / before.itlSeconds).toBeCloseTo(2, 9);
  expect(after.ttftSeconds / before.ttftSeconds).toBeCloseTo(1.5, 9);
  expect(before.throughput.requestsPerSecond / after.throughput.requestsPerSecond).toBeCloseTo(2, 9);
  expect(after.endToEndSeconds).toBeCloseTo(after.ttftSeconds + 255 * after.itlSeconds, 9);
  expect(after.assumptions.map(({ code }) => code)).toContain('corrected-by-measurements');
  const other = estimateRequest(deploy({ weights: 'fp8' }), ask(1024, 256), { corrections });
  expect(other).toEqual(estimateRequest(deploy({ weights: 'fp8' }), ask(1024, 256)));
});

test('a cache cannot spare the last token: its logits are the first answer', () => {
  const prefill = (cached: number) => {
    const estimate = estimateRequest(deploy({ concurrency: 1 }), ask(1000, 10, cached));
    if (!estimate.fits) throw new Error(estimate.reason);
    return estimate.prefill;
  };
  expect(prefill(1000)).toEqual(prefill(999));
  // All weights are read for it, but for the embeddings that it does not look up.
  expect(prefill(1000).bytes).toBeGreaterThan(0.9 * 2 * 8.03e9);
  expect(prefill(998).flops).toBeGreaterThan(prefill(999).flops);
});

test.each([
  [0, 0, 0],
  [100, 0, 0],
  [0, 0, 5],
  [100, 100, 10],
])('%d tokens in, %d of them cached, %d out: every figure is a number', (input, cached, output) => {
  const shape = { input: tokens(input), cached: tokens(cached), output: tokens(output) };
  const text = JSON.stringify(estimateRequest(deploy(), shape), (_key, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    return value;
  });
  expect(text).toContain('"fits":true');
});
