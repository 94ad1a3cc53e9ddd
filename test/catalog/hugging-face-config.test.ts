import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHuggingFaceConfig } from '../../src/catalog/hugging-face-config.ts';
import type { ModelArchitecture } from '../../src/catalog/model-architecture.ts';
import { samples } from './sample-configs.ts';

function architecture(config: unknown): ModelArchitecture {
  const result = readHuggingFaceConfig(config, 'own/model', 'config.json', '2026-11-22');
  if ('problem' in result) throw new Error(result.problem);
  return result.architecture;
}
const problem = (config: unknown): string => {
  const result = readHuggingFaceConfig(config, 'own/model', 'models/own/config.json');
  return 'problem' in result ? result.problem : '';
};
const llama = samples['Llama 3.1 8B']!.config;

test.each(Object.entries(samples))('%s: parameters, layers, precision and context', (_, sample) => {
  const read = architecture(sample.config);
  expect(Math.abs(read.parameters.total / (sample.total * 1e9) - 1)).toBeLessThan(0.015);
  expect(Math.abs(read.parameters.active / ((sample.active ?? sample.total) * 1e9) - 1)).toBeLessThan(0.04);
  if (sample.kinds) expect(read.layerKinds).toEqual(sample.kinds);
  if (sample.precision) expect(read.nativePrecision).toBe(sample.precision);
  if (sample.contextWindow) expect(read.contextWindow).toBe(sample.contextWindow);
  expect(read).toMatchObject({ id: 'own/model', source: 'config.json', date: '2026-11-22' });
});

test('a linear layer keeps a state of fixed size', () => {
  // 32 heads of 128 × 128, and three steps of a convolution over 2 × 2,048 + 4,096 channels.
  expect(architecture(samples['Qwen3.5 35B A3B']!.config).linearLayer!.stateElements).toBe(32 * 128 * 128 + 3 * 8192);
});

test('full and sliding layers may have different heads', () => {
  const read = architecture(samples['Gemma 4 26B A4B']!.config);
  expect(read.attention).toMatchObject({ kvHeads: 2, headDim: 512, sharedKeyValue: true });
  expect(read.slidingAttention).toMatchObject({ kvHeads: 8, headDim: 256 });
});

test('layers that share a cache are counted by kind', () => {
  // Layers 15 to 34 of 35, every fifth of them full.
  expect(architecture(samples['Gemma 4 E2B']!.config).sharedCache).toEqual({ full: 4, sliding: 16 });
});

test('blocks of different widths count with their mean', () => {
  const read = architecture(samples['Llama Nemotron (Puzzle)']!.config);
  expect(read.feedForward).toMatchObject({ denseLayers: 3, absentLayers: 1 });
  expect(read.feedForward.intermediate).toBeCloseTo((28672 + 14336 + 2816) / 3, 6);
  expect(read.attention).toMatchObject({ kvHeads: 8 });
});

test.each([
  [{ quant_method: 'gptq', bits: 4 }, 'int4-gptq'],
  [{ quant_method: 'gptq', bits: 8 }, 'int8'],
  [{ quant_method: 'bitsandbytes', load_in_4bit: true }, 'int4'],
  [{ quant_method: 'modelopt', quant_algo: 'NVFP4' }, 'nvfp4'],
  [{ quant_algo: 'FP8', producer: { name: 'modelopt' } }, 'fp8'],
  [
    {
      quant_method: 'modelopt',
      quant_algo: 'MIXED_PRECISION',
      quantized_layers: { a: { quant_algo: 'FP8' }, b: { quant_algo: 'NVFP4' } },
    },
    'nvfp4',
  ],
  [{ quant_method: 'compressed-tensors', format: 'nvfp4-pack-quantized', config_groups: {} }, 'nvfp4'],
  [
    {
      quant_method: 'compressed-tensors',
      config_groups: { group_0: { weights: { num_bits: 4, type: 'int', group_size: 32 } } },
    },
    'int4',
  ],
  [
    { quant_method: 'compressed-tensors', config_groups: { group_0: { weights: { num_bits: 8, type: 'float' } } } },
    'fp8',
  ],
  [
    { quant_method: 'compressed-tensors', config_groups: { group_0: { weights: { num_bits: 8, type: 'int' } } } },
    'int8',
  ],
  [{ quant_method: 'quark', global_quant_config: { weight: { dtype: 'fp8_e4m3' } } }, 'fp8'],
])('%j is %s', (quantization_config, precision) => {
  expect(architecture({ ...llama, quantization_config }).nativePrecision).toBe(precision);
});

