import { azureInferenceEcmascript, azureOpenaiEcmascript } from './azure-ecmascript.ts';
import { ecmascriptFamily } from './languages.ts';
import { modelFusion } from './modelfusion.ts';
import type { SdkDeclaration } from './sdk.ts';

/** OpenRouter's own client (openrouter.ai/docs, read 2026-11-22). */
const openRouter: SdkDeclaration = {
  id: 'openrouter',
  languages: ecmascriptFamily,
  provider: 'openrouter',
  markers: ['@openrouter/'],
  receivers: { client: ['@openrouter/{sdk,agent}.{OpenRouter,default}()'] },
  calls: [
    {
      paths: ['$client.chat.send'],
      model: ['model', 'chatRequest.model', 'chatGenerationParams.model'],
      prompt: ['messages', 'chatRequest.messages', 'chatGenerationParams.messages'].map(at => ({ at, role: 'user' })),
      limit: { at: ['maxTokens', 'chatRequest.maxTokens', 'chatGenerationParams.maxTokens'], insert: false },
      stream: ['stream', 'chatRequest.stream'],
    },
    {
      paths: ['$client.{callModel,beta.responses.send}', '@openrouter/agent.callModel'],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'input', role: 'user' },
      ],
      limit: { at: ['maxOutputTokens'], insert: false },
    },
  ],
};

/** The model that a browser brings (developer.chrome.com/docs/ai/prompt-api, read 2026-11-22). */
const browserModel: SdkDeclaration = {
  id: 'browser-model',
  languages: ecmascriptFamily,
  provider: 'self-hosted',
  markers: ['LanguageModel.create', 'languageModel.create'],
  globals: ['LanguageModel', 'self', 'window'],
  receivers: { session: ['{,self.,window.}LanguageModel.create()', '$session.clone()'] },
  calls: [
    {
      paths: ['$session.{prompt,promptStreaming}'],
      prompt: [
        { at: '^systemPrompt', role: 'system' },
        { at: '^initialPrompts', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

/** IBM's watsonx.ai (ibm.github.io/watsonx-ai-node-sdk, read 2026-11-22). */
const watsonxEcmascript: SdkDeclaration = {
  id: 'watsonx-node',
  languages: ecmascriptFamily,
  provider: 'ibm',
  markers: ['@ibm-cloud/watsonx-ai'],
  receivers: { client: ['@ibm-cloud/watsonx-ai.WatsonXAI.newInstance()'] },
  calls: [
    {
      paths: ['$client.{textChat,textChatStream}'],
      model: ['modelId'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['maxTokens'] },
    },
    {
      paths: ['$client.{generateText,generateTextStream}'],
      model: ['modelId'],
      prompt: [{ at: 'input', role: 'user' }],
      limit: { at: ['parameters.max_new_tokens'], insert: false },
    },
    {
      paths: ['$client.embedText'],
      kind: 'embedding',
      model: ['modelId'],
      prompt: [{ at: 'inputs', role: 'user', batch: true }],
    },
  ],
};

/** The package `chatgpt`, a client of its own of OpenAI's API (its README, read 2026-11-22). */
const chatgptApi: SdkDeclaration = {
  id: 'chatgpt-api',
  languages: ecmascriptFamily,
  provider: 'openai',
  markers: ['chatgpt'],
  receivers: { api: ['chatgpt.{ChatGPTAPI,ChatGPTUnofficialProxyAPI}()'] },
  calls: [
    {
      paths: ['$api.sendMessage'],
      model: ['completionParams.model', '^completionParams.model'],
      prompt: [
        { at: 'systemMessage', role: 'system' },
        { at: '^systemMessage', role: 'system' },
        { at: '#0', role: 'user' },
      ],
      limit: {
        at: ['completionParams.max_tokens', '^completionParams.max_tokens', '^maxResponseTokens'],
        insert: false,
      },
    },
  ],
};

/** Upstash's chat over documents: what `promptFn` gives is sent with each question (upstash/rag-chat, README and src, read 2026-11-23). */
const ragChat: SdkDeclaration = {
  id: 'upstash-rag-chat',
  languages: ecmascriptFamily,
  markers: ['@upstash/rag-chat'],
  receivers: { chat: ['@upstash/rag-chat.RAGChat()'] },
  models: [
    { paths: ['@upstash/rag-chat.{custom,openrouter,togetherai,upstash}()'], at: ['#0'] },
    { paths: ['@upstash/rag-chat.openai()'], at: ['#0'], provider: 'openai' },
    { paths: ['@upstash/rag-chat.ollama()'], at: ['#0'], provider: 'self-hosted' },
    { paths: ['@upstash/rag-chat.groq()'], at: ['#0'], provider: 'groq' },
    { paths: ['@upstash/rag-chat.mistralai()'], at: ['#0'], provider: 'mistral' },
    { paths: ['@upstash/rag-chat.anthropic()'], at: ['#0'], provider: 'anthropic' },
  ],
  calls: [
    {
      paths: ['@upstash/rag-chat.RAGChat'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'promptFn', role: 'system' }],
      unlessEmpty: true,
    },
    {
      paths: ['$chat.chat'],
      agentModel: ['^model'],
      prompt: [
        { at: 'promptFn', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

const adapter = (module: string, name: string, provider: string) => ({
  paths: [`@tanstack/ai-${module}.{${name}Text,create${name[0]!.toUpperCase()}${name.slice(1)}Text}()`],
  at: ['#0'],
  provider,
});

/** TanStack AI: the adapter is the model (tanstack.com/ai, read 2026-11-22). */
const tanstackAi: SdkDeclaration = {
  id: 'tanstack-ai',
  languages: ecmascriptFamily,
  markers: ['@tanstack/ai'],
  models: [
    adapter('openai', 'openai', 'openai'),
    adapter('anthropic', 'anthropic', 'anthropic'),
    adapter('gemini', 'gemini', 'google'),
    adapter('ollama', 'ollama', 'self-hosted'),
    adapter('openrouter', 'openRouter', 'openrouter'),
    adapter('grok', 'grok', 'x-ai'),
  ],
  carries: { schema: ['outputSchema'] },
  calls: [
    {
      paths: ['@tanstack/ai.chat'],
      model: ['adapter', 'model'],
      prompt: [
        { at: 'systemPrompts', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['maxTokens'] },
    },
  ],
};

/** Hosts, browsers and routers that have a client of their own in JavaScript. */
export const hostsEcmascript: readonly SdkDeclaration[] = [
  azureOpenaiEcmascript,
  azureInferenceEcmascript,
  openRouter,
  browserModel,
  watsonxEcmascript,
  chatgptApi,
  ragChat,
  modelFusion,
  tanstackAi,
];
