import { type ConfigKeys, ConfigProblem, isObject, type JsonObject } from './hugging-face-keys.ts';
import type { LayerKinds } from './model-architecture.ts';

/** Mixers (attention, linear) and feed-forward blocks, where a config alternates them instead of pairing them. */
export interface LayerPlan extends LayerKinds {
  /** Token mixers: what the rest of the program calls layers. */
  readonly layers: number;
  /** Layers, counted above, that read an earlier layer's KV cache. */
  readonly sharedCache?: { readonly full: number; readonly sliding: number };
  /** Feed-forward blocks by kind, only where they are layers of their own. */
  readonly blocks?: { readonly dense: number; readonly experts: number };
}

/** A list of 93 layers is a real model; one of a million is a mistake. */
const mostLayers = 2000;

const kindOf: Readonly<Record<string, 'full' | 'sliding' | 'linear' | 'dense' | 'experts'>> = {
  full_attention: 'full',
  attention: 'full',
  global: 'full',
  deepseek_sparse_attention: 'full',
  sliding_attention: 'sliding',
  chunked_attention: 'sliding',
  local: 'sliding',
  linear_attention: 'linear',
  lightning_attention: 'linear',
  mamba: 'linear',
  mamba2: 'linear',
  conv: 'linear',
  hybrid: 'full',
  moe: 'experts',
  mlp: 'dense',
  M: 'linear',
  '*': 'full',
  '-': 'dense',
  E: 'experts',
};

function counted(key: string, names: readonly string[], window: number): LayerPlan {
  const count = { full: 0, sliding: 0, linear: 0, dense: 0, experts: 0 };
  for (const name of names) {
    const kind = Object.hasOwn(kindOf, name) ? kindOf[name] : undefined;
    if (!kind) throw new ConfigProblem(`"${key}" names a kind of layer that is not known here: "${name.slice(0, 40)}"`);
    count[kind] += 1;
  }
  const { full, sliding, linear, dense, experts } = count;
  const separate = dense + experts > 0;
  return {
    layers: full + sliding + linear,
    full,
    sliding,
    window: sliding > 0 ? window : 0,
    linear,
    ...(separate && { blocks: { dense, experts } }),
  };
}

/** Every `interval`-th layer is full, the others are of `kind`. */
function interleaved(layers: number, interval: number, kind: 'sliding' | 'linear', window: number): LayerPlan {
  const full = Math.floor(layers / interval);
  const rest = layers - full;
  return kind === 'sliding'
    ? { layers, full, sliding: rest, window: rest > 0 ? window : 0, linear: 0 }
    : { layers, full, sliding: 0, window: 0, linear: rest };
}

const listOfNames = (keys: ConfigKeys, key: string): readonly string[] | undefined => {
  const list = keys.list(key);
  return list && list.length > 0 && list.every(item => typeof item === 'string') ? (list as string[]) : undefined;
};

/** Puzzle (Llama Nemotron): each layer says whether it attends and whether it has a feed-forward block. */
function puzzle(blocks: readonly JsonObject[]): LayerPlan {
  const absent = (part: unknown) => isObject(part) && (part.no_op === true || part.replace_with_linear === true);
  const full = blocks.filter(block => !absent(block.attention)).length;
  const dense = blocks.filter(block => !absent(block.ffn)).length;
  const linear = blocks.length - full;
  return { layers: blocks.length, full, sliding: 0, window: 0, linear, blocks: { dense, experts: 0 } };
}

/** The entries of a list that are of layers; checkpoints cut from larger ones keep the longer list. */
function ofLayers<Item>(key: string, list: readonly Item[], layers: number | undefined): readonly Item[] {
  if (layers !== undefined && list.length < layers)
    throw new ConfigProblem(`"${key}" has ${list.length} of ${layers} layers ("num_hidden_layers"): name them all`);
  return list.slice(0, layers);
}

/** Every layer named one by one; undefined where the config does not do so. */
function listed(keys: ConfigKeys, layers: number | undefined, window: number): LayerPlan | undefined {
  const blocks = keys.objects('block_configs');
  if (blocks && blocks.length > 0) return puzzle(blocks);
  const pattern = keys.text('hybrid_override_pattern');
  if (pattern) return counted('hybrid_override_pattern', [...String(keys.raw('hybrid_override_pattern'))], window);
  for (const key of ['layers_block_type', 'layer_types']) {
    const names = listOfNames(keys, key);
    if (!names) continue;
    return counted(key, ofLayers(key, names, layers), window);
  }
  if (layers === undefined) return undefined;
  const numbers = (key: string) => keys.list(key)?.filter(item => typeof item === 'number');
  const fullLayers = numbers('linear_attn_config.full_attn_layers') ?? numbers('attn_layer_indices');
  if (fullLayers) {
    const full = new Set(fullLayers).size;
    return { layers, full, sliding: 0, window: 0, linear: Math.max(0, layers - full) };
  }
  const lightning = numbers('attn_type_list');
  if (lightning)
    return counted(
      'attn_type_list',
      ofLayers('attn_type_list', lightning, layers).map(type => (type ? 'full_attention' : 'linear_attention')),
      0,
    );
  const mimo = numbers('hybrid_layer_pattern');
  if (mimo)
    return counted(
      'hybrid_layer_pattern',
      ofLayers('hybrid_layer_pattern', mimo, layers).map(type => (type ? 'sliding_attention' : 'full_attention')),
      window,
    );
  return undefined;
}

