import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const chatModel = (paths: readonly string[], provider?: string) => ({
  paths: paths.map(path => `${path}()`),
  at: ['model', 'modelName', 'azureOpenAIApiDeploymentName', '#0'],
  ...(provider ? { provider } : {}),
});

const community = '{@langchain/community,langchain}';
const models = [
  chatModel(
    [
      '@langchain/openai.{ChatOpenAI,OpenAI,ChatOpenAIResponses,ChatOpenAICompletions}',
      // The package's root and its folders as they were in 2023.
      '{langchain,langchain/chat_models,langchain/llms,langchain/chat_models/openai,langchain/llms/openai}.{ChatOpenAI,OpenAI,OpenAIChat}',
    ],
    'openai',
  ),
  chatModel(['@langchain/openai.{AzureChatOpenAI,AzureOpenAI}', '@langchain/azure-openai.AzureChatOpenAI'], 'azure'),
  chatModel(
    ['{@langchain/anthropic,langchain/chat_models,langchain/chat_models/anthropic}.ChatAnthropic'],
    'anthropic',
  ),
  chatModel(
    [
      '@langchain/{google-genai,google-vertexai,google-vertexai-web,google,google-gauth,google-webauth}.{ChatGoogleGenerativeAI,ChatVertexAI,VertexAI,ChatGoogle}',
      `${community}/chat_models/googlevertexai.ChatGoogleVertexAI`,
    ],
    'google',
  ),
  chatModel(
    [
      '@langchain/{ollama,community/chat_models/ollama,community/llms/ollama}.{ChatOllama,Ollama}',
      'langchain/{chat_models,llms}/ollama.{ChatOllama,Ollama}',
      `${community}/chat_models/llama_cpp.ChatLlamaCpp`,
      `${community}/llms/llama_cpp.LlamaCpp`,
    ],
    'self-hosted',
  ),
  chatModel(['@langchain/groq.{ChatGroq,Groq}'], 'groq'),
  chatModel(['@langchain/mistralai.{ChatMistralAI,MistralAI}'], 'mistral'),
  chatModel(['@langchain/cohere.{ChatCohere,Cohere}'], 'cohere'),
  chatModel(['@langchain/deepseek.ChatDeepSeek'], 'deepseek'),
  chatModel(['@langchain/xai.{ChatXAI,ChatXAIResponses}'], 'x-ai'),
  chatModel(['@langchain/openrouter.ChatOpenRouter'], 'openrouter'),
  chatModel(['@langchain/cerebras.ChatCerebras'], 'cerebras'),
  chatModel(['@langchain/cloudflare.{ChatCloudflareWorkersAI,CloudflareWorkersAI}'], 'cloudflare'),
  chatModel([`${community}/{chat_models,llms}/fireworks.{ChatFireworks,Fireworks}`], 'fireworks'),
  chatModel([`${community}/{chat_models,llms}/{togetherai,together_ai}.{ChatTogetherAI,TogetherAI}`], 'together'),
  chatModel([`${community}/chat_models/perplexity.ChatPerplexity`], 'perplexity'),
  chatModel([`${community}/llms/{hf,replicate}.{HuggingFaceInference,Replicate}`]),
  chatModel(
    [
      '@langchain/aws.ChatBedrockConverse',
      `${community}/chat_models/bedrock{,/web}.BedrockChat`,
      `${community}/llms/bedrock.Bedrock`,
    ],
    'aws',
  ),
  chatModel(['{langchain,langchain/chat_models/universal,@langchain/classic/chat_models/universal}.initChatModel']),
];

/** Classes that turn texts into vectors. */
const embeddings = [
  '{@langchain/openai,langchain/embeddings,langchain/embeddings/openai}.{OpenAIEmbeddings,AzureOpenAIEmbeddings}()',
  '@langchain/{google-genai,google-vertexai,google-vertexai-web,google}.{GoogleGenerativeAIEmbeddings,VertexAIEmbeddings}()',
  '{@langchain/ollama,@langchain/community/embeddings/ollama}.OllamaEmbeddings()',
  '@langchain/mistralai.MistralAIEmbeddings()',
  '@langchain/cohere.CohereEmbeddings()',
  '@langchain/aws.BedrockEmbeddings()',
  '@langchain/cloudflare.CloudflareWorkersAIEmbeddings()',
  '@langchain/community/embeddings/{hf,huggingface_transformers,bedrock}.{HuggingFaceInferenceEmbeddings,HuggingFaceTransformersEmbeddings,BedrockEmbeddings}()',
  '@langchain/community/embeddings/{fireworks,togetherai,jina,voyage}.{FireworksEmbeddings,TogetherAIEmbeddings,JinaEmbeddings,VoyageEmbeddings}()',
];

/** Providers' own packages (`@langchain/together-ai`), and modules of the community's models: classes that no line above names. */
const family =
  /^(@langchain\/(?!core\.|classic\.|langgraph\.)[\w-]+\.Chat(?!Message|Prompt|Generation|Result|History)[A-Z]\w*|@langchain\/(together-ai|fireworks|ibm)\.(TogetherAI|Fireworks|WatsonxLLM)|@langchain\/community\/(chat_models|llms)\/[\w/]+\.(?!\w*(Message|Input|Output|Error|Params|Fields|Options)\(\)$)[A-Z]\w*)\(\)$/;
const embeddingFamily = /^@langchain\/(?!core\/)[\w/-]+\.[A-Z]\w*Embeddings\(\)$/;

