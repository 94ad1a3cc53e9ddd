import type { SdkDeclaration } from './sdk.ts';

const goAnthropic = 'github.com/liushuangls/go-anthropic{,/v2}';
const anthropicMessage = (name: string, role: 'user' | 'assistant') => ({
  paths: [`${goAnthropic}.{New${name}TextMessage,New${name}Message}()`],
  role,
  at: ['#0'],
});

/** The community's client for Anthropic; a stream's request embeds the plain one. */
export const goAnthropicCommunity: SdkDeclaration = {
  id: 'anthropic',
  languages: ['go'],
  provider: 'anthropic',
  markers: ['liushuangls/go-anthropic'],
  receivers: { client: [`${goAnthropic}.{NewClient,Client}()`] },
  messages: [
    anthropicMessage('User', 'user'),
    anthropicMessage('Assistant', 'assistant'),
    { paths: [`${goAnthropic}.{NewTextMessageContent,NewMultiSystemMessages}()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{CreateMessages,CreateMessagesStream}'],
      model: ['#1.Model', '#1.MessagesRequest.Model'],
      prompt: [
        { at: '#1.System', role: 'system' },
        { at: '#1.MultiSystem', role: 'system' },
        { at: '#1.Messages', role: 'user' },
        { at: '#1.MessagesRequest.System', role: 'system' },
        { at: '#1.MessagesRequest.Messages', role: 'user' },
      ],
      limit: { at: ['#1.MaxTokens', '#1.MessagesRequest.MaxTokens'] },
    },
    {
      paths: ['$client.{CreateComplete,CreateCompleteStream}'],
      model: ['#1.Model', '#1.CompleteRequest.Model'],
      prompt: [
        { at: '#1.Prompt', role: 'user' },
        { at: '#1.CompleteRequest.Prompt', role: 'user' },
      ],
      limit: { at: ['#1.MaxTokensToSample', '#1.CompleteRequest.MaxTokensToSample'] },
    },
  ],
};

const ark = 'github.com/volcengine/volcengine-go-sdk/service/arkruntime';

/** Volcengine's Ark (Doubao, DeepSeek). */
export const arkGo: SdkDeclaration = {
  id: 'volcengine-ark',
  languages: ['go'],
  markers: ['arkruntime'],
  receivers: { client: [`${ark}.{NewClientWithApiKey,NewClientWithAkSk,Client}()`] },
  wrappers: [{ paths: ['github.com/volcengine/volcengine-go-sdk/volcengine.{String,Int}()'], argument: '#0' }],
  calls: [
    {
      paths: ['$client.{CreateChatCompletion,CreateChatCompletionStream,CreateBotChatCompletion}'],
      model: ['#1.Model', '#1.BotId'],
      prompt: [{ at: '#1.Messages', role: 'user' }],
      limit: { at: ['#1.MaxTokens', '#1.MaxCompletionTokens'] },
    },
    {
      paths: ['$client.{CreateEmbeddings,CreateMultiModalEmbeddings}'],
      kind: 'embedding',
      model: ['#1.Model'],
      prompt: [{ at: '#1.Input', role: 'user', batch: true }],
    },
  ],
};

const azure = 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai';

/** Azure's own client, before it became part of OpenAI's. */
export const azureGo: SdkDeclaration = {
  id: 'azure-openai',
  languages: ['go'],
  provider: 'azure',
  markers: ['ai/azopenai'],
  receivers: {
    client: [`${azure}.{NewClient,NewClientWithKeyCredential,NewClientForOpenAI,Client}()`],
  },
  wrappers: [
    { paths: ['github.com/Azure/azure-sdk-for-go/sdk/azcore/to.Ptr()'], argument: '#0' },
    {
      paths: [
        `${azure}.New{ChatRequestUserMessageContent,ChatRequestSystemMessageContent,ChatRequestAssistantMessageContent}()`,
      ],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: ['$client.{GetChatCompletions,GetChatCompletionsStream}'],
      model: ['#1.DeploymentName'],
      prompt: [{ at: '#1.Messages', role: 'user' }],
      limit: { at: ['#1.MaxTokens', '#1.MaxCompletionTokens'] },
    },
    {
      paths: ['$client.{GetCompletions,GetCompletionsStream}'],
      model: ['#1.DeploymentName'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
      limit: { at: ['#1.MaxTokens'], defaultValue: 16 },
    },
    {
      paths: ['$client.GetEmbeddings'],
      kind: 'embedding',
      model: ['#1.DeploymentName'],
      prompt: [{ at: '#1.Input', role: 'user', batch: true }],
    },
  ],
};

const openRouter = 'github.com/{revrost,casibase}/go-openrouter';

export const openRouterGo: SdkDeclaration = {
  id: 'openrouter',
  languages: ['go'],
  provider: 'openrouter',
  markers: ['go-openrouter'],
  receivers: { client: [`${openRouter}.{NewClient,NewClientWithConfig,Client}()`] },
  messages: [
    { paths: [`${openRouter}.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${openRouter}.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${openRouter}.AssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{CreateChatCompletion,CreateChatCompletionStream}'],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Messages', role: 'user' }],
      limit: { at: ['#1.MaxTokens', '#1.MaxCompletionTokens'] },
    },
  ],
};

