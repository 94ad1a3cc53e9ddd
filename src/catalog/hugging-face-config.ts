import { readAttention } from './hugging-face-attention.ts';
import { withClassDefaults } from './hugging-face-class-defaults.ts';
import { readExperts } from './hugging-face-experts.ts';
import { readDenseWidth } from './hugging-face-feed-forward.ts';
import { ConfigKeys, ConfigProblem, isObject } from './hugging-face-keys.ts';
import { type LayerPlan, readLayers } from './hugging-face-layers.ts';
import { readLinearLayer } from './hugging-face-linear-layer.ts';
import { readNativePrecision } from './hugging-face-quantization.ts';
import type { ModelArchitecture } from './model-architecture.ts';
import { countParameters } from './parameter-count.ts';

export type HuggingFaceConfigResult = { readonly architecture: ModelArchitecture } | { readonly problem: string };

const compressing = 'a model that compresses its KV cache by a different ratio in each layer';

/** Model types whose architecture this program's layers cannot express, and why. */
const unsupported: readonly (readonly [RegExp, string])[] = [
  [/^(t5|mt5|umt5|bart|mbart|pegasus|marian|whisper|m2m|nllb|t5gemma|encoder-decoder)/, 'an encoder-decoder'],
  [
    /^(bert|roberta|distilbert|deberta|electra|xlm-roberta|modernbert|nomic_bert|mpnet)/,
    'an encoder: it generates no text',
  ],
  [/^(mamba|mamba2|rwkv|falcon_mamba|recurrent_gemma|xlstm)/, 'a recurrent model without attention layers'],
  [/^(falcon_h1|zamba|zamba2|hymba)/, 'a hybrid whose layers mix attention and state space or share weights'],
  [/^deci/, 'a model whose layers differ in their key and value heads'],
  [/^(gemma3n)/, 'a model with nested sub-models, alternating updates and shared KV caches'],
  [/^(clip|siglip|vit|stable-diffusion|flux|wav2vec2|hubert|musicgen|bark)/, 'no language model'],
];

/** Feed-forward blocks of two matrices (no gate). */
const ungated =
  /^(gpt2|gptj|gpt_neo|gpt_neox|gpt_bigcode|codegen|bloom|falcon|RefinedWeb|opt|mpt|starcoder2|phi|phi-msft|nemotron|nemotron_h|persimmon|arcee|stablelm_epoch|xglm|biogpt)$/;
const ungatedActivation = /^(relu2|squared_relu)$/;

/** Architectures whose configs tie embeddings without saying so; the others leave them apart. */
const tiedByDefault =
  /^(gemma|cohere|command|gpt2|gpt_bigcode|gpt_neo$|bloom|falcon|opt|mpt|starcoder2|smollm3|phi3small|lfm2)/;

/** The language model inside a multimodal one. */
const nested = [
  'text_config',
  'llm_config',
  'language_config',
  'language_model',
  'thinker_config.text_config',
] as const;

function readContextWindow(keys: ConfigKeys): number | undefined {
  const stated = keys.optional(
    'max_position_embeddings',
    'n_positions',
    'n_ctx',
    'max_seq_len',
    'max_sequence_length',
    'seq_length',
    'model_max_length',
  );
  // YaRN states what it stretches; other scalings are already in `max_position_embeddings`. `rope_parameters` since transformers 5.
  const rope = keys.has('rope_scaling') ? 'rope_scaling' : 'rope_parameters';
  const kind = keys.text(`${rope}.rope_type`) || keys.text(`${rope}.type`);
  const original = keys.optional(`${rope}.original_max_position_embeddings`);
  const factor = keys.factor(`${rope}.factor`);
  const stretched = kind.endsWith('yarn') && original && factor ? Math.round(original * factor) : 0;
  return Math.max(stated ?? 0, stretched) || undefined;
}

/**
 * Weights beyond the matrices that the shape describes: learned positions and Gemma's per-layer embeddings (look-ups), their
 * projections, and the indexer of sparse attention. OpenAI leaves the embedding look-up of gpt-oss out of its active parameters.
 */
function readOtherParameters(keys: ConfigKeys, type: string, hidden: number, layers: number) {
  const positions = /^(gpt2|gpt_bigcode|opt|gpt_neo$)/.test(type) ? (readContextWindow(keys) ?? 0) * hidden : 0;
  const indexHeads = keys.optional('index_n_heads') ?? 0;
  const indexDim = keys.optional('index_head_dim') ?? 0;
  const queryRank = keys.optional('q_lora_rank') || hidden;
  const indexer = layers * (queryRank * indexHeads * indexDim + hidden * indexDim + hidden * indexHeads);
  const perLayer = layers * (keys.optional('hidden_size_per_layer_input') ?? 0);
  const read = (indexHeads > 0 ? indexer : 0) + 3 * hidden * perLayer;
  const perLayerEmbeddings = perLayer * (keys.optional('vocab_size_per_layer_input', 'vocab_size') ?? 0);
  const lookedUp = type === 'gpt_oss' ? (keys.optional('vocab_size') ?? 0) * hidden : 0;
  return { total: positions + perLayerEmbeddings + read, active: read - lookedUp };
}

