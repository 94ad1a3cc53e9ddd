import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const official = 'github.com/openai/openai-go{,/v2,/v3}';
const sashabaranov = 'github.com/sashabaranov/go-openai';
const anthropicGo = 'github.com/anthropics/anthropic-sdk-go';
const genai = 'google.golang.org/genai';
const oldGenai = 'github.com/google/generative-ai-go/genai';
const vertex = 'cloud.google.com/go/vertexai/genai';
const ollamaApi = 'github.com/ollama/ollama/api';

export const openaiGo: SdkDeclaration = {
  id: 'openai',
  languages: ['go'],
  provider: 'openai',
  markers: ['openai-go', 'go-openai'],
  receivers: {
    client: [`${official}.{NewClient,Client}()`, `${official}/{bedrock,azure}.NewClient()`],
    community: [`${sashabaranov}.{NewClient,NewClientWithConfig,Client}()`],
  },
  particular: [
    {
      methods: ['{Chat.Completions,Responses,Completions}.{New,NewStreaming}', 'Embeddings.New'],
      on: 'client',
      requires: ['#1'],
      imported: true,
    },
    {
      methods: ['CreateChatCompletion{,Stream}', 'CreateCompletion{,Stream}', 'CreateEmbeddings'],
      on: 'community',
      requires: ['#1'],
      imported: true,
    },
  ],
  messages: [
    { paths: [`${official}.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${official}.DeveloperMessage()`], role: 'developer', at: ['#0'] },
    { paths: [`${official}.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${official}.AssistantMessage()`], role: 'assistant', at: ['#0'] },
    { paths: [`${official}.TextContentPart()`], role: 'inherit', at: ['#0'] },
    {
      paths: [`${official}/responses.ResponseInputItemParamOfMessage()`],
      role: 'user',
      at: ['#0'],
      roleAt: '#1',
    },
  ],
  wrappers: [
    {
      paths: [
        `${official}{,/shared}.{String,Int,F,Opt,Raw,ChatModel,ResponsesModel}()`,
        `${official}/packages/param.{NewOpt,Opt}()`,
      ],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: [
        '$client.Chat.Completions.{New,NewStreaming}',
        '$community.{CreateChatCompletion,CreateChatCompletionStream}',
      ],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Messages', role: 'user' }],
      limit: { at: ['#1.MaxCompletionTokens', '#1.MaxTokens'] },
      reasoningEffort: ['#1.ReasoningEffort'],
      choices: ['#1.N'],
    },
    {
      paths: ['$client.Responses.{New,NewStreaming}', '$community.{CreateResponse,CreateResponseStream}'],
      model: ['#1.Model'],
      prompt: [
        { at: '#1.Instructions', role: 'system' },
        { at: '#1.Input', role: 'user' },
      ],
      limit: { at: ['#1.MaxOutputTokens'] },
    },
    {
      paths: ['$community.{CreateCompletion,CreateCompletionStream}', '$client.Completions.{New,NewStreaming}'],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
      limit: { at: ['#1.MaxTokens'], defaultValue: 16 },
    },
    {
      paths: ['$client.Embeddings.New', '$community.CreateEmbeddings'],
      kind: 'embedding',
      model: ['#1.Model'],
      prompt: [{ at: '#1.Input', role: 'user', batch: true }],
    },
  ],
};

/** Where the request stands in the parameters of a tool runner. */
const runner = '#1.BetaMessageNewParams';
/** A message is made of blocks, each an argument. */
const messageOf = (name: string, role: PromptPlace['role']) => [
  { paths: [`${anthropicGo}.${name}()`], role, at: ['#0'] },
];

export const anthropicForGo: SdkDeclaration = {
  id: 'anthropic',
  languages: ['go'],
  provider: 'anthropic',
  markers: ['anthropic-sdk-go'],
  receivers: {
    client: [`${anthropicGo}.{NewClient,Client}()`, `${anthropicGo}/{googlecloud,foundry,aws}.NewClient()`],
  },
  particular: [
    {
      methods: ['Messages.{New,NewStreaming,NewToolRunner,NewToolRunnerStreaming}'],
      on: 'client',
      requires: ['#1'],
      provider: true,
      imported: true,
    },
  ],
  messages: [
    ...messageOf('{NewUserMessage,NewBetaUserMessage}', 'user'),
    ...messageOf('{NewAssistantMessage,NewBetaAssistantMessage}', 'assistant'),
    { paths: [`${anthropicGo}.{NewTextBlock,NewBetaTextBlock}()`], role: 'inherit', at: ['#0'] },
  ],
  wrappers: [{ paths: [`${anthropicGo}.{String,Int,F,Model}()`], argument: '#0' }],
  calls: [
    {
      paths: ['$client{,.Beta}.Messages.{New,NewStreaming}'],
      model: ['#1.Model'],
      prompt: [
        { at: '#1.System', role: 'system' },
        { at: '#1.Messages', role: 'user' },
      ],
      limit: { at: ['#1.MaxTokens'] },
    },
    {
      paths: ['$client.Beta.Messages.{NewToolRunner,NewToolRunnerStreaming}'],
      model: [`${runner}.Model`],
      prompt: [
        { at: `${runner}.System`, role: 'system' },
        { at: `${runner}.Messages`, role: 'user' },
      ],
      limit: { at: [`${runner}.MaxTokens`], insert: false },
    },
  ],
};

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });

