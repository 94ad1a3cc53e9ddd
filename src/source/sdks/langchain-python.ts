import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Where classes of models are told which one. */
const modelPlaces = [
  ...[
    'model',
    'model_name',
    'model_id',
    'azure_deployment',
    'deployment_name',
    'endpoint',
    'pipeline.model',
    'repo_id',
  ],
  '#0',
];

/** A chat model class, the modules that export it, and who answers. */
const chatModel = (paths: readonly string[], provider?: string) => ({
  paths: paths.map(path => `${path}()`),
  at: modelPlaces,
  ...(provider ? { provider } : {}),
});

/** Classes that LangChain itself, its community package and a provider's own package export, each also from the module they stand in. */
const exported = (classes: string, own: string, modules: string): string[] => [
  `{langchain,langchain_community,langchain_classic}{,.chat_models,.llms}{,${modules}}.{${classes}}`,
  `${own}{,.chat_models,.chat_models.base,.llms,.llms.base}.{${classes}}`,
];

const models = [
  chatModel(exported('ChatOpenAI,OpenAI,OpenAIChat,BaseChatOpenAI', 'langchain_openai', '.openai'), 'openai'),
  chatModel(
    [
      ...exported('AzureChatOpenAI,AzureOpenAI', 'langchain_openai', '.azure_openai,.openai'),
      'langchain_openai{.chat_models,.llms}.azure.{AzureChatOpenAI,AzureOpenAI}',
      'langchain_azure_ai{,.chat_models}.{AzureAIChatCompletionsModel,AzureAIOpenAIApiChatModel}',
    ],
    'azure',
  ),
  chatModel(exported('ChatAnthropic,AnthropicLLM,Anthropic', 'langchain_anthropic', '.anthropic'), 'anthropic'),
  chatModel(
    [
      ...exported('ChatGoogleGenerativeAI,GoogleGenerativeAI', 'langchain_google_genai', '.google_palm'),
      ...exported('ChatVertexAI,VertexAI', 'langchain_google_vertexai', '.vertexai'),
    ],
    'google',
  ),
  chatModel(['langchain_google_vertexai{,.model_garden}.ChatAnthropicVertex'], 'anthropic'),
  chatModel(exported('ChatOllama,OllamaLLM,Ollama', 'langchain_ollama', '.ollama'), 'self-hosted'),
  chatModel(
    exported('ChatBedrock,ChatBedrockConverse,BedrockChat,BedrockLLM,Bedrock', 'langchain_aws', '.bedrock'),
    'aws',
  ),
  chatModel(exported('ChatMistralAI', 'langchain_mistralai', '.mistralai'), 'mistral'),
  chatModel(exported('ChatGroq', 'langchain_groq', '.groq'), 'groq'),
  chatModel(exported('ChatCohere,Cohere', 'langchain_cohere', '.cohere'), 'cohere'),
  chatModel(['langchain_deepseek{,.chat_models}.ChatDeepSeek'], 'deepseek'),
  chatModel(exported('ChatTogether,Together', 'langchain_together', '.together'), 'together'),
  chatModel(exported('ChatFireworks,Fireworks', 'langchain_fireworks', '.fireworks'), 'fireworks'),
  chatModel(exported('ChatXAI', 'langchain_xai', '.xai'), 'x-ai'),
  chatModel(exported('ChatPerplexity', 'langchain_perplexity', '.perplexity'), 'perplexity'),
  chatModel(exported('ChatCerebras', 'langchain_cerebras', '.cerebras'), 'cerebras'),
  chatModel([
    ...exported(
      'ChatHuggingFace,HuggingFaceEndpoint,HuggingFacePipeline,HuggingFaceHub',
      'langchain_huggingface',
      '.huggingface,.huggingface_endpoint,.huggingface_hub,.huggingface_pipeline',
    ),
    ...exported('ChatWatsonx,WatsonxLLM', 'langchain_ibm', '.watsonxllm'),
    'langchain_nvidia_ai_endpoints.{ChatNVIDIA,NVIDIA}',
    '{langchain_litellm,langchain_community}{,.chat_models}{,.litellm}.{ChatLiteLLM,ChatLiteLLMRouter}',
    'langchain_{huggingface,huggingface.llms,community.llms,community.llms.huggingface_pipeline}.HuggingFacePipeline.from_model_id',
    '{langchain,langchain_community}.{chat_models,llms}{,.replicate,.vllm,.llamacpp,.ctransformers,.gpt4all,.deepinfra,.anyscale,.databricks,.sambanova,.zhipuai,.tongyi,.baidu_qianfan_endpoint,.moonshot,.sparkllm,.hunyuan,.yandex,.mlx}.{Replicate,VLLM,VLLMOpenAI,LlamaCpp,ChatLlamaCpp,CTransformers,GPT4All,ChatDeepInfra,DeepInfra,ChatAnyscale,ChatDatabricks,ChatSambaNovaCloud,ChatZhipuAI,ChatTongyi,Tongyi,QianfanChatEndpoint,QianfanLLMEndpoint,MoonshotChat,Moonshot,ChatSparkLLM,ChatHunyuan,ChatYandexGPT,ChatMLX,MLXPipeline}',
    'langchain_sambanova.{ChatSambaNovaCloud,ChatSambaStudio}',
    '{databricks_langchain,langchain_databricks}.ChatDatabricks',
    'langchain_openrouter{,.chat_models}.ChatOpenRouter',
    'langchain_upstage{,.chat_models}.ChatUpstage',
    'langchain_gigachat{,.chat_models}.GigaChat',
    'langchain_qwq.{ChatQwen,ChatQwQ}',
  ]),
  chatModel([
    '{langchain.chat_models,langchain.chat_models.base,langchain,langchain_classic.chat_models}.init_chat_model',
  ]),
];