const limits = ['maxTokens', 'maxOutputTokens', 'numPredict', 'maxCompletionTokens'];
const prompts = '{@langchain/core/prompts,langchain/prompts,@langchain/classic/prompts,langchain}';
const messages = '{@langchain/core/messages,langchain/schema,langchain}';
const chains = '{langchain,langchain/chains,@langchain/classic/chains}';
/** A model of which only the type is known. */
const openModels = [
  '@langchain/core/language_models/{chat_models,base,llms}.{BaseChatModel,SimpleChatModel,BaseLanguageModel,BaseLLM,LLM}()',
  'langchain/{chat_models/base,chat_models,base_language,llms/base,llms}.{BaseChatModel,BaseLanguageModel,BaseLLM,LLM}()',
];

export const langchainEcmascript: SdkDeclaration = {
  id: 'langchain',
  languages: ecmascriptFamily,
  markers: ['langchain'],
  receivers: {
    model: [...models.flatMap(model => model.paths), ...openModels],
    embeddings,
    chain: [`${chains}.{LLMChain,ConversationChain}()`],
    structured: [
      `{langchain,@langchain/classic}/chains{,/openai_functions}.{createStructuredOutputChain,createStructuredOutputChainFromZod}()`,
    ],
  },
  families: [
    { path: family, receiver: 'model', model: ['model', 'modelName', '#0'] },
    { path: embeddingFamily, receiver: 'embeddings' },
  ],
  // Templates of a project's own class of that name, too.
  particular: [
    {
      methods: ['ChatPromptTemplate.{fromMessages,fromPromptMessages,fromTemplate}', 'PromptTemplate.fromTemplate'],
      on: 'templates',
      requires: ['#0'],
    },
    { methods: ['{embedQuery,embedDocuments}'], on: 'embeddings', requires: ['#0'] },
  ],
  wrappers: [{ paths: ['@langchain/core/runnables.RunnableWithMessageHistory()'], argument: 'runnable' }],
  transparent: ['$model.{bind,bindTools,withStructuredOutput,withRetry,withFallbacks,withConfig}()'],
  composable: ['$model'],
  makers: [{ methods: ['bindTools', 'withStructuredOutput'], receiver: 'model' }],
  models,
  messages: [
    { paths: [`${messages}.{SystemMessage,SystemChatMessage}()`], role: 'system', at: ['content', '#0'] },
    { paths: [`${messages}.{HumanMessage,HumanChatMessage}()`], role: 'user', at: ['content', '#0'] },
    { paths: [`${messages}.{AIMessage,AIChatMessage}()`], role: 'assistant', at: ['content', '#0'] },
    {
      paths: [`${prompts}.SystemMessagePromptTemplate.fromTemplate()`],
      role: 'system',
      at: ['#0'],
      template: 'single-brace',
    },
    {
      paths: [`${prompts}.HumanMessagePromptTemplate.fromTemplate()`],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
    { paths: [`${prompts}.MessagesPlaceholder()`], role: 'history', at: ['variableName', '#0'] },
    {
      paths: [`${prompts}.ChatPromptTemplate.{fromMessages,fromPromptMessages}()`],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
    {
      paths: [`${prompts}.{ChatPromptTemplate,PromptTemplate}.fromTemplate()`],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
    { paths: [`${prompts}.PromptTemplate()`], role: 'user', at: ['template'], template: 'single-brace' },
  ],
  baseUrl: ['^configuration.baseURL', '^baseUrl'],
  carries: { tools: ['tools', '^bindTools'], schema: ['^withStructuredOutput', 'responseFormat'] },
  calls: [
    {
      paths: ['$model.{invoke,stream,batch,call,predict,generate,predictMessages,streamEvents,streamLog}'],
      model: ['^'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: limits.map(place => `^${place}`), insert: false },
    },
    {
      paths: ['$embeddings.{embedQuery,embedDocuments}'],
      kind: 'embedding',
      model: ['^model', '^modelName', '^azureOpenAIApiEmbeddingsDeploymentName'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['$chain.{run,call,predict,invoke}'],
      model: ['^llm'],
      prompt: [{ at: '^prompt', role: 'user' }],
      limit: { at: limits.map(place => `^llm.${place}`), insert: false },
    },
    {
      // The schema goes along as a function.
      paths: ['$structured.{run,call,predict,invoke}'],
      model: ['^#1.llm'],
      prompt: [
        { at: '^#1.prompt', role: 'user', template: 'single-brace' },
        { at: '#0.input', role: 'user' },
      ],
      limit: { at: limits.map(place => `^#1.llm.${place}`), insert: false },
    },
    {
      paths: [`${chains}.LLMChain`],
      kind: 'prompt',
      model: ['llm'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit: { at: limits.map(place => `llm.${place}`), insert: false },
      unlessUsed: true,
    },
    {
      paths: [
        `${prompts}.ChatPromptTemplate.{fromMessages,fromPromptMessages,fromTemplate}`,
        `${prompts}.PromptTemplate.fromTemplate`,
        '$templates.ChatPromptTemplate.{fromMessages,fromPromptMessages,fromTemplate}',
        '$templates.PromptTemplate.fromTemplate',
      ],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'single-brace' }],
      unlessUsed: true,
    },
    {
      paths: [`${prompts}.PromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: 'template', role: 'user', template: 'single-brace' }],
      unlessUsed: true,
    },
    {
      paths: [`${prompts}.FewShotPromptTemplate`],
      kind: 'prompt',
      prompt: [
        { at: 'prefix', role: 'user', template: 'single-brace' },
        { at: 'suffix', role: 'user', template: 'single-brace' },
      ],
      unlessUsed: true,
    },
  ],
};
