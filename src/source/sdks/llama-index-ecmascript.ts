import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const model = (modules: string, names: string, provider?: string) => ({
  paths: [`{llamaindex,${modules}}.{${names}}()`],
  at: ['model', '#0'],
  ...(provider ? { provider } : {}),
});
const models = [
  model('@llamaindex/openai,@llamaindex/azure', 'OpenAI,OpenAIResponses,AzureOpenAI,openai,openaiResponses', 'openai'),
  model('@llamaindex/anthropic', 'Anthropic,anthropic', 'anthropic'),
  model('@llamaindex/google,@llamaindex/vertexai', 'Gemini,gemini,GoogleStudio', 'google'),
  model('@llamaindex/mistral', 'MistralAI,mistral', 'mistral'),
  model('@llamaindex/groq', 'Groq,groq', 'groq'),
  model('@llamaindex/ollama', 'Ollama,ollama', 'self-hosted'),
  model('@llamaindex/deepseek,@llamaindex/deepinfra', 'DeepSeekLLM,deepseek,DeepInfra'),
  model('@llamaindex/together', 'TogetherLLM,together', 'together'),
  model('@llamaindex/fireworks', 'FireworksLLM,fireworks', 'fireworks'),
  model('@llamaindex/perplexity', 'Perplexity,perplexity', 'perplexity'),
  model('@llamaindex/xai', 'XAI,xai', 'x-ai'),
  model('@llamaindex/aws,@llamaindex/community', 'Bedrock,bedrock', 'aws'),
  model('@llamaindex/replicate', 'ReplicateLLM,LlamaDeuce,DeuceChatStrategy', 'replicate'),
  model('@llamaindex/huggingface', 'HuggingFaceLLM,HuggingFaceInferenceAPI'),
  model('@llamaindex/vercel', 'VercelLLM'),
];

const index = '{llamaindex,@llamaindex/core/indices}.{VectorStoreIndex,SummaryIndex}{,.fromDocuments,.init}()';

export const llamaIndexEcmascript: SdkDeclaration = {
  id: 'llama-index',
  languages: ecmascriptFamily,
  markers: ['llamaindex'],
  particular: [{ methods: ['chat'], on: 'chat', requires: ['message', 'chatHistory'], imported: true }],
  receivers: {
    llm: [...models.flatMap(model => model.paths), 'llamaindex.Settings.llm'],
    agent: ['{llamaindex,@llamaindex/workflow}.agent()'],
    // Until 2025: an agent for each host.
    older: [
      '{llamaindex,@llamaindex/openai,@llamaindex/anthropic,@llamaindex/google}.{OpenAIAgent,AnthropicAgent,ReActAgent,LLMAgent}()',
    ],
    embeddings: [
      '{llamaindex,@llamaindex/openai,@llamaindex/google,@llamaindex/ollama,@llamaindex/huggingface,@llamaindex/mistral}.{OpenAIEmbedding,GeminiEmbedding,OllamaEmbedding,HuggingFaceEmbedding,MistralAIEmbedding}()',
    ],
    query: [`${index}.asQueryEngine()`],
    chat: [`${index}.asChatEngine()`, 'llamaindex.{SimpleChatEngine,ContextChatEngine}()'],
  },
  models,
  setForAll: { objects: ['llamaindex.Settings', '@llamaindex/core/global.Settings'] },
  calls: [
    {
      paths: ['$llm.{chat,complete}'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['^maxTokens'], insert: false },
      stream: ['stream'],
    },
    {
      paths: ['{llamaindex,@llamaindex/workflow}.agent'],
      kind: 'agent',
      model: ['llm', '~llm'],
      prompt: [{ at: 'systemPrompt', role: 'system' }],
    },
    { paths: ['$agent.{run,runStream}'], agentModel: ['^llm', '~llm'], prompt: [{ at: '#0', role: 'user' }] },
    {
      paths: [
        '{llamaindex,@llamaindex/openai,@llamaindex/anthropic,@llamaindex/google}.{OpenAIAgent,AnthropicAgent,ReActAgent,LLMAgent}',
      ],
      kind: 'agent',
      model: ['llm', '~llm'],
      prompt: [
        { at: 'systemPrompt', role: 'system' },
        { at: 'chatHistory', role: 'user' },
      ],
    },
    { paths: ['$older.chat'], agentModel: ['^llm', '~llm'], prompt: [{ at: 'message', role: 'user' }] },
    {
      paths: ['$embeddings.{getTextEmbedding,getTextEmbeddings,getTextEmbeddingsBatch}'],
      kind: 'embedding',
      model: ['^model', '^modelType'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['$query.query', '$chat.chat'],
      model: ['^llm', '~llm'],
      prompt: [
        { at: 'query', role: 'user' },
        { at: 'message', role: 'user' },
      ],
    },
  ],
};
