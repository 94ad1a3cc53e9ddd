import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const agnoModels =
  '{agno.models,phi.model}.{openai,openai.chat,openai.responses,anthropic,google,groq,ollama,mistral,deepseek,openrouter,together,cohere,xai,perplexity,aws,azure,huggingface,nvidia,fireworks}.{OpenAIChat,OpenAIResponses,OpenAILike,Claude,Gemini,Groq,Ollama,MistralChat,DeepSeek,OpenRouter,Together,Cohere,xAI,Perplexity,AwsBedrock,AzureOpenAI,AzureAIFoundry,HuggingFace,Nvidia,Fireworks}()';
/** Further hosts, of which each has a module of its own. */
const agnoHosts =
  'agno.models.{nebius,lmstudio,cerebras,dashscope,deepinfra,ibm,litellm,llama_cpp,meta,moonshot,minimax,siliconflow,vercel,vertexai.claude,aws,azure,vllm,langdb,requesty,portkey,cometapi,aimlapi,openrouter}.{Nebius,LMStudio,Cerebras,CerebrasOpenAI,DashScope,DeepInfra,WatsonX,LiteLLM,LiteLLMOpenAI,LlamaCpp,Llama,LlamaOpenAI,MoonShot,MiniMax,Siliconflow,V0,Claude,VLLM,LangDB,Requesty,Portkey,CometAPI,AIMLAPI,OpenRouterResponses}()';
const agnoAgent = '{agno.agent,phi.agent,agno.team,phi.assistant}.{Agent,Team,Assistant}';

