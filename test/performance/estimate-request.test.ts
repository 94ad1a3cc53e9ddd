import { expect, test } from 'vitest';
import { type Corrections, correctionKey } from '../../src/performance/corrections.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
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
