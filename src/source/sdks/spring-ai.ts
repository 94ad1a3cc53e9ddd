import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });

export const springAi: SdkDeclaration = {
  id: 'spring-ai',
  languages: jvmFamily,
  markers: ['springframework.ai'],
  settings: {
    chat: {
      model: /^spring\.ai\.[\w.]+\.chat\.(options\.)?(model|deploymentname|modelid)$/,
      limit: /^spring\.ai\.[\w.]+\.chat\.(options\.)?(maxtokens|maxcompletiontokens|maxoutputtokens|numpredict)$/,
    },
    embedding: { model: /^spring\.ai\.[\w.]+\.embedding\.(options\.)?(model|deploymentname|modelid)$/ },
  },
  receivers: {
    client: [
      'org.springframework.ai.chat.client.ChatClient()',
      'org.springframework.ai.chat.client.ChatClient.create()',
      '$builder.build()',
    ],
    builder: [
      'org.springframework.ai.chat.client.ChatClient.builder()',
      'org.springframework.ai.chat.client.ChatClient.Builder()',
    ],
    request: ['$client.prompt()'],
    model: [
      'org.springframework.ai.chat.model.ChatModel()',
      'org.springframework.ai.{openai.OpenAiChatModel,anthropic.AnthropicChatModel,ollama.OllamaChatModel,azure.openai.AzureOpenAiChatModel,mistralai.MistralAiChatModel}()',
    ],
    embedder: ['org.springframework.ai.embedding.EmbeddingModel()'],
  },
  fluent: ['$builder', '$request'],
  messages: [
    { paths: ['org.springframework.ai.chat.prompt.Prompt()'], role: 'user', at: ['#0'] },
    { paths: ['org.springframework.ai.chat.messages.SystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['org.springframework.ai.chat.messages.UserMessage()'], role: 'user', at: ['#0'] },
    {
      paths: ['org.springframework.ai.chat.prompt.SystemPromptTemplate()'],
      role: 'system',
      at: ['#0'],
      template: 'single-brace',
    },
    {
      paths: ['org.springframework.ai.chat.prompt.PromptTemplate()'],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
  ],
  calls: [
    {
      paths: ['$request.{call,stream}'],
      agentModel: ['^options.model', '^options.withModel', '^defaultOptions.model', '^defaultOptions.withModel'],
      prompt: [
        { at: '^defaultSystem', role: 'system', template: 'single-brace' },
        { at: '^system', role: 'system', template: 'single-brace' },
        { at: '^messages', role: 'user' },
        { at: '^prompt', role: 'user' },
        { at: '^user', role: 'user', template: 'single-brace' },
      ],
      limit: {
        at: [
          '^options.maxTokens',
          '^options.withMaxTokens',
          '^defaultOptions.maxTokens',
          '^defaultOptions.withMaxTokens',
        ],
        insert: false,
      },
    },
    {
      paths: ['$model.{call,stream}'],
      model: ['#0.model', '#0.withModel'],
      prompt: [place('#0', 'user'), place('#1', 'user')],
      limit: { at: ['#0.maxTokens', '#0.withMaxTokens'], insert: false },
    },
    {
      paths: ['$embedder.{embed,embedForResponse,call}'],
      kind: 'embedding',
      model: ['#0.model', '#0.withModel'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};
