import type { PromptRole } from '../call-site.ts';
import type { SdkDeclaration } from './sdk.ts';

const languages = ['kotlin'] as const;
const roles: Readonly<Record<string, PromptRole>> = { system: 'system', user: 'user', assistant: 'assistant' };

/** JetBrains' agents: a prompt is a block of messages, a model a constant of its provider. */
export const koog: SdkDeclaration = {
  id: 'koog',
  languages,
  markers: ['ai.koog'],
  // What a block of an agent's session asks, which is no member of anything.
  globals: ['requestLLM', 'requestLLMWithoutTools', 'requestLLMStructured', 'requestLLMStreaming'],
  receivers: {
    executor: [
      'ai.koog.prompt.executor.llms.all.{simpleOpenAIExecutor,simpleAnthropicExecutor,simpleGoogleAIExecutor,simpleOpenRouterExecutor,simpleOllamaAIExecutor,simpleAzureOpenAIExecutor,simpleBedrockExecutor,simpleMistralAIExecutor}()',
      'ai.koog.prompt.executor.{model.PromptExecutor,llms.SingleLLMPromptExecutor,llms.MultiLLMPromptExecutor}()',
      // What answers for one provider.
      'ai.koog.prompt.executor.{clients.LLMClient,ollama.client.OllamaClient,clients.openai.OpenAILLMClient,clients.anthropic.AnthropicLLMClient,clients.google.GoogleLLMClient,clients.openrouter.OpenRouterLLMClient,clients.deepseek.DeepSeekLLMClient,clients.bedrock.BedrockLLMClient,clients.mistralai.MistralAILLMClient}()',
    ],
    agent: ['ai.koog.agents.core.agent.AIAgent()'],
    prompt: ['ai.koog.prompt.dsl.prompt()'],
    settings: ['ai.koog.agents.core.agent.config.AIAgentConfig{,.withSystemPrompt}()'],
  },
  particular: [
    // What an agent's own nodes ask: `llm.promptExecutor.execute(prompt("…") { … }, model)`.
    { methods: ['promptExecutor.{execute,executeStreaming}'], on: 'executor', requires: ['#0'], imported: true },
    // Whatever is given one of its prompts: `client.execute(prompt("…") { … }, model)`.
    { methods: ['{execute,executeStreaming,executeStructured}'], on: 'other', requires: ['#0'], imported: true },
  ],
  calls: [
    {
      paths: ['$executor{,.promptExecutor}.{execute,executeStreaming,executeStructured}'],
      model: ['model', '#1'],
      prompt: [
        { at: 'prompt', role: 'user', builder: roles },
        { at: '#0', role: 'user', builder: roles },
      ],
    },
    {
      paths: ['$other.{execute,executeStreaming,executeStructured}'],
      whenReceiver: { at: ['#0'], receiver: 'prompt' },
      model: ['model', '#1'],
      prompt: [
        { at: 'prompt', role: 'user', builder: roles },
        { at: '#0', role: 'user', builder: roles },
      ],
    },
    {
      paths: ['$executor.embed'],
      kind: 'embedding',
      model: ['model', '#1'],
      prompt: [
        { at: 'text', role: 'user' },
        { at: '#0', role: 'user', batch: true },
      ],
    },
    { paths: ['{requestLLM,requestLLMWithoutTools,requestLLMStructured,requestLLMStreaming}'] },
    {
      paths: ['ai.koog.agents.core.agent.AIAgent'],
      kind: 'agent',
      model: ['llmModel', 'agentConfig.model', 'agentConfig.#1'],
      prompt: [
        { at: 'systemPrompt', role: 'system' },
        { at: 'agentConfig.prompt', role: 'system', builder: roles },
        { at: 'agentConfig.#0', role: 'system', builder: roles },
      ],
    },
    {
      paths: ['$agent.{run,runAndGetResult}'],
      agentModel: ['^llmModel', '^agentConfig.model'],
      prompt: [{ at: '#0', role: 'user' }],
    },
  ],
};

const api = 'com.aallam.openai.api';

/** The community's client for Kotlin; its requests are classes, or blocks that set what those take. */
export const openaiKotlin: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['com.aallam.openai'],
  receivers: {
    // Not `client`, which OpenAI's own SDK has in Kotlin, too.
    community: ['com.aallam.openai.client.{OpenAI,Chat,Completions,Embeddings}()'],
    request: [`${api}.{chat,completion,embedding}.{chatCompletionRequest,completionRequest,embeddingRequest}()`],
  },
  wrappers: [{ paths: [`${api}.model.ModelId()`], argument: '#0' }],
  messages: [
    { paths: [`${api}.chat.ChatMessage()`], role: 'user', at: ['content', '#1'], roleAt: 'role' },
    { paths: [`${api}.chat.ChatMessage.System()`], role: 'system', at: ['content', '#0'] },
    { paths: [`${api}.chat.ChatMessage.User()`], role: 'user', at: ['content', '#0'] },
    { paths: [`${api}.chat.ChatMessage.Assistant()`], role: 'assistant', at: ['content', '#0'] },
  ],
  calls: [
    {
      paths: ['$community.{chatCompletion,chatCompletions}'],
      model: ['#0.model', 'request.model'],
      prompt: [
        { at: '#0.messages', role: 'user', builder: roles },
        { at: 'request.messages', role: 'user', builder: roles },
      ],
      limit: { at: ['#0.maxTokens', '#0.maxCompletionTokens'], insert: false },
    },
    {
      paths: ['$community.{completion,completions}'],
      model: ['#0.model'],
      prompt: [{ at: '#0.prompt', role: 'user' }],
      limit: { at: ['#0.maxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$community.embeddings'],
      kind: 'embedding',
      model: ['#0.model', 'request.model'],
      prompt: [
        { at: '#0.input', role: 'user', batch: true },
        { at: 'request.input', role: 'user', batch: true },
      ],
    },
  ],
};
