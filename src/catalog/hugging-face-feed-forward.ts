import { type ConfigKeys, isObject } from './hugging-face-keys.ts';

/** Where `intermediate_size` is absent, these are four times as wide as the model. */
const fourTimes = /^(gpt2|gptj|gpt_neo|gpt_bigcode|codegen|bloom|falcon|RefinedWeb|mpt|persimmon|phi-msft)/;

/** The dense width where a mixture's `intermediate_size` is that of an expert comes first. */
const widthKeys = [
  'intermediate_size_mlp',
  'dense_intermediate_size',
  'intermediate_size',
  'n_inner',
  'ffn_dim',
  'ffn_hidden_size',
  'ffn_config.ffn_hidden_size',
  'feed_forward_hidden_size',
] as const;

/** Puzzle (Llama Nemotron) states a multiple of the width per layer; two thirds of it, rounded up to 256, are the block's width. */
function puzzleWidth(keys: ConfigKeys, hidden: number): number | undefined {
  const multiples = (keys.objects('block_configs') ?? []).flatMap(block =>
    isObject(block.ffn) && typeof block.ffn.ffn_mult === 'number' && block.ffn.ffn_mult > 0 ? [block.ffn.ffn_mult] : [],
  );
  const widths = multiples.map(multiple => Math.ceil(Math.floor((2 * multiple * hidden) / 3) / 256) * 256);
  return widths.length > 0 ? widths.reduce((sum, width) => sum + width, 0) / widths.length : undefined;
}

/** Width of the dense feed-forward blocks, their mean where layers differ; undefined where the config does not give it. */
export function readDenseWidth(keys: ConfigKeys, type: string, hidden: number, layers: number): number | undefined {
  const width = keys.optional(...widthKeys);
  // The first Qwen counts both halves of its gated block.
  if (width && type === 'qwen') return width / 2;
  // The layers of Gemma 4 E2B that share their KV cache are twice as wide.
  if (width && keys.flag('use_double_wide_mlp'))
    return width * (1 + Math.min(1, (keys.optional('num_kv_shared_layers') ?? 0) / layers));
  if (width) return width;
  const ratio = keys.factor('expansion_ratio');
  if (ratio) return Math.round(hidden * ratio);
  return puzzleWidth(keys, hidden) ?? (fourTimes.test(type) ? 4 * hidden : undefined);
}
