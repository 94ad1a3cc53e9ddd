import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** A translator asks for JSON of a TypeScript type, whose text goes along with the request. */
export const typechat: SdkDeclaration = {
  id: 'typechat',
  languages: [...ecmascriptFamily, ...pythonFamily],
  markers: ['typechat'],
  receivers: {
    model: [
      'typechat.{createLanguageModel,createOpenAILanguageModel,createAzureOpenAILanguageModel}()',
      'typechat.{create_language_model,create_openai_language_model,create_azure_openai_language_model}()',
    ],
    translator: ['typechat{,/ts,/zod}.createJsonTranslator()', 'typechat.TypeChatJsonTranslator()'],
  },
  models: [
    {
      paths: ['typechat.{createOpenAILanguageModel,createAzureOpenAILanguageModel,create_openai_language_model}()'],
      at: ['model', '#1'],
    },
  ],
  calls: [
    {
      paths: ['$translator.translate'],
      model: ['^#0', '^model'],
      prompt: [
        { at: '#1', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
    { paths: ['$model.complete'], model: ['^'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};
