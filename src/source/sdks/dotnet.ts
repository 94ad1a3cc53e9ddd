import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['csharp'] as const;
/** `options.Messages.Add(message)` on an object that a request is given. */
const addsMessages = { Add: 'user', AddRange: 'user' } as const;

export const openaiDotnet: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['OpenAI'],
  receivers: {
    root: ['OpenAI.OpenAIClient()', 'Azure.AI.OpenAI.{AzureOpenAIClient,OpenAIClient}()'],
    chat: ['OpenAI.Chat.ChatClient()', '$root.GetChatClient()'],
    responsesOfModel: ['OpenAI.Responses.OpenAIResponseClient()', '$root.GetOpenAIResponseClient()'],
    responses: ['OpenAI.Responses.ResponsesClient()', '$root.GetResponsesClient()'],
    embeddings: ['OpenAI.Embeddings.EmbeddingClient()', '$root.GetEmbeddingClient()'],
    embeddingOptions: ['Azure.AI.OpenAI.EmbeddingsOptions()'],
    chatOptions: ['Azure.AI.OpenAI.ChatCompletionsOptions()'],
    responseOptions: ['OpenAI.Responses.CreateResponseOptions()'],
    assistants: ['OpenAI.Assistants.AssistantClient()', '$root.GetAssistantClient()'],
    chatRequest: ['OpenAI.{Chat.ChatRequest,Embeddings.EmbeddingsRequest,Responses.CreateResponseRequest}()'],
  },
  messages: [
    { paths: ['OpenAI.Chat.{SystemChatMessage,ChatMessage.CreateSystemMessage}()'], role: 'system', at: ['#0'] },
    {
      paths: ['OpenAI.Chat.{DeveloperChatMessage,ChatMessage.CreateDeveloperMessage}()'],
      role: 'developer',
      at: ['#0'],
    },
    { paths: ['OpenAI.Chat.{UserChatMessage,ChatMessage.CreateUserMessage}()'], role: 'user', at: ['#0'] },
    {
      paths: ['OpenAI.Chat.{AssistantChatMessage,ChatMessage.CreateAssistantMessage}()'],
      role: 'assistant',
      at: ['#0'],
    },
    { paths: ['OpenAI.Chat.ChatMessageContentPart.CreateTextPart()'], role: 'inherit', at: ['#0'] },
    // Azure's library before it was built on OpenAI's.
    { paths: ['Azure.AI.OpenAI.ChatRequestSystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['Azure.AI.OpenAI.ChatRequestUserMessage()'], role: 'user', at: ['#0'] },
    { paths: ['Azure.AI.OpenAI.ChatRequestAssistantMessage()'], role: 'assistant', at: ['#0'] },
    { paths: ['Azure.AI.OpenAI.ChatMessage()'], role: 'user', at: ['#1'], roleAt: '#0' },
    { paths: ['OpenAI.Responses.ResponseItem.CreateUserMessageItem()'], role: 'user', at: ['#0'] },
    {
      paths: ['OpenAI.Responses.ResponseItem.{CreateSystemMessageItem,CreateDeveloperMessageItem}()'],
      role: 'system',
      at: ['#0'],
    },
    { paths: ['OpenAI.Responses.ResponseItem.CreateAssistantMessageItem()'], role: 'assistant', at: ['#0'] },
    // OpenAI-DotNet, whose client bears the same name.
    { paths: ['OpenAI{,.Chat,.Responses}.Message()'], role: 'user', at: ['#1', 'Content'], roleAt: '#0' },
  ],
  particular: [
    {
      methods: ['{CompleteChat,CompleteChatAsync,CompleteChatStreaming,CompleteChatStreamingAsync}'],
      on: 'chat',
      requires: ['#0'],
    },
    {
      methods: ['{GetChatCompletionsAsync,GetChatCompletionsStreamingAsync}'],
      on: 'root',
      requires: ['#0.Messages'],
    },
  ],
  // JSON in a string, and classes that are named without their namespace.
  wrappers: [
    { paths: ['BinaryData.{FromString,FromObjectAsJson,FromBytes}()', 'BinaryData()'], argument: '#0' },
    { paths: ['BinaryContent.Create()'], argument: '#0' },
  ],
  globals: ['BinaryData', 'BinaryContent', 'ChatTool'],
  calls: [
    {
      paths: ['$chat.{CompleteChat,CompleteChatAsync,CompleteChatStreaming,CompleteChatStreamingAsync}'],
      model: ['^model', '^GetChatClient', '^#0'],
      prompt: [place('#0.messages', 'user'), place('messages', 'user'), place('#0', 'user')],
      limit: { at: ['MaxOutputTokenCount', '#0.max_completion_tokens', '#0.max_tokens'], insert: false },
    },
    // Since 2.8 a request says its model, before in the client (source of openai/openai-dotnet, read 2026-11-23).
    {
      paths: [
        '$responsesOfModel.{CreateResponse,CreateResponseAsync,CreateResponseStreaming,CreateResponseStreamingAsync}',
      ],
      model: ['^model', '^GetOpenAIResponseClient', '^#0'],
      prompt: [place('Instructions', 'system'), place('#0', 'user')],
      limit: { at: ['MaxOutputTokenCount'], insert: false },
    },
    {
      paths: ['$responses.{CreateResponse,CreateResponseAsync,CreateResponseStreaming,CreateResponseStreamingAsync}'],
      model: ['#0.Model', '#0.#0', '^model', '#0'],
      prompt: [
        place('#0.Instructions', 'system'),
        place('#0.InputItems', 'user'),
        place('#0.#1', 'user'),
        place('#1', 'user'),
        place('inputItems', 'user'),
      ],
      limit: { at: ['MaxOutputTokenCount'], insert: false },
    },
    {
      paths: ['$assistants.{CreateAssistant,CreateAssistantAsync}'],
      kind: 'agent',
      model: ['#0'],
      prompt: [place('Instructions', 'system')],
    },
    {
      paths: [
        '$assistants.{CreateThreadAndRun,CreateThreadAndRunAsync,CreateThreadAndRunStreaming,CreateThreadAndRunStreamingAsync}',
      ],
      prompt: [
        place('InstructionsOverride', 'system'),
        place('AdditionalInstructions', 'system'),
        place('InitialMessages', 'user'),
      ],
      limit: { at: ['MaxOutputTokenCount'], insert: false },
    },
    {
      paths: ['$assistants.{CreateRun,CreateRunAsync,CreateRunStreaming,CreateRunStreamingAsync}'],
      prompt: [place('InstructionsOverride', 'system'), place('AdditionalInstructions', 'system')],
      limit: { at: ['MaxOutputTokenCount'], insert: false },
    },
    {
      paths: ['$assistants.{CreateMessage,CreateMessageAsync}'],
      kind: 'prompt',
      prompt: [place('#2', 'user')],
    },
    {
      paths: [
        '$root.{GetChatCompletions,GetChatCompletionsAsync,GetChatCompletionsStreaming,GetChatCompletionsStreamingAsync}',
      ],
      model: ['DeploymentName', '#0'],
      prompt: [
        place('Messages', 'user'),
        { at: '#1', role: 'user', builder: addsMessages },
        { at: '#0', role: 'user', builder: addsMessages },
      ],
      limit: { at: ['MaxTokens'], insert: false },
    },
    {
      paths: ['$root.{GetCompletions,GetCompletionsAsync,GetCompletionsStreaming,GetCompletionsStreamingAsync}'],
      model: ['DeploymentName', '#0'],
      prompt: [{ at: 'Prompts', role: 'user', batch: true }],
      limit: { at: ['MaxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$root.ChatEndpoint.{GetCompletionAsync,StreamCompletionAsync,StreamCompletionEnumerableAsync}'],
      model: ['#0.model', '#0.#1'],
      prompt: [place('#0.messages', 'user'), place('#0.#0', 'user')],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$root.ResponsesEndpoint.CreateModelResponseAsync'],
      model: ['#0.model', '#0.#1'],
      prompt: [place('#0.instructions', 'system'), place('#0.input', 'user'), place('#0.#0', 'user')],
      limit: { at: ['#0.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$root.EmbeddingsEndpoint.CreateEmbeddingAsync'],
      kind: 'embedding',
      model: ['#0.model', '#1'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['$root.{GetEmbeddings,GetEmbeddingsAsync}'],
      kind: 'embedding',
      model: ['DeploymentName', '#0.#0', '#0'],
      prompt: [
        { at: 'Input', role: 'user', batch: true },
        { at: '#0.#1', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$embeddings.{GenerateEmbedding,GenerateEmbeddingAsync,GenerateEmbeddings,GenerateEmbeddingsAsync}'],
      kind: 'embedding',
      model: ['^model', '^GetEmbeddingClient', '^#0'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

export const anthropicDotnet: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['Anthropic'],
  models: [
    {
      paths: [
        'Anthropic.SDK.Constants.AnthropicModels()',
        'Anthropic.Models.Messages.Model()',
        'Anthropic.Models.Beta.Agents.BetaManagedAgentsModel()',
      ],
      at: [],
    },
  ],
  receivers: {
    client: [
      'Anthropic{,.SDK}.{AnthropicClient,IAnthropicClient,VertexAIClient}()',
      'Anthropic.{Bedrock,Foundry,GoogleCloud,Vertex,Aws}.{AnthropicBedrockClient,AnthropicBedrockMantleClient,AnthropicFoundryClient,AnthropicGoogleCloudClient,AnthropicVertexClient,AnthropicAwsClient}()',
      '$client.WithOptions()',
    ],
  },
  particular: [
    { methods: ['Messages.{GetClaudeMessageAsync,StreamClaudeMessageAsync}'], on: 'client', requires: ['#0'] },
  ],
  messages: [
    { paths: ['Anthropic.SDK.Messaging.Message()'], role: 'user', at: ['Content', '#1'], roleAt: '#0' },
    { paths: ['Anthropic.SDK.Messaging.SystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['Anthropic.SDK.Messaging.TextContent()'], role: 'inherit', at: ['Text'] },
    {
      paths: ['Anthropic.Models.{,Beta.}Messages.{MessageParam,BetaMessageParam}()'],
      role: 'user',
      at: ['Content'],
      roleAt: 'Role',
    },
    {
      paths: ['Anthropic.Models.{,Beta.}Messages.{TextBlockParam,BetaTextBlockParam}()'],
      role: 'inherit',
      at: ['Text', '#0'],
    },
  ],
  calls: [
    {
      paths: [
        '$client.{,Beta.}Messages.{Create,CreateStreaming,ToolRunner,GetClaudeMessageAsync,StreamClaudeMessageAsync,GetResponseAsync,GetStreamingResponseAsync}',
      ],
      model: ['Model', 'ModelId'],
      prompt: [place('System', 'system'), place('Messages', 'user'), place('#0', 'user')],
      limit: { at: ['MaxTokens', 'MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$client.Beta.Agents.Create'],
      kind: 'agent',
      model: ['Model'],
      prompt: [place('System', 'system')],
    },
    { paths: ['$client.Beta.Sessions.Events.Send'], prompt: [place('Events', 'user')] },
  ],
};

const kernelRoot = 'Microsoft.SemanticKernel';
/** The plain `PromptExecutionSettings` keep what connectors send in a dictionary (source of microsoft/semantic-kernel, read 2026-11-23). */
const extensionLimit = 'ExtensionData.max_tokens';

/** What registers a chat model in a kernel's builder, and is given its id first (documentation of Semantic Kernel, read 2026-11-23). */
const registers = [
  'OpenAI',
  'AzureOpenAI',
  'Ollama',
  'GoogleAIGemini',
  'VertexAIGemini',
  'Mistral',
  'Bedrock',
  'AzureAIInference',
  'HuggingFace',
];
const kernelModel = ['modelId', 'deploymentName', ...registers.map(host => `Add${host}ChatCompletion`)];
const modelBehind = (at: string) => kernelModel.map(key => `${at}${key}`);

export const semanticKernelDotnet: SdkDeclaration = {
  id: 'semantic-kernel',
  languages,
  markers: [kernelRoot, 'ChatCompletionAgent', 'IChatCompletionService'],
  globals: ['ChatCompletionAgent', 'IChatCompletionService'],
  receivers: {
    builder: [`${kernelRoot}.Kernel.CreateBuilder()`],
    kernel: ['$builder.Build()', `${kernelRoot}.Kernel()`],
    service: [
      `{,${kernelRoot}.ChatCompletion.}IChatCompletionService()`,
      `${kernelRoot}.Connectors.{OpenAI.OpenAIChatCompletionService,AzureOpenAI.AzureOpenAIChatCompletionService,Google.GoogleAIGeminiChatCompletionService,MistralAI.MistralAIChatCompletionService,Ollama.OllamaChatCompletionService}()`,
      '$kernel.GetRequiredService()',
    ],
    text: [`${kernelRoot}.TextGeneration.ITextGenerationService()`],
    embeddings: [`${kernelRoot}.Embeddings.ITextEmbeddingGenerationService()`],
    function: [
      '$kernel.CreateFunctionFromPrompt()',
      `${kernelRoot}.KernelFunctionFactory.CreateFromPrompt()`,
      '$kernel.{CreateFunctionFromPromptYaml,CreateFunctionFromMarkdownTemplate}()',
      `${kernelRoot}.KernelFunctionYaml.FromPromptYaml()`,
    ],
    orchestration: [
      `${kernelRoot}.Agents.Orchestration.{Concurrent.Concurrent,Sequential.Sequential,GroupChat.GroupChat,Handoff.Handoff}Orchestration()`,
      `${kernelRoot}.Agents.Magentic.MagenticOrchestration()`,
    ],
    group: [`${kernelRoot}.Agents.AgentGroupChat()`],
    // The prompt stands in a file of its own, or each of several in a folder.
    promptFolder: ['$kernel.{ImportPluginFromPromptDirectory,CreatePluginFromPromptDirectory}()'],
    promptFile: ['$kernel.{CreateFunctionFromPrompty,CreateFunctionFromPromptyFile}()'],
    agent: [
      `${kernelRoot}.Agents.{ChatCompletionAgent,AzureAI.AzureAIAgent,OpenAI.OpenAIAssistantAgent,OpenAI.OpenAIResponseAgent,Bedrock.BedrockAgent,A2A.A2AAgent,Copilot.CopilotStudioAgent,Agent}()`,
      'ChatCompletionAgent()',
    ],
  },
  fluent: ['$builder'],
  particular: [
    {
      methods: ['{GetChatMessageContentAsync,GetChatMessageContentsAsync,GetStreamingChatMessageContentsAsync}'],
      on: 'service',
      requires: ['#0'],
    },
    { methods: ['{InvokePromptAsync,InvokePromptStreamingAsync}'], on: 'kernel', requires: ['#0'] },
    // A kernel that another file makes, given a function that was made of a prompt here.
    { methods: ['{InvokeAsync,InvokeStreamingAsync}'], on: 'kernel', requires: ['#0'], imported: true },
  ],
  makers: [{ methods: ['CreateFunctionFromPrompt'], receiver: 'function' }],
  // Settings that are handed on inside the arguments of a prompt.
  wrappers: [{ paths: [`${kernelRoot}.KernelArguments()`], argument: '#0' }],
  messages: [
    { paths: [`${kernelRoot}.ChatCompletion.ChatHistory()`], role: 'system', at: ['#0'] },
    { paths: [`${kernelRoot}.ChatMessageContent()`], role: 'user', at: ['#1', 'Content'], roleAt: '#0' },
    {
      paths: [
        '$kernel.CreateFunctionFromPrompt()',
        `${kernelRoot}.KernelFunctionFactory.CreateFromPrompt()`,
        // Of a kernel that another file makes.
        '$function',
      ],
      role: 'user',
      at: ['#0.Template', '#0'],
      template: 'double-brace',
    },
  ],
  calls: [
    {
      paths: ['$kernel.{InvokePromptAsync,InvokePromptStreamingAsync}'],
      model: modelBehind('^'),
      prompt: [{ at: '#0', role: 'user', template: 'double-brace' }],
      limit: { at: ['MaxTokens', extensionLimit], insert: false },
    },
    {
      paths: ['$kernel.{InvokeAsync,InvokeStreamingAsync}'],
      whenReceiver: { at: ['function', '#0'], receiver: 'function' },
      model: modelBehind('^'),
      prompt: [place('function', 'user'), place('#0', 'user')],
      limit: { at: ['MaxTokens', 'function.MaxTokens', '#0.MaxTokens', extensionLimit], insert: false },
    },
    {
      paths: ['$function.{InvokeAsync,InvokeStreamingAsync}'],
      model: modelBehind('#0.'),
      prompt: [{ at: '^#0', role: 'user', template: 'double-brace' }],
      limit: { at: ['^MaxTokens'], insert: false },
    },
    { paths: ['$promptFile.{InvokeAsync,InvokeStreamingAsync}'] },
    {
      paths: ['$kernel.{InvokeAsync,InvokeStreamingAsync}'],
      whenReceiver: { at: ['function', '#0'], receiver: 'promptFolder' },
      model: modelBehind('^'),
    },
    {
      paths: ['$service.{GetChatMessageContentAsync,GetChatMessageContentsAsync,GetStreamingChatMessageContentsAsync}'],
      model: [...modelBehind('^'), '^#0'],
      prompt: [place('#0', 'user'), place('chatHistory', 'user')],
      limit: { at: ['MaxTokens', extensionLimit], insert: false },
    },
    {
      paths: ['$text.{GetTextContentAsync,GetTextContentsAsync,GetStreamingTextContentsAsync}'],
      prompt: [place('#0', 'user')],
      limit: { at: ['MaxTokens', extensionLimit], insert: false },
    },
    {
      paths: ['$embeddings.{GenerateEmbeddingAsync,GenerateEmbeddingsAsync}'],
      kind: 'embedding',
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: [`{,${kernelRoot}.Agents.}ChatCompletionAgent`],
      kind: 'agent',
      model: modelBehind('Kernel.'),
      prompt: [place('Instructions', 'system')],
    },
    { paths: ['$agent.{InvokeAsync,InvokeStreamingAsync}'], prompt: [place('#0', 'user')] },
    { paths: ['$orchestration.InvokeAsync'], prompt: [place('#0', 'user')] },
    { paths: ['$group.{InvokeAsync,InvokeStreamingAsync}'] },
  ],
};

export const azureInferenceDotnet: SdkDeclaration = {
  id: 'azure-ai-inference',
  languages,
  provider: 'azure',
  markers: ['Azure.AI.Inference'],
  receivers: { client: ['Azure.AI.Inference.ChatCompletionsClient()'] },
  messages: [
    { paths: ['Azure.AI.Inference.ChatRequestSystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['Azure.AI.Inference.ChatRequestUserMessage()'], role: 'user', at: ['#0'] },
    { paths: ['Azure.AI.Inference.ChatRequestAssistantMessage()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{Complete,CompleteAsync,CompleteStreaming,CompleteStreamingAsync}'],
      model: ['Model'],
      prompt: [place('Messages', 'user')],
      limit: { at: ['MaxTokens'], insert: false },
    },
  ],
};
