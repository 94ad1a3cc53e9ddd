import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['csharp'] as const;

/** Claudia: Anthropic's interface under the names of its Python library (source of Cysharp/Claudia, read 2026-11-23). */
export const claudia: SdkDeclaration = {
  id: 'claudia',
  languages,
  provider: 'anthropic',
  markers: ['Claudia'],
  receivers: { client: ['Claudia.Anthropic()'] },
  models: [{ paths: ['Claudia.Models()'], at: [] }],
  messages: [{ paths: ['Claudia.Message()'], role: 'user', at: ['Content'], roleAt: 'Role' }],
  calls: [
    {
      paths: ['$client.Messages.{CreateAsync,CreateStreamAsync}'],
      model: ['Model'],
      prompt: [place('System', 'system'), place('Messages', 'user')],
      limit: { at: ['MaxTokens'], insert: false },
    },
  ],
};

/** ChatGptNet: a client that keeps conversations by their ids (source of marcominerva/ChatGptNet, read 2026-11-23). */
export const chatGptNet: SdkDeclaration = {
  id: 'chatgpt-net',
  languages,
  provider: 'openai',
  markers: ['ChatGptNet'],
  receivers: { client: ['ChatGptNet.IChatGptClient()'] },
  calls: [
    // The conversation comes first where there is one.
    {
      paths: ['$client.{AskAsync,AskStreamAsync}'],
      model: ['model'],
      prompt: [place('#1', 'user')],
      limit: { at: ['parameters.MaxTokens', '#2.MaxTokens', '#2.MaxCompletionTokens'], insert: false },
      requires: ['#1'],
    },
    {
      paths: ['$client.{AskAsync,AskStreamAsync}'],
      model: ['model'],
      prompt: [place('message', 'user'), place('#0', 'user')],
      limit: { at: ['parameters.MaxTokens'], insert: false },
    },
    {
      paths: ['$client.GenerateEmbeddingAsync'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['$client.SetupAsync'],
      kind: 'prompt',
      prompt: [place('#1', 'system')],
      requires: ['#1'],
      unlessUsed: true,
    },
    {
      paths: ['$client.SetupAsync'],
      kind: 'prompt',
      prompt: [place('message', 'system'), place('#0', 'system')],
      unlessUsed: true,
    },
  ],
};

/** The clients that tryAGI generates for OpenAI and Ollama, now and before (examples and source of tryAGI/Ollama, tryagi.github.io/OpenAI, read 2026-11-23). */
export const tryAgi: SdkDeclaration = {
  id: 'try-agi',
  languages,
  markers: ['OpenAiApi', 'OllamaApiClient', 'OllamaClient', 'tryAGI'],
  receivers: {
    openai: ['{tryAGI.,}OpenAI.{OpenAiApi,OpenAiClient}()', '{tryAGI.,}OpenAI.CustomProviders()'],
    ollama: ['Ollama.{OllamaClient,OllamaApiClient}()'],
    chat: ['$ollama.Chat()'],
  },
  models: [{ paths: ['{tryAGI.,}OpenAI.CreateChatCompletionRequestModel()'], at: [] }],
  calls: [
    {
      paths: ['$openai.Chat.{CreateChatCompletionAsync,CreateChatCompletionAsStreamAsync,CreateChatCompletionAsAsync}'],
      model: ['model', '#0.Value2.Model', '#1'],
      prompt: [place('messages', 'user'), place('#0.Value2.Messages', 'user'), place('#0', 'user')],
      limit: { at: ['maxCompletionTokens', 'maxTokens'], insert: false },
    },
    {
      paths: ['$openai.Embeddings.CreateEmbeddingAsync'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
    {
      paths: ['$ollama.{GenerateAsync,GenerateAsStreamAsync}', '$ollama.Completions.GenerateCompletionAsync'],
      model: ['model', '#0'],
      prompt: [place('system', 'system'), place('prompt', 'user'), place('#1', 'user')],
    },
    {
      paths: ['$ollama.{ChatAsync,ChatAsStreamAsync}', '$ollama.Chat.GenerateChatCompletionAsync'],
      model: ['model', '#0'],
      prompt: [place('messages', 'user'), place('#1', 'user')],
    },
    {
      paths: ['$ollama.EmbedAsync', '$ollama.Embeddings.GenerateEmbeddingAsync'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [
        { at: 'input', role: 'user', batch: true },
        { at: 'prompt', role: 'user', batch: true },
        { at: '#1', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$chat.SendAsync'],
      agentModel: ['^model', '^#0'],
      prompt: [
        place('^systemMessage', 'system'),
        place('^#1', 'system'),
        place('message', 'user'),
        place('#0', 'user'),
      ],
    },
  ],
};

const langchain = 'LangChain';
const providers = `${langchain}.Providers.{OpenAI,Azure,Anthropic,Ollama,Google,Amazon.Bedrock,Groq,Mistral,DeepSeek,OpenRouter,Fireworks,Together,Anyscale,HuggingFace,LLamaSharp}`;

/** LangChain for .NET: models of its providers and chains that end in one (sources of tryAGI/LangChain and LangChain.Providers, read 2026-11-23). */
export const langchainDotnet: SdkDeclaration = {
  id: 'langchain-dotnet',
  languages,
  markers: ['LangChain.Providers', 'LangChain.Chains', 'LangChain.Prompts', 'LangChain.Abstractions'],
  receivers: {
    model: [
      `${langchain}.Providers.{IChatModel,ChatModel}()`,
      `${providers}.{OpenAiChatModel,AzureOpenAiChatModel,AnthropicChatModel,OllamaChatModel,GoogleChatModel,HuggingFaceChatModel,GroqChatModel,OpenRouterModel}()`,
      `${providers}.Predefined.{OpenAiLatestFastChatModel,OpenAiLatestSmartChatModel,Gpt35TurboModel,Gpt4Model,Gpt4OmniModel,Gpt4OmniMiniModel,Gpt4TurboModel,Claude3Haiku,Claude3Sonnet,Claude3Opus,Claude35Sonnet,Gemini15FlashModel,Gemini15ProModel,GeminiModel,GeminiProModel}()`,
    ],
  },
  transparent: ['$model.{UseConsoleForDebug,UseTelemetry}()'],
  calls: [
    {
      paths: ['$model.{GenerateAsync,GenerateContentAsync}'],
      agentModel: ['^id', '^#1'],
      prompt: [place('request', 'user'), place('#0', 'user')],
    },
    {
      paths: [`${langchain}.Chains.Chain.Template`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'single-brace' }],
    },
    {
      paths: [`${langchain}.Prompts.PromptTemplateInput`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'single-brace' }],
    },
  ],
};

/** Alibaba's models through Cnblogs.DashScope (source of cnblogs/dashscope-sdk, read 2026-11-23). */
export const dashscopeDotnet: SdkDeclaration = {
  id: 'dashscope-dotnet',
  languages,
  provider: 'alibaba',
  markers: ['DashScope'],
  receivers: { client: ['Cnblogs.DashScope.{Core,Sdk}.{DashScopeClient,IDashScopeClient}()'] },
  messages: [
    { paths: ['Cnblogs.DashScope.Core.TextChatMessage.System()'], role: 'system', at: ['#0'] },
    { paths: ['Cnblogs.DashScope.Core.TextChatMessage.User()'], role: 'user', at: ['#0'] },
    { paths: ['Cnblogs.DashScope.Core.TextChatMessage.Assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{GetTextCompletionAsync,GetTextCompletionStreamAsync}'],
      model: ['Model'],
      prompt: [place('Input.Messages', 'user'), place('Input.Prompt', 'user')],
      limit: { at: ['Parameters.MaxTokens'], insert: false },
    },
    {
      paths: ['$client.{GetQWenCompletionAsync,GetQWenCompletionStreamAsync}'],
      model: ['#0'],
      prompt: [place('#1', 'user')],
    },
  ],
};

/** GitHub's Copilot SDK: sessions that are sent messages (source of github/copilot-sdk, read 2026-11-23). */
export const copilotDotnet: SdkDeclaration = {
  id: 'copilot-sdk',
  languages,
  markers: ['GitHub.Copilot'],
  receivers: {
    client: ['GitHub.Copilot{,.SDK}.CopilotClient()'],
    session: ['$client.CreateSessionAsync()', 'GitHub.Copilot{,.SDK}.CopilotSession()'],
  },
  calls: [
    {
      paths: ['$session.{SendAsync,SendAndWaitAsync}'],
      agentModel: ['^Model'],
      prompt: [place('^SystemMessage.Content', 'system'), place('Prompt', 'user'), place('#0', 'user')],
    },
  ],
};

/** Gemini through Vertex AI's generated client, whose requests are protocol messages. As of Google's reference, 2025. */
export const vertexDotnet: SdkDeclaration = {
  id: 'vertex-dotnet',
  languages,
  provider: 'google',
  markers: ['Google.Cloud.AIPlatform'],
  receivers: {
    client: [
      'Google.Cloud.AIPlatform.{V1,V1Beta1}.PredictionServiceClient{,.Create}()',
      '$builder.{Build,BuildAsync}()',
    ],
    builder: ['Google.Cloud.AIPlatform.{V1,V1Beta1}.PredictionServiceClientBuilder()'],
  },
  calls: [
    {
      paths: ['$client.{GenerateContent,GenerateContentAsync,StreamGenerateContent}'],
      model: ['Model'],
      prompt: [place('SystemInstruction', 'system'), place('Contents', 'user')],
      limit: { at: ['GenerationConfig.MaxOutputTokens'], insert: false },
    },
  ],
};

/** Rystem.OpenAi: a request that is put together by its methods (source of KeyserDSoze/Rystem.OpenAi, read 2026-11-23). */
export const rystem: SdkDeclaration = {
  id: 'rystem-openai',
  languages,
  provider: 'openai',
  markers: ['Rystem.OpenAi'],
  receivers: {
    factory: ['Rystem.OpenAi.IFactory()'],
    api: ['Rystem.OpenAi.{IOpenAi,OpenAiServiceLocator.Instance.Create}()', '$factory.Create()'],
    chat: ['$api.Chat', 'Rystem.OpenAi.{,Chat.}IOpenAiChat()'],
  },
  fluent: ['$chat'],
  models: [{ paths: ['Rystem.OpenAi.ChatModelName()'], at: [] }],
  calls: [
    {
      paths: ['$chat.{ExecuteAsync,ExecuteAsStreamAsync}'],
      model: ['^WithModel'],
      prompt: [
        {
          at: '^',
          role: 'user',
          builder: {
            AddSystemMessage: 'system',
            AddUserMessage: 'user',
            AddAssistantMessage: 'assistant',
            AddMessage: 'user',
          },
        },
      ],
      limit: { at: ['^SetMaxTokens'], insert: false },
    },
  ],
};
