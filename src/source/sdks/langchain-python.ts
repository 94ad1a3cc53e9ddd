import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** A chat model class, the modules that export it, and who answers. */
const chatModel = (paths: readonly string[], provider?: string) => ({
  paths: paths.map(path => `${path}()`),
  at: ['model', 'model_name', 'model_id', 'azure_deployment', 'deployment_name', 'endpoint', '#0'],
  ...(provider ? { provider } : {}),
});

const models = [
  chatModel(
    [
      '{langchain_openai,langchain_community.chat_models,langchain.chat_models,langchain.chat_models.openai,langchain_community.chat_models.openai}.{ChatOpenAI,OpenAI}',
      'langchain_openai.{OpenAI,chat_models.ChatOpenAI,chat_models.base.ChatOpenAI}',
      'langchain{,.llms,.llms.openai}.{OpenAI,OpenAIChat}',
      'langchain_community.llms.{OpenAI,OpenAIChat}',
    ],
    'openai',
  ),
  chatModel(
    ['{langchain_openai,langchain_community.chat_models,langchain.chat_models}.{AzureChatOpenAI,AzureOpenAI}'],
    'azure',
  ),
  chatModel(
    [
      '{langchain_anthropic,langchain_community.chat_models,langchain.chat_models}.{ChatAnthropic,AnthropicLLM,Anthropic}',
    ],
    'anthropic',
  ),
  chatModel(
    [
      '{langchain_google_genai,langchain_google_vertexai,langchain_community.chat_models}.{ChatGoogleGenerativeAI,ChatVertexAI,GoogleGenerativeAI,VertexAI}',
    ],
    'google',
  ),
  chatModel(
    [
      '{langchain_ollama,langchain_ollama.chat_models,langchain_ollama.llms,langchain_community.chat_models,langchain_community.chat_models.ollama,langchain_community.llms,langchain_community.llms.ollama}.{ChatOllama,OllamaLLM,Ollama}',
    ],
    'self-hosted',
  ),
  chatModel(
    ['{langchain_aws,langchain_community.chat_models}.{ChatBedrock,ChatBedrockConverse,BedrockChat,BedrockLLM}'],
    'aws',
  ),
  chatModel(['langchain_mistralai{,.chat_models}.ChatMistralAI'], 'mistral'),
  chatModel(['langchain_groq{,.chat_models}.ChatGroq'], 'groq'),
  chatModel(['langchain_cohere{,.chat_models}.ChatCohere'], 'cohere'),
  chatModel(['langchain_deepseek{,.chat_models}.ChatDeepSeek'], 'deepseek'),
  chatModel(['langchain_together.ChatTogether'], 'together'),
  chatModel(['langchain_fireworks.ChatFireworks'], 'fireworks'),
  chatModel(['langchain_xai.ChatXAI'], 'x-ai'),
  chatModel(['langchain_perplexity.ChatPerplexity', 'langchain_community.chat_models.ChatPerplexity'], 'perplexity'),
  chatModel([
    'langchain_nvidia_ai_endpoints.ChatNVIDIA',
    'langchain_huggingface.{ChatHuggingFace,HuggingFaceEndpoint,HuggingFacePipeline}',
    '{langchain_litellm,langchain_community.chat_models}.ChatLiteLLM',
    'langchain_community.llms{,.replicate,.huggingface_endpoint,.huggingface_hub,.huggingface_pipeline,.vertexai,.bedrock}.{Replicate,HuggingFaceEndpoint,HuggingFaceHub,HuggingFacePipeline,HuggingFacePipeline.from_model_id,VertexAI,Bedrock}',
    'langchain_community.chat_models.ChatOpenAI',
    'langchain_community.llms.{VLLM,VLLMOpenAI,LlamaCpp,CTransformers}',
  ]),
  chatModel(['{langchain.chat_models,langchain.chat_models.base,langchain}.init_chat_model']),
];

const limits = [
  'max_completion_tokens',
  'max_tokens',
  'max_output_tokens',
  'num_predict',
  'max_tokens_to_sample',
  'model_kwargs.max_tokens',
];

