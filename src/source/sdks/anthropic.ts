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
  particular: [
    {
      methods: ['{,beta.}messages.{create,stream}'],
      on: 'client',
      requires: ['messages', 'max_tokens'],
      provider: true,
    },
    { methods: ['{,beta.}messages.{create,stream}'], on: 'client', requires: ['messages', 'model'], provider: true },
    // `client.messages.create(**request)`, where the file says that it asks Claude.
    { methods: ['{,beta.}messages.{create,stream}'], on: 'client', requires: ['**'], imported: true, provider: true },
    { methods: ['beta.{tools,prompt_caching}.messages.create'], on: 'client', provider: true },
  ],
  baseUrl: ['^base_url'],
  calls: [
    {
      paths: [
        '$client{,.beta,.beta.tools,.beta.prompt_caching,.beta.promptCaching}.messages.{create,stream,parse,create_with_completion,tool_runner,toolRunner}',
        '$client.messages.{create_iterable,create_partial}',
      ],
      model: ['model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
      reasoningEffort: ['output_config.effort'],
      stream: ['stream'],
    },
    {
      // Of the requests of a batch the first one stands for all.
      paths: ['$client{,.beta}.messages.batches.create'],
      batched: true,
      model: ['requests.#0.params.model'],
      prompt: [
        { at: 'requests.#0.params.system', role: 'system' },
        { at: 'requests.#0.params.messages', role: 'user' },
      ],
      limit: { at: ['requests.#0.params.max_tokens'], insert: false },
      requires: ['requests.#0'],
    },
    {
      // Managed agents: an agent is kept by Anthropic, and a session is sent events.
      paths: ['$client.beta.agents.{create,update}'],
      kind: 'agent',
      model: ['model', 'model.id'],
      prompt: [{ at: 'system', role: 'system' }],
    },
    { paths: ['$client.beta.sessions.events.send'], prompt: [{ at: 'events', role: 'user' }] },
    {
      // The last method as versions before 0.3 had it (anthropic-sdk-python's `api.md` of 0.2, read 2026-11-23).
      paths: ['$client.completions.create', '$client.{completion,completion_stream,acompletion,acompletion_stream}'],
      model: ['model'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit: { at: ['max_tokens_to_sample'] },
      stream: ['stream'],
    },
  ],
};
