import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Library calls stop after 16 tokens without `SamplingParams(max_tokens=…)` (vLLM's SamplingParams reference, read 2026-11-22). */
const limit = {
  at: ['sampling_params.max_tokens', '#1.max_tokens'],
  defaultValue: 16,
  insert: false as const,
};

export const vllm: SdkDeclaration = {
  id: 'vllm',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['vllm'],
  receivers: {
    model: [
      'vllm.{LLM,LLMEngine.from_engine_args}()',
      'vllm.{AsyncLLMEngine,AsyncLLM}{,.from_engine_args}()',
      'vllm.engine.async_llm_engine.AsyncLLMEngine{,.from_engine_args}()',
      'vllm.entrypoints.llm.LLM()',
    ],
    sampling: ['vllm{,.sampling_params}.SamplingParams()'],
  },
  // A model that a parameter brings is known by what it is told: `model.generate(prompts, sampling)`.
  particular: [
    { methods: ['{generate,chat}'], on: 'told', requires: ['sampling_params'] },
    { methods: ['{generate,chat}'], on: 'told', requires: ['#1'] },
  ],
  calls: [
    {
      paths: ['$model.generate'],
      model: ['^model', '^#0'],
      prompt: [
        { at: 'prompts', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
      limit,
      choices: ['sampling_params.n', '#1.n'],
    },
    {
      paths: ['$model.chat'],
      model: ['^model', '^#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit,
      choices: ['sampling_params.n', '#1.n'],
    },
    ...['generate', 'chat'].map(method => ({
      paths: [`$told.${method}`],
      whenReceiver: { at: ['sampling_params', '#1'], receiver: 'sampling' },
      prompt: ['messages', 'prompts', '#0'].map(at => ({ at, role: 'user' as const, batch: method === 'generate' })),
      limit,
      choices: ['sampling_params.n', '#1.n'],
    })),
    {
      paths: ['$model.{embed,encode}'],
      kind: 'embedding',
      model: ['^model', '^#0'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};
