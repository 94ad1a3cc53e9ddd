import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const chatModel = (paths: readonly string[], provider?: string) => ({
  paths: paths.map(path => `${path}()`),
  at: ['model', 'modelName', 'azureOpenAIApiDeploymentName', '#0'],
  ...(provider ? { provider } : {}),
});

const models = [
  chatModel(['{@langchain/openai,langchain/chat_models/openai,langchain/llms/openai}.{ChatOpenAI,OpenAI}'], 'openai'),
  chatModel(['@langchain/openai.{AzureChatOpenAI,AzureOpenAI}', '@langchain/azure-openai.AzureChatOpenAI'], 'azure'),
  chatModel(['{@langchain/anthropic,langchain/chat_models/anthropic}.ChatAnthropic'], 'anthropic'),
  chatModel(
    [
      '{@langchain/google-genai,@langchain/google-vertexai,@langchain/google}.{ChatGoogleGenerativeAI,ChatVertexAI,ChatGoogle}',
    ],
    'google',
  ),
  chatModel(
    ['{@langchain/ollama,@langchain/community/chat_models/ollama,langchain/chat_models/ollama}.{ChatOllama,Ollama}'],
    'self-hosted',
  ),
  chatModel(['@langchain/groq.ChatGroq'], 'groq'),
  chatModel(['@langchain/mistralai.ChatMistralAI'], 'mistral'),
  chatModel(['@langchain/cohere.ChatCohere'], 'cohere'),
  chatModel(['@langchain/deepseek.ChatDeepSeek'], 'deepseek'),
  chatModel(['@langchain/xai.ChatXAI'], 'x-ai'),
  chatModel(['@langchain/aws.ChatBedrockConverse', '@langchain/community/chat_models/bedrock.BedrockChat'], 'aws'),
  chatModel(['{langchain,langchain/chat_models/universal,@langchain/classic/chat_models/universal}.initChatModel']),
];

const limits = ['maxTokens', 'maxOutputTokens', 'numPredict', 'maxCompletionTokens'];
const prompts = '{@langchain/core/prompts,langchain/prompts,@langchain/classic/prompts}';
const messages = '{@langchain/core/messages,langchain/schema,langchain}';

export const langchainEcmascript: SdkDeclaration = {
  id: 'langchain',
  languages: ecmascriptFamily,
  markers: ['langchain'],
  receivers: {
    model: [
      ...models.flatMap(model => model.paths),
      '@langchain/core/language_models/{chat_models.BaseChatModel,base.BaseLanguageModel}()',
    ],
    chain: ['{langchain,@langchain/classic}/chains.{LLMChain,ConversationChain}()'],
  },
  transparent: ['$model.{bind,bindTools,withStructuredOutput,withRetry,withFallbacks,withConfig}()'],
  composable: ['$model'],
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
      paths: ['$model.{invoke,stream,batch,call,predict,generate,predictMessages,streamEvents}'],
      model: ['^'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: limits.map(place => `^${place}`), insert: false },
    },
    {
      paths: ['$chain.{run,call,predict,invoke}'],
      model: ['^llm'],
      prompt: [{ at: '^prompt', role: 'user' }],
      limit: { at: limits.map(place => `^llm.${place}`), insert: false },
    },
  ],
};
