import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['rust'] as const;

/** Crates whose request is a value that a client's method is given. */
const requestClient = (
  id: string,
  marker: string,
  provider: string | undefined,
  receivers: NonNullable<SdkDeclaration['receivers']>,
  calls: SdkDeclaration['calls'],
  more: Partial<SdkDeclaration> = {},
): SdkDeclaration => ({
  id,
  languages,
  ...(provider ? { provider } : {}),
  markers: [marker],
  receivers,
  calls,
  ...more,
});

const chatRequest = {
  model: ['#0.model', '#0.#0'],
  prompt: [place('#0.system', 'system'), place('#0.messages', 'user'), place('#0.#1', 'user')],
  limit: { at: ['#0.max_tokens', '#0.max_completion_tokens'], insert: false as const },
};
const embedRequest = {
  kind: 'embedding' as const,
  model: ['#0.model', '#0.#0'],
  prompt: [{ at: '#0.input', role: 'user' as const, batch: true }],
};

/** `openai-api-rs`, `openai_dive`, `openai-rust`: other clients of OpenAI's interface. */
export const openaiCrates: readonly SdkDeclaration[] = [
  requestClient(
    'openai-api-rs',
    'openai_api_rs',
    'openai',
    {
      client: ['openai_api_rs.v1.api.{OpenAIClient,Client}{.new,}()', '$builder.build()'],
      builder: ['openai_api_rs.v1.api.OpenAIClient.builder()'],
      request: [
        'openai_api_rs.v1.{chat_completion,completion,embedding}.{ChatCompletionRequest,CompletionRequest,EmbeddingRequest}.new()',
        'openai_api_rs.v1.chat_completion.chat_completion.ChatCompletionRequest.new()',
      ],
    },
    [
      {
        paths: ['$client.{chat_completion,chat_completion_stream,completion}'],
        ...chatRequest,
        model: ['#0.model', '#0.new#0'],
        prompt: [place('#0.messages', 'user'), place('#0.new#1', 'user')],
      },
      {
        paths: ['$client.embedding'],
        ...embedRequest,
        model: ['#0.model', '#0.new#0'],
        prompt: [{ at: '#0.new#1', role: 'user', batch: true }],
      },
    ],
    {
      messages: [{ paths: ['openai_api_rs.v1.chat_completion.Content.Text()'], role: 'inherit', at: ['#0'] }],
      fluent: ['$builder', '$request'],
    },
  ),
  requestClient(
    'openai-dive',
    'openai_dive',
    'openai',
    { client: ['openai_dive.v1.api.Client{.new,.new_from_env,.new_with_base,}()'] },
    [
      { paths: ['$client.{chat,completions}().{create,create_stream}'], ...chatRequest },
      { paths: ['$client.responses().{create,create_stream}'], ...chatRequest, prompt: [place('#0.input', 'user')] },
      { paths: ['$client.embeddings().create'], ...embedRequest },
    ],
  ),
  requestClient(
    'chatgpt-rs',
    'chatgpt::',
    'openai',
    {
      client: ['chatgpt.{client.,prelude.,}ChatGPT{.new,.new_with_config,}()'],
      conversation: ['$client.{new_conversation,new_conversation_directed}()'],
    },
    [
      {
        paths: ['$client.{send_message,send_message_streaming}'],
        model: ['^#1.engine'],
        prompt: [place('#0', 'user')],
      },
      {
        paths: ['$conversation.{send_message,send_message_streaming}'],
        model: ['^#1.engine'],
        prompt: [place('^new_conversation_directed', 'system'), place('#0', 'user')],
      },
    ],
  ),
];

