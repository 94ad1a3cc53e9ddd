import { describe, expect, test } from 'vitest';
import { correctionKey, correctionOf, noCorrection, readCorrections } from '../../src/performance/corrections.ts';
import { deploy, llama70b } from './deployments.ts';

const factors = { ttft: 1.2, itl: 1.1, service: 1.15, figures: 7 };
const key = 'meta-llama/Llama-3.1-8B-Instruct | h100-sxm | 1 GPUs | bf16 | vllm';
const corrections = { version: 1, deployments: { [key]: factors } } as const;

test('a deployment is known by model, part, count, weights and engine', () => {
  expect(correctionKey(deploy())).toBe(key);
  expect(correctionKey(deploy({ engineYear: 2023, batching: 'static', concurrency: 3 }))).toBe(key);
});

test.each([
  ['another model', { model: llama70b }],
  ['another count', { gpus: 2 }],
  ['other weights', { weights: 'fp8' }],
  ['another engine', { engine: 'sglang' }],
] as const)('%s is not corrected', (_, changes) =>
  expect(correctionOf(corrections, deploy(changes))).toBe(noCorrection),
);

test('its own factors are found, and none without a file', () => {
  expect(correctionOf(corrections, deploy())).toEqual(factors);
  expect(correctionOf(undefined, deploy())).toBe(noCorrection);
});

describe('a file', () => {
  test('that is well formed is taken as it is', () =>
    expect(readCorrections(JSON.parse(JSON.stringify(corrections)))).toEqual(corrections));

  test.each([
    ['no object', 7, '"version" must be 1'],
    ['null', null, '"version" must be 1'],
    ['another version', { version: 2, deployments: {} }, '"version" must be 1'],
    ['no deployments', { version: 1 }, '"deployments" must be an object'],
    ['a list', { version: 1, deployments: [] }, '"deployments" must be an object'],
    [
      'a factor of zero',
      { version: 1, deployments: { a: { ...factors, itl: 0 } } },
      '"itl" of "a" must be a number above 0',
    ],
    ['a word', { version: 1, deployments: { a: { ...factors, ttft: 'fast' } } }, '"ttft" of "a" must be'],
    ['a factor that is missing', { version: 1, deployments: { a: { ttft: 1, itl: 1 } } }, '"service" of "a" must be'],
    [
      'infinity',
      { version: 1, deployments: { a: { ...factors, service: Number.POSITIVE_INFINITY } } },
      '"service" of "a"',
    ],
    ['null for factors', { version: 1, deployments: { a: null } }, '"ttft" of "a" must be'],
  ])('with %s is refused by name', (_, json, message) => expect(readCorrections(json)).toContain(message));
});
