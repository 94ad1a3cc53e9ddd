import { ecmascriptFamily, pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const huggingFaceHub: SdkDeclaration = {
  id: 'hugging-face',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'huggingface',
  markers: ['huggingface_hub', '@huggingface/inference', 'text_generation'],
  receivers: {
    client: [
      'huggingface_hub.{InferenceClient,AsyncInferenceClient}()',
      '@huggingface/inference.{HfInference,InferenceClient}()',
    ],
    tgi: ['text_generation.{Client,AsyncClient}()'],
  },
  baseUrl: ['^base_url', '^endpointUrl'],
  calls: [
    ...openaiCalls.slice(0, 1).map(call => ({ ...call, model: ['model', '^model', '^#0'] })),
    {
      paths: ['$client.{chat_completion,chatCompletion,chatCompletionStream}'],
      model: ['model', '^model', '^#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$client.{text_generation,textGeneration,textGenerationStream}'],
      model: ['model', '^model', '^#0'],
      prompt: [
        { at: 'inputs', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_new_tokens', 'parameters.max_new_tokens'] },
    },
    {
      paths: ['$client.{feature_extraction,featureExtraction}'],
      kind: 'embedding',
      model: ['model', '^model'],
      prompt: [
        { at: 'inputs', role: 'user', batch: true },
        { at: 'text', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$tgi.{generate,generate_stream}'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_new_tokens'] },
    },
  ],
};

/** Models that run inside the program. */
export const transformers: SdkDeclaration = {
  id: 'transformers',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'self-hosted',
  markers: ['transformers'],
  receivers: {
    pipeline: ['transformers.pipeline()', '{@huggingface/transformers,@xenova/transformers}.pipeline()'],
    model: [
      'transformers.{AutoModelForCausalLM,AutoModelForSeq2SeqLM,LlamaForCausalLM,Qwen2ForCausalLM,MistralForCausalLM}.from_pretrained()',
    ],
  },
  calls: [
    {
      paths: ['$pipeline'],
      model: ['^model', '^#1'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['max_new_tokens', '#1.max_new_tokens'] },
      when: {
        at: '^#0',
        among: ['text-generation', 'text2text-generation', 'summarization', 'conversational', 'image-text-to-text'],
      },
    },
    {
      paths: ['$pipeline'],
      kind: 'embedding',
      model: ['^model', '^#1'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
      when: { at: '^#0', among: ['feature-extraction'] },
    },
    {
      paths: ['$model.generate'],
      model: ['^pretrained_model_name_or_path', '^#0'],
      // Token ids go in; the text was encoded before.
      limit: { at: ['max_new_tokens', 'max_length', 'generation_config.max_new_tokens'], defaultValue: 20 },
      choices: ['num_return_sequences'],
    },
  ],
};