/** A rule for every n-th layer, by key or by the architecture's own habit. */
function byRule(keys: ConfigKeys, layers: number, window: number): LayerPlan {
  const type = keys.text('model_type');
  const interval = keys.optional('full_attention_interval');
  if (interval) return interleaved(layers, interval, 'linear', 0);
  const period = keys.optional('attn_layer_period');
  if (period) return interleaved(layers, period, 'linear', 0);
  const chunk = keys.optional('attention_chunk_size');
  if (type.startsWith('llama4') && chunk)
    return interleaved(layers, keys.optional('no_rope_layer_interval') || 4, 'sliding', chunk);
  if (!window) return { layers, full: layers, sliding: 0, window: 0, linear: 0 };

  const named = keys.text('sliding_window_pattern');
  if (/^[LG]+$/.test(named)) return interleaved(layers, named.length, 'sliding', window);
  const pattern = keys.optional('sliding_window_pattern', '_sliding_window_pattern');
  if (pattern) return interleaved(layers, pattern, 'sliding', window);
  if (type.startsWith('gemma2')) return interleaved(layers, 2, 'sliding', window);
  if (type.startsWith('gemma3')) return interleaved(layers, 6, 'sliding', window);
  if (type.startsWith('cohere2')) return interleaved(layers, 4, 'sliding', window);
  if (type.startsWith('gpt_oss')) return interleaved(layers, 2, 'sliding', window);
  if (type.startsWith('qwen')) {
    if (keys.flag('use_sliding_window') !== true) return { layers, full: layers, sliding: 0, window: 0, linear: 0 };
    const full = Math.min(layers, keys.optional('max_window_layers') ?? 0);
    return { layers, full, sliding: layers - full, window: layers > full ? window : 0, linear: 0 };
  }
  return { layers, full: 0, sliding: layers, window, linear: 0 };
}

/** The last layers of Gemma 3n and the small Gemma 4 read the cache of the last layer of their kind before them. */
function sharing(keys: ConfigKeys, plan: LayerPlan): LayerPlan {
  const shared = keys.optional('num_kv_shared_layers') ?? 0;
  if (shared === 0) return plan;
  const names = listOfNames(keys, 'layer_types');
  if (!names || shared >= plan.layers)
    throw new ConfigProblem(
      `"num_kv_shared_layers" is ${shared}, but "layer_types" does not name as many layers: add it`,
    );
  const last = names.slice(0, plan.layers).slice(-shared);
  const full = last.filter(name => kindOf[name] === 'full').length;
  return { ...plan, sharedCache: { full, sliding: last.length - full } };
}

/** How many layers keep which memory of the past. A window as long as the context hides nothing and counts as full. */
export function readLayers(keys: ConfigKeys, contextWindow: number | undefined): LayerPlan {
  const layers = keys.optional('num_hidden_layers', 'n_layer', 'n_layers', 'num_layers');
  if (layers !== undefined && layers > mostLayers)
    throw new ConfigProblem(`"num_hidden_layers" is ${layers}: no model has more than ${mostLayers}`);
  const window = keys.optional('sliding_window', 'sliding_window_size', 'attention_chunk_size') ?? 0;
  const plan =
    listed(keys, keys.has('hybrid_override_pattern') ? undefined : layers, window) ??
    byRule(
      keys,
      keys.required('the number of layers', 'num_hidden_layers', 'n_layer', 'n_layers', 'num_layers'),
      window,
    );
  if (plan.layers > mostLayers)
    throw new ConfigProblem(`the config names ${plan.layers} layers: no model has more than ${mostLayers}`);
  if (plan.full + plan.sliding === 0)
    throw new ConfigProblem('the model has no attention layer: such models are not supported');
  if (plan.sliding > 0 && plan.window === 0)
    throw new ConfigProblem('"sliding_window" is missing, but some layers slide: add the window in tokens');
  if (plan.sliding > 0 && contextWindow !== undefined && plan.window >= contextWindow)
    return { ...plan, full: plan.full + plan.sliding, sliding: 0, window: 0 };
  return sharing(keys, plan);
}
