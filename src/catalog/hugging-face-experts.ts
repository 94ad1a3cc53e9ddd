import { type ConfigKeys, ConfigProblem } from './hugging-face-keys.ts';
import type { ModelArchitecture } from './model-architecture.ts';

/** Layers of a mixture-of-experts model whose feed-forward block is dense. */
function denseLayers(keys: ConfigKeys, layers: number): number {
  const list = keys.list('moe_layer_freq') ?? keys.list('moe_layers_enum');
  if (list && list.length >= layers) return list.slice(0, layers).filter(item => item === 0).length;
  const named = keys.list('moe_layers');
  if (named) return layers - new Set(named).size;

  const period = keys.optional('expert_layer_period');
  if (period) return layers - Math.ceil((layers - (keys.optional('expert_layer_offset') ?? 0)) / period);
  const interleave = keys.optional('interleave_moe_layer_step', 'moe_layer_interval');
  const start = keys.optional('moe_layer_start_index') ?? 0;
  if (interleave) return layers - Math.floor((layers - start) / interleave);

  const only = keys.list('mlp_only_layers')?.length ?? 0;
  const step = keys.optional('decoder_sparse_step') || 1;
  const first = keys.optional('first_k_dense_replace', 'num_dense_layers') ?? 0;
  return Math.max(first, layers - Math.floor(layers / step) + only);
}

/** The experts of a config and its dense layers; undefined for a dense model. `layers` are those with a feed-forward block. */
export function readExperts(
  keys: ConfigKeys,
  layers: number,
  hidden: number,
): { experts: NonNullable<ModelArchitecture['experts']>; denseLayers: number } | undefined {
  const total = keys.optional(
    'num_local_experts',
    'n_routed_experts',
    'num_experts',
    'moe_num_experts',
    'ffn_config.moe_num_experts',
  );
  // Gemma 4 keeps the keys in its dense models and switches the block on with a flag.
  if (!total || total === 1 || keys.flag('enable_moe_block') === false) return undefined;
  const active = keys.required(
    'the experts chosen for a token',
    'num_experts_per_tok',
    'num_experts_per_token',
    'top_k_experts',
    'moe_top_k',
    'moe_topk',
    'moe_k',
    'ffn_config.moe_top_k',
    'num_selected_experts',
  );
  if (active > total)
    throw new ConfigProblem(`"num_experts_per_tok" is ${active}, more than the ${total} experts there are`);
  const intermediate = keys.required(
    'the width of one expert',
    'moe_intermediate_size',
    'expert_ffn_hidden_size',
    'intermediate_size',
    'ffn_config.ffn_hidden_size',
  );
  const type = keys.text('model_type');
  const sharedWidth = keys.optional(
    'shared_expert_intermediate_size',
    'moe_shared_expert_intermediate_size',
    'shared_intermediate_size',
    'share_expert_dim',
  );
  const counted = keys.optional(
    'n_shared_experts',
    'num_shared_experts',
    'moe_num_shared_experts',
    'num_shared_expert',
  );
  const gemma4 = type.startsWith('gemma4');
  // Llama 4 adds one shared expert of an expert's width, Gemma 4 its dense block, and neither has a key for it.
  const shared = counted ?? (sharedWidth || type.startsWith('llama4') || gemma4 ? 1 : 0);
  const ownWidth = gemma4 ? keys.optional('intermediate_size') : sharedWidth;
  const latent = keys.optional('moe_latent_size', 'routed_expert_hidden_size');
  return {
    denseLayers: Math.min(layers, denseLayers(keys, layers)),
    experts: {
      total,
      active,
      intermediate,
      shared,
      sharedIntermediate: shared > 0 ? ownWidth || intermediate : 0,
      ...(latent && latent !== hidden && { latent }),
    },
  };
}
