import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Convex' agents: what they are asked stands after the context and the thread (github.com/get-convex/agent, src and docs, read 2026-11-23). */
const convexAgent: SdkDeclaration = {
  id: 'convex-agent',
  languages: ecmascriptFamily,
  markers: ['@convex-dev/agent'],
  receivers: {
    agent: ['@convex-dev/agent.Agent()'],
    thread: ['$agent.{continueThread,createThread}().thread'],
  },
  carries: { schema: ['schema'] },
  calls: [
    {
      paths: ['@convex-dev/agent.Agent'],
      kind: 'agent',
      model: ['#1.languageModel', '#1.chat'],
      prompt: [{ at: '#1.instructions', role: 'system' }],
    },
    {
      paths: ['$agent.{generateText,streamText,generateObject,streamObject}'],
      model: ['#2.model'],
      agentModel: ['^#1.languageModel', '^#1.chat'],
      prompt: ['system', 'messages', 'prompt'].map(key => ({
        at: `#2.${key}`,
        role: key === 'system' ? 'system' : 'user',
      })),
      limit: { at: ['#2.maxOutputTokens', '#2.maxTokens'], insert: false },
    },
    {
      paths: ['$thread.{generateText,streamText,generateObject,streamObject}'],
      model: ['#0.model'],
      agentModel: ['^#1.languageModel', '^#1.chat'],
      prompt: ['system', 'messages', 'prompt'].map(key => ({
        at: `#0.${key}`,
        role: key === 'system' ? 'system' : 'user',
      })),
      limit: { at: ['#0.maxOutputTokens', '#0.maxTokens'], insert: false },
    },
  ],
};

/** Inkeep's agents: the prompt of an agent goes along with those of its sub-agents (agents-docs/content/typescript-sdk, read 2026-11-23). */
const inkeepAgents: SdkDeclaration = {
  id: 'inkeep-agents',
  languages: ecmascriptFamily,
  markers: ['@inkeep/agents-sdk'],
  calls: [
    {
      paths: ['@inkeep/agents-sdk.{agent,subAgent}'],
      kind: 'agent',
      model: ['models.base.model'],
      prompt: [{ at: 'prompt', role: 'system' }],
      limit: { at: ['models.base.providerOptions.maxOutputTokens'], insert: false },
      unlessEmpty: true,
    },
  ],
};

