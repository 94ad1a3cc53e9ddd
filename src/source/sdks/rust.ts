import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['rust'] as const;
const types = 'async_openai.types{,.chat}';
const responses = 'async_openai.types{,.responses}';

export const asyncOpenai: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['async_openai', '.chat()', '.responses()'],
  receivers: {
    client: ['async_openai.Client{.new,.with_config,}()', '$client.{with_backoff,with_http_client}()'],
  },
  particular: [
    {
      methods: [
        'chat().{create,create_stream,create_byot,create_stream_byot}',
        'responses().{create,create_stream,create_byot,create_stream_byot}',
        'embeddings().{create,create_byot}',
      ],
      on: 'client',
      requires: ['#0'],
    },
  ],
  wrappers: [
    {
      paths: [
        'async_openai.types{,.embeddings}.EmbeddingInput.{String,StringArray}()',
        `${types}.ChatCompletionRequest{System,User,Assistant,Developer}MessageContent.{Text,Array}()`,
        `${types}.ChatCompletionRequestUserMessageContentPart.{Text,ImageUrl}()`,
        `${types}.ChatCompletionRequestMessageContentPart{Text,Image}.from()`,
        `${responses}.{Input,InputParam}.{Text,Items}()`,
        `${responses}.InputItem.{EasyMessage,Item,Message,from}()`,
        `${responses}.{EasyInputMessage.from,EasyInputContent.Text,EasyInputContent.ContentList,InputContent.InputText,InputContent.InputImage,Item.Message,MessageItem.Input}()`,
      ],
      argument: '#0',
    },
  ],
  messages: [
    { paths: [`${types}.ChatCompletionRequestSystemMessage.from()`], role: 'system', at: ['#0'] },
    { paths: [`${types}.ChatCompletionRequestUserMessage.from()`], role: 'user', at: ['#0'] },
    { paths: [`${types}.ChatCompletionRequestAssistantMessage.from()`], role: 'assistant', at: ['#0'] },
    { paths: [`${types}.ChatCompletionRequestSystemMessageArgs.default().content()`], role: 'system', at: ['#0'] },
    {
      paths: [`${types}.ChatCompletionRequestDeveloperMessageArgs.default().content()`],
      role: 'developer',
      at: ['#0'],
    },
    { paths: [`${types}.ChatCompletionRequestUserMessageArgs.default().content()`], role: 'user', at: ['#0'] },
    {
      paths: [`${types}.ChatCompletionRequestAssistantMessageArgs.default().content()`],
      role: 'assistant',
      at: ['#0'],
    },
  ],
  calls: [
    {
      paths: ['$client.chat().{create,create_stream,create_byot,create_stream_byot}'],
      model: ['#0.model'],
      prompt: [place('#0.messages', 'user')],
      limit: { at: ['#0.max_completion_tokens', '#0.max_tokens'], insert: false },
      choices: ['#0.n'],
    },
    {
      paths: ['$client.responses().{create,create_stream,create_byot,create_stream_byot}'],
      model: ['#0.model'],
      prompt: [place('#0.instructions', 'system'), place('#0.input', 'user')],
      limit: { at: ['#0.max_output_tokens'], insert: false },
    },
    {
      paths: ['$client.threads().messages().create'],
      kind: 'prompt',
      prompt: [place('#0.content', 'user')],
    },
    {
      paths: ['$client.threads().runs().{create,create_stream}'],
      model: ['#0.model'],
      prompt: [place('#0.instructions', 'system'), place('#0.additional_instructions', 'system')],
      limit: { at: ['#0.max_completion_tokens'], insert: false },
    },
    {
      paths: ['$client.assistants().create'],
      kind: 'agent',
      model: ['#0.model'],
      prompt: [place('#0.instructions', 'system')],
    },
    {
      paths: ['$client.completions().{create,create_stream}'],
      model: ['#0.model'],
      prompt: [place('#0.prompt', 'user')],
      limit: { at: ['#0.max_tokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$client.embeddings().{create,create_byot}'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.input', role: 'user', batch: true }],
    },
  ],
};

/** Requests of `llm`, the crate: what a call says stands in the builder that made the client (source of graniet/llm, read 2026-11-23). */
export const llmRust: SdkDeclaration = {
  id: 'llm-rust',
  languages,
  markers: ['llm::'],
  receivers: {
    builder: ['llm.builder.LLMBuilder.new()'],
    model: ['$builder.build()', 'llm.LLMProvider()', 'llm.chat.ChatProvider()'],
    chain: ['llm.chain.PromptChain.new()'],
    step: ['llm.chain.ChainStepBuilder.new()'],
    evaluator: ['llm.evaluator.LLMEvaluator.new()'],
  },
  fluent: ['$builder', '$chain', '$step', '$evaluator'],
  messages: [
    { paths: ['llm.chat.ChatMessage.user().content()'], role: 'user', at: ['#0'] },
    { paths: ['llm.chat.ChatMessage.assistant().content()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$model.{chat,chat_stream,chat_stream_struct,chat_with_tools,chat_with_web_search}'],
      model: ['^model'],
      prompt: [place('^system', 'system'), place('#0', 'user')],
      limit: { at: ['^max_tokens'], insert: false },
    },
    {
      paths: ['$model.complete'],
      model: ['^model'],
      prompt: [place('#0.new', 'user'), place('#0.builder', 'user')],
      limit: { at: ['#0.max_tokens', '^max_tokens'], insert: false },
    },
    {
      paths: ['$model.embed'],
      kind: 'embedding',
      model: ['^model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    // Each step of a chain is a request of its own; what came before fills its placeholders.
    {
      paths: ['$step.build'],
      kind: 'prompt',
      prompt: [{ at: '^#1', role: 'user', template: 'double-brace' }],
      limit: { at: ['^max_tokens'], insert: false },
    },
    // The same messages are sent to several models.
    { paths: ['$evaluator.evaluate_chat'], prompt: [place('#0', 'user')] },
  ],
};

export const rig: SdkDeclaration = {
  id: 'rig',
  languages,
  markers: ['rig::', 'rig_core', 'rig_bedrock', 'rig_vertexai'],
  receivers: {
    client: [
      '{rig_bedrock,rig_vertexai,rig_gemini_grpc,rig_eternalai}.{,client.}{Client,ClientBuilder}{.new,.from_env,.builder().build,.new().build,}()',
      '{rig,rig_core}.providers.{openai,anthropic,cohere,gemini,mistral,groq,ollama,deepseek,perplexity,xai,together,openrouter,azure,huggingface,hyperbolic,galadriel,moonshot}.{,completion.}{Client,CompletionsClient}{.new,.from_env,.from_val,.from_url,.new_with_api_key,.builder().build,}()',
    ],
    builder: ['$client.{agent,extractor}()', '$client.completion_model().into_agent_builder()'],
    modelBuilder: ['{rig,rig_core}.{agent.AgentBuilder,extractor.ExtractorBuilder}.new()'],
    agent: ['$builder.build()', '{rig,rig_core}.agent.Agent()', '{rig,rig_core}.extractor.Extractor()'],
    agentOfModel: ['$modelBuilder.build()'],
    embeddingModel: ['$client.{embedding_model,embedding_model_with_ndims}()'],
    request: ['$client.completion_model().completion_request()'],
  },
  fluent: ['$builder', '$modelBuilder', '$request'],
  // An agent that another file makes: the trait that has the method is imported where it is asked.
  particular: [
    { methods: ['prompt', 'chat', 'stream_prompt', 'stream_chat'], on: 'agent', requires: ['#0'], imported: true },
  ],
  models: [{ paths: ['$client.{completion_model,embedding_model,embedding_model_with_ndims}()'], at: ['#0'] }],
  calls: [
    {
      paths: ['$builder.build'],
      kind: 'agent',
      model: ['^agent', '^extractor', '^completion_model'],
      prompt: [place('^preamble', 'system'), place('^context', 'system')],
      limit: { at: ['^max_tokens'], insert: false },
    },
    {
      paths: ['$modelBuilder.build'],
      kind: 'agent',
      model: ['^new'],
      prompt: [place('^preamble', 'system'), place('^context', 'system')],
      limit: { at: ['^max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{prompt,chat,extract,stream_prompt,stream_chat,completion,stream_completion}'],
      agentModel: ['^agent', '^extractor', '^completion_model'],
      prompt: [place('#0', 'user'), { at: '#1', role: 'history' }],
    },
    {
      paths: ['$agentOfModel.{prompt,chat,extract,stream_prompt,stream_chat,completion,stream_completion}'],
      agentModel: ['^new'],
      prompt: [place('#0', 'user'), { at: '#1', role: 'history' }],
    },
    {
      paths: ['$request.{send,stream}'],
      model: ['^completion_model'],
      prompt: [place('^preamble', 'system'), place('^messages', 'history'), place('^completion_request', 'user')],
      limit: { at: ['^max_tokens'], insert: false },
    },
    {
      paths: ['$client.completion_model().{completion,stream}'],
      model: ['^completion_model'],
      prompt: [place('#0.preamble', 'system'), place('#0.messages', 'history'), place('#0.completion_request', 'user')],
      limit: { at: ['#0.max_tokens'], insert: false },
    },
    { paths: ['{rig,rig_core}.embeddings{,.builder}.EmbeddingsBuilder.new'], kind: 'embedding', model: ['#0'] },
  ],
};

export const otherRust: SdkDeclaration = {
  id: 'rust-genai',
  languages,
  markers: ['genai::', 'ollama_rs'],
  receivers: {
    client: ['genai.Client{.default,.builder().build,}()', '$builder.build()'],
    builder: ['genai.Client.builder()'],
    ollama: ['ollama_rs.Ollama{.default,.new,.new_default_with_history,}()'],
    coordinator: ['ollama_rs.coordinator.Coordinator{.new,}()'],
  },
  fluent: ['$builder', '$coordinator'],
  wrappers: [
    { paths: ['ollama_rs.generation.embeddings.request.EmbeddingsInput.{Single,Multiple}()'], argument: '#0' },
  ],
  messages: [
    { paths: ['genai.chat.ChatMessage.system()'], role: 'system', at: ['#0'] },
    { paths: ['genai.chat.ChatMessage.user()'], role: 'user', at: ['#0'] },
    { paths: ['genai.chat.ChatMessage.assistant()'], role: 'assistant', at: ['#0'] },
    { paths: ['ollama_rs.generation.chat.ChatMessage.{user,new}()'], role: 'user', at: ['#0'] },
    { paths: ['ollama_rs.generation.chat.ChatMessage.system()'], role: 'system', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{exec_chat,exec_chat_stream}'],
      model: ['#0'],
      prompt: [
        {
          at: '#1',
          role: 'user',
          builder: {
            with_system: 'system',
            from_system: 'system',
            new: 'user',
            from_user: 'user',
            append_message: 'user',
            append_messages: 'user',
          },
        },
      ],
      limit: { at: ['#2.with_max_tokens'], insert: false },
    },
    {
      paths: ['$ollama.{generate,generate_stream}'],
      model: ['#0.new'],
      prompt: [place('#0.system', 'system'), place('#0.new#1', 'user')],
    },
    {
      paths: ['$client.{embed,embed_batch,exec_embed}'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
    {
      paths: ['$ollama.{send_chat_messages,send_chat_messages_stream}'],
      model: ['#0.new'],
      prompt: [place('#0.new#1', 'user')],
    },
    {
      paths: ['$ollama.{send_chat_messages_with_history,send_chat_messages_with_history_stream}'],
      model: ['#1.new'],
      prompt: [place('#0', 'user'), place('#1.new#1', 'user')],
    },
    { paths: ['$coordinator.chat'], agentModel: ['^#1'], prompt: [place('#0', 'user')] },
    {
      paths: ['$ollama.generate_embeddings'],
      kind: 'embedding',
      model: ['#0.new'],
      prompt: [{ at: '#0.new#1', role: 'user', batch: true }],
    },
  ],
};
