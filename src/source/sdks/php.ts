import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['php'] as const;

export const openaiPhp: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['OpenAI', 'chat()', 'responses()', 'embeddings()'],
  receivers: {
    client: [
      'OpenAI.{client,factory().make}()',
      'OpenAI.Client()',
      'OpenAI.Contracts.ClientContract()',
      '$factory.make()',
      'OpenAI.Laravel.Facades.OpenAI',
    ],
    factory: ['OpenAI.factory()'],
  },
  fluent: ['$factory'],
  particular: [
    { methods: ['chat().{create,createStreamed}'], on: 'client', requires: ['messages'] },
    { methods: ['responses().{create,createStreamed}'], on: 'client', requires: ['input'] },
    { methods: ['embeddings().create'], on: 'client', requires: ['input'] },
  ],
  baseUrl: ['^withBaseUri'],
  calls: [
    {
      paths: ['$client.chat().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_completion_tokens', 'max_tokens'] },
      reasoningEffort: ['reasoning_effort'],
      choices: ['n'],
    },
    {
      paths: ['$client.responses().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('instructions', 'system'), place('input', 'user')],
      limit: { at: ['max_output_tokens'] },
      reasoningEffort: ['reasoning.effort'],
    },
    {
      paths: ['$client.completions().create'],
      model: ['model'],
      prompt: [place('prompt', 'user')],
      limit: { at: ['max_tokens'], defaultValue: 16 },
    },
    {
      paths: ['$client.embeddings().create'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};

export const anthropicPhp: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['Anthropic'],
  receivers: {
    // `mozex/anthropic-php` is made by a function, like OpenAI's.
    factory: ['Anthropic.factory()'],
    client: [
      'Anthropic.{Client,client}()',
      'Anthropic.{Vertex,Bedrock,Foundry}.Client{,.fromEnvironment,.withCredentials}()',
      'Anthropic.Laravel.Facades.Anthropic',
      '$factory.make()',
    ],
  },
  fluent: ['$factory'],
  calls: [
    {
      paths: ['$client{,.beta}.messages.{create,createStream}', '$client.messages().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('system', 'system'), place('messages', 'user')],
      limit: { at: ['maxTokens', 'max_tokens'], insert: false },
    },
  ],
};

export const llphant: SdkDeclaration = {
  id: 'llphant',
  languages,
  markers: ['LLPhant'],
  receivers: {
    chat: [
      'LLPhant.Chat.{OpenAIChat,AnthropicChat,OllamaChat,MistralAIChat,LmStudioChat,ChatInterface}()',
      'LLPhant.Chat.Vision.VisionChat()',
    ],
    embedder: [
      'LLPhant.Embeddings.EmbeddingGenerator.EmbeddingGeneratorInterface()',
      'LLPhant.Embeddings.EmbeddingGenerator.OpenAI.{OpenAI3SmallEmbeddingGenerator,OpenAI3LargeEmbeddingGenerator,OpenAIADA002EmbeddingGenerator}()',
      'LLPhant.Embeddings.EmbeddingGenerator.{Mistral.MistralEmbeddingGenerator,Ollama.OllamaEmbeddingGenerator,LmStudio.LmStudioEmbeddingGenerator}()',
      'LLPhant.Embeddings.EmbeddingGenerator.VoyageAI.{Voyage3EmbeddingGenerator,Voyage3LargeEmbeddingGenerator,Voyage3LiteEmbeddingGenerator,VoyageCode3EmbeddingGenerator}()',
    ],
    answering: ['LLPhant.Query.SemanticSearch.QuestionAnswering()'],
  },
  messages: [
    { paths: ['LLPhant.Chat.Message.system()'], role: 'system', at: ['#0'] },
    { paths: ['LLPhant.Chat.Message.user()'], role: 'user', at: ['#0'] },
    { paths: ['LLPhant.Chat.Message.assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: [
        '$chat.{generateText,generateTextOrReturnFunctionCalled,generateTextOrReturnFunctionToCall,generateStreamOfText}',
      ],
      agentModel: ['^#0.model'],
      prompt: [place('^setSystemMessage', 'system'), place('#0', 'user')],
      limit: { at: ['^#0.maxTokens'], insert: false },
    },
    {
      paths: ['$chat.{generateChat,generateChatOrReturnFunctionToCall,generateChatStream}'],
      agentModel: ['^#0.model'],
      prompt: [place('^setSystemMessage', 'system'), place('messages', 'user'), place('#0', 'user')],
      limit: { at: ['^#0.maxTokens'], insert: false },
    },
    {
      paths: ['$answering.{answerQuestion,answerQuestionStream,answerQuestionFromChat}'],
      agentModel: ['^#2.#0.model'],
      prompt: [place('^systemMessageTemplate', 'system'), place('#0', 'user')],
    },
    {
      paths: ['$embedder.{embedText,embedDocument,embedDocuments}'],
      kind: 'embedding',
      agentModel: ['^#0.model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

export const prism: SdkDeclaration = {
  id: 'prism',
  languages,
  markers: ['Prism', 'prism()'],
  receivers: {
    request: [
      'prism().{text,structured,embeddings}()',
      '{EchoLabs.Prism,Prism.Prism,Prism.Prism.Facades}.{Prism,Facades.Prism}.{text,structured,embeddings}()',
    ],
  },
  fluent: ['$request'],
  calls: [
    {
      paths: ['$request.asEmbeddings'],
      kind: 'embedding',
      model: ['^using.#1', '^#1'],
      prompt: [
        { at: '^fromInput', role: 'user' },
        { at: '^fromArray', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$request.{asText,asStream,asStructured,generate}'],
      model: ['^using.#1', '^#1'],
      prompt: [place('^withSystemPrompt', 'system'), place('^withMessages', 'user'), place('^withPrompt', 'user')],
      limit: { at: ['^withMaxTokens'], insert: false },
    },
  ],
};
