import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Azure's own client for OpenAI, until 2024: the deployment is the first argument (@azure/openai 1.0 beta's README, read 2026-11-22). */
export const azureOpenaiEcmascript: SdkDeclaration = {
  id: 'azure-openai',
  languages: ecmascriptFamily,
  provider: 'azure',
  markers: ['@azure/openai'],
  receivers: { client: ['@azure/openai.OpenAIClient()'] },
  calls: [
    {
      paths: ['$client.{getChatCompletions,streamChatCompletions,listChatCompletions}'],
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#2.maxTokens'], insert: false },
      choices: ['#2.n'],
    },
    {
      paths: ['$client.{getCompletions,streamCompletions,listCompletions}'],
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
      limit: { at: ['#2.maxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$client.getEmbeddings'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};

/** Models of Azure AI Foundry and GitHub: a path, then what is posted to it (@azure-rest/ai-inference's README, read 2026-11-22). */
export const azureInferenceEcmascript: SdkDeclaration = {
  id: 'azure-ai-inference-rest',
  languages: ecmascriptFamily,
  provider: 'azure',
  markers: ['@azure-rest/ai-inference'],
  receivers: { route: ['@azure-rest/ai-inference.{default,ModelClient}().path()'] },
  calls: [
    {
      paths: ['$route.post'],
      when: { at: '^#0', among: ['/chat/completions'] },
      model: ['body.model'],
      prompt: [{ at: 'body.messages', role: 'user' }],
      limit: { at: ['body.max_tokens'], insert: false },
      stream: ['body.stream'],
    },
    {
      paths: ['$route.post'],
      when: { at: '^#0', among: ['/embeddings'] },
      kind: 'embedding',
      model: ['body.model'],
      prompt: [{ at: 'body.input', role: 'user', batch: true }],
    },
  ],
};
