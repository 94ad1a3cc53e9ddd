import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['csharp'] as const;

/** OllamaSharp, whose client is an `IChatClient` too. */
export const ollamaDotnet: SdkDeclaration = {
  id: 'ollama-sharp',
  languages,
  provider: 'self-hosted',
  markers: ['OllamaSharp'],
  receivers: {
    client: ['OllamaSharp.{OllamaApiClient,IOllamaApiClient}()'],
    chat: ['OllamaSharp.Chat()'],
  },
  baseUrl: ['^#0.#0', '^#0', '^Uri.#0'],
  messages: [{ paths: ['OllamaSharp.Models.Chat.Message()'], role: 'user', at: ['Content', '#1'], roleAt: '#0' }],
  calls: [
    {
      paths: ['$client.{GenerateAsync,GetCompletion,StreamCompletion}'],
      model: ['Model', '^SelectedModel', '^defaultModel', '^#1'],
      prompt: [place('System', 'system'), place('Prompt', 'user'), place('#0', 'user')],
      limit: { at: ['Options.NumPredict'], insert: false },
    },
    {
      paths: ['$client.{ChatAsync,SendChat,StreamChat}'],
      model: ['Model', '^SelectedModel', '^defaultModel', '^#1'],
      prompt: [place('Messages', 'user'), place('#0', 'user')],
      limit: { at: ['Options.NumPredict'], insert: false },
    },
    {
      paths: ['$client.{GetResponseAsync,GetStreamingResponseAsync}'],
      model: ['ModelId', '^SelectedModel', '^defaultModel', '^#1'],
      prompt: [place('#0', 'user')],
      limit: { at: ['MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$chat.{SendAsync,Send}'],
      agentModel: ['^Model', '^#0.SelectedModel', '^#0.#1'],
      prompt: [place('^systemPrompt', 'system'), place('^#1', 'system'), place('#0', 'user')],
    },
    {
      paths: ['$chat.{SendAsAsync,SendAs}'],
      agentModel: ['^Model', '^#0.SelectedModel', '^#0.#1'],
      prompt: [place('^systemPrompt', 'system'), place('^#1', 'system'), place('#1', 'user')],
    },
    {
      paths: ['$client.{EmbedAsync,GenerateEmbeddings,GenerateVectorAsync}'],
      kind: 'embedding',
      model: ['Model', '^SelectedModel', '^#1'],
      prompt: [
        { at: 'Input', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};

/** LLamaSharp: models in the program's own memory. */
export const llamaDotnet: SdkDeclaration = {
  id: 'llama-sharp',
  languages,
  provider: 'self-hosted',
  markers: ['LLama'],
  receivers: {
    executor: [
      'LLama.{InteractiveExecutor,InstructExecutor,StatelessExecutor}()',
      'LLama.Abstractions.{ILLamaExecutor,StatefulExecutorBase}()',
    ],
    session: ['LLama.ChatSession()'],
  },
  lists: ['LLama.Common.ChatHistory()'],
  messages: [{ paths: ['LLama.Common.ChatHistory.Message()'], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    {
      paths: ['$executor.InferAsync'],
      prompt: [place('#0', 'user')],
      limit: { at: ['MaxTokens'], insert: false },
    },
    {
      paths: ['$session.ChatAsync'],
      prompt: [place('^#1', 'system'), place('#0', 'user')],
      limit: { at: ['MaxTokens'], insert: false },
    },
  ],
};

/** Betalgo's client: one service with a part for each kind of request. */
export const betalgoDotnet: SdkDeclaration = {
  id: 'betalgo-openai',
  languages,
  provider: 'openai',
  markers: ['Betalgo', 'OpenAI.Managers', 'OpenAI.GPT3', 'OpenAI.Interfaces'],
  receivers: {
    service: [
      '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.Managers.OpenAIService()',
      '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.Interfaces.IOpenAIService()',
    ],
    chat: [
      '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI}.Interfaces.IChatCompletionService()',
      '$service.ChatCompletion',
    ],
  },
  messages: [
    {
      paths: [
        '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.ObjectModels.RequestModels.ChatMessage.FromSystem()',
      ],
      role: 'system',
      at: ['#0'],
    },
    {
      paths: [
        '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.ObjectModels.RequestModels.ChatMessage.FromUser()',
      ],
      role: 'user',
      at: ['#0'],
    },
    {
      paths: [
        '{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.ObjectModels.RequestModels.ChatMessage.FromAssistant()',
      ],
      role: 'assistant',
      at: ['#0'],
    },
    {
      paths: ['{Betalgo.Ranul.OpenAI,Betalgo.OpenAI,OpenAI,OpenAI.GPT3}.ObjectModels.RequestModels.ChatMessage()'],
      role: 'user',
      at: ['#1'],
      roleAt: '#0',
    },
  ],
  calls: [
    {
      paths: ['$chat.{CreateCompletion,CreateCompletionAsStream,Create}'],
      model: ['Model', '#1', '^SetDefaultModelId', '^DefaultModelId'],
      prompt: [place('Messages', 'user')],
      limit: { at: ['MaxCompletionTokens', 'MaxTokens'], insert: false },
      choices: ['N'],
    },
    {
      paths: ['$service.{Completions,Completion}.{CreateCompletion,CreateCompletionAsStream,Create}'],
      model: ['Model', '#1', '^SetDefaultModelId'],
      prompt: [place('Prompt', 'user')],
      limit: { at: ['MaxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$service.{Embeddings,Embedding}.{CreateEmbedding,Create}'],
      kind: 'embedding',
      model: ['Model'],
      prompt: [
        { at: 'InputAsList', role: 'user', batch: true },
        { at: 'Input', role: 'user', batch: true },
      ],
    },
  ],
};

/** LLM Tornado, and the older client of `OpenAI_API` that it comes from: conversations that are told what to say. */
const conversationCalls = (id: string, marker: string, api: string): SdkDeclaration => ({
  id,
  languages,
  markers: [marker],
  receivers: {
    api: [api],
    conversation: ['$api.Chat.CreateConversation()', `${marker}.Chat.Conversation()`],
    agent: [`${marker}.Agents.TornadoAgent()`],
  },
  fluent: ['$conversation'],
  models: [{ paths: [`${marker}.Chat.Models.ChatModel()`, `${marker}.Models.Model()`], at: ['#0'] }],
  messages: [
    { paths: [`${marker}.Chat.ChatMessage()`], role: 'user', at: ['#1'], roleAt: '#0' },
    { paths: [`${marker}.Chat.ChatMessagePart()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: [
        '$conversation.{GetResponse,GetResponseRich,GetResponseRichSafe,GetResponseSafe,StreamResponse,StreamResponseRich,StreamResponseEnumerable,GetResponseFromChatbotAsync,GetResponseFromChatbot,StreamResponseFromChatbotAsync,StreamResponseEnumerableFromChatbotAsync}',
      ],
      agentModel: ['^Model', '^CreateConversation'],
      prompt: [
        {
          at: '^',
          role: 'user',
          builder: {
            AppendSystemMessage: 'system',
            PrependSystemMessage: 'system',
            AddSystemMessage: 'system',
            AppendUserInput: 'user',
            AppendUserInputWithName: 'user',
            AddUserMessage: 'user',
            AppendExampleChatbotOutput: 'assistant',
            AddAssistantMessage: 'assistant',
            AppendMessage: 'user',
          },
        },
      ],
      limit: { at: ['^MaxTokens', '^max_tokens'], insert: false },
    },
    {
      paths: ['$api.Chat.{CreateChatCompletionAsync,CreateChatCompletion,StreamChatEnumerableAsync,StreamChatAsync}'],
      model: ['Model', '#1'],
      prompt: [place('Messages', 'user'), place('#0', 'user')],
      limit: { at: ['MaxTokens', 'max_tokens'], insert: false },
    },
    {
      paths: [
        '$api.Completions.{CreateCompletionAsync,CreateCompletion,GetCompletion,StreamCompletionEnumerableAsync,StreamCompletionAsync}',
      ],
      model: ['Model', '#1'],
      prompt: [place('prompt', 'user'), place('#0', 'user')],
      limit: { at: ['MaxTokens', 'max_tokens'], insert: false },
    },
    {
      paths: ['$api.Responses.{CreateResponse,StreamResponseRich}'],
      model: ['Model'],
      prompt: [place('Instructions', 'system'), place('InputString', 'user'), place('InputItems', 'user')],
      limit: { at: ['MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$api.Embeddings.{CreateEmbedding,CreateEmbeddingAsync,GetEmbeddings,GetEmbeddingsAsync}'],
      kind: 'embedding',
      model: ['Model', '#0'],
      prompt: [
        { at: 'Input', role: 'user', batch: true },
        { at: '#1', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
    {
      paths: [`${marker}.Agents.TornadoAgent`],
      kind: 'agent',
      model: ['model', '#1'],
      prompt: [place('instructions', 'system'), place('#3', 'system')],
    },
    {
      paths: ['$agent.{Run,RunAsync,RunStreaming}'],
      agentModel: ['^model', '^#1'],
      prompt: [place('input', 'user'), place('#0', 'user')],
    },
  ],
});

export const llmTornado = conversationCalls('llm-tornado', 'LlmTornado', 'LlmTornado.TornadoApi()');
export const openaiApiDotnet = conversationCalls(
  'openai-api-dotnet',
  'OpenAI_API',
  'OpenAI_API.{OpenAIAPI,IOpenAIAPI}()',
);
