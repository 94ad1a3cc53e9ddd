import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const cohere: SdkDeclaration = {
  id: 'cohere',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'cohere',
  markers: ['cohere'],
  receivers: {
    client: [
      'cohere.{Client,ClientV2,AsyncClient,AsyncClientV2,BedrockClient,SagemakerClient}()',
      'cohere-ai.{CohereClient,CohereClientV2}()',
    ],
  },
  calls: [
    {
      paths: ['$client{,.v2,.sagemaker_finetuning}.{chat,chat_stream,chatStream}'],
      model: ['model'],
      prompt: [
        { at: 'preamble', role: 'system' },
        { at: 'chat_history', role: 'user' },
        { at: 'messages', role: 'user' },
        { at: 'message', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$client.{generate,generate_stream}'],
      model: ['model'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit: { at: ['max_tokens'] },
      choices: ['num_generations'],
    },
    {
      paths: ['$client{,.v2}.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'texts', role: 'user', batch: true }],
    },
  ],
};
