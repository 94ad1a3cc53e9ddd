import { findAccelerator } from '../../catalog/accelerators.ts';
import { findModel } from '../../catalog/models.ts';
import type { Deployment } from '../../performance/deployment.ts';
import { createStepModel } from '../../performance/step-model.ts';
import { defaultServingPolicy } from '../serving-policy.ts';
import { simulate } from '../simulate.ts';
import type { SimulationResult } from '../simulation-result.ts';
import type { Figure, Scenario } from './scenario.ts';

const price = 2.5;
const context = 4096;
const memory = 40e9;
const weights = 14e9;
const kvBytesPerToken = (elementBytes: number) => 2 * 32 * 32 * 128 * elementBytes;
const kvPerQuery = (elementBytes: number) => kvBytesPerToken(elementBytes) * context;
const fitting = (elementBytes: number) => Math.floor((memory - weights) / kvPerQuery(elementBytes));

const published = (): readonly Figure[] => [
  {
    id: 'kv',
    label: 'KV cache of a query',
    value: kvPerQuery(2),
    unit: 'bytes',
    how: '2 × 32 layers × 32 heads × 128 × 2 bytes × 4,096 tokens',
    stated: 2 * 2 ** 30,
  },
  {
    id: 'batch-4',
    label: 'Cost at batch 4',
    value: price / 4,
    unit: '$/hour per sequence',
    how: '2.50 ÷ 4',
    stated: 0.625,
  },
  {
    id: 'batch-8',
    label: 'Cost at batch 8',
    value: price / 8,
    unit: '$/hour per sequence',
    how: '2.50 ÷ 8',
    stated: 0.3125,
  },
  {
    id: 'fit-fp16',
    label: 'Sequences that fit at FP16',
    value: fitting(2),
    unit: 'sequences',
    how: '(40 − 14) GB ÷ 2 GiB',
  },
  {
    id: 'fit-fp8',
    label: 'Sequences that fit at FP8',
    value: fitting(1),
    unit: 'sequences',
    how: '(40 − 14) GB ÷ 1 GiB',
  },
];

const deployment = (kv: 'fp16' | 'fp8'): Deployment => ({
  name: 'Llama 2 7B on one A100 40 GB',
  model: findModel('meta-llama/Llama-2-7b-hf')!,
  accelerator: findAccelerator('a100-40gb-sxm') ?? findAccelerator('a100-40gb')!,
  gpus: 1,
  tensorParallel: 1,
  pipelineParallel: 1,
  expertParallel: 1,
  sequenceParallel: false,
  weights: 'fp16',
  kv,
  activations: 'fp16',
  batching: 'in-flight',
  kvAllocation: 'paged',
  attention: 'flash',
  engine: 'vllm',
  engineYear: 2025,
  concurrency: 'max',
});

/** 400 queries that fill the context, all there from the start. The memory is the article's: 26 GB beside the weights. */
const serve = (kv: 'fp16' | 'fp8', policy: Partial<typeof defaultServingPolicy>): SimulationResult => {
  const kvCapacityTokens = (memory - weights) / kvBytesPerToken(kv === 'fp16' ? 2 : 1);
  return simulate(
    {
      arrivals: { kind: 'constant', rate: 1e6 },
      lengths: { kind: 'fixed', input: context - 256, output: 256 },
      requests: 400,
      seed: 3,
    },
    {
      pools: [
        {
          name: kv,
          model: { ...createStepModel(deployment(kv)), kvCapacityTokens },
          policy: { ...defaultServingPolicy, watermark: 0, ...policy },
          replicas: 1,
          routing: 'round-robin',
          gpusPerReplica: 1,
          pricePerGpuHour: price,
        },
      ],
    },
  );
};

const simulated = (): readonly Figure[] => {
  const rows: readonly (readonly [string, string, SimulationResult])[] = [
    [
      'batch-4',
      'batch 4, contiguous',
      serve('fp16', { maxSequences: 4, kvAllocation: 'contiguous', reservedTokens: context }),
    ],
    ['batch-8', 'batch 8', serve('fp16', { maxSequences: 8 })],
    ['paged-fp16', 'paged, FP16', serve('fp16', {})],
    ['paged-fp8', 'paged, FP8', serve('fp8', {})],
  ];
  return rows.flatMap(([id, label, result]): readonly Figure[] => [
    {
      id: `${id}-running`,
      label: `Most sequences at once, ${label}`,
      value: mostRunning(result),
      unit: 'sequences',
      how: '400 queries of 3,840 tokens in and 256 out, all waiting',
    },
    {
      id: `${id}-cost`,
      label: `Cost of a query, ${label}`,
      value: result.costPerThousandRequests! / 1000,
      unit: '$/request',
      how: 'the same run',
    },
  ]);
};

const mostRunning = ({ timeline }: SimulationResult): number =>
  Math.round(Math.max(...timeline.map(slice => slice.running)));

export const longContext: Scenario = {
  id: 'long-context',
  title: 'Long context',
  situation: 'Llama 2 7B (14 GB) with queries of 4,096 tokens on a 40 GB GPU at $2.50 an hour, batch 4.',
  published,
  simulated,
  slips: [
    'Batch 4 fills 8 of the 26 GB that the weights leave: 12 such sequences fit paged at FP16 and 24 at FP8, so 8 is not the ceiling.',
    '$0.625 and $0.3125 are dollars per hour for each place in the batch, not for each query.',
  ],
  lessons: [
    'Doubling the batch does not halve the cost of a query: the 3,840 tokens of its prompt are computed whatever the batch.',
  ],
};
