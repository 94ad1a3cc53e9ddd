import type { SdkDeclaration } from './sdk.ts';

const messages = 'Symfony.AI.Platform.Message';
const factories =
  'Symfony.AI.Platform.Bridge.{OpenAi,Anthropic,Gemini,VertexAi,Mistral,Ollama,Azure,Bedrock,HuggingFace,OpenRouter,Perplexity,DeepSeek,LmStudio,Cerebras,Cohere,Meta,Replicate,Scaleway,Albert,Generic,Codex,MiniMax,Ovh,ClaudeCode,AiMlApi,Voyage,DockerModelRunner,AmazeeAi,TransformersPhp,OpenResponses,ModelsDev,LiteLlm}.{Factory.createPlatform,Factory.createProvider,PlatformFactory.create}()';
const input = [{ at: '#0', role: 'user' as const }];

export const symfonyAi: SdkDeclaration = {
  id: 'symfony-ai',
  languages: ['php'],
  markers: ['Symfony\\AI\\'],
  receivers: {
    platform: [
      'Symfony.AI.Platform.{Platform,PlatformInterface,Bridge.Failover.FailoverPlatform,Bridge.Cache.CachePlatform}()',
      factories,
    ],
    agent: ['Symfony.AI.Agent.{Agent,AgentInterface,MultiAgent.MultiAgent}()'],
    chat: ['Symfony.AI.Chat.{Chat,ChatInterface}()'],
    vectorizer: ['Symfony.AI.Store.Document.{Vectorizer,VectorizerInterface}()'],
  },
  messages: [
    { paths: [`${messages}.Message.forSystem()`], role: 'system', at: ['#0'] },
    { paths: [`${messages}.Message.ofUser()`], role: 'user', at: ['#0'] },
    { paths: [`${messages}.Message.ofAssistant()`], role: 'assistant', at: ['#0'] },
    { paths: [`${messages}.Template.string()`], role: 'inherit', at: ['#0'], template: 'single-brace' },
  ],
  // A bag holds what it is given, in order.
  lists: [`${messages}.MessageBag()`],
  calls: [
    {
      paths: ['$platform.invoke'],
      model: ['#0.#0', '#0'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['#2.max_output_tokens', '#2.max_tokens', '#2.max_completion_tokens'], insert: false },
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
