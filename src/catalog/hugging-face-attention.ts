import { type ConfigKeys, ConfigProblem, isObject } from './hugging-face-keys.ts';
import type { GroupedQueryAttention, LatentAttention } from './model-architecture.ts';

/** Heads of the full-attention layers, and of the sliding ones where they differ. */
export interface AttentionShapes {
  readonly attention: GroupedQueryAttention | LatentAttention;
  readonly slidingAttention?: GroupedQueryAttention;
}

const headKeys = ['num_attention_heads', 'n_head', 'n_heads', 'num_heads'] as const;

function readLatent(keys: ConfigKeys, kvRank: number): LatentAttention {
  return {
    kind: 'latent',
    heads: keys.required('the number of query heads', ...headKeys),
    queryRank: keys.optional('q_lora_rank') ?? 0,
    kvRank,
    noPositionDim: keys.required('the width of a head without position', 'qk_nope_head_dim'),
    rotaryDim: keys.required('the width of the rotary part of a head', 'qk_rope_head_dim'),
    valueDim: keys.required('the width of a value head', 'v_head_dim'),
    ...(keys.flag('mla_use_output_gate') && { outputGate: true }),
  };
}

function keyValueHeads(keys: ConfigKeys, heads: number): number {
  // Falcon's newer decoder groups heads; its older one has a single key and value head where `multi_query` is set.
  if (keys.text('model_type') === 'falcon' || keys.text('model_type').startsWith('RefinedWeb')) {
    if (keys.flag('new_decoder_architecture')) return keys.optional('num_kv_heads', 'n_head_kv') || heads;
    return keys.flag('multi_query') === false ? heads : 1;
  }
  if (keys.flag('multi_query') === true) return 1;
  const grouped = keys
    .objects('block_configs')
    ?.find(block => isObject(block.attention) && block.attention.no_op !== true);
  const group = isObject(grouped?.attention) ? grouped.attention.n_heads_in_group : undefined;
  if (typeof group === 'number' && group > 0) return Math.max(1, Math.floor(heads / group));
  const counted = keys.optional(
    'num_key_value_heads',
    'n_head_kv',
    'num_kv_heads',
    'multi_query_group_num',
    'attn_config.kv_n_heads',
    'num_attention_groups',
  );
  return counted || heads;
}

function headWidth(keys: ConfigKeys, hidden: number, heads: number): number {
  const given = keys.optional('head_dim', 'attention_head_dim', 'kv_channels');
  if (given) return given;
  if (hidden % heads === 0) return hidden / heads;
  throw new ConfigProblem(
    `"head_dim" is missing, and "hidden_size" ${hidden} is no multiple of ${heads} heads: add it`,
  );
}

/** The heads of every attention layer; `hidden` is the model's width. */
export function readAttention(keys: ConfigKeys, hidden: number): AttentionShapes {
  const kvRank = keys.optional('kv_lora_rank');
  if (kvRank) return { attention: readLatent(keys, kvRank) };

  const heads = keys.required('the number of query heads', ...headKeys);
  const kvHeads = keyValueHeads(keys, heads);
  if (kvHeads > heads)
    throw new ConfigProblem(`"num_key_value_heads" is ${kvHeads}, more than the ${heads} query heads there are`);
  const headDim = headWidth(keys, hidden, heads);
  const valueDim = keys.optional('v_head_dim');
  const plain: GroupedQueryAttention = {
    kind: 'grouped-query',
    heads,
    kvHeads,
    headDim,
    ...(valueDim && valueDim !== headDim && { valueDim }),
    // Qwen3-Next gates its attention without a key that says so.
    ...((keys.flag('attn_output_gate') || keys.text('model_type').startsWith('qwen3_next')) && { outputGate: true }),
  };

  const globalDim = keys.optional('global_head_dim');
  if (globalDim) {
    const globalKvHeads = keys.optional('num_global_key_value_heads') || kvHeads;
    const shared = keys.flag('attention_k_eq_v') === true;
    const full = { ...plain, kvHeads: globalKvHeads, headDim: globalDim, ...(shared && { sharedKeyValue: true }) };
    return { attention: full, slidingAttention: plain };
  }
  const slidingKvHeads = keys.optional('swa_num_key_value_heads');
  if (slidingKvHeads) {
    const slidingValue = keys.optional('swa_v_head_dim');
    const sliding = {
      ...plain,
      heads: keys.optional('swa_num_attention_heads') || heads,
      kvHeads: slidingKvHeads,
      headDim: keys.optional('swa_head_dim') || headDim,
      ...(slidingValue && { valueDim: slidingValue }),
    };
    return { attention: plain, slidingAttention: sliding };
  }
  return { attention: plain };
}