export const langchainPython: SdkDeclaration = {
  id: 'langchain',
  languages: pythonFamily,
  markers: ['langchain', 'langgraph'],
  receivers: {
    model: [
      ...models.flatMap(model => model.paths),
      '{langchain_core.language_models,langchain_core.language_models.chat_models,langchain.chat_models.base,langchain_core.language_models.base,langchain.base_language,langchain.schema.language_model,langchain.llms.base,langchain_core.language_models.llms}.{BaseChatModel,BaseLanguageModel,BaseLLM,LLM}()',
    ],
    chain: [
      '{langchain.chains,langchain.chains.llm,langchain,langchain_classic.chains}.{LLMChain,ConversationChain}()',
    ],
  },
  transparent: [
    '$model.{bind,bind_tools,bind_functions,with_structured_output,with_retry,with_fallbacks,with_config,configurable_fields,configurable_alternatives,with_types}()',
  ],
  composable: ['$model'],
  models,
  messages: [
    {
      paths: [
        '{langchain_core.messages,langchain.schema,langchain.schema.messages,langchain_core.messages.system,langchain.messages}.SystemMessage()',
      ],
      role: 'system',
      at: ['content', '#0'],
    },
    {
      paths: [
        '{langchain_core.messages,langchain.schema,langchain.schema.messages,langchain_core.messages.human,langchain.messages}.HumanMessage()',
      ],
      role: 'user',
      at: ['content', '#0'],
    },
    {
      paths: [
        '{langchain_core.messages,langchain.schema,langchain.schema.messages,langchain_core.messages.ai,langchain.messages}.AIMessage()',
      ],
      role: 'assistant',
      at: ['content', '#0'],
    },
    {
      paths: ['{langchain_core.messages,langchain.schema}.{ToolMessage,FunctionMessage}()'],
      role: 'tool',
      at: ['content', '#0'],
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.SystemMessagePromptTemplate.from_template()',
      ],
      role: 'system',
      at: ['#0', 'template'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.HumanMessagePromptTemplate.from_template()',
      ],
      role: 'user',
      at: ['#0', 'template'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.AIMessagePromptTemplate.from_template()',
      ],
      role: 'assistant',
      at: ['#0', 'template'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.MessagesPlaceholder()',
      ],
      role: 'history',
      at: ['variable_name', '#0'],
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain,langchain.prompts.chat,langchain_core.prompts.chat}.ChatPromptTemplate{.from_messages,}()',
      ],
      role: 'user',
      at: ['messages', '#0'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain,langchain.prompts.chat,langchain.prompts.prompt,langchain_core.prompts.chat,langchain_core.prompts.prompt}.{ChatPromptTemplate,PromptTemplate}.from_template()',
      ],
      role: 'user',
      at: ['template', '#0'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain,langchain.prompts.prompt,langchain_core.prompts.prompt}.PromptTemplate()',
      ],
      role: 'user',
      at: ['template'],
      template: 'single-brace',
    },
    {
      // The part that the user fills in; the examples before it are data.
      paths: ['{langchain_core.prompts,langchain.prompts,langchain_core.prompts.few_shot}.FewShotPromptTemplate()'],
      role: 'user',
      at: ['suffix', 'prefix'],
      template: 'single-brace',
    },
  ],
  baseUrl: ['^base_url', '^openai_api_base', '^azure_endpoint'],
  carries: {
    tools: ['tools', '^bind_tools', '^bind_functions'],
    schema: ['^with_structured_output', 'response_format'],
  },
  calls: [
    {
      paths: [
        '$model.{invoke,ainvoke,stream,astream,batch,abatch,predict,apredict,generate,agenerate,predict_messages,abatch_as_completed,astream_events}',
        '$model',
      ],
      model: ['^'],
      prompt: [
        { at: '#0', role: 'user' },
        { at: 'input', role: 'user' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['max_tokens', ...limits.map(place => `^${place}`)], insert: false },
      reasoningEffort: ['reasoning_effort', '^reasoning_effort'],
    },
    {
      paths: ['$chain.{run,arun,predict,apredict,invoke,ainvoke,apply,aapply}'],
      model: ['^llm'],
      prompt: [{ at: '^prompt', role: 'user' }],
      limit: { at: limits.map(place => `^llm.${place}`), insert: false },
    },
  ],
};
