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
    // Before `InferenceClient` (huggingface_hub 0.14's `inference_api.py`, read 2026-11-23).
    api: ['huggingface_hub{,.inference_api}.InferenceApi()'],
    tgi: ['text_generation.{Client,AsyncClient}()'],
  },
  transparent: ['$client.endpoint()'],

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
      paths: ['$api'],
      model: ['^repo_id', '^#0'],
      when: { at: '^task', among: ['text-generation', 'text2text-generation', 'conversational', 'summarization'] },
      prompt: [
        { at: 'inputs', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['params.max_new_tokens', '#1.max_new_tokens'], insert: false },
    },
    {
      paths: ['$api'],
      kind: 'embedding',
      model: ['^repo_id', '^#0'],
      when: { at: '^task', among: ['feature-extraction'] },
      prompt: [
        { at: 'inputs', role: 'user', batch: true },
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
