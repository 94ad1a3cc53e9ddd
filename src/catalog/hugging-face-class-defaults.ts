import type { JsonObject } from './hugging-face-keys.ts';

/**
 * Dimensions by `model_type` that a config inside a multimodal one may leave out: transformers writes there only what differs from the type's own
 * class (LLaVA 1.5 names neither width nor layers, Gemma 3 4B no heads). Source: the configuration classes in huggingface/transformers
 * src/transformers/models at 008e574 (Gemma 3 at 008f5c8, Mistral at 001f85b), read 2026-11-23.
 */
const classDefaults: Readonly<Record<string, JsonObject>> = {
  llama: {
    vocab_size: 32_000,
    hidden_size: 4096,
    intermediate_size: 11_008,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    max_position_embeddings: 2048,
  },
  mistral: {
    vocab_size: 32_000,
    hidden_size: 4096,
    intermediate_size: 14_336,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    max_position_embeddings: 131_072,
    sliding_window: 4096,
  },
  qwen2: {
    vocab_size: 151_936,
    hidden_size: 4096,
    intermediate_size: 22_016,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 32,
    max_position_embeddings: 32_768,
  },
  gemma: {
    vocab_size: 256_000,
    hidden_size: 3072,
    intermediate_size: 24_576,
    num_hidden_layers: 28,
    num_attention_heads: 16,
    num_key_value_heads: 16,
    head_dim: 256,
    max_position_embeddings: 8192,
  },
  gemma2: {
    vocab_size: 256_000,
    hidden_size: 2304,
    intermediate_size: 9216,
    num_hidden_layers: 26,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
    max_position_embeddings: 8192,
    sliding_window: 4096,
  },
  gemma3_text: {
    vocab_size: 262_208,
    hidden_size: 2304,
    intermediate_size: 9216,
    num_hidden_layers: 26,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
    max_position_embeddings: 131_072,
    sliding_window: 4096,
  },
};

/** The config of a language model inside a multimodal one, with what it leaves to its class. A key that is `null` there is stated, and stays. */
export function withClassDefaults(config: JsonObject): JsonObject {
  const type = config.model_type;
  return typeof type === 'string' && Object.hasOwn(classDefaults, type)
    ? { ...classDefaults[type], ...config }
    : config;
}
