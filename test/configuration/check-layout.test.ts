import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/catalog/models.ts';
import { layoutFaults } from '../../src/configuration/check-layout.ts';
import type { DeploymentSettings } from '../../src/configuration/configuration.ts';

/** 64 heads, 80 layers, dense. */
const llama = findModel('meta-llama/Llama-3.3-70B-Instruct')!;
/** 32 heads, 32 layers, 8 experts. */
const mixtral = findModel('mistralai/Mixtral-8x7B-Instruct-v0.1')!;

type Layout = Pick<DeploymentSettings, 'gpus' | 'tensorParallel' | 'pipelineParallel' | 'expertParallel'>;
const settings = (layout: Layout): DeploymentSettings => ({ model: 'm', hardware: 'h100-sxm', ...layout });
const faults = (layout: Layout, model = llama): string[] =>
  layoutFaults(settings(layout), model).map(({ code, key }) => `${code} ${key}`);

test('the models that the cases rest on', () => {
  expect([llama.attention.heads, llama.layers, llama.experts]).toEqual([64, 80, undefined]);
  expect([mixtral.attention.heads, mixtral.layers, mixtral.experts?.total]).toEqual([32, 32, 8]);
});

describe('layouts that can be', () => {
  test.each<Layout>([
    {},
    { gpus: 1 },
    { gpus: 2 },
    { gpus: 64 },
    { gpus: 4, tensorParallel: 4 },
    { gpus: 8, tensorParallel: 4 },
    { gpus: 8, tensorParallel: 4, pipelineParallel: 2 },
    // Five stages of one GPU each: nothing splits the heads.
    { gpus: 5, pipelineParallel: 5 },
    // Three stages of two.
    { gpus: 6, pipelineParallel: 3 },
    // Three replicas of two.
    { gpus: 6, tensorParallel: 2 },
    { pipelineParallel: 80 },
    { tensorParallel: 64 },
    { expertParallel: 1 },
  ])('%j', layout => {
    expect(faults(layout)).toEqual([]);
  });

  test.each<Layout>([
    { gpus: 8, expertParallel: 8 },
    { gpus: 8, tensorParallel: 8, expertParallel: 8 },
    { tensorParallel: 4, expertParallel: 4 },
    // Two replicas of two, whose experts are spread over all four.
    { gpus: 4, tensorParallel: 2, expertParallel: 4 },
    { gpus: 8, pipelineParallel: 2, expertParallel: 4 },
    { gpus: 8, expertParallel: 2 },
  ])('experts: %j', layout => expect(faults(layout, mixtral)).toEqual([]));
});

describe('layouts that cannot', () => {
  test.each<[Layout, string[]]>([
    // 64 ÷ 3 leaves a rest, whoever chose the 3.
    [{ gpus: 3 }, ['layout-gpus-heads gpus']],
    [{ tensorParallel: 3 }, ['layout-heads tensorParallel']],
    [{ gpus: 128 }, ['layout-gpus-heads gpus']],
    [{ gpus: 12, pipelineParallel: 2 }, ['layout-gpus-heads gpus']],
    // 4 GPUs hold one replica of 3, and a rest.
    [{ gpus: 4, tensorParallel: 3 }, ['layout-gpus gpus', 'layout-heads tensorParallel']],
    [{ gpus: 2, tensorParallel: 4 }, ['layout-gpus gpus']],
    [{ gpus: 3, pipelineParallel: 2 }, ['layout-gpus gpus']],
    [{ pipelineParallel: 81 }, ['layout-layers pipelineParallel']],
    [{ expertParallel: 2 }, ['layout-dense expertParallel']],
  ])('%j: %j', (layout, expected) => {
    expect(faults(layout)).toEqual(expected);
  });

  test.each<[Layout, number]>([
    [{ expertParallel: 8 }, 1],
    [{ gpus: 2, expertParallel: 8 }, 2],
    [{ gpus: 8, expertParallel: 3 }, 8],
    [{ gpus: 8, pipelineParallel: 2, expertParallel: 8 }, 4],
    [{ tensorParallel: 2, pipelineParallel: 2, expertParallel: 4 }, 2],
  ])('groups of experts that the GPUs of a stage do not fill: %j', (layout, gpus) => {
    expect(layoutFaults(settings(layout), mixtral)).toEqual([
      { code: 'layout-experts-gpus', key: 'expertParallel', args: { expertParallel: layout.expertParallel, gpus } },
    ]);
  });

  test('more groups than experts', () => {
    expect(layoutFaults(settings({ expertParallel: 9 }), mixtral)).toEqual([
      {
        code: 'layout-experts',
        key: 'expertParallel',
        args: { expertParallel: 9, experts: 8, model: 'mistralai/Mixtral-8x7B-Instruct-v0.1' },
      },
    ]);
  });

  test('of a model that nobody knows only the GPUs can be held against the layout', () => {
    expect(layoutFaults(settings({ gpus: 4, tensorParallel: 3 }), undefined)).toEqual([
      { code: 'layout-gpus', key: 'gpus', args: { gpus: 4, tensorParallel: 3, pipelineParallel: 1 } },
    ]);
    expect(layoutFaults(settings({ gpus: 3 }), undefined)).toEqual([]);
  });
});