const limits = [
  'max_completion_tokens',
  'max_tokens',
  'max_output_tokens',
  'num_predict',
  'max_tokens_to_sample',
  'model_kwargs.max_tokens',
  'params.max_completion_tokens',
  'params.max_new_tokens',
];

/** Where the classes of templates are imported from. */
const prompts =
  '{langchain_core.prompts,langchain.prompts,langchain,langchain.prompts.chat,langchain.prompts.prompt,langchain_core.prompts.chat,langchain_core.prompts.prompt}';

/**
 * A provider's own package (`langchain_nvidia_ai_endpoints`), and the modules of models of LangChain and its community: whatever class of
 * theirs begins with `Chat` and is no message, prompt or history, or ends in `LLM`.
 */
const family =
  /^(langchain_(?!core\.|text_splitters\.|mcp_adapters\.)\w+?|(langchain|langchain_community|langchain_classic)(?=\.(chat_models|llms)\.))(\.(chat_models|llms)(\.\w+)?)?\.(Chat(?!Message|Prompt|Generation|Result|History|Session|Loader|Vector|Openai)[A-Z]\w*|Gemma(Chat)?(VertexAIModelGarden|LocalKaggle|LocalHF)|[A-Z]\w*LLM|(?<=^langchain\w*\.(chat_models|llms)\.(\w+\.)?)(?!\w*(Formatter|Type|Handler|Config|Error|Message|Input|Output|Result|Mixin|Callback|Client)\(\)$)[A-Z]\w*)\(\)$/;

const runs = '{predict,apredict,run,arun,predict_and_parse,apredict_and_parse,apply,aapply,invoke,ainvoke}';

