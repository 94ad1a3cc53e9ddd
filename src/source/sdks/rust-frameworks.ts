import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['rust'] as const;

const langchain = 'langchain_rust';

/** `langchain-rust`: models, and chains that send a prompt to one. */
export const langchainRust: SdkDeclaration = {
  id: 'langchain-rust',
  languages,
  markers: [langchain],
  receivers: {
    model: [
      `${langchain}.llm.{OpenAI,Claude,Ollama,Qwen,Deepseek}{,.new,.default}()`,
      `${langchain}.llm.{openai,claude,ollama.client,ollama.openai,qwen,deepseek}.{OpenAI,Claude,Ollama,Qwen,Deepseek}{,.new,.default}()`,
      `${langchain}.language_models.llm.LLM()`,
    ],
    builder: [`${langchain}.chain{,.llm_chain}.LLMChainBuilder.new()`],
    chain: ['$builder.build()', `${langchain}.chain{,.llm_chain}.LLMChain()`],
    conversationBuilder: [`${langchain}.chain{,.builder,.conversational.builder}.ConversationalChainBuilder.new()`],
    conversation: ['$conversationBuilder.build()'],
    questionBuilder: [
      `${langchain}.chain.{StuffDocumentBuilder,ConversationalRetrieverChainBuilder,SQLDatabaseChainBuilder}.new()`,
    ],
    question: ['$questionBuilder.build()'],
    agentBuilder: [`${langchain}.agent.{ConversationalAgentBuilder,OpenAiToolAgentBuilder}.new()`],
    agent: ['$agentBuilder.build()'],
    executor: [`${langchain}.agent.AgentExecutor.from_agent()`],
    embedder: [
      `${langchain}.embedding.{,openai.,ollama.ollama_embedder.,mistralai.,openai.openai_embedder.}{OpenAiEmbedder,OllamaEmbedder,MistralAIEmbedder}{.new,.default,.try_new,}()`,
    ],
  },
  fluent: ['$model', '$builder', '$conversationBuilder', '$questionBuilder', '$agentBuilder', '$executor', '$embedder'],
  messages: [
    { paths: [`${langchain}.schemas{,.messages}.Message.new_system_message()`], role: 'system', at: ['#0'] },
    { paths: [`${langchain}.schemas{,.messages}.Message.new_human_message()`], role: 'user', at: ['#0'] },
    { paths: [`${langchain}.schemas{,.messages}.Message.new_ai_message()`], role: 'assistant', at: ['#0'] },
    { paths: [`${langchain}.prompt.PromptTemplate.new()`], role: 'inherit', at: ['#0'], template: 'braces' },
    { paths: [`${langchain}.prompt.HumanMessagePromptTemplate.new()`], role: 'user', at: ['#0'], template: 'braces' },
    {
      paths: [`${langchain}.prompt.SystemMessagePromptTemplate.new()`],
      role: 'system',
      at: ['#0'],
      template: 'braces',
    },
  ],
  calls: [
    {
      paths: ['$model.{invoke,generate,stream}'],
      agentModel: ['^with_model'],
      prompt: [place('#0', 'user')],
      limit: { at: ['^with_max_tokens'], insert: false },
    },
    {
      paths: ['$chain.{invoke,call,execute,stream}'],
      agentModel: ['^llm.with_model'],
      prompt: [place('^prompt', 'user')],
    },
    // Of several that are run one after the other each is a request.
    { paths: ['$builder.build'], kind: 'prompt', prompt: [place('^prompt', 'user')], unlessUsed: true },
    {
      paths: ['$question.{invoke,call,execute,stream}'],
      agentModel: ['^llm.with_model'],
      prompt: [place('^prompt', 'user'), place('#0.question', 'user'), place('#0.query', 'user')],
    },
    {
      paths: ['$executor.{invoke,call,execute,stream}'],
      agentModel: ['^from_agent.build.with_model'],
      prompt: [place('^from_agent.prefix', 'system'), place('#0.input', 'user')],
      limit: { at: ['^from_agent.options.with_max_tokens'], insert: false },
    },
    {
      paths: ['$conversation.{invoke,call,execute,stream}'],
      agentModel: ['^llm.with_model'],
      prompt: [place('^prompt', 'user'), place('#0', 'user')],
    },
    {
      paths: ['$embedder.{embed_query,embed_documents}'],
      kind: 'embedding',
      agentModel: ['^with_model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

/** `llm-chain`: a prompt is run by an executor. */
export const llmChainRust: SdkDeclaration = {
  id: 'llm-chain',
  languages,
  markers: ['llm_chain'],
  receivers: {
    step: ['llm_chain.step.Step.for_prompt_template()'],
    prompt: ['llm_chain.prompt.ConversationTemplate.new()', 'llm_chain.prompt()'],
    chain: ['llm_chain.chains.{sequential,map_reduce}.Chain.new()'],
    conversation: ['llm_chain.chains.conversation.Chain.new()'],
    embeddings: ['{llm_chain_openai,llm_chain_llama}.embeddings.Embeddings{.default,.for_client,}()'],
  },
  fluent: ['$prompt'],
  globals: ['prompt!'],
  wrappers: [{ paths: ['llm_chain.prompt.{StringTemplate,Data}.{tera,static_string,text,from}()'], argument: '#0' }],
  messages: [{ paths: ['llm_chain.step.Step.for_prompt_template()'], role: 'user', at: ['#0'] }],
  calls: [
    {
      paths: ['$step.{run,execute}'],
      prompt: [
        {
          at: '^for_prompt_template',
          role: 'user',
          builder: {
            with_system_template: 'system',
            with_system: 'system',
            with_user_template: 'user',
            with_user: 'user',
          },
        },
      ],
    },
    { paths: ['$chain.run'], prompt: [place('^#0', 'user')] },
    { paths: ['$conversation.send_message'], prompt: [place('^#0', 'system'), place('#0', 'user')] },
    {
      paths: ['$embeddings.{embed_texts,embed_query}'],
      kind: 'embedding',
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

/** `swiftide`: clients with default models, agents and simple prompts. */
export const swiftide: SdkDeclaration = {
  id: 'swiftide',
  languages,
  markers: ['swiftide'],
  receivers: {
    clientBuilder: [
      '{swiftide.integrations,swiftide_integrations}.{openai.OpenAI,anthropic.Anthropic,groq.Groq,ollama.Ollama,aws_bedrock.AwsBedrock,aws_bedrock_v2.AwsBedrock,gemini.Gemini,open_router.OpenRouter,dashscope.Dashscope}.builder()',
    ],
    client: [
      '$clientBuilder.build()',
      '{swiftide.integrations,swiftide_integrations}.{openai.OpenAI,anthropic.Anthropic,groq.Groq,ollama.Ollama,aws_bedrock.AwsBedrock}{,.default}()',
      '{swiftide,swiftide_core}.{,traits.,indexing.,chat_completion.,chat_completion.traits.}{SimplePrompt,ChatCompletion}()',
    ],
    agentBuilder: ['{swiftide.agents,swiftide_agents}.Agent.builder()'],
    agent: ['$agentBuilder.build()', '{swiftide.agents,swiftide_agents}.Agent()'],
  },
  fluent: ['$clientBuilder', '$agentBuilder'],
  wrappers: [{ paths: ['swiftide{_core,.prompt,_core.prompt}.Prompt.from()'], argument: '#0' }],
  calls: [
    { paths: ['$client.prompt'], agentModel: ['^default_prompt_model'], prompt: [place('#0', 'user')] },
    {
      paths: ['$client.{complete,complete_stream}'],
      agentModel: ['^default_prompt_model'],
      prompt: [place('#0.messages', 'user'), place('#0', 'user')],
    },
    {
      paths: ['$agent.{query,query_once,run}'],
      agentModel: ['^llm.default_prompt_model'],
      prompt: [place('^system_prompt', 'system'), place('#0', 'user')],
    },
  ],
};

/** mistral.rs as a library: models in the program's own memory (source of EricLBuehler/mistral.rs, read 2026-11-23). */
export const mistralRs: SdkDeclaration = {
  id: 'mistral-rs',
  languages,
  provider: 'self-hosted',
  markers: ['mistralrs'],
  receivers: {
    builder: [
      'mistralrs.{ModelBuilder,TextModelBuilder,VisionModelBuilder,MultimodalModelBuilder,GgufModelBuilder,LoraModelBuilder,UqffTextModelBuilder,UqffMultimodalModelBuilder,AnyMoeModelBuilder}.new()',
    ],
    embedderBuilder: ['mistralrs.{EmbeddingModelBuilder,UqffEmbeddingModelBuilder}.new()'],
    embedder: ['$embedderBuilder.build()'],
    model: ['$builder.build()', 'mistralrs.Model()'],
  },
  fluent: ['$builder', '$embedderBuilder'],
  calls: [
    {
      paths: ['$model.{send_chat_request,stream_chat_request,send_raw_chat_request,generate_structured}'],
      agentModel: ['^new'],
      prompt: [{ at: '#0', role: 'user', builder: { add_message: 'user', add_image_message: 'user' } }],
      limit: { at: ['#0.set_sampler_max_len'], insert: false },
    },
    { paths: ['$model.chat'], agentModel: ['^new'], prompt: [place('#0', 'user')] },
    {
      paths: ['$embedder.generate_embeddings'],
      kind: 'embedding',
      agentModel: ['^new'],
      prompt: [{ at: '#0', role: 'user', builder: { add_prompt: 'user' } }],
    },
    {
      paths: ['$embedder.generate_embedding'],
      kind: 'embedding',
      agentModel: ['^new'],
      prompt: [place('#0', 'user')],
    },
  ],
};

/** Kalosm: models whose chats and tasks are called like functions. */
export const kalosm: SdkDeclaration = {
  id: 'kalosm',
  languages,
  markers: ['kalosm'],
  receivers: {
    builder: ['kalosm{,_llama}{,.language}.{Llama,OpenAICompatibleChatModel,AnthropicCompatibleChatModel}.builder()'],
    model: [
      'kalosm{,_llama}{,.language}.Llama.{new,new_chat,phi_3,phi_4,qwen}()',
      '$builder.{build,build_with_loading_handler}()',
    ],
    chat: ['$model.chat()'],
    task: ['$model.task()'],
  },
  fluent: ['$builder', '$chat', '$task'],
  calls: [
    {
      paths: ['$chat', '$chat.add_message'],
      agentModel: ['^with_model', '^with_gpt_4o_mini'],
      prompt: [place('^with_system_prompt', 'system'), place('#0', 'user')],
    },
    { paths: ['$task', '$task.run'], prompt: [place('^task', 'system'), place('#0', 'user')] },
    { paths: ['$model.complete', '$model.stream_text'], prompt: [place('#0', 'user')] },
  ],
};

/** Fermyon's Spin: models that the host of a component runs (source of fermyon/ai-examples, read 2026-11-23; embeddings not checked). */
export const spinRust: SdkDeclaration = {
  id: 'spin-llm',
  languages,
  provider: 'self-hosted',
  markers: ['spin_sdk'],
  calls: [
    {
      paths: ['{spin_sdk,spin_llm}.{llm.,}{infer,infer_with_options}'],
      model: ['#0'],
      prompt: [place('#1', 'user')],
      limit: { at: ['#2.max_tokens'], insert: false },
    },
    {
      paths: ['{spin_sdk,spin_llm}.{llm.,}generate_embeddings'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};