const mistral = 'github.com/gage-technologies/mistral-go';

export const mistralGo: SdkDeclaration = {
  id: 'mistral',
  languages: ['go'],
  provider: 'mistral',
  markers: ['mistral-go'],
  receivers: { client: [`${mistral}.{NewMistralClient,NewMistralClientDefault,MistralClient}()`] },
  calls: [
    {
      paths: ['$client.{Chat,ChatStream}'],
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#2.MaxTokens'], insert: false },
    },
    {
      paths: ['$client.Embeddings'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};

const parakeetModule = 'github.com/parakeet-nest/parakeet';

/** Ollama through Parakeet's functions. */
export const parakeet: SdkDeclaration = {
  id: 'parakeet',
  languages: ['go'],
  provider: 'self-hosted',
  markers: ['parakeet-nest/parakeet'],
  calls: [
    {
      paths: [
        `${parakeetModule}/completion.{Chat,ChatStream,Generate,GenerateStream,ChatWithOpenAI,ChatWithOpenAIStream}`,
      ],
      model: ['#1.Model'],
      prompt: [
        { at: '#1.System', role: 'system' },
        { at: '#1.Messages', role: 'user' },
        { at: '#1.Prompt', role: 'user' },
      ],
      limit: { at: ['#1.Options.NumPredict'], insert: false },
    },
    {
      paths: [`${parakeetModule}/embeddings.{CreateEmbedding,CreateEmbeddingWithOpenAI}`],
      kind: 'embedding',
      model: ['#1.Model'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
    },
  ],
};

const deepseek = 'github.com/cohesion-org/deepseek-go';

/** DeepSeek's models, also through other hosts (source of github.com/cohesion-org/deepseek-go, read 2026-11-23). */
export const deepseekGo: SdkDeclaration = {
  id: 'deepseek',
  languages: ['go'],
  provider: 'deepseek',
  markers: ['deepseek-go'],
  receivers: { client: [`${deepseek}.{NewClient,NewClientWithOptions,Client}()`] },
  baseUrl: ['^#1'],
  calls: [
    {
      paths: [
        '$client.{CreateChatCompletion,CreateChatCompletionStream,CreateChatCompletionWithImage,CreateChatCompletionStreamWithImage}',
      ],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Messages', role: 'user' }],
      limit: { at: ['#1.MaxTokens'] },
    },
    {
      paths: ['$client.{CreateFIMCompletion,CreateFIMStreamCompletion}'],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
      limit: { at: ['#1.MaxTokens'] },
    },
  ],
};
