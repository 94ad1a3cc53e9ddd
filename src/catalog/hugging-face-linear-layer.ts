import type { ConfigKeys } from './hugging-face-keys.ts';

/** What one linear layer keeps for a sequence and how many weights it has. */
interface LinearDimensions {
  readonly stateElements: number;
  readonly parameters: number;
}

/** Gated DeltaNet (Qwen3-Next, Qwen3.5): a key × value matrix per value head and a short convolution. */
function gatedDelta(keys: ConfigKeys, hidden: number): LinearDimensions {
  const valueHeads = keys.required('the value heads of a linear layer', 'linear_num_value_heads');
  const keyHeads = keys.optional('linear_num_key_heads') ?? valueHeads;
  const keyDim = keys.required('the width of a key head of a linear layer', 'linear_key_head_dim');
  const valueDim = keys.required('the width of a value head of a linear layer', 'linear_value_head_dim');
  const kernel = keys.optional('linear_conv_kernel_dim') ?? 4;
  const key = keyHeads * keyDim;
  const value = valueHeads * valueDim;
  return {
    stateElements: valueHeads * keyDim * valueDim + (2 * key + value) * Math.max(0, kernel - 1),
    parameters: hidden * (2 * key + 2 * value + 2 * valueHeads) + (2 * key + value) * kernel + value * hidden,
  };
}

/** Mamba 2 (Nemotron-H, Granite 4, Bamba). */
function mamba2(keys: ConfigKeys, hidden: number): LinearDimensions {
  const heads = keys.required('the heads of a Mamba layer', 'mamba_num_heads', 'mamba_n_heads');
  const headDim = keys.required('the width of a Mamba head', 'mamba_head_dim', 'mamba_d_head');
  const state = keys.required('the width of the Mamba state', 'ssm_state_size', 'mamba_d_state');
  const groups = keys.optional('n_groups', 'mamba_n_groups') ?? 1;
  const kernel = keys.optional('conv_kernel', 'mamba_d_conv') ?? 4;
  const inner = heads * headDim;
  const convolved = inner + 2 * groups * state;
  return {
    stateElements: inner * state + convolved * Math.max(0, kernel - 1),
    parameters: hidden * (inner + convolved + heads) + convolved * kernel + inner * hidden,
  };
}

/** Mamba 1 (Jamba). */
function mamba1(keys: ConfigKeys, hidden: number): LinearDimensions {
  const inner = hidden * (keys.optional('mamba_expand') ?? 2);
  const state = keys.optional('mamba_d_state') ?? 16;
  const kernel = keys.optional('mamba_d_conv') ?? 4;
  const rank = typeof keys.raw('mamba_dt_rank') === 'number' ? keys.optional('mamba_dt_rank')! : Math.ceil(hidden / 16);
  return {
    stateElements: inner * state + inner * Math.max(0, kernel - 1),
    parameters: hidden * 2 * inner + inner * (rank + 2 * state) + rank * inner + inner * kernel + inner * hidden,
  };
}

/** Kimi delta attention: per head a square state, three short convolutions, a per-channel decay and an output gate. */
function kimiDelta(keys: ConfigKeys, hidden: number): LinearDimensions {
  const heads = keys.required('the heads of a linear layer', 'linear_attn_config.num_heads');
  const headDim = keys.required('the width of a head of a linear layer', 'linear_attn_config.head_dim');
  const kernel = keys.optional('linear_attn_config.short_conv_kernel_size') ?? 4;
  const width = heads * headDim;
  const lowRank = hidden * headDim + headDim * width;
  const gates = keys.flag('linear_attn_config.use_full_rank_gate') ? 2 * hidden * width : 2 * lowRank;
  return {
    stateElements: heads * headDim * headDim + 3 * width * Math.max(0, kernel - 1),
    parameters: 3 * hidden * width + 3 * width * kernel + gates + hidden * heads + width * hidden,
  };
}

/** Lightning attention (MiniMax-Text-01): queries, keys, values, output and its gate, a square state per head. */
function lightning(keys: ConfigKeys, hidden: number): LinearDimensions {
  const heads = keys.required('the number of attention heads', 'num_attention_heads');
  const headDim = keys.optional('head_dim') || Math.floor(hidden / heads);
  const width = heads * headDim;
  return { stateElements: heads * headDim * headDim, parameters: 5 * hidden * width };
}

/** Gated short convolution (LFM2). */
function shortConvolution(keys: ConfigKeys, hidden: number): LinearDimensions {
  const kernel = keys.optional('conv_L_cache') ?? 3;
  return { stateElements: hidden * Math.max(0, kernel - 1), parameters: 4 * hidden * hidden + hidden * kernel };
}

/** The linear layers of a config, whichever of the known kinds its keys describe; undefined where they describe none. */
export function readLinearLayer(keys: ConfigKeys, hidden: number): LinearDimensions | undefined {
  if (keys.has('linear_num_value_heads')) return gatedDelta(keys, hidden);
  if (keys.has('linear_attn_config.num_heads')) return kimiDelta(keys, hidden);
  if (keys.has('mamba_num_heads') || keys.has('mamba_n_heads')) return mamba2(keys, hidden);
  if (keys.has('mamba_d_state')) return mamba1(keys, hidden);
  if (keys.has('attn_type_list')) return lightning(keys, hidden);
  if (keys.has('conv_L_cache')) return shortConvolution(keys, hidden);
  // Puzzle leaves attention out of some layers: nothing is kept and nothing is read there.
  if (keys.has('block_configs')) return { stateElements: 0, parameters: 0 };
  return undefined;
}