export const langchainPython: SdkDeclaration = {
  id: 'langchain',
  languages: pythonFamily,
  markers: ['langchain', 'langgraph', 'langserve'],
  receivers: {
    model: [
      ...models.flatMap(model => model.paths),
      // What a server of LangServe answers by.
      'langserve{,.client}.RemoteRunnable()',
      // A parameter: what is invoked is a model, or a chain that ends in one.
      'langchain_core.runnables{,.base}.{Runnable,RunnableSerializable,RunnableSequence}()',
      '{langchain_core.language_models,langchain_core.language_models.chat_models,langchain.chat_models.base,langchain_core.language_models.base,langchain.base_language,langchain.schema.language_model,langchain.llms.base,langchain_core.language_models.llms}.{BaseChatModel,BaseLanguageModel,BaseLLM,LLM}()',
    ],
    chain: [
      '{langchain.chains,langchain.chains.llm,langchain,langchain_classic.chains}.LLMChain()',
      // A parameter or field of any chain.
      '{langchain,langchain_classic}.chains{,.base}.Chain()',
    ],
  },
  transparent: [
    '$model.{bind,bind_tools,bind_functions,with_structured_output,with_retry,with_fallbacks,with_config,configurable_fields,configurable_alternatives,with_types}()',
  ],
  composable: ['$model'],
  makers: [{ methods: ['with_structured_output', 'bind_tools'], receiver: 'model' }],
  // A chain of the project's own, by the name that LangChain's agents have for it.
  particular: [{ methods: [`llm_chain.${runs}`], on: 'named', imported: true }],
  families: [{ path: family, receiver: 'model', model: modelPlaces }],
  wrappers: [
    { paths: ['langchain_core.runnables{,.history}.RunnableWithMessageHistory()'], argument: '#0' },
    {
      paths: [
        '{langchain,langchain_community}.adapters{,.openai}.convert_openai_messages()',
        'langchain_core.messages{,.utils}.{convert_to_messages,trim_messages}()',
      ],
      argument: '#0',
    },
  ],
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
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.SystemMessagePromptTemplate{.from_template,}()',
      ],
      role: 'system',
      at: ['#0', 'template', 'prompt'],
      template: 'single-brace',
    },
    {
      paths: [
        '{langchain_core.prompts,langchain.prompts,langchain.prompts.chat,langchain_core.prompts.chat}.HumanMessagePromptTemplate{.from_template,}()',
      ],
      role: 'user',
      at: ['#0', 'template', 'prompt'],
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
        '$model.{invoke,ainvoke,stream,astream,batch,abatch,predict,apredict,generate,agenerate,predict_messages,generate_prompt,agenerate_prompt,abatch_as_completed,astream_events}',
        '$model',
      ],
      model: ['^'],
      prompt: [
        { at: '#0', role: 'user' },
        { at: 'input', role: 'user' },
        { at: 'messages', role: 'user' },
        { at: 'text', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: 'prompts', role: 'user', batch: true },
      ],
      limit: { at: ['max_tokens', ...limits.map(place => `^${place}`)], insert: false },
      reasoningEffort: ['reasoning_effort', '^reasoning_effort'],
    },
    {
      paths: [
        '$chain',
        '$chain.{run,arun,predict,apredict,predict_and_parse,invoke,ainvoke,stream,astream,batch,abatch,call,acall,apply,aapply,generate,agenerate}',
      ],
      model: ['^llm'],
      prompt: [{ at: '^prompt', role: 'user' }],
      limit: { at: limits.map(place => `^llm.${place}`), insert: false },
    },
    {
      paths: [`$named.llm_chain.${runs}`],
      prompt: ['input', 'question', '#0'].map(at => ({ at, role: 'user' as const })),
    },
    {
      paths: [`${prompts}.ChatPromptTemplate{,.from_messages}`],
      kind: 'prompt',
      prompt: [
        { at: 'messages', role: 'user', template: 'single-brace' },
        { at: '#0', role: 'user', template: 'single-brace' },
      ],
      unlessUsed: true,
    },
    {
      paths: [`${prompts}.{ChatPromptTemplate,PromptTemplate}.from_template`],
      kind: 'prompt',
      prompt: [
        { at: 'template', role: 'user', template: 'single-brace' },
        { at: '#0', role: 'user', template: 'single-brace' },
      ],
      unlessUsed: true,
    },
    {
      paths: [`${prompts}.PromptTemplate`],
      kind: 'prompt',
      prompt: [{ at: 'template', role: 'user', template: 'single-brace' }],
      unlessUsed: true,
    },
  ],
};
