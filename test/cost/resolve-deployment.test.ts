import { describe, expect, test } from 'vitest';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import type { DeploymentSettings } from '../../src/configuration/configuration.ts';
import { deploymentInForce, layOut, resolveDeployment } from '../../src/cost/resolve-deployment.ts';
import { configured } from './fixtures.ts';

const llama8 = 'meta-llama/Llama-3.1-8B-Instruct';
const llama70 = 'meta-llama/Llama-3.3-70B-Instruct';
const none = new Map();

describe('layOut fills in what the settings leave open', () => {
  const cases: [string, Partial<DeploymentSettings>, object][] = [
    ['nothing said', {}, { gpus: 1, tensorParallel: 1, weights: 'bf16', kv: 'bf16', engine: 'vllm', concurrency: 32 }],
    ['GPUs alone: all of them tensor-parallel', { gpus: 4 }, { gpus: 4, tensorParallel: 4, pipelineParallel: 1 }],
    ['a layout alone: as many GPUs as it takes', { tensorParallel: 2, pipelineParallel: 2 }, { gpus: 4 }],
    ['GPUs and pipeline stages', { gpus: 8, pipelineParallel: 2 }, { tensorParallel: 4 }],
    [
      'what is said stands',
      { kv: 'fp8', batching: 'static', concurrency: 'max' },
      { kv: 'fp8', batching: 'static', concurrency: 'max' },
    ],
  ];
  test.each([
    ['fp8', 'h100-sxm', 'fp8'],
    ['fp8', 'a100-80gb-sxm', 'bf16'],
    ['nvfp4', 'b200-sxm', 'nvfp4'],
    ['nvfp4', 'h100-sxm', 'bf16'],
    ['int4-awq', 'h100-sxm', 'bf16'],
    ['bf16', 'h100-sxm', 'bf16'],
  ] as const)('%s weights on %s: %s activations', (weights, hardware, activations) => {
    const settings = { model: llama8, hardware, weights };
    expect(layOut('x', settings, findModel(llama8)!, findAccelerator(hardware)!).activations).toBe(activations);
  });

  test.each(cases)('%s', (_, settings, expected) => {
    const complete = { model: llama8, hardware: 'h100-sxm', ...settings };
    expect(layOut('x', complete, findModel(llama8)!, findAccelerator('h100-sxm')!)).toMatchObject(expected);
  });
});

describe('resolveDeployment', () => {
  test('a price in the configuration wins over the price list', () => {
    const settings = { model: llama8, hardware: 'h100-sxm', pricePerGpuHour: 1.25 };
    expect(resolveDeployment('a', settings, 'configuration', none)!.gpuHour).toEqual({
      perGpuHour: 1.25,
      from: 'configuration',
    });
  });

  test('the price list says who asks it and when', () => {
    const { gpuHour } = resolveDeployment('a', { model: llama8, hardware: 'h100-sxm' }, 'configuration', none)!;
    expect(gpuHour).toMatchObject({
      from: 'price-list',
      source: expect.any(String),
      date: expect.stringMatching(/^20\d\d/),
    });
  });

  test.each([
    ['unknown model', { model: 'nobody/nothing', hardware: 'h100-sxm' }],
    ['unknown hardware', { model: llama8, hardware: 'abacus' }],
  ])('%s is no deployment', (_, settings) => {
    expect(resolveDeployment('a', settings, 'configuration', none)).toBeUndefined();
  });

  test('a model of the user’s own comes before the catalogue', () => {
    const own = { ...findModel(llama8)!, id: 'my-finetune', layers: 3 };
    const resolved = resolveDeployment(
      'a',
      { model: 'my-finetune', hardware: 'l40s' },
      'configuration',
      new Map([['my-finetune', own]]),
    );
    expect(resolved!.deployment.model.layers).toBe(3);
  });
});

describe('speculation and sparsity', () => {
  const llama1 = 'meta-llama/Llama-3.2-1B-Instruct';
  const with70 = (settings: Partial<DeploymentSettings>, custom = none) =>
    resolveDeployment('a', { model: llama70, hardware: 'h100-sxm', gpus: 4, ...settings }, 'configuration', custom);

  test('a draft model is looked up like the model', () => {
    const speculative = { draft: llama1, length: 4, acceptance: 0.7 };
    expect(with70({ speculative })!.deployment.speculative).toEqual({
      draft: findModel(llama1),
      length: 4,
      acceptance: 0.7,
    });
  });

  test('a draft of the user’s own comes before the catalogue', () => {
    const own = { ...findModel(llama1)!, id: 'my-draft', layers: 3 };
    const speculative = { draft: 'my-draft', length: 2, acceptance: 0.5 };
    expect(with70({ speculative }, new Map([['my-draft', own]]))!.deployment.speculative!.draft.layers).toBe(3);
  });

  test('an unknown draft is no deployment: a price without it would be another one', () => {
    expect(with70({ speculative: { draft: 'nobody/nothing', length: 4, acceptance: 0.7 } })).toBeUndefined();
  });

  test.each([
    ['2:4', { kind: '2:4' }],
    ['unstructured:0.5', { kind: 'unstructured', fraction: 0.5 }],
    ['unstructured:.25', { kind: 'unstructured', fraction: 0.25 }],
    ['unstructured:0', { kind: 'unstructured', fraction: 0 }],
  ])('sparsity %s', (sparsity, expected) => expect(with70({ sparsity })!.deployment.sparsity).toEqual(expected));

  test('neither is there where nobody asks', () => {
    expect(Object.keys(with70({})!.deployment)).not.toContain('speculative');
    expect(Object.keys(with70({})!.deployment)).not.toContain('sparsity');
  });
});

describe('deploymentInForce', () => {
  const configuration = configured({
    deployments: {
      small: { model: llama8, hardware: 'l40s' },
      large: { model: llama70, hardware: 'h100-sxm', gpus: 4 },
    },
    use: 'large',
    models: { 'gpt-4o-mini': { deployment: 'small' } },
  });
  test.each([
    ['the one in use', 'gpt-4o', configuration, 'large', llama70],
    ['the model’s own', 'gpt-4o-mini', configuration, 'small', llama8],
    ['an unknown model: the one in use', undefined, configuration, 'large', llama70],
    ['nothing configured, closed model: the default', 'gpt-4o', configured({}), 'default', llama70],
    ['nothing configured, open model: that model', llama8, configured({}), 'default', llama8],
  ])('%s', (_, model, given, name, served) => {
    const resolved = deploymentInForce(model, given, none)!;
    expect([resolved.name, resolved.deployment.model.id]).toEqual([name, served]);
    expect(resolved.from).toBe(name === 'default' ? 'default' : 'configuration');
  });
});
