import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['ruby'] as const;

/** The official gem (its resources, read 2026-11-23) and `ruby-openai` share the constant; their calls differ. */
export const openaiRuby: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['OpenAI::', 'responses.create', 'chat.completions', 'parameters:'],
  receivers: { client: ['OpenAI.Client()'] },
  baseUrl: ['^uri_base', '^base_url'],
  particular: [
    { methods: ['chat.completions.{create,stream,stream_raw}'], on: 'client', requires: ['messages'] },
    { methods: ['responses.{create,stream,stream_raw}'], on: 'client', requires: ['input'] },
    { methods: ['completions.{create,create_streaming}'], on: 'client', requires: ['prompt', 'model'] },
    { methods: ['responses.create'], on: 'client', requires: ['parameters'] },
    { methods: ['chat'], on: 'client', requires: ['parameters'] },
    { methods: ['embeddings'], on: 'client', requires: ['parameters'] },
  ],
  calls: [
    {
      paths: ['$client.chat.completions.{create,stream,stream_raw}'],
      model: ['model'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_completion_tokens', 'max_tokens'] },
      reasoningEffort: ['reasoning_effort'],
      choices: ['n'],
    },
    {
      paths: ['$client.responses.create'],
      model: ['parameters.model'],
      prompt: [place('parameters.instructions', 'system'), place('parameters.input', 'user')],
      limit: { at: ['parameters.max_output_tokens'] },
      carries: { tools: ['parameters.tools'], schema: ['parameters.text.format'] },
      requires: ['parameters'],
    },
    {
      paths: ['$client.responses.{create,stream,stream_raw}'],
      model: ['model'],
      prompt: [place('instructions', 'system'), place('input', 'user')],
      limit: { at: ['max_output_tokens'] },
      reasoningEffort: ['reasoning.effort'],
    },
    {
      paths: ['$client.completions.{create,create_streaming}'],
      model: ['model'],
      prompt: [place('prompt', 'user')],
      limit: { at: ['max_tokens'], defaultValue: 16 },
      choices: ['n'],
    },
    {
      paths: ['$client.{chat,completions}'],
      model: ['parameters.model'],
      prompt: [place('parameters.messages', 'user'), place('parameters.prompt', 'user')],
      limit: { at: ['parameters.max_tokens', 'parameters.max_completion_tokens'] },
      reasoningEffort: ['parameters.reasoning_effort'],
      carries: {
        tools: ['parameters.tools', 'parameters.functions'],
        toolChoice: ['parameters.tool_choice'],
        schema: ['parameters.response_format'],
      },
      requires: ['parameters'],
    },
    {
      paths: ['$client.embeddings', '$client.embeddings.create'],
      kind: 'embedding',
      model: ['parameters.model', 'model'],
      prompt: [
        { at: 'parameters.input', role: 'user', batch: true },
        { at: 'input', role: 'user', batch: true },
      ],
      requires: ['parameters', 'input'],
    },
  ],
};

export const anthropicRuby: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['Anthropic::', 'messages.create', 'messages.stream'],
  receivers: { client: ['Anthropic.Client()'] },
  particular: [
    {
      methods: ['{,beta.}messages.{create,stream,stream_raw,tool_runner}'],
      on: 'client',
      requires: ['messages', 'max_tokens'],
      provider: true,
    },
    { methods: ['messages'], on: 'client', requires: ['parameters.messages', 'parameters.max_tokens'], provider: true },
  ],
  calls: [
    {
      paths: ['$client{,.beta}.messages.{create,stream,stream_raw}', '$client.beta.messages.tool_runner'],
      model: ['model', 'parameters.model'],
      prompt: [place('system', 'system'), place('system_', 'system'), place('messages', 'user')],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$client.messages'],
      model: ['parameters.model'],
      prompt: [place('parameters.system', 'system'), place('parameters.messages', 'user')],
      limit: { at: ['parameters.max_tokens'] },
      requires: ['parameters'],
    },
  ],
};

