import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../webview/evaluate/answers.ts';
import { dayCurves } from '../../../webview/scenario/day-curves.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { groups } from '../all-groups.ts';
import { answersOf, small } from '../evaluate/small-scenario.ts';

const controls = groups.flatMap(group => group.controls);

/** Sets controls by their ids, as a hand would. */
function set(scenario: Scenario, values: Readonly<Record<string, unknown>>): Scenario {
  let changed = scenario;
  for (const [id, value] of Object.entries(values)) {
    const control = controls.find(each => each.id === id)!;
    changed = (control.write as (scenario: Scenario, value: unknown) => Scenario)(changed, value);
  }
  return changed;
}

const answers: Readonly<Record<string, (answers: Answers) => number>> = {
  'the bill': ({ headline }) => headline.dollarsPerMonth!,
  'dollars per request': ({ headline }) => headline.dollarsPerThousand!,
  GPUs: ({ headline }) => headline.gpus.mean,
  TTFT: ({ headline }) => headline.ttftP95,
  ITL: ({ headline }) => headline.itlP95,
  'the whole answer': ({ result }) => result.endToEnd.p95,
  'the spread of the whole answer': ({ result }) => result.endToEnd.p99 / result.endToEnd.p50,
  'a request alone': ({ estimate }) => estimate.prefill.seconds,
  weights: ({ memory }) => memory.weights,
  'memory of a GPU that KV takes': ({ memory }) => memory.kv,
  activations: ({ memory }) => memory.activations,
  'requests that fit at once': ({ estimate }) => estimate.memory.maxConcurrency,
  'time at work': ({ result }) => result.utilization,
  'most that wait': ({ timeline }) => Math.max(...timeline.map(({ waiting }) => waiting)),
  'requests within the objective': ({ headline }) => headline.attainment,
  'time at work of the first pool': ({ result }) => result.pools[0]!.utilization,
  'ITL of the second pool': ({ result }) => result.pools[1]!.itl.p95,
  'KV of the second pool': ({ result }) => result.pools[1]!.kvPeakBytes,
  'objectives that are met': ({ headline }) => Number(headline.meetsObjective),
};

/** On two GPUs of 80 GB, so that there is something to split. */
const two = {
  model: 'meta-llama/Llama-3.1-70B-Instruct',
  hardware: 'h100-sxm',
  gpus: 2,
  tensorParallel: 2,
  weights: 'fp8',
  price: 3,
};
const busy = { requests: 3_000_000 };
const scaled = { ...busy, scaling: 'automatic', maximum: 4, shape: 'flash-sale' };
const hybrid = { hybrid: true, hybridShare: 50, hybridPrice: 1 };
const drafted = { ...two, speculation: true, draft: 'meta-llama/Llama-3.2-1B', draftLength: 3 };

