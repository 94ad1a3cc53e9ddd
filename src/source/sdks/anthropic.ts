import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const anthropic: SdkDeclaration = {
  id: 'anthropic',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'anthropic',
  markers: ['anthropic'],
  receivers: {
    client: [
      'anthropic.{,Async}{Anthropic,AnthropicBedrock,AnthropicVertex,AnthropicFoundry}()',
      'anthropic.{Client,AsyncClient}()',
      '@anthropic-ai/{sdk,bedrock-sdk,vertex-sdk,foundry-sdk}.{default,Anthropic,AnthropicBedrock,AnthropicVertex,AnthropicFoundry}()',
      '@anthropic-ai/sdk.default.Anthropic()',
      '@anthropic-ai/sdk()',
      '$client.{with_options,withOptions}()',
    ],
  },
  baseUrl: ['^base_url'],
  calls: [
    {
      paths: [
        '$client{,.beta,.beta.prompt_caching,.beta.promptCaching}.messages.{create,stream,parse,create_with_completion}',
        '$client.messages.{create_iterable,create_partial}',
      ],
      model: ['model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
      stream: ['stream'],
    },
    {
      paths: ['$client.completions.create'],
      model: ['model'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit: { at: ['max_tokens_to_sample'] },
      stream: ['stream'],
    },
  ],
};
