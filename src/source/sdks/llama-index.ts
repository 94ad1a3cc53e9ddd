import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Since 0.10 in `llama_index.core`; before in `llama_index`, later also in `llama_index.legacy`. */
const core = 'llama_index{.core,,.legacy}';
const agents =
  'llama_index{.core.agent,.core.agent.workflow,.core.agent.function_calling,.core.agent.react,.agent.openai,.agent}.{FunctionAgent,ReActAgent,CodeActAgent,FunctionCallingAgent,FunctionCallingAgentWorker,OpenAIAgent,OpenAIAgentWorker,ReActAgentWorker}';
const workflow = 'llama_index.core.agent{,.workflow}.AgentWorkflow';
const indexes = `${core}{,.indices,.indices.vector_store,.indices.loading}`;

export const llamaIndex: SdkDeclaration = {
  id: 'llama-index',
  languages: pythonFamily,
  markers: ['llama_index'],
  receivers: {
    llm: [
      'llama_index.llms.{openai,azure_openai,anthropic,ollama,groq,mistralai,gemini,google_genai,bedrock,bedrock_converse,openai_like,huggingface,cohere,together,deepseek,litellm,openrouter,vllm,llama_cpp,replicate,fireworks}.{OpenAI,OpenAIResponses,AzureOpenAI,Anthropic,Ollama,Groq,MistralAI,Gemini,GoogleGenAI,Bedrock,BedrockConverse,OpenAILike,HuggingFaceLLM,Cohere,TogetherLLM,DeepSeek,LiteLLM,OpenRouter,Vllm,LlamaCPP,Replicate,Fireworks}()',
      'llama_index{,.legacy}.llms.{OpenAI,AzureOpenAI,Anthropic,Ollama,LLM,OpenAILike,HuggingFaceLLM,LlamaCPP,Gemini,Groq,MistralAI,Replicate,Bedrock,LiteLLM,Vllm}()',
      'llama_index.core{,.llms,.base.llms.types,.llms.llm}.LLM()',
      'llama_index.core{,.settings}.Settings.llm',
      'llama_index{.core,.legacy,}.multi_modal_llms{,.openai,.azure_openai,.anthropic,.gemini,.ollama,.replicate}.{OpenAIMultiModal,AzureOpenAIMultiModal,AnthropicMultiModal,GeminiMultiModal,OllamaMultiModal,ReplicateMultiModal}()',
    ],
    query: [
      `${indexes}.{VectorStoreIndex,GPTVectorStoreIndex,SummaryIndex,ListIndex,GPTListIndex,KnowledgeGraphIndex,PropertyGraphIndex,TreeIndex,DocumentSummaryIndex}{,.from_documents,.from_vector_store,.from_existing}().{as_query_engine,as_chat_engine}()`,
      `${indexes}.load_index_from_storage().{as_query_engine,as_chat_engine}()`,
      `${core}{.query_engine,.chat_engine}.{RetrieverQueryEngine,CitationQueryEngine,SubQuestionQueryEngine,RouterQueryEngine,MultiStepQueryEngine,TransformQueryEngine,NLSQLTableQueryEngine,FLAREInstructQueryEngine,ContextChatEngine,CondenseQuestionChatEngine,CondensePlusContextChatEngine,SimpleChatEngine}{,.from_args,.from_defaults}()`,
    ],
    embedder: [
      'llama_index{,.legacy}.embeddings{,.openai,.huggingface,.ollama,.cohere,.mistralai,.gemini,.google_genai,.azure_openai,.bedrock,.voyageai,.fastembed}.{OpenAIEmbedding,AzureOpenAIEmbedding,HuggingFaceEmbedding,OllamaEmbedding,CohereEmbedding,MistralAIEmbedding,GeminiEmbedding,GoogleGenAIEmbedding,BedrockEmbedding,VoyageEmbedding,FastEmbedEmbedding}()',
    ],
    agent: [`${agents}{,.from_tools,.from_defaults}()`, `${workflow}{,.from_tools_or_functions}()`],
  },
  transparent: ['$agent.as_agent()'],
  wrappers: [{ paths: ['llama_index.core.agent{,.runner.base}.{AgentRunner,ParallelAgentRunner}()'], argument: '#0' }],
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
        'llama_index{,.core}{,.prompts}.{Prompt,QuestionAnswerPrompt,RefinePrompt}()',
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
    {
      paths: ['$query.{query,aquery,chat,achat,stream_chat,astream_chat}'],
      model: ['^llm.model', '^llm.#0', '^service_context.llm.model'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: '^text_qa_template', role: 'user', template: 'single-brace' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^llm.max_tokens'], insert: false },
    },
    {
      paths: [
        '$embedder.{get_text_embedding,aget_text_embedding,get_query_embedding,aget_query_embedding,get_text_embedding_batch,aget_text_embedding_batch}',
      ],
      kind: 'embedding',
      model: ['^model', '^model_name', '^#0'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: [`${agents}{,.from_tools,.from_defaults}`, `${workflow}.from_tools_or_functions`],
      kind: 'agent',
      model: ['llm.model'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'context', role: 'system' },
      ],
      limit: { at: ['llm.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,chat,achat,stream_chat,astream_chat,query,aquery}'],
      agentModel: ['^llm.model'],
      prompt: [
        { at: 'user_msg', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