/** Agno, which was Phidata (docs.agno.com, read 2026-11-22). */
export const agno: SdkDeclaration = {
  id: 'agno',
  languages: pythonFamily,
  markers: ['agno.', 'phi.agent', 'phi.assistant'],
  receivers: {
    agent: [`${agnoAgent}()`],
    embedder: [
      '{agno.knowledge.embedder,agno.embedder,phi.embedder}.{openai,azure_openai,cohere,fastembed,fireworks,google,huggingface,mistral,ollama,sentence_transformer,together,voyageai,aws_bedrock,jina,nebius}.{OpenAIEmbedder,AzureOpenAIEmbedder,CohereEmbedder,FastEmbedEmbedder,FireworksEmbedder,GeminiEmbedder,HuggingfaceCustomEmbedder,MistralEmbedder,OllamaEmbedder,SentenceTransformerEmbedder,TogetherEmbedder,VoyageAIEmbedder,AwsBedrockEmbedder,JinaEmbedder,NebiusEmbedder}()',
    ],
  },
  models: [{ paths: [agnoModels, agnoHosts, 'agno.models.openai.like.OpenAILike()'], at: ['id', '#0'] }],
  carries: { schema: ['output_schema', 'response_model'] },
  calls: [
    {
      paths: [agnoAgent],
      kind: 'agent',
      model: ['model', 'llm'],
      prompt: [
        { at: 'system_message', role: 'system' },
        { at: 'description', role: 'system' },
        { at: 'instructions', role: 'system' },
        { at: 'additional_context', role: 'system' },
      ],
      limit: { at: ['model.max_completion_tokens', 'model.max_tokens'], insert: false },
    },
    {
      paths: ['$embedder.{get_embedding,get_embedding_and_usage,async_get_embedding}'],
      kind: 'embedding',
      model: ['^id', '^model'],
      prompt: [
        { at: 'text', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$agent.{run,arun,print_response,aprint_response,cli_app}'],
      agentModel: ['^model', '^llm'],
      prompt: [
        { at: 'input', role: 'user' },
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

const adkAgents = '{google.adk,google.adk.agents,google.adk.agents.llm_agent,@google/adk}.{Agent,LlmAgent}';

/** Google's Agent Development Kit (google.github.io/adk-docs, read 2026-11-22). */
export const googleAdk: SdkDeclaration = {
  id: 'google-adk',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['google.adk', '@google/adk'],
  receivers: { runner: ['google.adk{,.runners}.{Runner,InMemoryRunner}()', '@google/adk.{Runner,InMemoryRunner}()'] },
  // `async def ask(query, runner, user_id, session_id)`: the runner is handed over.
  particular: [{ methods: ['{run,run_async,runAsync}'], on: 'runner', requires: ['new_message', 'session_id'] }],
  models: [{ paths: ['google.adk.models.lite_llm.LiteLlm()', 'google.adk.models.Gemini()'], at: ['model', '#0'] }],
  carries: { schema: ['output_schema'] },
  calls: [
    {
      paths: [adkAgents],
      kind: 'agent',
      model: ['model'],
      prompt: [
        { at: 'global_instruction', role: 'system', template: 'braces' },
        { at: 'instruction', role: 'system', template: 'braces' },
      ],
      limit: { at: ['generate_content_config.max_output_tokens'], insert: false },
    },
    {
      paths: ['$runner.{run,run_async,runAsync,run_debug}'],
      agentModel: ['^agent.model'],
      prompt: [{ at: 'new_message', role: 'user' }],
    },
  ],
};

/** OpenAI's Swarm, which the Agents SDK replaced. */
export const swarm: SdkDeclaration = {
  id: 'swarm',
  languages: pythonFamily,
  provider: 'openai',
  markers: ['from swarm', 'import swarm'],
  receivers: { client: ['swarm.Swarm()'] },
  calls: [
    {
      paths: ['swarm{,.types}.Agent'],
      kind: 'agent',
      model: ['model'],
      // Swarm's own default (github.com/openai/swarm, types.py, read 2026-11-22).
      defaultModel: 'gpt-4o',
      prompt: [{ at: 'instructions', role: 'system' }],
    },
    {
      paths: ['$client.run'],
      model: ['model_override'],
      agentModel: ['agent.model', '#0.model'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#1', role: 'user' },
      ],
    },
  ],
};

const strandsModels =
  'strands.models{,.bedrock,.openai,.anthropic,.litellm,.ollama,.gemini,.mistral}.{BedrockModel,OpenAIModel,AnthropicModel,LiteLLMModel,OllamaModel,GeminiModel,MistralModel}()';

/** Strands Agents of AWS (strandsagents.com, read 2026-11-22). */
export const strands: SdkDeclaration = {
  id: 'strands',
  languages: pythonFamily,
  markers: ['strands'],
  receivers: { agent: ['strands{,.agent}.Agent()'] },
  models: [{ paths: [strandsModels], at: ['model_id', '#0'] }],
  calls: [
    {
      paths: ['strands{,.agent}.Agent'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'system_prompt', role: 'system' }],
      limit: { at: ['model.max_tokens', 'model.params.max_tokens'], insert: false },
    },
    {
      paths: ['$agent', '$agent.{invoke_async,stream_async,structured_output}'],
      agentModel: ['^model'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      limit: { at: ['^model.max_tokens', '^model.params.max_tokens'], insert: false },
    },
  ],
};

/** CAMEL's role-playing agents (docs.camel-ai.org, read 2026-11-22). */
export const camel: SdkDeclaration = {
  id: 'camel',
  languages: pythonFamily,
  markers: ['camel.agents'],
  receivers: { agent: ['camel.agents{,.chat_agent}.ChatAgent()'] },
  models: [{ paths: ['camel.models{,.model_factory}.ModelFactory.create()'], at: ['model_type'] }],
  messages: [
    {
      paths: ['camel.messages{,.base}.BaseMessage.make_{assistant,user}_message()'],
      role: 'inherit',
      at: ['content', '#1'],
    },
  ],
  calls: [
    {
      paths: ['camel.agents{,.chat_agent}.ChatAgent'],
      kind: 'agent',
      model: ['model'],
      prompt: [
        { at: 'system_message', role: 'system' },
        { at: '#0', role: 'system' },
      ],
      limit: { at: ['model.model_config_dict.max_tokens'], insert: false },
    },
    { paths: ['$agent.{step,astep}'], agentModel: ['^model'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};

const langroidModel = 'langroid.language_models{,.openai_gpt}.OpenAIGPTConfig()';

/** Langroid: an agent is made of a configuration, and a task runs it (langroid.github.io, read 2026-11-22). */
export const langroid: SdkDeclaration = {
  id: 'langroid',
  languages: pythonFamily,
  markers: ['langroid'],
  receivers: { agent: ['langroid{,.agent.chat_agent}.ChatAgent()'], task: ['langroid{,.agent.task}.Task()'] },
  models: [{ paths: [langroidModel], at: ['chat_model'] }],
  calls: [
    {
      paths: [
        'langroid{,.agent.chat_agent}.ChatAgentConfig',
        'langroid.agent.openai_assistant.OpenAIAssistantConfig',
        'langroid.agent.special.{DocChatAgentConfig,TableChatAgentConfig,SQLChatAgentConfig,LanceDocChatAgentConfig,Neo4jChatAgentConfig,RetrieverAgentConfig}',
      ],
      kind: 'agent',
      model: ['llm'],
      prompt: [
        { at: 'system_message', role: 'system' },
        { at: 'user_message', role: 'user' },
      ],
      limit: { at: ['llm.max_output_tokens'], insert: false },
    },
    {
      paths: ['$agent.{llm_response,llm_response_async}', '$task.{run,run_async}'],
      agentModel: ['^#0.llm', '^#0.#0.llm', '^config.llm'],
      prompt: [{ at: '#0', role: 'user' }],
    },
  ],
};

const browserModels =
  'browser_use{,.llm}.{ChatOpenAI,ChatAnthropic,ChatGoogle,ChatGroq,ChatOllama,ChatAzureOpenAI,ChatAWSBedrock,ChatAnthropicBedrock,ChatDeepSeek,ChatMistral,ChatOpenRouter,ChatBrowserUse}()';

/** browser-use: an agent is made with its task and then run (docs.browser-use.com, read 2026-11-22). */
export const browserUse: SdkDeclaration = {
  id: 'browser-use',
  languages: pythonFamily,
  markers: ['browser_use'],
  receivers: { agent: ['browser_use{,.agent.service}.Agent()'] },
  models: [{ paths: [browserModels], at: ['model', '#0'] }],
  calls: [
    {
      paths: ['browser_use{,.agent.service}.Agent'],
      kind: 'agent',
      model: ['llm'],
      prompt: [
        { at: 'override_system_message', role: 'system' },
        { at: 'extend_system_message', role: 'system' },
        { at: 'task', role: 'user' },
      ],
      limit: { at: ['llm.max_completion_tokens', 'llm.max_tokens'], insert: false },
    },
    { paths: ['$agent.{run,run_sync}'], agentModel: ['^llm'] },
  ],
};
