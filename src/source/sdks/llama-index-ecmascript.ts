import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const models = [
  {
    paths: [
      '{llamaindex,@llamaindex/openai}.{OpenAI,OpenAIResponses,openai,openaiResponses}()',
      '@llamaindex/azure.AzureOpenAI()',
    ],
    provider: 'openai',
  },
  { paths: ['{llamaindex,@llamaindex/anthropic}.{Anthropic,anthropic}()'], provider: 'anthropic' },
  { paths: ['{llamaindex,@llamaindex/google}.{Gemini,gemini}()'], provider: 'google' },
  { paths: ['{llamaindex,@llamaindex/mistral}.{MistralAI,mistral}()'], provider: 'mistral' },
  { paths: ['{llamaindex,@llamaindex/groq}.{Groq,groq}()'], provider: 'groq' },
  { paths: ['{llamaindex,@llamaindex/ollama}.{Ollama,ollama}()'], provider: 'self-hosted' },
].map(model => ({ ...model, at: ['model', '#0'] }));

const index = '{llamaindex,@llamaindex/core/indices}.{VectorStoreIndex,SummaryIndex}{,.fromDocuments,.init}()';

export const llamaIndexEcmascript: SdkDeclaration = {
  id: 'llama-index',
  languages: ecmascriptFamily,
  markers: ['llamaindex'],
  receivers: {
    llm: [...models.flatMap(model => model.paths), 'llamaindex.Settings.llm'],
    agent: ['{llamaindex,@llamaindex/workflow}.agent()'],
    query: [`${index}.asQueryEngine()`],
    chat: [`${index}.asChatEngine()`, 'llamaindex.{SimpleChatEngine,ContextChatEngine}()'],
  },
  models,
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
      model: ['llm'],
      prompt: [{ at: 'systemPrompt', role: 'system' }],
    },
    { paths: ['$agent.{run,runStream}'], agentModel: ['^llm'], prompt: [{ at: '#0', role: 'user' }] },
    {
      paths: ['$query.query', '$chat.chat'],
      prompt: [
        { at: 'query', role: 'user' },
        { at: 'message', role: 'user' },
      ],
    },
  ],
};
