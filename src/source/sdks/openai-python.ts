import { pythonFamily } from './languages.ts';
import { openaiCalls, openaiMethods } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

export const openaiPython: SdkDeclaration = {
  id: 'openai',
  languages: pythonFamily,
  provider: 'openai',
  markers: ['openai', 'chat.completions', 'azure.ai.projects'],
  particular: openaiMethods,
  receivers: {
    client: [
      '{,langfuse.}openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI,Client,AsyncClient}()',
      'openai.lib.azure.{AzureOpenAI,AsyncAzureOpenAI}()',
      'semantic_kernel.agents{,.open_ai}.{OpenAIAssistantAgent,AzureAssistantAgent,OpenAIResponsesAgent,AzureResponsesAgent}.create_client()',
      // A project of Azure's hands out a client (azure-ai-projects' `README.md`, read 2026-11-23).
      'azure.ai.projects{,.aio}.AIProjectClient().{get_openai_client,inference.get_azure_openai_client}()',
      // The module itself is a client with settings of its own.
      'openai',
      '$client.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI,Client,AsyncClient}()',
      '$client.{with_options,with_raw_response,with_streaming_response}()',
    ],
    // A conversation over a socket: an answer to what was said before is asked for by itself.
    connection: ['$client{,.beta}.realtime.connect()'],
  },
  baseUrl: ['^base_url', '^azure_endpoint'],
  calls: [
    ...openaiCalls,
    {
      paths: ['$connection.response.create'],
      model: ['^model'],
      prompt: [
        { at: 'response.instructions', role: 'system' },
        { at: 'response.input', role: 'user' },
      ],
      limit: { at: ['response.max_output_tokens', 'response.max_response_output_tokens'], insert: false },
    },
    {
      paths: ['openai.ChatCompletion.{create,acreate}', '$client.ChatCompletion.{create,acreate}'],
      model: ['model', 'engine', 'deployment_id', '#0'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['max_tokens'] },
      choices: ['n'],
      stream: ['stream'],
    },
    {
      paths: ['$client.Completion.{create,acreate}'],
      model: ['model', 'engine', '#0'],
      prompt: [{ at: 'prompt', role: 'user', batch: true }],
      limit: { at: ['max_tokens'], defaultValue: 16 },
      choices: ['n'],
      stream: ['stream'],
    },
    {
      paths: ['{openai,$client}.embeddings_utils.{get_embedding,aget_embedding,get_embeddings,aget_embeddings}'],
      kind: 'embedding',
      model: ['engine', 'model', '#1'],
      prompt: [
        { at: '#0', role: 'user', batch: true },
        { at: 'text', role: 'user', batch: true },
        { at: 'list_of_text', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$client.Embedding.{create,acreate}'],
      kind: 'embedding',
      model: ['model', 'engine'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};
