import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const llamaIndex: SdkDeclaration = {
  id: 'llama-index',
  languages: pythonFamily,
  markers: ['llama_index'],
  receivers: {
    llm: [
      'llama_index.llms.{openai,azure_openai,anthropic,ollama,groq,mistralai,gemini,google_genai,bedrock,bedrock_converse,openai_like,huggingface,cohere,together,deepseek,litellm,openrouter,vllm,llama_cpp,replicate,fireworks}.{OpenAI,OpenAIResponses,AzureOpenAI,Anthropic,Ollama,Groq,MistralAI,Gemini,GoogleGenAI,Bedrock,BedrockConverse,OpenAILike,HuggingFaceLLM,Cohere,TogetherLLM,DeepSeek,LiteLLM,OpenRouter,Vllm,LlamaCPP,Replicate,Fireworks}()',
      'llama_index.llms.{OpenAI,AzureOpenAI,Anthropic,Ollama,LLM}()',
      'llama_index.core{,.llms,.base.llms.types,.llms.llm}.LLM()',
      'llama_index.core{,.settings}.Settings.llm',
    ],
    query: [
      'llama_index.core.{VectorStoreIndex,SummaryIndex}{,.from_documents,.from_vector_store}().{as_query_engine,as_chat_engine}()',
      'llama_index.core.load_index_from_storage().{as_query_engine,as_chat_engine}()',
    ],
    agent: [
      'llama_index.core.agent{,.workflow}.{FunctionAgent,ReActAgent,CodeActAgent,AgentWorkflow}{,.from_tools,.from_tools_or_functions}()',
    ],
  },
  messages: [
    {
      paths: ['llama_index.{core.llms,llms,core.base.llms.types,core}.ChatMessage()'],
      role: 'user',
      at: ['content', '#0'],
      roleAt: 'role',
    },
    {
      paths: [
        'llama_index.core{,.prompts}.{PromptTemplate,RichPromptTemplate}()',
        'llama_index.prompts.PromptTemplate()',
      ],
      role: 'user',
      at: ['template', '#0'],
      template: 'single-brace',
    },
    {
      paths: ['llama_index.core{,.prompts}.ChatPromptTemplate()'],
      role: 'user',
      at: ['message_templates', '#0'],
      template: 'single-brace',
    },
  ],
  baseUrl: ['^api_base', '^base_url'],
  calls: [
    {
      paths: [
        '$llm.{complete,acomplete,stream_complete,astream_complete,predict,apredict,chat,achat,stream_chat,astream_chat,structured_predict,astructured_predict,stream_structured_predict,astream_structured_predict,as_structured_llm().complete,as_structured_llm().chat}',
      ],
      model: ['^model', '^model_name', '^engine', '^#0'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^max_tokens', '^num_output', '^max_new_tokens'], insert: false },
    },
    { paths: ['$query.{query,aquery,chat,achat,stream_chat}'], prompt: [{ at: '#0', role: 'user' }] },
    {
      paths: [
        'llama_index.core.agent{,.workflow}.{FunctionAgent,ReActAgent,CodeActAgent,AgentWorkflow.from_tools_or_functions}{,.from_tools}',
      ],
      kind: 'agent',
      model: ['llm.model'],
      prompt: [{ at: 'system_prompt', role: 'system' }],
    },
    {
      paths: ['$agent.{run,chat,achat}'],
      agentModel: ['^llm.model'],
      prompt: [
        { at: 'user_msg', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
