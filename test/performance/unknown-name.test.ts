import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../src/performance/benchmark-catalog.ts';
import { nearestHint, unknownAccelerator, unknownEngine, unknownModel } from '../../src/performance/unknown-name.ts';
import { catalog } from './benchmark-rows.ts';

describe('the hint', () => {
  test.each([
    ['fp61', ['fp16', 'fp8', 'int4-awq'], '; nearest: "fp16"'],
    ['ab', ['ac', 'ad', 'ae', 'xyz'], '; nearest: "ac" or "ad"'],
    ['entirely else', ['fp16', 'fp8'], ''],
    ['', ['fp16'], ''],
    ['fp16', [], ''],
  ])('%j of %j', (name, known, hint) => expect(nearestHint(name, known)).toBe(hint));
});

describe('engines', () => {
  test.each([
    ['', 'engine is not stated'],
    ['vlm', 'engine vlm is not modelled; nearest: "vLLM"'],
    ['SGLnag', 'engine SGLnag is not modelled; nearest: "SGLang"'],
    ['lama.cpp', 'engine lama.cpp is not modelled; nearest: "llama.cpp"'],
    ['sambaflow', 'engine sambaflow is not modelled'],
  ])('%j', (name, reason) => expect(unknownEngine(name)).toBe(reason));
});

describe('accelerators and models of the catalog', () => {
  test.each([
    ['h100-smx', 'accelerator h100-smx is not in the catalog; nearest: "h100-sxm" or "h200-sxm"'],
    ['rtx-40900', 'accelerator rtx-40900 is not in the catalog; nearest: "rtx-4090" or "rtx-3090"'],
    ['Abacus', 'accelerator Abacus is not in the catalog'],
    ['', 'accelerator (blank) is not in the catalog'],
  ])('accelerator %j', (name, reason) => expect(unknownAccelerator(name, shippedCatalog)).toBe(reason));

  test.each([
    [
      'mistralai/Mixtral-8x7B-Instuct-v0.1',
      'model mistralai/Mixtral-8x7B-Instuct-v0.1 is not in the catalog; nearest: "mistralai/Mixtral-8x7B-Instruct-v0.1"',
    ],
    ['nobody/nothing-at-all-like-it', 'model nobody/nothing-at-all-like-it is not in the catalog'],
    ['', 'model (blank) is not in the catalog'],
  ])('model %j', (name, reason) => expect(unknownModel(name, shippedCatalog).slice(0, reason.length)).toBe(reason));

  test('a catalog without names gives no hint', () => {
    expect(unknownAccelerator('h100-smx', catalog)).toBe('accelerator h100-smx is not in the catalog');
    expect(unknownModel('lama', catalog)).toBe('model lama is not in the catalog');
  });
});
