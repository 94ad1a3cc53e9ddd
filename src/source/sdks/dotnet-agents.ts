import type { CallDeclaration, PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['csharp'] as const;
const abstractions = 'Microsoft.Extensions.AI';
/** Where the clients that the abstractions wrap were told their model. */
const clientModel = ['^modelId', '^GetChatClient', '^AsChatClient', '^AsIChatClient', '^model', '^#1'];
/** Where an agent's version has its definition, alone or in options around it. */
const definitions = ['#1', 'options', '#1.#0', 'options.#0'];
const foundry = 'Azure.AI.{Projects,Projects.OpenAI,Projects.Agents,Extensions.OpenAI}';

/** What an agent is told when it is made. */
const agentMade = {
  kind: 'agent' as const,
  model: [
    ...['model', 'ChatOptions.ModelId', '^GetChatClient', '^modelId', '^model'],
    ...clientModel.map(at => `#0.${at.slice(1)}`),
    '^#0',
  ],
  prompt: [place('instructions', 'system'), place('ChatOptions.Instructions', 'system')],
  limit: { at: ['ChatOptions.MaxOutputTokens'], insert: false as const },
} satisfies Omit<CallDeclaration, 'paths'>;

export const extensionsAi: SdkDeclaration = {
  id: 'microsoft-extensions-ai',
  languages,
  // Many projects bring their namespaces in one file for all (`global using`): these classes are nobody else's.
  markers: [abstractions, 'Microsoft.Agents.AI', 'IChatClient', 'ChatClientAgent', 'IEmbeddingGenerator'],
  globals: ['IChatClient', 'ChatClientAgent', 'IEmbeddingGenerator'],
  receivers: {
    client: [
      `{,${abstractions}.}IChatClient()`,
      `${abstractions}.{OllamaChatClient,OpenAIChatClient,AzureAIInferenceChatClient}()`,
      '$openai:{chat,responses,responsesOfModel}.{AsIChatClient,AsChatClient}()',
      '$openai:root.AsChatClient()',
      '$azure-ai-inference:client.{AsIChatClient,AsChatClient}()',
      '$anthropic:client.{AsIChatClient,AsChatClient}()',
      '$google-genai:{client,model}.{AsIChatClient,AsChatClient}()',
      'ModelContextProtocol.Server.{McpServer,IMcpServer}().AsSamplingChatClient()',
      '$builder.Build()',
    ],
    builder: [
      `${abstractions}.ChatClientBuilder()`,
      '$client.AsBuilder()',
      '$ollama-sharp:client.AsBuilder()',
      '$anthropic:client.Messages.AsBuilder()',
    ],
    generator: [
      `${abstractions}.{IEmbeddingGenerator,OllamaEmbeddingGenerator}()`,
      'IEmbeddingGenerator()',
      '$openai:embeddings.{AsIEmbeddingGenerator,AsEmbeddingGenerator}()',
      '$openai:root.AsEmbeddingGenerator()',
      '$generatorBuilder.Build()',
    ],
    generatorBuilder: ['$generator.AsBuilder()'],
    agent: [
      'Microsoft.Agents.AI.AIAgent()',
      '{,Microsoft.Agents.AI.}ChatClientAgent()',
      '$client.{CreateAIAgent,AsAIAgent}()',
      '$openai:{chat,responses,responsesOfModel}.{CreateAIAgent,AsAIAgent}()',
      '$anthropic:client.{CreateAIAgent,AsAIAgent}()',
      '$ollama-sharp:client.{CreateAIAgent,AsAIAgent}()',
      '$semantic-kernel:agent.AsAIAgent()',
      '$project.{CreateAIAgent,CreateAIAgentAsync,AsAIAgent,GetAIAgent,GetAIAgentAsync}()',
      '$agentBuilder.Build()',
    ],
    agentBuilder: ['$agent.AsBuilder()'],
    definition: [`${foundry}.{DeclarativeAgentDefinition,PromptAgentDefinition}()`],
    // Runs a workflow of agents, whatever they are: no agent itself.
    workflows: ['Microsoft.Agents.AI.Workflows.InProcessExecution'],
    project: ['Azure.AI.{Projects.AIProjectClient,Agents.Persistent.PersistentAgentsClient}()'],
    // Of the first versions of Azure.AI.Projects (documentation, read 2026-11-23).
    hosted: ['Azure.AI.Projects.AgentsClient()', '$project.GetAgentsClient()'],
  },
  wrappers: [
    { paths: [`${foundry}.{ProjectsAgentVersionCreationOptions,AgentVersionCreationOptions}()`], argument: '#0' },
  ],
  fluent: ['$builder', '$generatorBuilder', '$agentBuilder'],
  makers: [{ methods: ['CreateAgent'], receiver: 'agent' }],
  particular: [
    { methods: ['AsAIAgent'], on: 'client', requires: ['#0'] },
    { methods: ['RunStreamingAsync'], on: 'agent', requires: ['#0'] },
    { methods: ['Administration.{CreateAgent,CreateAgentAsync}'], on: 'project', requires: ['instructions'] },
    { methods: ['{AsAIAgent,CreateAIAgent}'], on: 'client', requires: ['instructions'] },
    // A project's or library's own factory of agents.
    { methods: ['CreateAgent'], on: 'factory', requires: ['Model'], imported: true },
    { methods: ['CreateAgent'], on: 'factory', requires: ['Instructions'], imported: true },
    { methods: ['{AsAIAgent,CreateAIAgent}'], on: 'client', requires: ['ChatOptions.Instructions'] },
    { methods: ['{GetResponseAsync,GetStreamingResponseAsync}'], on: 'client', requires: ['#0.#0'] },
    {
      methods: ['{AsIChatClient,AsSamplingChatClient}().{GetResponseAsync,GetStreamingResponseAsync}'],
      on: 'client',
      requires: ['#0'],
    },
    // A client that another file's type brings (`context.ChatClient`), or that a client in between hands its requests on to.
    {
      methods: ['{ChatClient,InnerClient,base}.{GetResponseAsync,GetStreamingResponseAsync}'],
      on: 'client',
      requires: ['#0'],
      imported: true,
    },
    { methods: ['GetStreamingResponseAsync'], on: 'client', requires: ['#0'], imported: true },
  ],
  messages: [{ paths: [`${abstractions}.ChatMessage()`], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    {
      paths: [
        '$client.{GetResponseAsync,GetStreamingResponseAsync,CompleteAsync,CompleteStreamingAsync}',
        '$client.{AsIChatClient,AsSamplingChatClient}().{GetResponseAsync,GetStreamingResponseAsync}',
        '$client.{ChatClient,InnerClient,base}.{GetResponseAsync,GetStreamingResponseAsync}',
      ],
      model: ['ModelId'],
      agentModel: clientModel,
      prompt: [place('Instructions', 'system'), place('#0', 'user')],
      limit: { at: ['MaxOutputTokens'], insert: false },
    },
    {
      paths: [
        '$client.{CreateAIAgent,AsAIAgent}',
        '$openai:{chat,responses,responsesOfModel}.{CreateAIAgent,AsAIAgent}',
        '$anthropic:client.{CreateAIAgent,AsAIAgent}',
        '$ollama-sharp:client.{CreateAIAgent,AsAIAgent}',
        '$project.{CreateAIAgent,CreateAIAgentAsync}',
        '$project.Administration.{CreateAgent,CreateAgentAsync}',
        '$hosted.{CreateAgent,CreateAgentAsync}',
        '{,Microsoft.Agents.AI.}ChatClientAgent',
      ],
      ...agentMade,
    },
    // With a version that the service keeps it makes no agent of its own.
    {
      paths: ['$project.AsAIAgent'],
      ...agentMade,
      model: ['model', '#0'],
      rulesOut: ['#0.CreateAgentVersion', '#0.CreateAgentVersionAsync'],
    },
    // An agent's version that the service keeps; the same client runs it (documentation, read 2026-11-23).
    {
      paths: ['$project.{AgentAdministrationClient.,Agents.,}{CreateAgentVersion,CreateAgentVersionAsync}'],
      kind: 'agent',
      model: [...definitions.map(at => `${at}.model`), '#1.#0', 'options.#0'],
      prompt: definitions.map(at => place(`${at}.Instructions`, 'system')),
      unlessEmpty: true,
    },
    {
      paths: ['$factory.CreateAgent'],
      kind: 'agent',
      model: ['Model'],
      prompt: [place('Instructions', 'system')],
      limit: { at: ['MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$agent.{RunAsync,RunStreamingAsync}'],
      agentModel: [
        ...['^ChatOptions.ModelId', '^GetChatClient', '^AsChatClient', '^AsIChatClient', '^modelId', '^model'],
        ...definitions.map(at => `^#0.${at}.model`),
      ],
      prompt: [place('#0', 'user')],
    },
    {
      paths: [
        '$generator.{GenerateAsync,GenerateVectorAsync,GenerateEmbeddingAsync,GenerateEmbeddingVectorAsync,GenerateAndZipAsync}',
      ],
      kind: 'embedding',
      agentModel: ['^modelId', '^GetEmbeddingClient', '^AsEmbeddingGenerator', '^#1'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

export const autogenDotnet: SdkDeclaration = {
  id: 'autogen',
  languages,
  markers: ['AutoGen'],
  receivers: {
    agent: [
      'AutoGen.Core.{IAgent,IStreamingAgent,MiddlewareAgent,MiddlewareStreamingAgent}()',
      'AutoGen.{AssistantAgent,ConversableAgent}()',
      'AutoGen.{OpenAI,OpenAI.V1}.{OpenAIChatAgent,GPTAgent}()',
      'AutoGen.{Anthropic.AnthropicClientAgent,Mistral.MistralClientAgent,Gemini.GeminiChatAgent,Ollama.OllamaAgent}()',
      'AutoGen.{SemanticKernel.SemanticKernelAgent,SemanticKernel.SemanticKernelChatCompletionAgent,AzureAIInference.ChatCompletionsClientAgent}()',
    ],
  },
  transparent: [
    '$agent.{RegisterMessageConnector,RegisterPrintMessage,RegisterMiddleware,RegisterStreamingMiddleware,RegisterReply,RegisterPreProcess,RegisterPostProcess}()',
  ],
  wrappers: [{ paths: ['AutoGen.Core.MessageEnvelope.Create()'], argument: '#0' }],
  messages: [{ paths: ['AutoGen.Core.{TextMessage,Message}()'], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    {
      paths: [
        'AutoGen.{AssistantAgent,ConversableAgent}',
        'AutoGen.{OpenAI,OpenAI.V1}.{OpenAIChatAgent,GPTAgent}',
        'AutoGen.{Anthropic.AnthropicClientAgent,Mistral.MistralClientAgent,Gemini.GeminiChatAgent,Ollama.OllamaAgent}',
        'AutoGen.{SemanticKernel.SemanticKernelAgent,AzureAIInference.ChatCompletionsClientAgent}',
      ],
      kind: 'agent',
      model: ['modelName', 'model', 'chatClient.GetChatClient', 'chatClient.model', 'kernel.modelId'],
      prompt: [place('systemMessage', 'system'), place('systemPrompt', 'system')],
      limit: { at: ['maxTokens'], insert: false },
    },
    {
      paths: ['$agent.{SendAsync,GenerateReplyAsync,GenerateStreamingReplyAsync}'],
      agentModel: ['^modelName', '^model', '^chatClient.GetChatClient', '^kernel.modelId'],
      prompt: [place('message', 'user'), place('messages', 'user'), place('#0', 'user')],
    },
    {
      paths: ['$agent.InitiateChatAsync'],
      agentModel: ['^modelName', '^model', '^chatClient.GetChatClient', '^kernel.modelId'],
      prompt: [place('message', 'user'), place('#1', 'user')],
    },
  ],
};

export const kernelMemory: SdkDeclaration = {
  id: 'kernel-memory',
  languages,
  markers: ['Microsoft.KernelMemory'],
  receivers: {
    builder: ['Microsoft.KernelMemory.KernelMemoryBuilder()'],
    memory: [
      'Microsoft.KernelMemory.{IKernelMemory,MemoryServerless,MemoryWebClient,MemoryService}()',
      '$builder.Build()',
    ],
  },
  fluent: ['$builder'],
  calls: [{ paths: ['$memory.{AskAsync,AskStreamingAsync}'], prompt: [place('#0', 'user')] }],
};
