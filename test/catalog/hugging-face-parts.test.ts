import { describe, expect, test } from 'vitest';
import { readAttention } from '../../src/catalog/hugging-face-attention.ts';
import { readExperts } from '../../src/catalog/hugging-face-experts.ts';
import { ConfigKeys, type JsonObject } from '../../src/catalog/hugging-face-keys.ts';
import { readLinearLayer } from '../../src/catalog/hugging-face-linear-layer.ts';

const keys = (config: JsonObject) => new ConfigKeys(config);
const grouped = (heads: number, kvHeads: number, headDim: number, more = {}) => ({
  attention: { kind: 'grouped-query', heads, kvHeads, headDim, ...more },
});

describe('heads', () => {
  test.each([
    ['as many keys as queries', { num_attention_heads: 32 }, grouped(32, 32, 128)],
    ['grouped', { num_attention_heads: 32, num_key_value_heads: 8 }, grouped(32, 8, 128)],
    ['a width of its own', { num_attention_heads: 32, num_key_value_heads: 8, head_dim: 96 }, grouped(32, 8, 96)],
    ['multi-query (StarCoder)', { n_head: 32, multi_query: true }, grouped(32, 1, 128)],
    ['Falcon 7B: one key', { model_type: 'falcon', num_attention_heads: 64, multi_query: true }, grouped(64, 1, 64)],
    [
      'Falcon 40B: its newer decoder groups',
      { model_type: 'falcon', num_attention_heads: 128, num_kv_heads: 8, new_decoder_architecture: true },
      grouped(128, 8, 32),
    ],
    ['ChatGLM', { num_attention_heads: 32, multi_query_group_num: 2, kv_channels: 128 }, grouped(32, 2, 128)],
    ['MPT', { n_heads: 32, attn_config: { kv_n_heads: 8 } }, grouped(32, 8, 128)],
    [
      'values of another width',
      { num_attention_heads: 64, num_key_value_heads: 4, head_dim: 192, v_head_dim: 128 },
      grouped(64, 4, 192, { valueDim: 128 }),
    ],
    [
      'gated, by key and by family',
      { model_type: 'qwen3_next', num_attention_heads: 16, num_key_value_heads: 2, head_dim: 256 },
      grouped(16, 2, 256, { outputGate: true }),
    ],
  ])('%s', (_, config, expected) => {
    expect(readAttention(keys(config as JsonObject), 4096)).toEqual(expected);
  });

  test('latent attention (DeepSeek V3)', () => {
    const config = {
      num_attention_heads: 128,
      q_lora_rank: 1536,
      kv_lora_rank: 512,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      v_head_dim: 128,
    };
    const latent = { kind: 'latent', heads: 128, queryRank: 1536, kvRank: 512 };
    const widths = { noPositionDim: 128, rotaryDim: 64, valueDim: 128 };
    expect(readAttention(keys(config), 7168)).toEqual({ attention: { ...latent, ...widths } });
    expect(readAttention(keys({ ...config, q_lora_rank: null }), 7168).attention).toMatchObject({ queryRank: 0 });
    expect(() => readAttention(keys({ ...config, v_head_dim: null }), 7168)).toThrow('"v_head_dim" is missing');
  });

  test('full and sliding layers of different heads', () => {
    const gemma = { num_attention_heads: 16, num_key_value_heads: 8, head_dim: 256, global_head_dim: 512 };
    expect(readAttention(keys({ ...gemma, num_global_key_value_heads: 2 }), 2816)).toEqual({
      ...grouped(16, 2, 512),
      slidingAttention: grouped(16, 8, 256).attention,
    });
    const mimo = { num_attention_heads: 64, num_key_value_heads: 4, head_dim: 192, v_head_dim: 128 };
    const sliding = { swa_num_key_value_heads: 8, swa_head_dim: 192, swa_v_head_dim: 128 };
    expect(readAttention(keys({ ...mimo, ...sliding }), 4096)).toEqual({
      ...grouped(64, 4, 192, { valueDim: 128 }),
      slidingAttention: grouped(64, 8, 192, { valueDim: 128 }).attention,
    });
  });

  test.each([
    ['none', {}, '"num_attention_heads" (or "n_head", "n_heads", "num_heads") is missing'],
    ['more keys than queries', { num_attention_heads: 8, num_key_value_heads: 16 }, 'more than the 8 query heads'],
    ['a width that does not divide', { num_attention_heads: 7 }, '"head_dim" is missing'],
  ])('%s is refused', (_, config, message) => {
    expect(() => readAttention(keys(config as JsonObject), 4096)).toThrow(message);
  });
});