export const langchainRuby: SdkDeclaration = {
  id: 'langchainrb',
  languages,
  markers: ['Langchain', 'RubyLLM', 'Agents::', 'with_instructions', 'chat.ask'],
  receivers: {
    llm: [
      'Langchain.LLM.{OpenAI,Anthropic,Ollama,Cohere,MistralAI,GoogleGemini,GoogleVertexAI,AwsBedrock,Azure,HuggingFace,Replicate,AI21,LlamaCpp}()',
    ],
    store: ['Langchain.Vectorsearch.{Chroma,Elasticsearch,Epsilla,Hnswlib,Milvus,Pgvector,Pinecone,Qdrant,Weaviate}()'],
    assistant: ['Langchain.Assistant()'],
    // The gem `ai-agents` (rubydoc.info/gems/ai-agents, read 2026-11-23).
    runner: ['Agents.Runner.with_agents()'],
    context: ['RubyLLM.context()'],
    // An agent is a class that is asked like a chat; settings of both give it back.
    chat: ['RubyLLM.chat', '$chat()', '$context.chat()', 'RubyLLM.{Chat,Agent}()', 'RubyLLM.Agent.chat'],
  },
  fluent: ['$chat', '$runner'],
  agentClasses: [{ of: 'chat', call: { model: ['^model'], prompt: [place('^instructions', 'system')] } }],
  // What a class of a chain or an evaluation was handed.
  particular: [
    { methods: ['llm.complete'], on: 'holder', requires: ['prompt'] },
    { methods: ['llm.embed'], on: 'holder', requires: ['text'] },
    { methods: ['chat.ask'], on: 'holder', requires: ['#0'] },
    {
      methods: [
        '{with_instructions,with_schema,with_params,with_temperature,with_tool,with_tools,with_model}().{ask,say}',
      ],
      on: 'holder',
      requires: ['#0'],
    },
  ],
  messages: [
    { paths: ['Langchain.Prompt.PromptTemplate()'], role: 'user', at: ['template'], template: 'single-brace' },
    // The part that is filled in; the examples before it are data.
    { paths: ['Langchain.Prompt.FewShotPromptTemplate()'], role: 'user', at: ['suffix'], template: 'single-brace' },
  ],
  calls: [
    {
      paths: ['$llm.chat'],
      model: ['model'],
      agentModel: ['^default_options.chat_model', '^default_options.chat_completion_model_name'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$llm.complete', '$holder.llm.complete'],
      model: ['model'],
      prompt: [place('prompt', 'user')],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$llm.embed', '$holder.llm.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [place('text', 'user')],
    },
    // What the store finds comes before the question.
    { paths: ['$store.ask'], agentModel: ['^llm.default_options.chat_model'], prompt: [place('question', 'user')] },
    {
      paths: ['Langchain.Assistant', 'Langchain.Assistant.new'],
      kind: 'agent',
      agentModel: ['llm.default_options.chat_model'],
      prompt: [place('instructions', 'system')],
    },
    {
      paths: ['$assistant.{add_message_and_run,add_message_and_run!}'],
      agentModel: ['^llm.default_options.chat_model'],
      prompt: [place('content', 'user')],
    },
    { paths: ['RubyLLM.embed'], kind: 'embedding', model: ['model'], prompt: [place('#0', 'user')] },
    {
      paths: ['$chat.{ask,say}'],
      model: ['^with_model', '^model'],
      prompt: [place('^with_instructions', 'system'), place('^instructions', 'system'), place('#0', 'user')],
      limit: { at: ['^with_max_output_tokens', '^with_params.max_tokens'], insert: false },
    },
    {
      paths: [
        '$holder.{with_instructions,with_schema,with_params,with_temperature,with_tool,with_tools,with_model}().{ask,say}',
      ],
      model: ['with_model', 'model'],
      prompt: [place('with_instructions', 'system'), place('#0', 'user')],
    },
    { paths: ['$holder.chat.ask'], prompt: [place('#0', 'user')] },
    {
      paths: ['Agents.Agent'],
      kind: 'agent',
      model: ['model'],
      prompt: [place('instructions', 'system')],
    },
    { paths: ['$runner.run'], prompt: [place('#0', 'user')] },
    { paths: ['Agents.Runner.run'], prompt: [place('#1', 'user')] },
    {
      paths: ['$chat.complete'],
      bare: true,
      model: ['^with_model', '^model'],
      prompt: [place('^with_instructions', 'system'), place('^content', 'user')],
    },
  ],
};