function feedForwardLayers(plan: LayerPlan, mixture: ReturnType<typeof readExperts>) {
  if (!plan.blocks) return { denseLayers: mixture?.denseLayers ?? plan.layers };
  const absentLayers = Math.max(0, plan.layers - plan.blocks.dense - plan.blocks.experts);
  return { denseLayers: Math.min(plan.layers, plan.blocks.dense), ...(absentLayers > 0 && { absentLayers }) };
}

function read(outer: ConfigKeys, keys: ConfigKeys, id: string, source: string, date: string): ModelArchitecture {
  const type = keys.text('model_type') || outer.text('model_type');
  const why = keys.has('compress_ratios') ? compressing : unsupported.find(([pattern]) => pattern.test(type))?.[1];
  if (why) throw new ConfigProblem(`"model_type" is "${type}", ${why}: such models are not supported`);

  const hidden = keys.required('the width of the model', 'hidden_size', 'n_embd', 'd_model', 'hidden_dim');
  const contextWindow = readContextWindow(keys);
  const plan = readLayers(keys, contextWindow);
  const { layers, full, sliding, window, linear } = plan;
  const mixture = readExperts(keys, layers, hidden);
  if (plan.blocks && plan.blocks.experts > 0 && !mixture)
    throw new ConfigProblem('"n_routed_experts" is missing, but some layers are mixtures of experts: add it');
  const width = readDenseWidth(keys, type, hidden, layers);
  const counts = feedForwardLayers(plan, mixture);
  if (width === undefined && counts.denseLayers > 0)
    throw new ConfigProblem(
      '"intermediate_size" (or "n_inner", "ffn_dim") is missing: add the width of the feed-forward block',
    );
  const linearDimensions = linear > 0 ? readLinearLayer(keys, hidden) : undefined;
  if (linear > 0 && !linearDimensions)
    throw new ConfigProblem(
      'some layers are linear or state-space, but the config gives no dimensions for them ("linear_num_value_heads", "mamba_num_heads" or "mamba_d_state"): add them',
    );

  const quantization = keys.raw('quantization_config') ?? outer.raw('quantization_config');
  const shape = {
    hidden,
    layers,
    vocabulary: keys.required('the size of the vocabulary', 'vocab_size', 'padded_vocab_size'),
    ...readAttention(keys, hidden),
    layerKinds: { full, sliding, window, linear },
    ...(plan.sharedCache && { sharedCache: plan.sharedCache }),
    ...(linearDimensions && { linearLayer: { ...linearDimensions, source, date } }),
    feedForward: {
      intermediate: width ?? mixture?.experts.intermediate ?? 0,
      gated: !ungated.test(type) && !ungatedActivation.test(keys.text('mlp_hidden_act') || keys.text('hidden_act')),
      ...counts,
    },
    ...(mixture && { experts: mixture.experts }),
    tiedEmbeddings:
      keys.flag('tie_word_embeddings') ?? outer.flag('tie_word_embeddings') ?? tiedByDefault.test(type || 'llama'),
  };
  const dtype = keys.text('torch_dtype') || keys.text('dtype') || outer.text('torch_dtype') || outer.text('dtype');
  return {
    id,
    family: type || 'unknown',
    ...shape,
    ...(contextWindow !== undefined && { contextWindow }),
    nativePrecision: readNativePrecision(dtype, isObject(quantization) ? new ConfigKeys(quantization) : undefined),
    parameters: countParameters({ ...shape, otherParameters: readOtherParameters(keys, type, hidden, layers) }),
    source,
    date,
  };
}

/**
 * Reads a Hugging Face `config.json` (already parsed). `id` names the model in messages and results; `source` is where the
 * config came from, such as its path, and `date` when it was read (today unless given). Never throws: anything that cannot be read is one `problem` that names the key and says
 * how to mend it.
 */
export function readHuggingFaceConfig(
  json: unknown,
  id: string,
  source: string,
  date: string = new Date().toISOString().slice(0, 10),
): HuggingFaceConfigResult {
  if (!isObject(json))
    return { problem: `${source}: a model config must be a JSON object such as Hugging Face's config.json` };
  const outer = new ConfigKeys(json);
  const inner = nested.map(key => outer.raw(key)).find(isObject);
  try {
    return { architecture: read(outer, inner ? new ConfigKeys(withClassDefaults(inner)) : outer, id, source, date) };
  } catch (error) {
    if (error instanceof ConfigProblem) return { problem: `${source}: ${error.message}` };
    throw error;
  }
}
