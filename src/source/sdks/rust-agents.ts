import type { CallDeclaration, PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['rust'] as const;

/** `openai`, the crate: a request is a type with a builder. Source of rellfy/openai, read 2026-11-23. */
export const openaiCrate: SdkDeclaration = {
  id: 'openai-crate',
  languages,
  provider: 'openai',
  markers: ['openai::'],
  receivers: {
    chat: ['openai.chat.{ChatCompletion,ChatCompletionDelta}.builder()'],
    completion: ['openai.completions.Completion.builder()'],
    embedding: ['openai.embeddings.{Embedding,Embeddings}'],
  },
  fluent: ['$chat', '$completion'],
  calls: [
    {
      paths: ['$chat.{create,create_stream}'],
      model: ['^builder'],
      prompt: [place('^#1', 'user')],
      limit: { at: ['^max_completion_tokens', '^max_tokens'], insert: false },
    },
    {
      paths: ['$completion.create'],
      model: ['^builder'],
      prompt: [place('^prompt', 'user')],
      limit: { at: ['^max_tokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$embedding.create'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};

/** `aisdk`: Vercel's interface for Rust (docs.rs/crate/aisdk, 0.2 to 0.5, read 2026-11-23). */
export const aisdkRust: SdkDeclaration = {
  id: 'aisdk-rust',
  languages,
  markers: ['aisdk'],
  receivers: {
    builder: ['aisdk.core.{,language_model.request.}LanguageModelRequest.builder()'],
    request: ['$builder.build()'],
  },
  fluent: ['$builder'],
  models: [
    {
      paths: [
        'aisdk.providers.{,openai.,anthropic.,google.,groq.,openrouter.,xai.,deepseek.}{OpenAI,Anthropic,Google,Groq,OpenRouter,XAI,DeepSeek}.{new,model_name}()',
      ],
      at: ['#0'],
    },
  ],
  calls: [
    {
      paths: ['$request.{generate_text,stream_text}'],
      model: ['^model'],
      prompt: [place('^system', 'system'), place('^messages', 'user'), place('^prompt', 'user')],
      limit: { at: ['^max_output_tokens'], insert: false },
    },
  ],
};

/** `adk-rust`: agents put together by a builder (docs.rs/crate/adk-model, read 2026-11-23). */
export const adkRust: SdkDeclaration = {
  id: 'adk-rust',
  languages,
  markers: ['adk_'],
  receivers: { builder: ['{adk_rust,adk_agent}.{,prelude.,agent.}LlmAgentBuilder.new()'] },
  fluent: ['$builder'],
  models: [
    {
      paths: ['{adk_rust,adk_model}.{,prelude.,model.,gemini.}GeminiModel.new()'],
      at: ['#1'],
      provider: 'google',
    },
    {
      paths: [
        '{adk_rust,adk_model}.{,prelude.,model.,openai.,anthropic.,deepseek.,groq.}{OpenAIConfig,AnthropicConfig,DeepSeekConfig,GroqConfig}.new()',
      ],
      at: ['#1'],
    },
    {
      paths: [
        '{adk_rust,adk_model}.{,prelude.,model.,openai.,anthropic.,deepseek.,groq.}{OpenAIClient,AnthropicClient,DeepSeekClient,GroqClient}.new()',
      ],
      at: ['#0'],
    },
    {
      paths: ['{adk_rust,adk_model}.{,model.,ollama.}{OllamaModel.new,OllamaConfig.new}()'],
      at: ['#0'],
      provider: 'self-hosted',
    },
  ],
  calls: [
    {
      paths: ['$builder.build'],
      kind: 'agent',
      model: ['^model'],
      prompt: [place('^global_instruction', 'system'), place('^instruction', 'system')],
      limit: { at: ['^max_output_tokens'], insert: false },
    },
  ],
};

/** `autoagents`, whose models are made like those of `llm` (README and examples of liquidos-ai/AutoAgents, read 2026-11-23). */
export const autoAgents: SdkDeclaration = {
  id: 'autoagents',
  languages,
  markers: ['autoagents'],
  receivers: {
    builder: ['autoagents.core.agent.AgentBuilder.new()', 'autoagents.core.agent.prebuilt.AgentBuilder.new()'],
    handle: ['$builder.build()'],
    llmBuilder: ['autoagents{,_llm}.{llm.,}builder.LLMBuilder.new()'],
    model: ['$llmBuilder.build()', 'autoagents{,_llm}.{llm.,}LLMProvider()'],
  },
  fluent: ['$builder', '$llmBuilder'],
  calls: [
    {
      paths: ['$handle.agent.{run,run_stream}'],
      agentModel: ['^llm.model'],
      prompt: [place('#0.#0', 'user'), place('#0', 'user')],
      limit: { at: ['^llm.max_tokens'], insert: false },
    },
    {
      paths: ['$model.{chat,chat_stream}'],
      model: ['^model'],
      prompt: [place('#0', 'user')],
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};

/** Clients of OpenRouter: `openrouter-rs` and `openrouter-rust` (their examples on docs.rs, read 2026-11-23). */
export const openRouterRust: SdkDeclaration = {
  id: 'openrouter-rust',
  languages,
  markers: ['openrouter_rs', 'openrouter_rust'],
  provider: 'openrouter',
  receivers: {
    builder: ['{openrouter_rs,openrouter_rust}.{,client.}OpenRouterClient.builder()'],
    client: ['$builder.build()', '{openrouter_rs,openrouter_rust}.{,client.}OpenRouterClient{.new,}()'],
  },
  fluent: ['$builder'],
  messages: [
    { paths: ['openrouter_rs.api.chat.Message.new()'], role: 'user', at: ['#1'], roleAt: '#0' },
    { paths: ['openrouter_rs.api.chat.Message.system()'], role: 'system', at: ['#0'] },
    { paths: ['openrouter_rs.api.chat.Message.user()'], role: 'user', at: ['#0'] },
  ],
  calls: [
    {
      paths: [
        '$client.{send_chat_completion,stream_chat_completion,chat_completion}',
        '$client.chat().{create,stream}',
      ],
      model: ['#0.model', '#0.#0'],
      prompt: [place('#0.system_message', 'system'), place('#0.messages', 'user'), place('#0.user_message', 'user')],
      limit: { at: ['#0.max_tokens'], insert: false },
    },
    {
      paths: ['$client.send_completion_request', '$client.legacy().completions().create'],
      model: ['#0.model'],
      prompt: [place('#0.prompt', 'user')],
      limit: { at: ['#0.max_tokens'], insert: false },
    },
  ],
};

/** `litellm-rust`, `llmrust`: one client whose models are named with their provider (docs.rs/litellm-rust, read 2026-11-23; `llmrust` not checked against its documentation). */
export const litellmRust: SdkDeclaration = {
  id: 'litellm-rust',
  languages,
  markers: ['litellm_rust', 'llmrust'],
  receivers: { client: ['litellm_rust.{,client.}LiteLLM{.new,}()'], simple: ['llmrust.LmrsClient{.new,}()'] },
  calls: [
    {
      paths: ['$client.{completion,stream_completion}'],
      model: ['#0.new', '#0.#0'],
      prompt: [{ at: '#0', role: 'user', builder: { system: 'system', message: 'user' } }],
      limit: { at: ['#0.max_tokens'], insert: false },
    },
    { paths: ['$simple.chat'], model: ['#0'], prompt: [place('#1', 'user')] },
  ],
};

/** Where AgentAI's constructors take the instructions; model and question are told at each run. */
const agentAiRun = (receiver: string, instructions: string): CallDeclaration => ({
  paths: [`$${receiver}.run`],
  model: ['#0'],
  prompt: [place(instructions, 'system'), place('#1', 'user')],
});

/** AgentAI (source of AdamStrojek/rust-agentai, read 2026-11-23). */
export const agentAi: SdkDeclaration = {
  id: 'agentai',
  languages,
  markers: ['agentai::'],
  receivers: {
    agent: ['agentai.{,agent.}Agent.new()'],
    agentAtUrl: ['agentai.{,agent.}Agent.new_with_url()'],
    agentOfClient: ['agentai.{,agent.}Agent.new_with_client()'],
  },
  calls: [agentAiRun('agent', '^#0'), agentAiRun('agentAtUrl', '^#2'), agentAiRun('agentOfClient', '^#1')],
};