describe('experts', () => {
  const mixtral = { num_local_experts: 8, num_experts_per_tok: 2, intermediate_size: 14336 };
  const plain = { total: 8, active: 2, intermediate: 14336, shared: 0, sharedIntermediate: 0 };
  const deepSeek = {
    n_routed_experts: 256,
    num_experts_per_tok: 8,
    moe_intermediate_size: 2048,
    n_shared_experts: 1,
    intermediate_size: 18432,
    first_k_dense_replace: 3,
  };

  test.each([
    ['Mixtral', mixtral, { denseLayers: 0, experts: plain }],
    [
      'DeepSeek V3: three dense layers, one shared expert',
      deepSeek,
      {
        denseLayers: 3,
        experts: { total: 256, active: 8, intermediate: 2048, shared: 1, sharedIntermediate: 2048 },
      },
    ],
    [
      'Qwen2 MoE: a shared expert of its own width',
      { num_experts: 60, num_experts_per_tok: 4, moe_intermediate_size: 1408, shared_expert_intermediate_size: 5632 },
      { denseLayers: 0, experts: { total: 60, active: 4, intermediate: 1408, shared: 1, sharedIntermediate: 5632 } },
    ],
    [
      'every other layer (Llama 4 Maverick)',
      { ...mixtral, interleave_moe_layer_step: 2 },
      { denseLayers: 16, experts: plain },
    ],
    ['every other layer (Qwen)', { ...mixtral, decoder_sparse_step: 2 }, { denseLayers: 16, experts: plain }],
    ['some layers by name', { ...mixtral, mlp_only_layers: [0, 5] }, { denseLayers: 2, experts: plain }],
    [
      'Jamba: from the second on, every other',
      { ...mixtral, expert_layer_period: 2, expert_layer_offset: 1 },
      { denseLayers: 16, experts: plain },
    ],
    ['a list of layers', { ...mixtral, moe_layers: [1, 2, 3] }, { denseLayers: 29, experts: plain }],
    [
      'experts in a narrower space',
      { ...mixtral, moe_latent_size: 1024 },
      { denseLayers: 0, experts: { ...plain, latent: 1024 } },
    ],
    ['a dense model', { intermediate_size: 14336 }, undefined],
    ['one expert is none', { ...mixtral, num_local_experts: 1 }, undefined],
    ['switched off (dense Gemma 4)', { ...mixtral, enable_moe_block: false }, undefined],
  ])('%s', (_, config, expected) => {
    expect(readExperts(keys(config as JsonObject), 32, 4096)).toEqual(expected);
  });
});

describe('what a linear layer keeps and weighs, at a width of 64', () => {
  test.each([
    [
      'gated delta: 4 value heads of 8 × 16, 2 key heads',
      { linear_num_value_heads: 4, linear_num_key_heads: 2, linear_key_head_dim: 8, linear_value_head_dim: 16 },
      4 * 8 * 16 + (2 * 16 + 64) * 3,
      64 * (2 * 16 + 2 * 64 + 8) + (2 * 16 + 64) * 4 + 64 * 64,
    ],
    [
      'Mamba 2: 4 heads of 32, a state of 16, 2 groups',
      { mamba_num_heads: 4, mamba_head_dim: 32, ssm_state_size: 16, n_groups: 2, conv_kernel: 4 },
      128 * 16 + (128 + 64) * 3,
      64 * (128 + 192 + 4) + 192 * 4 + 128 * 64,
    ],
    [
      'Mamba 1: twice the width, a state of 16',
      { mamba_d_state: 16, mamba_d_conv: 4, mamba_expand: 2, mamba_dt_rank: 4 },
      128 * 16 + 128 * 3,
      64 * 2 * 128 + 128 * (4 + 32) + 4 * 128 + 128 * 4 + 128 * 64,
    ],
    ['lightning: 4 heads of 16', { num_attention_heads: 4, attn_type_list: [0] }, 4 * 16 * 16, 5 * 64 * 64],
    ['a short convolution', { conv_L_cache: 3 }, 64 * 2, 4 * 64 * 64 + 64 * 3],
    ['a layer that does nothing', { block_configs: [] }, 0, 0],
  ])('%s', (_, config, stateElements, parameters) => {
    expect(readLinearLayer(keys(config as JsonObject), 64)).toEqual({ stateElements, parameters });
  });

  test('unknown where the config does not say', () => {
    expect(readLinearLayer(keys({ hidden_size: 64 }), 64)).toBeUndefined();
    expect(() => readLinearLayer(keys({ linear_num_value_heads: 4 }), 64)).toThrow('"linear_key_head_dim" is missing');
  });
});