test.each([
  ['float16', 'fp16'],
  ['torch.bfloat16', 'bf16'],
  ['float32', 'fp32'],
  [undefined, 'bf16'],
])('torch_dtype %s is %s', (torch_dtype, precision) => {
  expect(architecture({ ...llama, torch_dtype }).nativePrecision).toBe(precision);
});

test.each([
  ['YaRN', { rope_scaling: { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 32768 } }, 131072],
  ['by its older key', { rope_scaling: { type: 'yarn', factor: 4, original_max_position_embeddings: 32768 } }, 131072],
  [
    'as transformers 5 writes it',
    { rope_parameters: { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 32768 } },
    131072,
  ],
  [
    'null beside it',
    { rope_scaling: null, rope_parameters: { rope_type: 'yarn', factor: 2, original_max_position_embeddings: 32768 } },
    65536,
  ],
  [
    'a scaling that is counted already',
    { rope_parameters: { rope_type: 'llama3', factor: 8, original_max_position_embeddings: 8192 } },
    40960,
  ],
  ['none', {}, 40960],
])('context window: %s', (_, rope, tokens) => {
  const { rope_scaling: __, ...plain } = llama;
  expect(architecture({ ...plain, max_position_embeddings: 40960, ...rope }).contextWindow).toBe(tokens);
});

test.each([
  ['not an object', 3, 'must be a JSON object'],
  ['a list', [], 'must be a JSON object'],
  ['nothing', {}, '"hidden_size" (or "n_embd", "d_model", "hidden_dim") is missing'],
  ['no heads', { ...llama, num_attention_heads: null }, '"num_attention_heads"'],
  ['a word for a number', { ...llama, hidden_size: 'big' }, '"hidden_size" must be a whole number'],
  ['zero', { ...llama, vocab_size: 0 }, '"vocab_size" is 0'],
  ['a fraction', { ...llama, num_hidden_layers: 1.5 }, '"num_hidden_layers" must be a whole number'],
  ['a million layers', { ...llama, num_hidden_layers: 1e6 }, 'no model has more'],
  ['more KV heads than heads', { ...llama, num_key_value_heads: 64 }, 'more than the 32 query heads'],
  ['a width that heads do not divide', { ...llama, hidden_size: 4097 }, '"head_dim" is missing'],
  ['no feed-forward width', { ...llama, intermediate_size: undefined }, '"intermediate_size"'],
  ['an encoder', { model_type: 'bert' }, 'an encoder'],
  ['compressed KV', { ...llama, compress_ratios: [0, 4] }, 'compresses its KV cache'],
  ['an unknown layer', { ...llama, layer_types: Array(32).fill('quantum') }, '"quantum"'],
  ['shared caches without named layers', { ...llama, num_kv_shared_layers: 4 }, '"num_kv_shared_layers" is 4'],
  ['linear layers without dimensions', { ...llama, full_attention_interval: 4 }, 'linear_num_value_heads'],
  ['experts without a choice', { ...llama, num_local_experts: 8 }, '"num_experts_per_tok"'],
  ['more chosen than there are', { ...llama, num_local_experts: 8, num_experts_per_tok: 9 }, 'more than the 8 experts'],
  ['an unknown quantization', { ...llama, quantization_config: { quant_method: 'aqlm' } }, '"aqlm"'],
])('%s is one clear problem', (_, config, expected) => {
  const message = problem(config);
  expect(message).toContain(expected);
  expect(message.startsWith('models/own/config.json: ')).toBe(true);
  expect(message).not.toContain('\n');
});

const keys = Object.keys(Object.assign({}, ...Object.values(samples).map(sample => sample.config)));
const mutated = fc.record(
  {
    base: fc.constantFrom(...Object.values(samples).map(sample => sample.config)),
    changes: fc.dictionary(fc.constantFrom(...keys), fc.jsonValue(), { maxKeys: 4 }),
  },
  { requiredKeys: ['base', 'changes'] },
);

test('never throws on any JSON, and what it reads is finite', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        mutated.map(({ base, changes }) => ({ ...base, ...changes })),
      ),
      json => {
        const result = readHuggingFaceConfig(json, 'any', 'any.json');
        if ('problem' in result) expect(result.problem.length).toBeLessThan(500);
        else {
          const { parameters, layerKinds, layers } = result.architecture;
          expect(Number.isFinite(parameters.total)).toBe(true);
          expect(parameters.active).toBeLessThanOrEqual(parameters.total);
          expect(layerKinds.full + layerKinds.sliding + layerKinds.linear).toBe(layers);
        }
      },
    ),
    { numRuns: 500 },
  );
});
