import { ecmascriptFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const openaiEcmascript: SdkDeclaration = {
  id: 'openai',
  languages: ecmascriptFamily,
  provider: 'openai',
  markers: ['openai'],
  receivers: {
    client: [
      'openai.{default,OpenAI,AzureOpenAI}()',
      'openai.{default,OpenAI}.{OpenAI,AzureOpenAI}()',
      'openai()',
      'openai/index.{default,OpenAI,AzureOpenAI}()',
      '$client.withOptions()',
    ],
  },
  wrappers: [
    {
      paths: ['langfuse.observeOpenAI()', 'langsmith/wrappers.wrapOpenAI()', 'braintrust.wrapOpenAI()'],
      argument: '#0',
    },
  ],
  baseUrl: ['^baseURL', '^endpoint'],
  calls: openaiCalls,
};
