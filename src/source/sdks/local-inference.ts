import { ecmascriptFamily, pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const llamaCpp: SdkDeclaration = {
  id: 'llama-cpp',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'self-hosted',
  markers: ['llama_cpp', 'llama-cpp'],
  receivers: {
    model: ['llama_cpp{,.llama}.Llama{,.from_pretrained}()'],
    session: ['node-llama-cpp.LlamaChatSession()'],
  },
  calls: [
    ...openaiCalls.slice(0, 1).map(call => ({ ...call, paths: ['$model.create_chat_completion_openai_v1'] })),
    {
      // Text completion stops after 16 tokens (llama-cpp-python's API reference, read 2026-11-22); chat runs to the end.
      paths: ['$model', '$model.{create_completion,__call__}'],
      model: ['^model_path', '^repo_id'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'], defaultValue: 16 },
    },
    {
      paths: ['$model.create_chat_completion'],
      model: ['^model_path', '^repo_id'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$session.{prompt,promptWithMeta}'],
      prompt: [
        { at: '^systemPrompt', role: 'system' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['maxTokens'] },
    },
  ],
};

export const mlxLm: SdkDeclaration = {
  id: 'mlx-lm',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['mlx_lm'],
  calls: [
    {
      paths: ['mlx_lm{,.utils}.{generate,stream_generate}'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#2', role: 'user' },
      ],
      // mlx-lm's generate_step takes 256 tokens when it is given none (mlx-lm source, read 2026-11-22).
      limit: { at: ['max_tokens'], defaultValue: 256 },
    },
  ],
};

export const sglang: SdkDeclaration = {
  id: 'sglang',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['sglang', 'tensorrt_llm'],
  receivers: { engine: ['sglang.Engine()'], llm: ['tensorrt_llm{,.llmapi}.LLM()'] },
  calls: [
    {
      paths: ['$engine.{generate,async_generate}'],
      model: ['^model_path'],
      prompt: [
        { at: 'prompt', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
      limit: { at: ['sampling_params.max_new_tokens', '#1.max_new_tokens'], defaultValue: 128, insert: false },
    },
    {
      paths: ['$llm.{generate,generate_async}'],
      model: ['^model', '^#0'],
      prompt: [
        { at: 'inputs', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
      limit: { at: ['sampling_params.max_tokens', '#1.max_tokens'], insert: false },
    },
  ],
};

export const outlines: SdkDeclaration = {
  id: 'outlines',
  languages: pythonFamily,
  markers: ['outlines'],
  receivers: {
    model: [
      'outlines.{from_openai,from_transformers,from_vllm,from_anthropic,from_ollama,from_llamacpp,from_gemini}()',
      'outlines.Generator()',
      'outlines.generate.{text,json,choice,regex}()',
    ],
  },
  calls: [
    {
      paths: ['$model'],
      model: ['^#1'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['max_new_tokens', 'max_tokens'] },
    },
  ],
};

/** Mistral's own inference: what its tokenizer encoded is what is sent (github.com/mistralai/mistral-inference, read 2026-11-22). */
export const mistralInference: SdkDeclaration = {
  id: 'mistral-inference',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['mistral_inference'],
  receivers: {
    tokenizer: [
      'mistral_common.tokens.tokenizers.mistral.MistralTokenizer.{from_file,from_model,from_hf_hub,v1,v2,v3,v7}()',
    ],
  },
  messages: [
    { paths: ['mistral_common.protocol.instruct.request.ChatCompletionRequest()'], role: 'user', at: ['messages'] },
    { paths: ['$tokenizer.{encode_chat_completion,encode_fim}()'], role: 'user', at: ['request', '#0'] },
  ],
  calls: [
    {
      paths: ['mistral_inference.generate.{generate,generate_mamba}'],
      prompt: [
        { at: 'encoded_prompts', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
  ],
};
