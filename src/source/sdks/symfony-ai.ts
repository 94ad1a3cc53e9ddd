import type { SdkDeclaration } from './sdk.ts';

const messages = 'Symfony.AI.Platform.Message';
const factories =
  'Symfony.AI.Platform.Bridge.{OpenAi,Anthropic,Gemini,VertexAi,Mistral,Ollama,Azure,Bedrock,HuggingFace,OpenRouter,Perplexity,DeepSeek,LmStudio,Cerebras,Cohere,Meta,Replicate,Scaleway,Albert,Generic,Codex,MiniMax,Ovh,ClaudeCode,AiMlApi,Voyage,DockerModelRunner,AmazeeAi,TransformersPhp,OpenResponses,ModelsDev,LiteLlm}.{Factory.createPlatform,Factory.createProvider,PlatformFactory.create}()';
/** What Symfony AI was before, by php-llm (its source and examples, read 2026-11-23). */
const before = 'PhpLlm.LlmChain';
const messagesBefore = `${before}.{Platform,Model}.Message`;
const input = [{ at: '#0', role: 'user' as const }];

export const symfonyAi: SdkDeclaration = {
  id: 'symfony-ai',
  languages: ['php'],
  markers: ['Symfony\\AI\\', 'PhpLlm\\'],
  receivers: {
    platform: [
      'Symfony.AI.Platform.{Platform,PlatformInterface,Bridge.Failover.FailoverPlatform,Bridge.Cache.CachePlatform}()',
      factories,
    ],
    earlier: [
      `${before}.Platform.{Platform,PlatformInterface}()`,
      `${before}.{Platform.,}Bridge.{Albert,Anthropic,Azure.Meta,Azure.OpenAI,Bedrock,Google,HuggingFace,Mistral,Ollama,OpenAI,OpenRouter,Replicate,Voyage,LMStudio}.PlatformFactory.create()`,
    ],
    agent: [
      `${before}.{Chain.,}{Chain,ChainInterface}()`,
      'Symfony.AI.Agent.{Agent,AgentInterface,MultiAgent.MultiAgent}()',
    ],
    chat: ['Symfony.AI.Chat.{Chat,ChatInterface}()'],
    vectorizer: ['Symfony.AI.Store.Document.{Vectorizer,VectorizerInterface}()'],
  },
  messages: [
    { paths: [`${messagesBefore}.Message.forSystem()`], role: 'system', at: ['#0'] },
    { paths: [`${messagesBefore}.Message.ofUser()`], role: 'user', at: ['#0', '#1', '#2'] },
    { paths: [`${messagesBefore}.Message.ofAssistant()`], role: 'assistant', at: ['#0'] },
    { paths: [`${messages}.Message.forSystem()`], role: 'system', at: ['#0'] },
    { paths: [`${messages}.Message.ofUser()`], role: 'user', at: ['#0', '#1', '#2'] },
    { paths: [`${messages}.Message.ofAssistant()`], role: 'assistant', at: ['#0'] },
    { paths: [`${messages}.Template.string()`], role: 'inherit', at: ['#0'], template: 'single-brace' },
  ],
  // A bag holds what it is given, in order.
  lists: [`${messages}.MessageBag()`, `${messagesBefore}.MessageBag()`],
  calls: [
    {
      paths: ['$platform.invoke'],
      model: ['#0.#0', '#0'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#2.max_output_tokens', '#2.max_tokens', '#2.max_completion_tokens'], insert: false },
    },
    {
      // Given speech or a picture it brings no text; a task of Hugging Face's may be any.
      paths: ['$earlier.request'],
      model: ['#0.#0'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#2.max_output_tokens', '#2.max_tokens'], insert: false },
      rulesOut: ['#2.task'],
      unlessEmpty: true,
    },
    { paths: ['$agent.call'], agentModel: ['^#1.#0', '^#1'], prompt: input },
    { paths: ['$chat.submit'], agentModel: ['^#0.#1'], prompt: input },
    {
      paths: ['$vectorizer.vectorize'],
      kind: 'embedding',
      agentModel: ['^#1'],
      prompt: [{ ...input[0]!, batch: true }],
    },
  ],
};
