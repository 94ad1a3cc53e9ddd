import { expect, test } from 'vitest';
import { nearestFit } from '../../src/performance/does-not-fit.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { ask, consumer, deepSeekV3, deploy, llama7b, llama8b, llama70b } from './deployments.ts';

test.each([
  [
    'the fewest GPUs win, and among equals the weights that were asked for',
    { model: llama70b },
    { gpus: 2, tensorParallel: 2 },
  ],
  [
    'fp8 is preferred to 4 bit where it is enough',
    { accelerator: consumer, model: llama8b, concurrency: 1 },
    undefined,
  ],
  [
    'a model beyond one server takes pipeline stages',
    { model: deepSeekV3, weights: 'fp8', kv: 'fp8' },
    { gpus: 8, weights: 'int4-awq' },
  ],
] as const)('%s', (_, changes, expected) => {
  const deployment = deploy(changes);
  const estimate = estimateRequest(deployment, ask(1024, 256));
  if (!expected) expect(estimate.fits).toBe(true);
  else {
    expect(estimate.fits).toBe(false);
    if (!estimate.fits) expect(estimate.nearest).toMatchObject(expected);
  }
});

test('the nearest layout fits when it is asked for', () => {
  const deployment = deploy({ model: llama70b });
  const nearest = nearestFit(deployment, ask(1024, 256))!;
  const again = estimateRequest(
    { ...deployment, gpus: nearest.gpus, tensorParallel: nearest.tensorParallel, weights: nearest.weights as 'fp8' },
    ask(1024, 256),
  );
  expect(again.fits).toBe(true);
});

test('KV cache that is missing is told from weights that are', () => {
  const long = estimateRequest(deploy({ model: { ...llama8b, contextWindow: 10_000_000 } }), ask(900_000, 1000));
  expect(long).toMatchObject({ fits: false, reason: 'kv-cache' });
  if (!long.fits) expect(long.missingBytes).toBeGreaterThan(1e9);
  expect(estimateRequest(deploy({ model: llama70b }), ask(1024, 256))).toMatchObject({ reason: 'weights' });
});

test('a context window is not mended by memory', () => {
  const refusal = estimateRequest(deploy({ model: llama7b }), ask(5000, 1));
  expect(refusal).toMatchObject({ fits: false, reason: 'context-window', missingBytes: 0 });
  expect(refusal).not.toHaveProperty('nearest');
});