export const googleGo: SdkDeclaration = {
  id: 'google-genai',
  languages: ['go'],
  provider: 'google',
  markers: ['genai'],
  receivers: {
    client: [`${genai}.{NewClient,Client}()`],
    chat: ['$client.Chats.Create()'],
    oldClient: [`${oldGenai}.{NewClient,Client}()`, `${vertex}.{NewClient,Client}()`],
    oldModel: ['$oldClient.GenerativeModel()', `${oldGenai}.GenerativeModel()`, `${vertex}.GenerativeModel()`],
    oldChat: ['$oldModel.StartChat()'],
    oldEmbedder: ['$oldClient.EmbeddingModel()', `{${oldGenai},${vertex}}.EmbeddingModel()`],
  },
  particular: [
    {
      methods: ['Models.{GenerateContent,GenerateContentStream,EmbedContent}'],
      on: 'client',
      requires: ['#2'],
      provider: true,
      imported: true,
    },
    // `client.Models` as a program's own interface, for its tests.
    {
      methods: ['{GenerateContent,GenerateContentStream}'],
      on: 'models',
      requires: ['#1', '#2', '#3'],
      provider: true,
      imported: true,
    },
  ],
  messages: [
    {
      paths: [`${genai}.{Text,NewPartFromText}()`, `${oldGenai}.Text()`, `${vertex}.Text()`],
      role: 'inherit',
      at: ['#0'],
    },
    { paths: [`${genai}.{NewContentFromText,NewContentFromParts}()`], role: 'user', at: ['#0'], roleAt: '#1' },
    { paths: [`${oldGenai}.NewUserContent()`, `${vertex}.NewUserContent()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: [
        '$client.Models.{GenerateContent,GenerateContentStream}',
        '$models.{GenerateContent,GenerateContentStream}',
      ],
      model: ['#1'],
      prompt: [place('#3.SystemInstruction', 'system'), place('#2', 'user')],
      limit: { at: ['#3.MaxOutputTokens'], insert: false },
      // Pictures and speech.
      rulesOut: ['#3.ResponseModalities'],
    },
    { paths: ['$chat.{SendMessage,SendMessageStream}'], model: ['^#1'], prompt: [place('#1', 'user')] },
    {
      paths: ['$oldModel.{GenerateContent,GenerateContentStream}', '$oldChat.{SendMessage,SendMessageStream}'],
      model: ['^GenerativeModel'],
      prompt: [place('^SystemInstruction', 'system'), place('#1', 'user'), place('#2', 'user'), place('#3', 'user')],
      limit: { at: ['^SetMaxOutputTokens'], insert: false },
    },
    {
      paths: ['$client.Models.EmbedContent'],
      kind: 'embedding',
      model: ['#1'],
      prompt: [{ at: '#2', role: 'user', batch: true }],
    },
    {
      paths: ['$oldEmbedder.{EmbedContent,EmbedContentWithTitle,BatchEmbedContents}'],
      kind: 'embedding',
      model: ['^EmbeddingModel'],
      prompt: [place('#1', 'user')],
    },
  ],
};

export const ollamaGo: SdkDeclaration = {
  id: 'ollama',
  languages: ['go'],
  provider: 'self-hosted',
  markers: ['ollama/api'],
  receivers: { client: [`${ollamaApi}.{ClientFromEnvironment,NewClient,Client}()`] },
  // A request and what its answers are handed to.
  particular: [{ methods: ['Chat', 'Generate'], on: 'client', requires: ['#2'], provider: true, imported: true }],
  calls: [
    {
      paths: ['$client.Generate'],
      model: ['#1.Model'],
      prompt: [place('#1.System', 'system'), place('#1.Prompt', 'user')],
      limit: { at: ['#1.Options.num_predict'], insert: false },
    },
    {
      paths: ['$client.Chat'],
      model: ['#1.Model'],
      prompt: [place('#1.Messages', 'user')],
      limit: { at: ['#1.Options.num_predict'], insert: false },
    },
    {
      paths: ['$client.{Embed,Embeddings}'],
      kind: 'embedding',
      model: ['#1.Model'],
      prompt: [
        { at: '#1.Input', role: 'user', batch: true },
        { at: '#1.Prompt', role: 'user' },
      ],
    },
  ],
};
