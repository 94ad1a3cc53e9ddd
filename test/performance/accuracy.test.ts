import { describe, expect, test } from 'vitest';
import { expectedAccuracy, modelKind, unmeasuredFactor } from '../../src/performance/accuracy.ts';
import residuals from '../../src/performance/data/residuals.json';
import type { Deployment } from '../../src/performance/deployment.ts';
import { deepSeekV3, deploy, h100, llama8b, mixtral } from './deployments.ts';

const unheard = { ...h100, id: 'x1', name: 'X1', family: 'x' };
const table = residuals.neighbourhoods.all as Record<string, number[]>;
const trt = { engine: 'tensorrt-llm', batching: 'static' } as const;

test.each([
  ['Llama', llama8b, 'dense'],
  ['Mixtral', mixtral, 'mixed'],
  ['DeepSeek V3', deepSeekV3, 'mixed'],
  ['a hybrid', { ...llama8b, layerKinds: { full: 8, sliding: 0, window: 0, linear: 24 } }, 'mixed'],
])('%s is %s', (_, model, kind) => expect(modelKind(model)).toBe(kind));

describe('the nearest neighbourhood is taken', () => {
  test.each([
    ['the part with the same weights', { ...trt, weights: 'fp8' }, 'h100-sxm/tensorrt-llm/static/dense/fp8', 1],
    ['the part with any weights', { ...trt, weights: 'int8' }, 'h100-sxm/tensorrt-llm/static/dense', 1],
    [
      'its family',
      { ...trt, weights: 'fp8', accelerator: { ...h100, id: 'h1000' } },
      'hopper/tensorrt-llm/static/dense/fp8',
      1,
    ],
    ['the engine on other parts', { ...trt, accelerator: unheard }, 'tensorrt-llm/static/dense', 1],
    [
      'other engines, wider',
      { engine: 'deepspeed', batching: 'in-flight', accelerator: unheard },
      'in-flight/dense',
      unmeasuredFactor,
    ],
    ['everything, wider', { engine: 'deepspeed', batching: 'dynamic', accelerator: unheard }, 'all', unmeasuredFactor],
  ] as const)('%s', (_, changes, key, factor) => {
    const { expectedRelativeError, basis } = expectedAccuracy(deploy(changes as Partial<Deployment>));
    expect(expectedRelativeError).toBeCloseTo(Math.min(1, table[key]![0]! * factor), 9);
    expect(basis).toMatch(new RegExp(`^${table[key]![1]!.toLocaleString('en-US')} measured figures`));
  });
});

describe('a handful of figures is no ground for the one error that is stated', () => {
  // The file has four figures of vLLM with in-flight batching and dense models, two of them of the MI300X.
  test.each([
    ['no table of the part', { engine: 'vllm', batching: 'in-flight' }],
    [
      'two figures of the part',
      { engine: 'vllm', batching: 'in-flight', accelerator: { ...h100, id: 'mi300x', family: 'cdna3' } },
    ],
  ] as const)('%s', (_, changes) => {
    expect(table['vllm/in-flight/dense']![1]).toBeLessThan(8);
    const { expectedRelativeError, basis } = expectedAccuracy(deploy(changes as Partial<Deployment>));
    expect(expectedRelativeError).toBeCloseTo(table['in-flight/dense']![0]! * unmeasuredFactor, 9);
    expect(basis).toMatch(/other parts and engines, in-flight batching, dense models$/);
  });
});

test('expert models state more than dense ones on the same part and engine', () => {
  const of = (model: Deployment['model']) =>
    expectedAccuracy(deploy({ engine: 'tensorrt-llm', batching: 'in-flight', model })).expectedRelativeError;
  expect(of(mixtral)).toBeGreaterThan(of(llama8b));
});

test('what a basis says', () => {
  const dense = expectedAccuracy(deploy({ ...trt, weights: 'fp8' }));
  expect(dense.basis).toMatch(/H100 SXM 80 GB, tensorrt-llm, static batching, fp8, other dense models$/);
  const far = expectedAccuracy(deploy({ ...trt, model: mixtral, accelerator: unheard }));
  expect(far.basis).toMatch(/other parts, tensorrt-llm, static batching, expert or hybrid models$/);
});

test('every neighbourhood of the file holds a share and a count, for every figure', () => {
  expect(Object.keys(residuals.neighbourhoods).sort()).toEqual(['all', 'endToEnd', 'itl', 'throughput', 'ttft']);
  for (const [figure, keys] of Object.entries(residuals.neighbourhoods)) {
    expect(keys, figure).toHaveProperty('all');
    for (const [key, [error, figures]] of Object.entries(keys as Record<string, number[]>)) {
      expect(error, `${figure} ${key}`).toBeGreaterThan(0);
      expect(Number.isFinite(error), `${figure} ${key}`).toBe(true);
      expect(Number.isInteger(figures), `${figure} ${key}`).toBe(true);
    }
  }
});

test('no more than a guess is stated, however wrong the neighbours were', () => {
  expect(table['hopper/generic/static/dense']![0]).toBeGreaterThan(1);
  const transformers = expectedAccuracy(deploy({ engine: 'generic', batching: 'static' }));
  expect(transformers.expectedRelativeError).toBe(1);
});

test('each figure of an estimate states its own error', () => {
  const { byFigure } = expectedAccuracy(deploy({ ...trt, weights: 'fp8' }));
  for (const error of Object.values(byFigure)) expect(error > 0 && error < 1).toBe(true);
  expect(new Set(Object.values(byFigure)).size).toBeGreaterThan(1);
});
