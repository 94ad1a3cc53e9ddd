import { describe, expect, test } from 'vitest';
import { gpuHourPrice } from '../../../src/catalog/gpu-hour-prices.ts';
import { evaluateExample } from '../../../webview/evaluate/evaluate-example.ts';
import { namesOfCatalogue } from '../../../webview/evaluate/names-of-catalogue.ts';
import { workedScenarios } from '../../../webview/scenario/worked-scenarios.ts';
import type { WorkedExample } from '../../../webview/worked-example.ts';

const value = (example: WorkedExample, column: 'published' | 'simulated', id: string): number =>
  example[column].find(figure => figure.id === id)!.value;

describe('a worked example, computed', () => {
  const example = evaluateExample('long-context')!;

  test('the article’s figures from its assumptions', () => {
    expect(value(example, 'published', 'kv')).toBe(2 * 2 ** 30);
    expect(value(example, 'published', 'batch-4')).toBe(0.625);
    expect(value(example, 'published', 'batch-8')).toBe(0.3125);
    expect(value(example, 'published', 'fit-fp16')).toBe(12);
    expect(value(example, 'published', 'fit-fp8')).toBe(24);
  });

  test('can be sent from a worker', () => {
    expect(structuredClone(example)).toEqual(example);
  });

  test('says where it does not add up', () => {
    expect(example.slips.length).toBeGreaterThan(0);
    for (const sentence of [...example.slips, ...example.lessons]) expect(sentence).toMatch(/^\S.*\.$/);
  });
});

test('there is none of another name', () => {
  expect(evaluateExample('nothing')).toBeUndefined();
});

describe('the names that the page is told', () => {
  test('the five examples in the article’s order, each with scenarios to try', () => {
    expect(namesOfCatalogue.examples.map(({ id }) => id)).toEqual([
      'gpu-sub-utilization',
      'time-sensitive-delays',
      'long-context',
      'seasonal-traffic',
      'latency-against-cost',
    ]);
    for (const { id } of namesOfCatalogue.examples) expect(workedScenarios(id)).toBeDefined();
  });

  test.each([
    ['a model', namesOfCatalogue.models, 'meta-llama/Llama-3.3-70B-Instruct'],
    [
      'an accelerator',
      namesOfCatalogue.accelerators,
      { id: 'h100-sxm', name: 'NVIDIA H100 SXM', perGpuHour: gpuHourPrice('h100-sxm')!.perGpuHour },
    ],
  ])('%s', (_, list, name) => {
    expect(list).toContainEqual(name);
    expect(new Set(list.map(each => JSON.stringify(each))).size).toBe(list.length);
  });
});
