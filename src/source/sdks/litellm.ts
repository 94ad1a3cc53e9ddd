import { pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const litellm: SdkDeclaration = {
  id: 'litellm',
  languages: pythonFamily,
  markers: ['litellm'],
  receivers: { client: ['litellm.LiteLLM()'], router: ['litellm{,.router}.Router()'] },
  baseUrl: ['api_base', 'base_url'],
  calls: [
    ...openaiCalls,
    {
      paths: [
        'litellm{,.main}.{completion,acompletion,batch_completion,completion_with_retries}',
        '$router.{completion,acompletion}',
      ],
      model: ['model', '#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      limit: { at: ['max_tokens', 'max_completion_tokens'] },
      choices: ['n'],
      stream: ['stream'],
      reasoningEffort: ['reasoning_effort'],
    },
    {
      paths: ['litellm{,.main}.{text_completion,atext_completion}', '$router.{text_completion,atext_completion}'],
      model: ['model', '#1'],
      prompt: [
        { at: 'prompt', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
      limit: { at: ['max_tokens'] },
      stream: ['stream'],
    },
    {
      paths: ['litellm.{responses,aresponses}', '$router.{responses,aresponses}'],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'input', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_output_tokens'] },
      stream: ['stream'],
    },
    {
      paths: ['litellm.{embedding,aembedding}', '$router.{embedding,aembedding}'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};
