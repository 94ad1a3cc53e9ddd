import { expect, test } from 'vitest';
import { ConfigKeys, type JsonObject } from '../../src/catalog/hugging-face-keys.ts';
import { readLayers } from '../../src/catalog/hugging-face-layers.ts';

const read = (config: JsonObject, context?: number) => readLayers(new ConfigKeys(config), context);
const plan = (full: number, sliding = 0, window = 0, linear = 0) => ({
  layers: full + sliding + linear,
  full,
  sliding,
  window,
  linear,
});
const repeat = (names: readonly string[], times: number) => Array.from({ length: times }, () => names).flat();

test.each([
  ['no window: all full', { num_hidden_layers: 32 }, plan(32)],
  ['GPT-2 spelling', { n_layer: 12 }, plan(12)],
  ['Mistral 7B v0.1: every layer slides', { num_hidden_layers: 32, sliding_window: 4096 }, plan(0, 32, 4096)],
  ['Gemma 2: every other', { model_type: 'gemma2', num_hidden_layers: 26, sliding_window: 4096 }, plan(13, 13, 4096)],
  [
    'Gemma 3: one in six is full',
    { model_type: 'gemma3_text', num_hidden_layers: 34, sliding_window: 1024 },
    plan(5, 29, 1024),
  ],
  [
    'a pattern by number',
    { model_type: 'gemma3_text', num_hidden_layers: 8, sliding_window: 512, sliding_window_pattern: 4 },
    plan(2, 6, 512),
  ],
  [
    'a pattern by letters (EXAONE 4)',
    { num_hidden_layers: 64, sliding_window: 4096, sliding_window_pattern: 'LLLG' },
    plan(16, 48, 4096),
  ],
  [
    'Command R7B: one in four is full',
    { model_type: 'cohere2', num_hidden_layers: 32, sliding_window: 4096 },
    plan(8, 24, 4096),
  ],
  [
    'Llama 4: chunks in three of four',
    { model_type: 'llama4_text', num_hidden_layers: 48, attention_chunk_size: 8192 },
    plan(12, 36, 8192),
  ],
  [
    'Qwen2 keeps the key and switches it off',
    { model_type: 'qwen2', num_hidden_layers: 28, sliding_window: 32768, use_sliding_window: false },
    plan(28),
  ],
  [
    'Qwen2 with its window on: the first layers stay full',
    {
      model_type: 'qwen2',
      num_hidden_layers: 28,
      sliding_window: 4096,
      use_sliding_window: true,
      max_window_layers: 8,
    },
    plan(8, 20, 4096),
  ],
  [
    'every layer by name',
    {
      num_hidden_layers: 24,
      sliding_window: 128,
      layer_types: repeat(['sliding_attention', 'full_attention'], 12),
    },
    plan(12, 12, 128),
  ],
  [
    'a longer list than layers is cut',
    { num_hidden_layers: 4, layer_types: repeat(['linear_attention', 'full_attention'], 10) },
    plan(2, 0, 0, 2),
  ],
  ['Qwen3.5: one in four attends', { num_hidden_layers: 40, full_attention_interval: 4 }, plan(10, 0, 0, 30)],
  ['Jamba: one in eight', { num_hidden_layers: 32, attn_layer_period: 8 }, plan(4, 0, 0, 28)],
  [
    'Kimi Linear: the attending layers by number',
    { num_hidden_layers: 27, linear_attn_config: { full_attn_layers: [4, 8, 12, 16, 20, 24, 27] } },
    plan(7, 0, 0, 20),
  ],
  ['MiniMax: 1 attends', { num_hidden_layers: 4, attn_type_list: [0, 0, 0, 1] }, plan(1, 0, 0, 3)],
  ['MiMo: 1 slides', { num_hidden_layers: 3, sliding_window: 128, hybrid_layer_pattern: [0, 1, 1] }, plan(1, 2, 128)],
])('%s', (_, config, expected) => {
  expect(read(config)).toEqual(expected);
});

test('Nemotron-H: mixers count as layers, feed-forward blocks apart', () => {
  expect(read({ num_hidden_layers: 9, hybrid_override_pattern: 'M-M-M*-ME' })).toEqual({
    ...plan(1, 0, 0, 4),
    blocks: { dense: 3, experts: 1 },
  });
});

test('Puzzle: a layer may skip attention or its feed-forward block', () => {
  const block_configs = [
    { attention: { n_heads_in_group: 8 }, ffn: { ffn_mult: 2 } },
    { attention: { no_op: true }, ffn: { ffn_mult: 1 } },
    { attention: { replace_with_linear: true }, ffn: { no_op: true } },
  ];
  expect(read({ num_hidden_layers: 3, block_configs })).toEqual({
    ...plan(1, 0, 0, 2),
    blocks: { dense: 2, experts: 0 },
  });
});

test('a window as long as the context hides nothing', () => {
  const config = { num_hidden_layers: 32, sliding_window: 32_768 };
  expect(read(config, 32_768)).toEqual(plan(32));
  expect(read(config, 65_536)).toEqual(plan(0, 32, 32_768));
  expect(read(config)).toEqual(plan(0, 32, 32_768));
});

test('the last layers may read an earlier cache, by kind', () => {
  const layer_types = repeat(['sliding_attention', 'sliding_attention', 'full_attention'], 4);
  expect(read({ num_hidden_layers: 12, sliding_window: 512, layer_types, num_kv_shared_layers: 5 })).toEqual({
    ...plan(4, 8, 512),
    sharedCache: { full: 2, sliding: 3 },
  });
});

test.each([
  ['layers are missing', {}, '"num_hidden_layers" (or "n_layer", "n_layers", "num_layers") is missing'],
  ['too many layers', { num_hidden_layers: 2001 }, 'no model has more than 2000'],
  ['too many letters', { hybrid_override_pattern: '*'.repeat(2001) }, 'no model has more than 2000'],
  ['an unknown letter', { hybrid_override_pattern: 'M*Q' }, '"Q"'],
  ['a name from the prototype', { num_hidden_layers: 1, layer_types: ['constructor'] }, '"constructor"'],
  ['no attention at all', { num_hidden_layers: 2, layer_types: ['mamba', 'mamba'] }, 'no attention layer'],
  [
    'a list that is too short',
    { num_hidden_layers: 32, layer_types: ['full_attention'] },
    '"layer_types" has 1 of 32 layers ("num_hidden_layers"): name them all',
  ],
  ['numbers that are too few', { num_hidden_layers: 3, attn_type_list: [1, 0] }, '"attn_type_list" has 2 of 3 layers'],
  [
    'a pattern that is too short',
    { num_hidden_layers: 3, hybrid_layer_pattern: [0, 1], sliding_window: 128 },
    '"hybrid_layer_pattern" has 2 of 3 layers',
  ],
  ['sliding without a window', { num_hidden_layers: 1, layer_types: ['sliding_attention'] }, '"sliding_window"'],
])('%s: %j', (_, config, message) => {
  expect(() => read(config as JsonObject)).toThrow(message);
});