/** IBM's BeeAI (github.com/i-am-bee/beeai-framework, typescript/examples and src, read 2026-11-23). */
const beeAi: SdkDeclaration = {
  id: 'beeai-ecmascript',
  languages: ecmascriptFamily,
  markers: ['beeai-framework'],
  receivers: {
    model: [
      'beeai-framework/adapters/{amazon-bedrock,anthropic,azure-openai,groq,minimax,ollama,openai,vertexai,watsonx,xai}/backend/chat.{AmazonBedrockChatModel,AnthropicChatModel,AzureOpenAIChatModel,GroqChatModel,MiniMaxChatModel,OllamaChatModel,OpenAIChatModel,VertexAIChatModel,WatsonxChatModel,XAIChatModel}()',
      'beeai-framework/backend/{core,chat}.ChatModel{,.fromName}()',
    ],
    agent: [
      'beeai-framework/agents/{react,toolCalling,requirement}/agent.{ReActAgent,ToolCallingAgent,RequirementAgent}()',
    ],
    workflow: ['beeai-framework/workflows/agent.AgentWorkflow()'],
  },
  models: [
    { paths: ['beeai-framework/adapters/ollama/backend/chat.OllamaChatModel()'], at: ['#0'], provider: 'self-hosted' },
    { paths: ['beeai-framework/adapters/openai/backend/chat.OpenAIChatModel()'], at: ['#0'], provider: 'openai' },
    {
      paths: ['beeai-framework/adapters/anthropic/backend/chat.AnthropicChatModel()'],
      at: ['#0'],
      provider: 'anthropic',
    },
    {
      paths: [
        'beeai-framework/adapters/{amazon-bedrock,azure-openai,groq,minimax,vertexai,watsonx,xai}/backend/chat.{AmazonBedrockChatModel,AzureOpenAIChatModel,GroqChatModel,MiniMaxChatModel,VertexAIChatModel,WatsonxChatModel,XAIChatModel}()',
        'beeai-framework/backend/{core,chat}.ChatModel.fromName()',
      ],
      at: ['#0'],
    },
  ],
  messages: [
    { paths: ['beeai-framework/backend/{core,message}.SystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['beeai-framework/backend/{core,message}.UserMessage()'], role: 'user', at: ['#0'] },
    { paths: ['beeai-framework/backend/{core,message}.AssistantMessage()'], role: 'assistant', at: ['#0'] },
    { paths: ['beeai-framework/backend/{core,message}.Message.of()'], role: 'user', roleAt: 'role', at: ['text'] },
  ],
  calls: [
    {
      paths: ['$model.{create,createStructure}'],
      model: ['^'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['maxTokens'], insert: false },
    },
    {
      paths: ['beeai-framework/agents/requirement/agent.RequirementAgent', '$workflow.addAgent'],
      kind: 'agent',
      model: ['llm'],
      prompt: [
        { at: 'role', role: 'system' },
        { at: 'instructions', role: 'system' },
      ],
    },
    { paths: ['$agent.run'], agentModel: ['^llm'], prompt: [{ at: 'prompt', role: 'user' }] },
    {
      paths: ['$workflow.run'],
      prompt: [
        { at: '#0.#0.prompt', role: 'user' },
        { at: '#0.prompt', role: 'user' },
      ],
    },
  ],
};

/** Langbase: what a pipe is told and which model it asks stands at the host (langbase.com/docs/sdk and langbase-examples, read 2026-11-23). */
const langbase: SdkDeclaration = {
  id: 'langbase',
  languages: ecmascriptFamily,
  markers: ['langbase'],
  receivers: { client: ['langbase.Langbase()'], pipe: ['langbase.Pipe()'] },
  calls: [
    { paths: ['$client.{pipe,pipes}.run'], model: ['model'], prompt: [{ at: 'messages', role: 'user' }] },
    { paths: ['$pipe.{generateText,streamText}'], prompt: [{ at: 'messages', role: 'user' }] },
    {
      paths: ['$client.agent.run'],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'input', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
  ],
};

const resources = '{@hashbrownai/angular,@hashbrownai/react}';

/** Hashbrown: resources and hooks of a page that ask a model (github.com/liveloveapp/hashbrown, packages and samples, read 2026-11-23). */
const hashbrown: SdkDeclaration = {
  id: 'hashbrown',
  languages: ecmascriptFamily,
  markers: ['@hashbrownai/'],
  calls: [
    {
      paths: [
        `${resources}.{completionResource,structuredCompletionResource,uiCompletionResource,useCompletion,useStructuredCompletion,useUiCompletion}`,
      ],
      model: ['model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'input', role: 'user' },
      ],
    },
    {
      paths: [`${resources}.{chatResource,structuredChatResource,uiChatResource,useChat,useStructuredChat,useUiChat}`],
      kind: 'agent',
      model: ['model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
    },
    {
      paths: [
        '@hashbrownai/{openai,anthropic,google,azure,bedrock,ollama,writer}.{HashbrownOpenAI,HashbrownAnthropic,HashbrownGoogle,HashbrownAzure,HashbrownBedrock,HashbrownOllama,HashbrownWriter}.stream.text',
      ],
      model: ['request.model'],
      prompt: [
        { at: 'request.system', role: 'system' },
        { at: 'request.messages', role: 'user' },
      ],
      stream: true,
    },
  ],
};

/** Teams' AI library, second version (github.com/microsoft/teams.ts, packages/ai and packages/openai, read 2026-11-23). */
const teamsAi: SdkDeclaration = {
  id: 'teams-ai',
  languages: ecmascriptFamily,
  markers: ['@microsoft/teams.ai'],
  receivers: { prompt: ['@microsoft/teams.ai.ChatPrompt()'] },
  models: [{ paths: ['@microsoft/teams.openai.OpenAIChatModel()'], at: ['model'], provider: 'openai' }],
  transparent: ['$prompt.{use,function,usePlugin}()'],
  calls: [
    {
      paths: ['@microsoft/teams.ai.ChatPrompt'],
      kind: 'agent',
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
    },
    { paths: ['$prompt.send'], agentModel: ['^model'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};

const xsaiPackages = '{xsai,@xsai/generate-text,@xsai/stream-text,@xsai/generate-object,@xsai/stream-object}';

/** xsAI: functions over an address like OpenAI's (github.com/moeru-ai/xsai, packages, read 2026-11-23). */
const xsai: SdkDeclaration = {
  id: 'xsai',
  languages: ecmascriptFamily,
  markers: ['xsai'],
  baseUrl: ['baseURL'],
  calls: [
    {
      paths: [`${xsaiPackages}.{generateText,streamText,generateObject,streamObject}`],
      model: ['model'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['maxTokens', 'max_tokens'], insert: false },
    },
    {
      paths: ['{xsai,@xsai/embed}.{embed,embedMany}'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};

export const agentServicesEcmascript: readonly SdkDeclaration[] = [
  convexAgent,
  inkeepAgents,
  beeAi,
  langbase,
  hashbrown,
  teamsAi,
  xsai,
];
