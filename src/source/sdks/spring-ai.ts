import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const root = 'org.springframework.ai';
/** Of 1.0 and later, and of modules that have been dropped since (github.com/spring-projects/spring-ai, read 2026-11-23). */
const chatModels = `${root}.{openai.OpenAiChatModel,anthropic.AnthropicChatModel,ollama.OllamaChatModel,azure.openai.AzureOpenAiChatModel,mistralai.MistralAiChatModel,deepseek.DeepSeekChatModel,google.genai.GoogleGenAiChatModel,vertexai.gemini.VertexAiGeminiChatModel,bedrock.converse.BedrockProxyChatModel,zhipuai.ZhiPuAiChatModel,minimax.MiniMaxChatModel,moonshot.MoonshotChatModel,qianfan.QianFanChatModel,huggingface.HuggingfaceChatModel,watsonx.WatsonxAiChatModel,oci.cohere.OCICohereChatModel}`;
const embeddingModels = `${root}.{openai.OpenAiEmbeddingModel,ollama.OllamaEmbeddingModel,azure.openai.AzureOpenAiEmbeddingModel,mistralai.MistralAiEmbeddingModel,google.genai.text.GoogleGenAiTextEmbeddingModel,vertexai.embedding.text.VertexAiTextEmbeddingModel,bedrock.titan.BedrockTitanEmbeddingModel,bedrock.cohere.BedrockCohereEmbeddingModel,transformers.TransformersEmbeddingModel,postgresml.PostgresMlEmbeddingModel,zhipuai.ZhiPuAiEmbeddingModel,minimax.MiniMaxEmbeddingModel}`;

/** Options of a request, by what its model was made with. */
const ofModel = (keys: readonly string[], made: readonly string[]) =>
  made.flatMap(at => keys.map(key => `${at}.${key}`));
const modelKeys = ['model', 'withModel', 'deploymentName'];
const limitKeys = ['maxTokens', 'withMaxTokens', 'maxCompletionTokens', 'maxOutputTokens', 'numPredict'];
const defaults = ['^defaultOptions', '^options', '^#1'];
const client = [
  '^options',
  '^defaultOptions',
  ...['builder', 'create'].flatMap(by => defaults.map(at => `^${by}.${at.slice(1)}`)),
];

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
    client: [`${root}.chat.client.ChatClient()`, `${root}.chat.client.ChatClient.create()`, '$builder.build()'],
    builder: [`${root}.chat.client.ChatClient.builder()`, `${root}.chat.client.ChatClient.Builder()`],
    request: ['$client.prompt()'],
    model: [
      `${root}.chat.model.ChatModel()`,
      `${root}.chat.{model.StreamingChatModel,ChatClient,StreamingChatClient}()`,
      `${chatModels}()`,
      '$modelBuilder.build()',
    ],
    modelBuilder: [`${chatModels}.builder()`],
    embedder: [
      `${root}.embedding.{EmbeddingModel,EmbeddingClient}()`,
      `${embeddingModels}()`,
      '$embedderBuilder.build()',
    ],
    embedderBuilder: [`${embeddingModels}.builder()`],
  },
  // A getter that another class has, or that an annotation writes.
  makers: [{ methods: ['getChatClient', 'chatClient'], receiver: 'client' }],
  fluent: ['$builder', '$request', '$modelBuilder', '$embedderBuilder'],
  messages: [
    { paths: [`${root}.chat.prompt.Prompt()`], role: 'user', at: ['#0'] },
    { paths: [`${root}.chat.messages.SystemMessage{,.builder().text}()`], role: 'system', at: ['#0'] },
    { paths: [`${root}.chat.messages.UserMessage{,.builder().text}()`], role: 'user', at: ['#0'] },
    { paths: [`${root}.chat.messages.AssistantMessage()`], role: 'assistant', at: ['#0'] },
    { paths: [`${root}.embedding.EmbeddingRequest()`], role: 'user', at: ['#0'] },
    {
      paths: [`${root}.chat.prompt.SystemPromptTemplate{,.builder().template}()`],
      role: 'system',
      at: ['#0'],
      template: 'single-brace',
    },
    {
      paths: [`${root}.chat.prompt.PromptTemplate{,.builder().template}()`],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
  ],
  calls: [
    {
      paths: ['$request.{call,stream}'],
      agentModel: ofModel(modelKeys, client),
      prompt: [
        { at: '^defaultSystem', unless: '^system', role: 'system', template: 'single-brace' },
        { at: '^system', role: 'system', template: 'single-brace' },
        { at: '^messages', role: 'user' },
        { at: '^prompt', role: 'user' },
        { at: '^user', role: 'user', template: 'single-brace' },
      ],
      limit: { at: ofModel(limitKeys, client), insert: false },
    },
    {
      paths: ['$model.{call,stream}'],
      model: ofModel(modelKeys, ['#0']),
      agentModel: ofModel(modelKeys, defaults),
      prompt: [place('#0', 'user'), place('#1', 'user')],
      limit: { at: ofModel(limitKeys, ['#0', ...defaults]), insert: false },
    },
    {
      paths: [`${root}.chat.prompt.SystemPromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'system', template: 'single-brace' }],
      unlessUsed: true,
    },
    {
      paths: [`${root}.chat.prompt.PromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'single-brace' }],
      unlessUsed: true,
    },
    {
      paths: ['$embedder.{embed,embedForResponse,call}'],
      kind: 'embedding',
      model: ofModel(modelKeys, ['#0']),
      agentModel: ofModel(modelKeys, defaults),
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};
