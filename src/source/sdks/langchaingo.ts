import type { SdkDeclaration } from './sdk.ts';

const root = 'github.com/tmc/langchaingo';
const backend = (names: string, provider?: string) => ({
  paths: [`${root}/llms/{${names}}.{New,NewChat}()`],
  at: ['WithModel', 'WithDefaultModel'],
  ...(provider ? { provider } : {}),
});

export const langchainGo: SdkDeclaration = {
  id: 'langchaingo',
  languages: ['go'],
  markers: ['langchaingo'],
  receivers: {
    model: [
      `${root}/llms/{openai,anthropic,ollama,googleai,vertex,googleai/vertex,mistral,cohere,bedrock,huggingface,local,cloudflare,ernie,maritaca,watsonx,llamafile,fake}.{New,NewChat,LLM}()`,
      `${root}/llms.{Model,LLM,ChatLLM}()`,
    ],
    embedder: [
      `${root}/embeddings.{NewEmbedder,Embedder,EmbedderImpl}()`,
      `${root}/embeddings/{bedrock.NewBedrock,cybertron.NewCybertron,huggingface.NewHuggingface,jina.NewJina,voyageai.NewVoyageAI}()`,
    ],
    chain: [
      `${root}/chains.{NewLLMChain,NewSequentialChain,NewSimpleSequentialChain,NewConversation,LoadStuffQA,NewRetrievalQAFromLLM,NewConversationalRetrievalQAFromLLM,LoadRefineQA,LoadMapReduceQA}()`,
    ],
  },
  models: [
    backend('openai', 'openai'),
    backend('anthropic', 'anthropic'),
    backend('ollama', 'self-hosted'),
    backend('googleai,vertex,googleai/vertex', 'google'),
    backend('mistral', 'mistral'),
    backend('cohere', 'cohere'),
    backend('bedrock', 'aws'),
  ],
  particular: [
    { methods: ['GenerateContent'], on: 'model', requires: ['#1'], imported: true },
    // A model of another package that has its interface: a tool is called with a text, too, but without a model's options.
    ...['WithMaxTokens', 'WithTemperature', 'WithModel', 'WithStreamingFunc'].map(option => ({
      methods: ['Call'],
      on: 'model',
      requires: ['#1', option],
      imported: true,
    })),
  ],
  messages: [
    { paths: [`${root}/llms.TextParts()`], role: 'user', at: ['#1'], roleAt: '#0' },
    { paths: [`${root}/llms.{TextPart,TextContent}()`], role: 'inherit', at: ['#0'] },
    { paths: [`${root}/prompts.NewPromptTemplate()`], role: 'user', at: ['#0'], template: 'braces' },
    {
      paths: [`${root}/prompts.NewSystemMessagePromptTemplate()`],
      role: 'system',
      at: ['#0'],
      template: 'braces',
    },
    { paths: [`${root}/prompts.NewHumanMessagePromptTemplate()`], role: 'user', at: ['#0'], template: 'braces' },
    {
      paths: [`${root}/prompts.NewAIMessagePromptTemplate()`],
      role: 'assistant',
      at: ['#0'],
      template: 'braces',
    },
    { paths: [`${root}/prompts.NewChatPromptTemplate()`], role: 'user', at: ['#0'] },
  ],
  wrappers: [{ paths: [`${root}/llms.WithCacheControl()`], argument: '#0' }],
  calls: [
    {
      paths: ['$model.{GenerateContent,Call,Generate,CreateCompletion}'],
      model: ['WithModel', '^'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['WithMaxTokens'], insert: false },
      choices: ['WithN'],
    },
    {
      paths: [`${root}/llms.GenerateFromSinglePrompt`],
      // The call's own options before those that the model was made with.
      model: ['#3.WithModel', '#4.WithModel', '#5.WithModel', '#6.WithModel', '#1'],
      prompt: [{ at: '#2', role: 'user' }],
      limit: { at: ['WithMaxTokens'], insert: false },
    },
    {
      paths: [`${root}/chains.{Run,Call,Predict}`],
      agentModel: ['#1.#0'],
      prompt: [{ at: '#2', role: 'user' }],
      limit: { at: ['WithMaxTokens'], insert: false },
    },
    { paths: [`${root}/chains.NewLLMChain`], kind: 'prompt', prompt: [{ at: '#1', role: 'user' }], requires: ['#1'] },
    {
      paths: [`${root}/prompts.RenderTemplate`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'braces' }],
    },
    {
      paths: [`${root}/prompts.NewPromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'braces' }],
      unlessUsed: true,
    },
    {
      paths: [`${root}/prompts.PromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: 'Template', role: 'user', template: 'braces' }],
      requires: ['Template'],
      unlessUsed: true,
    },
    {
      paths: [`${root}/prompts.NewChatPromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user' }],
      unlessUsed: true,
    },
    {
      paths: ['$model.CreateEmbedding', '$embedder.{EmbedDocuments,EmbedQuery}'],
      kind: 'embedding',
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};