/** [control, what else is set, from, to, what answers, more or less of it]; values worked out from what the concept does. */
const directions: readonly (readonly [
  string,
  Readonly<Record<string, unknown>>,
  unknown,
  unknown,
  string,
  'more' | 'less',
])[] = [
  ['model', {}, 'meta-llama/Llama-3.1-8B-Instruct', 'meta-llama/Llama-3.2-1B', 'ITL', 'less'],
  ['input', {}, 500, 4000, 'a request alone', 'more'],
  ['prefix', { input: 4000 }, 0, 3500, 'a request alone', 'less'],
  ['output', {}, 100, 400, 'the whole answer', 'more'],
  ['lengths', { variation: 1 }, 'equal', 'varying', 'the spread of the whole answer', 'more'],
  ['variation', {}, 0.1, 1.5, 'the spread of the whole answer', 'more'],
  ['hardware', {}, 'l40s', 'h100-sxm', 'ITL', 'less'],
  ['gpus', {}, 1, 2, 'GPUs', 'more'],
  ['tensorParallel', two, 1, 2, 'weights', 'less'],
  ['pipelineParallel', { ...two, tensorParallel: 1 }, 1, 2, 'weights', 'less'],
  // Experts are spread over more GPUs than share the rest of a layer.
  [
    'expertParallel',
    { model: 'Qwen/Qwen3-30B-A3B', hardware: 'h100-sxm', gpus: 2, tensorParallel: 1 },
    1,
    2,
    'weights',
    'less',
  ],
  ['sequenceParallel', { ...two, input: 8000 }, false, true, 'activations', 'less'],
  ['weights', {}, 'bf16', 'fp8', 'weights', 'less'],
  ['kv', {}, 'bf16', 'fp8', 'requests that fit at once', 'more'],
  [
    'activations',
    { ...two, hardware: 'h100-sxm', weights: 'fp8', input: 8000 },
    'fp8',
    'bf16',
    'a request alone',
    'more',
  ],
  ['sparsity', {}, 'none', '2:4', 'weights', 'less'],
  ['fraction', { sparsity: 'unstructured' }, 20, 60, 'weights', 'less'],
  // Where the memory is quick, what an engine does beside reading the weights shows.
  ['engine', { hardware: 'h100-sxm' }, 'vllm', 'llama.cpp', 'ITL', 'more'],
  ['attention', { input: 8000 }, 'flash', 'standard', 'a request alone', 'more'],
  ['price', {}, 1, 2, 'the bill', 'more'],
  ['batching', busy, 'in-flight', 'static', 'the whole answer', 'more'],
  ['queueDelay', { batching: 'dynamic', requests: 3000 }, 10, 2000, 'TTFT', 'more'],
  ['prefill', { ...busy, input: 4000, maxBatchedTokens: 512 }, 'first', 'chunked', 'ITL', 'less'],
  ['maxBatchedTokens', { ...busy, input: 4000 }, 256, 8192, 'TTFT', 'less'],
  ['maxSequences', busy, 64, 2, 'most that wait', 'more'],
  ['kvAllocation', { ...busy, variation: 1 }, 'paged', 'contiguous', 'memory of a GPU that KV takes', 'more'],
  ['prefixCaching', { input: 4000, prefix: 3500 }, true, false, 'TTFT', 'more'],
  ['speculation', two, false, true, 'ITL', 'less'],
  ['draft', drafted, 'meta-llama/Llama-3.2-1B', 'meta-llama/Llama-3.1-8B-Instruct', 'ITL', 'more'],
  ['draftLength', { ...drafted, acceptance: 10 }, 2, 12, 'ITL', 'more'],
  ['acceptance', drafted, 30, 95, 'ITL', 'less'],
  ['requests', {}, 300_000, 3_000_000, 'time at work', 'more'],
  ['shape', busy, 'flat', 'flash-sale', 'most that wait', 'more'],
  ['curve', busy, dayCurves.flat, dayCurves['flash-sale'], 'most that wait', 'more'],
  ['burstiness', busy, 0.5, 6, 'TTFT', 'more'],
  ['scaling', { ...scaled, replicas: 4 }, 'fixed', 'automatic', 'the bill', 'less'],
  ['replicas', busy, 1, 3, 'the bill', 'more'],
  ['minimum', scaled, 1, 3, 'GPUs', 'more'],
  ['maximum', { ...scaled, requests: 10_000_000 }, 1, 4, 'GPUs', 'more'],
  ['target', scaled, 90, 20, 'GPUs', 'more'],
  ['startup', { ...scaled, requests: 10_000_000 }, 30, 3600, 'TTFT', 'more'],
  ['hybrid', two, false, true, 'GPUs', 'more'],
  ['hybridShare', { ...busy, ...hybrid }, 10, 90, 'time at work of the first pool', 'less'],
  [
    'hybridModel',
    { ...two, ...hybrid },
    'meta-llama/Llama-3.2-1B',
    'meta-llama/Llama-3.1-8B-Instruct',
    'ITL of the second pool',
    'more',
  ],
  ['hybridHardware', hybrid, 'l40s', 'h100-sxm', 'ITL of the second pool', 'less'],
  ['hybridGpus', hybrid, 1, 2, 'GPUs', 'more'],
  ['hybridWeights', hybrid, 'bf16', 'fp8', 'ITL of the second pool', 'less'],
  ['hybridKv', { ...hybrid, input: 8000, ...busy }, 'bf16', 'fp8', 'KV of the second pool', 'less'],
  ['hybridReplicas', hybrid, 1, 3, 'the bill', 'more'],
  ['hybridPrice', hybrid, 1, 2, 'the bill', 'more'],
  ['ttftSeconds', busy, 60_000, 1, 'requests within the objective', 'less'],
  ['itlSeconds', busy, 60_000, 1, 'requests within the objective', 'less'],
  ['endToEndSeconds', busy, 600_000, 1, 'requests within the objective', 'less'],
  ['attainment', { ...busy, itlSeconds: 1 }, 95, 0, 'objectives that are met', 'more'],
];

test('no control is left out', () => {
  expect(directions.map(([id]) => id).toSorted()).toEqual(controls.map(({ id }) => id).toSorted());
});

describe('each control changes an answer as its concept does', () => {
  test.each(directions)('%s, with %j: from %j to %j, %s is %s', (id, surroundings, from, to, what, direction) => {
    const [before, after] = [from, to].map(value =>
      answers[what]!(answersOf(set(small, { ...surroundings, [id]: value }))),
    );
    if (direction === 'more') expect(after).toBeGreaterThan(before!);
    else expect(after).toBeLessThan(before!);
  });
});
