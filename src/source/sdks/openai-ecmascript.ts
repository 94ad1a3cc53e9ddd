import { ecmascriptFamily } from './languages.ts';
import { openaiCalls, openaiMethods } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const openaiEcmascript: SdkDeclaration = {
  id: 'openai',
  languages: ecmascriptFamily,
  provider: 'openai',
  markers: ['openai', 'chat.completions'],
  particular: openaiMethods,
  receivers: {
    client: [
      'openai.{default,OpenAI,AzureOpenAI}()',
      'openai.{default,OpenAI}.{OpenAI,AzureOpenAI}()',
      'openai()',
      'openai/index.{default,OpenAI,AzureOpenAI}()',
      '$client.withOptions()',
    ],
    // Version 3, until August 2023.
    api: ['{openai,openai-edge}.OpenAIApi()'],
  },
  wrappers: [
    {
      paths: ['langfuse.observeOpenAI()', 'langsmith/wrappers.wrapOpenAI()', 'braintrust.wrapOpenAI()'],
      argument: '#0',
    },
  ],
  baseUrl: ['^baseURL', '^endpoint'],
  calls: [
    ...openaiCalls,
    {
      paths: ['$api.createChatCompletion'],
      model: ['#0.model'],
      prompt: [{ at: '#0.messages', role: 'user' }],
      limit: { at: ['#0.max_tokens'] },
      choices: ['#0.n'],
      stream: ['#0.stream'],
    },
    {
      paths: ['$api.createCompletion'],
      model: ['#0.model'],
      prompt: [{ at: '#0.prompt', role: 'user', batch: true }],
      limit: { at: ['#0.max_tokens'], defaultValue: 16 },
      choices: ['#0.n'],
    },
    {
      paths: ['$api.createEmbedding'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.input', role: 'user', batch: true }],
    },
  ],
};
