import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Since 0.10 in `llama_index.core`; before in `llama_index`, later also in `llama_index.legacy`. */
const core = 'llama_index{.core,,.legacy}';
const agents =
  'llama_index{.core.agent,.core.agent.workflow,.core.agent.function_calling,.core.agent.react,.agent.openai,.agent}.{FunctionAgent,ReActAgent,CodeActAgent,FunctionCallingAgent,FunctionCallingAgentWorker,OpenAIAgent,OpenAIAgentWorker,ReActAgentWorker}';
const workflow = 'llama_index.core.agent{,.workflow}.AgentWorkflow';
const indexes = `${core}{,.indices,.indices.vector_store,.indices.loading}`;
/** Until 0.10 all hosts' classes stood in one module. */
const older =
  'llama_index{,.legacy}.llms.{OpenAI,AzureOpenAI,Anthropic,Ollama,LLM,OpenAILike,HuggingFaceLLM,LlamaCPP,Gemini,Groq,MistralAI,Replicate,Bedrock,LiteLLM,Vllm,LangChainLLM,PaLM,Vertex,HuggingFaceInferenceAPI,Perplexity,Cohere,AI21,WatsonX,LocalAI,OpenLLM,Portkey}()';

/** Where the classes of hosts are told their model. */
const modelPlaces = ['model', 'model_name', 'model_id', 'engine', '#0'];

/** Each host's package has a class of its own: of 161 of `llama-index-integrations` the pattern names those that generate or embed (read 2026-11-23). */
const hosted = (kind: string, receiver: string) => ({
  path: new RegExp(
    `^llama_index(\\.legacy)?\\.${kind}\\.(?!(base|types|custom|utils|generic_utils|mock|callbacks)\\.)\\w+(\\.\\w+)*?\\.(?!(ChatMessage|CustomLLM|MockLLM|Tokenizer)\\()[A-Z]\\w*\\(\\)$`,
  ),
  receiver,
  model: modelPlaces,
});

export const llamaIndex: SdkDeclaration = {
  id: 'llama-index',
  languages: pythonFamily,
  markers: ['llama_index'],
  receivers: {
    llm: [
      older,
      'llama_index.core{,.llms,.base.llms.types,.llms.llm}.LLM()',
      'llama_index.core{,.settings}.Settings.llm',
      'llama_index.multi_modal_llms{,.openai}.OpenAIMultiModal()',
    ],
    query: [
      `${indexes}.{VectorStoreIndex,GPTVectorStoreIndex,SummaryIndex,ListIndex,GPTListIndex,KnowledgeGraphIndex,PropertyGraphIndex,TreeIndex,DocumentSummaryIndex}{,.from_documents,.from_vector_store,.from_existing}().{as_query_engine,as_chat_engine}()`,
      `${indexes}.load_index_from_storage().{as_query_engine,as_chat_engine}()`,
      // Parameters.
      'llama_index.core{.base.base_query_engine,.query_engine,.indices.query.base,.chat_engine.types,.chat_engine}.{BaseQueryEngine,BaseChatEngine}()',
      `${core}{.query_engine,.chat_engine}.{RetrieverQueryEngine,CitationQueryEngine,SubQuestionQueryEngine,RouterQueryEngine,MultiStepQueryEngine,TransformQueryEngine,NLSQLTableQueryEngine,FLAREInstructQueryEngine,ContextChatEngine,CondenseQuestionChatEngine,CondensePlusContextChatEngine,SimpleChatEngine}{,.from_args,.from_defaults}()`,
    ],
    embedder: [
      'llama_index{,.legacy}.embeddings.{OpenAIEmbedding,AzureOpenAIEmbedding,HuggingFaceEmbedding,OllamaEmbedding,CohereEmbedding,LangchainEmbedding}()',
      'llama_index.core{,.settings}.Settings.embed_model',
    ],
    agent: [`${agents}{,.from_tools,.from_defaults}()`, `${workflow}{,.from_tools_or_functions}()`],
  },
  families: [hosted('llms', 'llm'), hosted('multi_modal_llms', 'llm'), hosted('embeddings', 'embedder')],
  models: [{ paths: [older, 'llama_index.multi_modal_llms{,.openai}.OpenAIMultiModal()'], at: modelPlaces }],
  makers: [{ methods: ['as_query_engine', 'as_chat_engine'], receiver: 'query' }],
  setForAll: { objects: ['llama_index.core.Settings', 'llama_index.core.settings.Settings'] },
  transparent: ['$agent.as_agent()', '$llm.as_structured_llm()'],
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
        '$llm.{complete,acomplete,stream_complete,astream_complete,predict,apredict,chat,achat,stream_chat,astream_chat}',
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
      paths: ['$llm.{structured_predict,astructured_predict,stream_structured_predict,astream_structured_predict}'],
      model: ['^model', '^model_name', '^engine', '^#0'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      carries: { schema: ['output_cls', '#0'] },
      limit: { at: ['^max_tokens', '^max_new_tokens'], insert: false },
    },
    {
      paths: ['$llm.{predict_and_call,apredict_and_call}'],
      model: ['^model', '^model_name', '^engine', '^#0'],
      prompt: [
        { at: 'user_msg', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      carries: { tools: ['tools', '#0'] },
      limit: { at: ['^max_tokens', '^max_new_tokens'], insert: false },
    },
    {
      paths: ['$query.{query,aquery,chat,achat,stream_chat,astream_chat}'],
      model: ['^llm', '^service_context.llm', '~llm'],
      prompt: [
        { at: '~llm.system_prompt', role: 'system' },
        { at: '^system_prompt', role: 'system' },
        { at: '^text_qa_template', role: 'user', template: 'single-brace' },
        { at: '^text_to_sql_prompt', role: 'user', template: 'single-brace' },
        { at: '^context_prompt', role: 'system', template: 'single-brace' },
        { at: '#0', role: 'user' },
      ],
      limit: {
        at: ['^llm.max_tokens', '^llm.max_new_tokens', '~llm.max_tokens', '~llm.max_new_tokens'],
        insert: false,
      },
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
      model: ['llm', '~llm'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'context', role: 'system' },
      ],
      limit: { at: ['llm.max_tokens', '~llm.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,chat,achat,stream_chat,astream_chat,query,aquery}'],
      agentModel: ['^llm', '~llm'],
      prompt: [
        { at: 'user_msg', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
