import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const mistral: SdkDeclaration = {
  id: 'mistral',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'mistral',
  markers: ['mistralai'],
  receivers: {
    client: [
      'mistralai{,.client}.{Mistral,MistralClient,MistralAsyncClient,MistralAzure}()',
      'mistralai.async_client.MistralAsyncClient()',
      '@mistralai/mistralai.{Mistral,default}()',
    ],
  },
  particular: [
    {
      methods: ['chat.{complete,stream,parse}{,_async}'],
      on: 'client',
      requires: ['model', 'messages'],
      provider: true,
    },
  ],
  messages: [
    {
      paths: ['mistralai{,.models,.models.chat_completion}.ChatMessage()'],
      role: 'user',
      at: ['content'],
      roleAt: 'role',
    },
    { paths: ['mistralai{,.models}.SystemMessage()'], role: 'system', at: ['content'] },
    { paths: ['mistralai{,.models}.UserMessage()'], role: 'user', at: ['content'] },
    { paths: ['mistralai{,.models}.AssistantMessage()'], role: 'assistant', at: ['content'] },
  ],
  calls: [
    {
      paths: [
        '$client.chat.{complete,stream,parse,complete_async,stream_async,parse_async,parse_stream}',
        '$client.{chat,chat_stream,chatStream}',
        '$client.agents.{complete,stream,complete_async}',
      ],
      model: ['model'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['max_tokens'] },
      choices: ['n'],
    },
    {
      paths: ['$client.fim.{complete,stream,complete_async}'],
      model: ['model'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: 'suffix', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$client.beta.agents.create'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'instructions', role: 'system' }],
    },
    {
      paths: [
        '$client.beta.conversations.{start,start_async,append,append_async,run_async,run_stream_async,start_stream}',
      ],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'inputs', role: 'user' },
      ],
      limit: { at: ['completion_args.max_tokens'], insert: false },
    },
    {
      paths: ['$client.embeddings.{create,create_async}', '$client.embeddings'],
      kind: 'embedding',
      model: ['model'],
      prompt: [
        { at: 'inputs', role: 'user', batch: true },
        { at: 'input', role: 'user', batch: true },
      ],
    },
  ],
};