/** Crates for Anthropic's interface, none of them official. */
export const anthropicCrates: readonly SdkDeclaration[] = [
  requestClient(
    'anthropic',
    'anthropic',
    'anthropic',
    {
      client: [
        '{anthropic,anthropic_rs,anthropic_sdk,anthropic_ai_sdk,async_anthropic,anthropic_async}.{client.,,clients.}{Client,AnthropicClient,Anthropic}{.new,.builder().build,.from_env,.default,.from_api_key,}()',
      ],
      request: ['$client.{model,auth,version}()'],
    },
    [
      { paths: ['$client.{messages,create_message,create_message_streaming}'], requires: ['#0'], ...chatRequest },
      { paths: ['$client.messages().{create,create_stream,create_streaming}'], ...chatRequest },
      // A client that is its own builder: `Client::new().model(…).messages(…).max_tokens(…).build().execute(…)`.
      {
        paths: ['$client.{execute,send}', '$request.{execute,send}'],
        model: ['^model'],
        prompt: [place('^system', 'system'), place('^messages', 'user')],
        limit: { at: ['^max_tokens'], insert: false },
        requires: ['^messages'],
      },
    ],
    {
      fluent: ['$request'],
    },
  ),
  requestClient(
    'clust',
    'clust',
    'anthropic',
    { client: ['clust.Client{.from_env,.from_api_key,}()'] },
    [
      {
        paths: ['$client.{create_a_message,create_a_message_stream}'],
        ...chatRequest,
        // `MaxTokens::new(1024, model)?`
        limit: { at: ['#0.max_tokens.#0', '#0.max_tokens'], insert: false },
      },
    ],
    {
      messages: [
        { paths: ['clust.messages.Message.user()'], role: 'user', at: ['#0'] },
        { paths: ['clust.messages.SystemPrompt.new()'], role: 'system', at: ['#0'] },
      ],
    },
  ),
  // Mistral's, its source of 2025 (github.com/ivangabriele/mistralai-client-rs, read 2026-11-23).
  requestClient(
    'mistralai-client',
    'mistralai_client',
    'mistral',
    { client: ['mistralai_client.v1.client.Client.new()'] },
    [
      {
        paths: ['$client.{chat,chat_async,chat_stream}'],
        model: ['#0'],
        prompt: [place('#1', 'user')],
        limit: { at: ['#2.max_tokens'], insert: false },
      },
      {
        paths: ['$client.{embeddings,embeddings_async}'],
        kind: 'embedding',
        model: ['#0'],
        prompt: [{ at: '#1', role: 'user', batch: true }],
      },
    ],
  ),
  requestClient('misanthropic', 'misanthropic', 'anthropic', { client: ['misanthropic.Client{.new,}()'] }, [
    { paths: ['$client.{message,stream}'], ...chatRequest },
  ]),
];

/** Amazon's SDK: a fluent request that names its model. */
export const bedrockRust: SdkDeclaration = {
  id: 'bedrock',
  languages,
  provider: 'aws',
  markers: ['aws_sdk_bedrockruntime'],
  receivers: {
    client: ['aws_sdk_bedrockruntime.Client{.new,.from_conf,}()'],
    request: ['$client.{converse,converse_stream,invoke_model,invoke_model_with_response_stream}()'],
  },
  fluent: ['$request'],
  messages: [
    { paths: ['aws_sdk_bedrockruntime.types.Message.builder()'], role: 'user', at: ['content'], roleAt: 'role' },
    { paths: ['aws_sdk_bedrockruntime.types.{ContentBlock,SystemContentBlock}.Text()'], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$request.send'],
      model: ['^model_id'],
      prompt: [{ at: '^', role: 'user', builder: { system: 'system', messages: 'user' } }],
      limit: { at: ['^inference_config.max_tokens'], insert: false },
    },
  ],
};

/** Crates for Gemini. */
export const geminiRust: SdkDeclaration = {
  id: 'gemini-rust',
  languages,
  provider: 'google',
  markers: ['gemini_rust'],
  receivers: {
    client: ['gemini_rust.Gemini{.new,.pro,.with_model,}()'],
    request: ['$client.generate_content()'],
  },
  fluent: ['$request'],
  calls: [
    {
      paths: ['$request.{execute,execute_stream}'],
      model: ['^#1'],
      prompt: [
        {
          at: '^',
          role: 'user',
          builder: {
            with_system_prompt: 'system',
            with_system_instruction: 'system',
            with_user_message: 'user',
            with_model_message: 'assistant',
          },
        },
      ],
      limit: { at: ['^with_max_output_tokens'], insert: false },
    },
  ],
};
