import { expect, test } from 'vitest';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import { createStepModel } from '../../src/performance/step-model.ts';
import { StepTable } from '../../src/serving/step-table.ts';
import { exampleStepModel, linearStepModel } from './linear-step-model.ts';

const costs = {
  step: 0.01,
  perSequence: 0,
  perContextToken: 2 ** -20,
  perPrefillToken: 2 ** -16,
  perPair: 0,
  kvCapacityTokens: 1e6,
};
const decode = (table: StepTable, sequences: number, context: number) => {
  table.choose(sequences, context);
  return table.seconds + table.secondsPerContextToken * context;
};

test('a step is what the model says, below and beyond a sliding window', () => {
  const model = linearStepModel({ ...costs, window: 1000 });
  const table = new StepTable(model, 8);
  for (const context of [0, 100, 3999, 4000, 4001, 50_000])
    expect(decode(table, 4, context)).toBeCloseTo(model.stepSeconds(4, context, 0, 0), 12);
  table.choose(4, 100);
  expect(table.end).toBe(4000);
  table.choose(4, 4000);
  expect(table.end).toBe(Number.POSITIVE_INFINITY);
});

test('without a window there is one line', () => {
  const table = new StepTable(exampleStepModel, 8);
  table.choose(8, 1e6);
  expect(table.end).toBe(Number.POSITIVE_INFINITY);
});

test('speculation: n tokens take n / tokensPerDecodeStep steps, and a prefill adds what it adds', () => {
  const model = linearStepModel({ ...costs, tokensPerDecodeStep: 2 });
  const table = new StepTable(model, 8);
  const plain = model.stepSeconds(4, 1000, 0, 0);
  expect(decode(table, 4, 1000)).toBeCloseTo(plain / 2, 12);
  expect(table.prefillSeconds(4, 1000, 500, 0)).toBeCloseTo(plain / 2 + 500 * costs.perPrefillToken, 12);
  expect(table.prefillSeconds(0, 0, 500, 0)).toBeCloseTo(costs.step + 500 * costs.perPrefillToken, 12);
});

test.each([Number.NaN, 0, -1, Number.POSITIVE_INFINITY])(
  'a step of %d seconds is refused, so that time cannot stand still',
  step => {
    const table = new StepTable(linearStepModel({ ...costs, step, perContextToken: 0, perPrefillToken: 0 }), 8);
    expect(() => table.prefillSeconds(0, 0, 1, 0)).toThrow(/no positive time for a prefill/);
    expect(() => table.choose(1, 0)).toThrow(/no positive time for a batch/);
  },
);

test('the lines of a real deployment agree with its steps', () => {
  const model = createStepModel({
    ...{
      name: 'one H100',
      model: findModel('meta-llama/Llama-3.1-8B-Instruct')!,
      accelerator: findAccelerator('h100-sxm')!,
    },
    ...{ gpus: 1, tensorParallel: 1, pipelineParallel: 1, expertParallel: 1, sequenceParallel: false },
    ...{ weights: 'bf16', kv: 'bf16', activations: 'bf16', batching: 'in-flight', kvAllocation: 'paged' },
    ...{ attention: 'flash', engine: 'vllm', concurrency: 'max' },
  });
  const table = new StepTable(model, 64);
  for (const [sequences, context] of [
    [1, 500],
    [16, 20_000],
    [64, 200_000],
  ] as const)
    expect(decode(table, sequences, context) / model.stepSeconds(sequences, context, 0, 0)).toBeCloseTo(1, 3);
});
