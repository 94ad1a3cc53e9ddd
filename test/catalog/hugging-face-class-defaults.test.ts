import { expect, test } from 'vitest';
import { withClassDefaults } from '../../src/catalog/hugging-face-class-defaults.ts';
import { readHuggingFaceConfig } from '../../src/catalog/hugging-face-config.ts';

/** Configs as published, cut to the keys that matter: the language model inside says only what differs from its class. */
test.each([
  [
    'LLaVA 1.5 7B',
    { model_type: 'llama', max_position_embeddings: 4096, torch_dtype: 'float16', vocab_size: 32064 },
    {
      parameters: 6.74,
      layerKinds: { full: 32, sliding: 0 },
      attention: { heads: 32, kvHeads: 32, headDim: 128 },
      contextWindow: 4096,
      nativePrecision: 'fp16',
    },
  ],
  [
    'LLaVA-NeXT with Mistral 7B, whose window is null',
    {
      model_type: 'mistral',
      intermediate_size: 14336,
      max_position_embeddings: 32768,
      num_key_value_heads: 8,
      sliding_window: null,
      torch_dtype: 'bfloat16',
      vocab_size: 32064,
    },
    {
      parameters: 7.24,
      layerKinds: { full: 32, sliding: 0 },
      attention: { heads: 32, kvHeads: 8, headDim: 128 },
      contextWindow: 32768,
      nativePrecision: 'bf16',
    },
  ],
  [
    'Gemma 3 4B',
    {
      model_type: 'gemma3_text',
      hidden_size: 2560,
      intermediate_size: 10240,
      num_hidden_layers: 34,
      sliding_window: 1024,
    },
    {
      parameters: 3.88,
      layerKinds: { full: 5, sliding: 29, window: 1024 },
      attention: { heads: 8, kvHeads: 4, headDim: 256 },
      contextWindow: 131072,
      nativePrecision: 'bf16',
    },
  ],
  [
    'Gemma 3 12B, whose heads are wider than its width divided by them',
    {
      model_type: 'gemma3_text',
      hidden_size: 3840,
      intermediate_size: 15360,
      num_attention_heads: 16,
      num_hidden_layers: 48,
      num_key_value_heads: 8,
      sliding_window: 1024,
    },
    {
      parameters: 11.77,
      layerKinds: { full: 8, sliding: 40, window: 1024 },
      attention: { heads: 16, kvHeads: 8, headDim: 256 },
      contextWindow: 131072,
      nativePrecision: 'bf16',
    },
  ],
])('%s', (_, text_config, { parameters, ...shape }) => {
  const result = readHuggingFaceConfig({ torch_dtype: 'bfloat16', text_config }, 'own/model', 'config.json');
  if ('problem' in result) throw new Error(result.problem);
  expect(result.architecture).toMatchObject(shape);
  expect(result.architecture.parameters.total / 1e9).toBeCloseTo(parameters, 1);
});

test('what a config states goes before its class, `null` too; other types are left as they are', () => {
  expect(withClassDefaults({ model_type: 'mistral', sliding_window: null })).toMatchObject({
    hidden_size: 4096,
    sliding_window: null,
  });
  for (const config of [{ hidden_size: 8 }, { model_type: 'own' }, { model_type: 'constructor' }, { model_type: 3 }])
    expect(withClassDefaults(config)).toBe(config);
});

test('a config that stands alone states everything: nothing is filled in there', () => {
  const result = readHuggingFaceConfig({ model_type: 'llama', vocab_size: 32064 }, 'own/model', 'config.json');
  expect(result).toEqual({ problem: expect.stringContaining('"hidden_size"') });
});
