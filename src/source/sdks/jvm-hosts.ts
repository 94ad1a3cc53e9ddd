import type { PromptRole } from '../call-site.ts';
import { jvmFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const theokanning = 'com.theokanning.openai';

/** The community's first client for OpenAI. */
export const openaiServiceJava: SdkDeclaration = {
  id: 'openai',
  languages: jvmFamily,
  provider: 'openai',
  markers: [theokanning],
  receivers: { service: [`${theokanning}.{service.OpenAiService,OpenAiService,OpenAiApi,client.OpenAiApi}()`] },
  messages: [
    {
      paths: [`${theokanning}.completion.chat.{ChatMessage,UserMessage}()`],
      role: 'user',
      at: ['content', '#1', '#0'],
      roleAt: '#0',
    },
    { paths: [`${theokanning}.completion.chat.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${theokanning}.completion.chat.AssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$service.{createChatCompletion,streamChatCompletion,mapStreamToAccumulator}'],
      model: ['#0.model'],
      prompt: [{ at: '#0.messages', role: 'user' }],
      limit: { at: ['#0.maxTokens', '#0.maxCompletionTokens'], insert: false },
      choices: ['#0.n'],
    },
    {
      paths: ['$service.{createCompletion,streamCompletion}'],
      model: ['#0.model'],
      prompt: [{ at: '#0.prompt', role: 'user' }],
      limit: { at: ['#0.maxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$service.createEmbeddings'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.input', role: 'user', batch: true }],
    },
  ],
};

const simple = 'io.github.sashirestela.openai';
const simpleMessage = (name: string, role: PromptRole) => ({
  paths: [`${simple}.{domain.chat,common.chat}.ChatMessage.${name}Message.of()`],
  role,
  at: ['#0'],
});
const added: Readonly<Record<string, PromptRole>> = { message: 'user', messages: 'user' };

export const simpleOpenai: SdkDeclaration = {
  id: 'simple-openai',
  languages: jvmFamily,
  markers: [simple],
  receivers: {
    client: [
      `${simple}.{SimpleOpenAI,SimpleOpenAIAzure,SimpleOpenAIMistral,SimpleOpenAIGeminiVertex,BaseSimpleOpenAI}()`,
      '$builder.build()',
    ],
    builder: [
      `${simple}.{SimpleOpenAI,SimpleOpenAIAzure,SimpleOpenAIMistral,SimpleOpenAIDeepseek,SimpleOpenAIAnyscale,SimpleOpenAIGeminiGoogle}.builder()`,
    ],
  },
  fluent: ['$builder'],
  messages: [simpleMessage('System', 'system'), simpleMessage('User', 'user'), simpleMessage('Assistant', 'assistant')],
  baseUrl: ['^baseUrl'],
  particular: [
    {
      methods: ['{chatCompletions(),responses(),completions()}.{create,createStream}', 'embeddings().create'],
      on: 'client',
      requires: ['#0'],
      imported: true,
    },
  ],
  calls: [
    {
      paths: ['$client.completions().{create,createStream}'],
      model: ['#0.model'],
      prompt: [{ at: '#0.prompt', role: 'user' }],
      limit: { at: ['#0.maxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$client.chatCompletions().{create,createStream}'],
      model: ['#0.model'],
      prompt: [{ at: '#0', role: 'user', builder: added }],
      limit: { at: ['#0.maxCompletionTokens', '#0.maxTokens'], insert: false },
    },
    {
      paths: ['$client.responses().{create,createStream}'],
      model: ['#0.model'],
      prompt: [
        { at: '#0.instructions', role: 'system' },
        { at: '#0.input', role: 'user' },
      ],
      limit: { at: ['#0.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$client.embeddings().create'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.input', role: 'user', batch: true }],
    },
  ],
};

const dashscope = 'com.alibaba.dashscope';

/** Alibaba's models. */
export const dashscopeJava: SdkDeclaration = {
  id: 'dashscope',
  languages: jvmFamily,
  provider: 'alibaba',
  markers: [dashscope],
  receivers: {
    generation: [
      `${dashscope}.aigc.generation.{Generation,generation.Generation}()`,
      `${dashscope}.aigc.{multimodalconversation.MultiModalConversation,conversation.Conversation}()`,
    ],
    embedder: [`${dashscope}.embeddings.TextEmbedding()`],
  },
  messages: [
    {
      paths: [`${dashscope}.common.{Message,MultiModalMessage}.builder().content()`],
      role: 'user',
      at: ['#0'],
      roleAt: '^role',
    },
    {
      paths: [`${dashscope}.common.{Message,MultiModalMessage}.builder().role().content()`],
      role: 'user',
      at: ['#0'],
      roleAt: '^role',
    },
  ],
  calls: [
    {
      paths: ['$generation.{call,streamCall}'],
      model: ['#0.model'],
      prompt: [
        { at: '#0.messages', role: 'user' },
        { at: '#0.prompt', role: 'user' },
      ],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$embedder.call'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [
        { at: '#0.texts', role: 'user', batch: true },
        { at: '#0.text', role: 'user' },
      ],
    },
  ],
};

const ollama4j = 'io.github.ollama4j';

export const ollamaJava: SdkDeclaration = {
  id: 'ollama',
  languages: jvmFamily,
  provider: 'self-hosted',
  markers: [ollama4j],
  receivers: {
    client: [`${ollama4j}.{OllamaAPI,Ollama}()`],
    request: [
      `${ollama4j}.models.chat.{OllamaChatRequestBuilder.getInstance,OllamaChatRequestBuilder.builder,OllamaChatRequest.builder,OllamaChatRequest}()`,
    ],
  },
  fluent: ['$request'],
  calls: [
    {
      paths: ['$client.{generate,generateAsync,generateSync}'],
      model: ['#0', '#0.withModel'],
      prompt: [
        { at: '#1', role: 'user' },
        { at: '#0.withPrompt', role: 'user' },
      ],
    },
    {
      paths: ['$client.{chat,chatStreaming}'],
      model: ['#0.getInstance', '#0.withModel'],
      prompt: [{ at: '#0.withMessage.#1', role: 'user' }],
    },
    {
      paths: ['$client.{embed,generateEmbeddings}'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};

/** llama.cpp in the program's own process. */
export const llamaCppJava: SdkDeclaration = {
  id: 'llama-cpp',
  languages: jvmFamily,
  provider: 'self-hosted',
  markers: ['de.kherud.llama'],
  receivers: {
    model: ['de.kherud.llama.LlamaModel()'],
    parameters: ['de.kherud.llama.InferenceParameters()'],
  },
  fluent: ['$parameters'],
  calls: [
    {
      paths: ['$model.{generate,complete}'],
      model: ['^#0.setModel', '^#0.setModelFilePath'],
      prompt: [{ at: '#0.InferenceParameters', role: 'user' }],
      limit: { at: ['#0.setNPredict'], insert: false },
    },
  ],
};

/** Two clients that bear the same name, by PlexPt and by Grt1228, whose requests are alike (sources read 2026-11-23). */
const chatgpt = '{com.plexpt,com.unfbx}.chatgpt';
const chatgptMessage = (name: string, role: PromptRole) => ({
  paths: [`${chatgpt}.entity.chat.Message.${name}()`],
  role,
  at: ['#0'],
});

export const chatgptJava: SdkDeclaration = {
  id: 'chatgpt-java',
  languages: jvmFamily,
  provider: 'openai',
  markers: ['plexpt.chatgpt', 'unfbx.chatgpt'],
  receivers: {
    client: [
      `${chatgpt}.{ChatGPT,ChatGPTStream,OpenAiClient,OpenAiStreamClient}()`,
      '$builder.init()',
      '$builder.build()',
    ],
    builder: [`${chatgpt}.{ChatGPT,ChatGPTStream,OpenAiClient,OpenAiStreamClient}.builder()`],
  },
  fluent: ['$builder'],
  transparent: ['$client.init'],
  messages: [
    chatgptMessage('of', 'user'),
    chatgptMessage('ofSystem', 'system'),
    chatgptMessage('ofAssistant', 'assistant'),
    { paths: [`${chatgpt}.entity.chat.Message.builder().{content,role().content}()`], role: 'user', at: ['#0'] },
  ],
  baseUrl: ['^apiHost'],
  calls: [
    {
      paths: ['$client.{chatCompletion,streamChatCompletion,chat}'],
      model: ['#0.model'],
      defaultModel: 'gpt-3.5-turbo',
      prompt: [
        { at: '#0.messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$client.{completions,streamCompletions}'],
      model: ['#0.model'],
      prompt: [
        { at: '#0.prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
  ],
};
