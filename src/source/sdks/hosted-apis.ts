import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const azureAiInference: SdkDeclaration = {
  id: 'azure-ai-inference',
  languages: pythonFamily,
  provider: 'azure',
  markers: ['azure.ai'],
  receivers: {
    client: [
      'azure.ai.inference{,.aio}.{ChatCompletionsClient,EmbeddingsClient}()',
      'azure.ai.projects{,.aio}.AIProjectClient().inference.{get_chat_completions_client,get_embeddings_client}()',
    ],
    agents: [
      'azure.ai.projects{,.aio}.AIProjectClient{,.from_connection_string}().agents',
      'azure.ai.agents{,.aio}.AgentsClient()',
      'semantic_kernel.agents{,.azure_ai}.AzureAIAgent.create_client().agents',
    ],
  },
  // Names that only the agents of Azure have (azure-ai-agents' `README.md`, read 2026-11-23).
  particular: [
    { methods: ['agents.create_agent'], on: 'brought', requires: ['model', 'instructions'], imported: true },
    {
      methods: ['agents.{create_and_process_run,create_thread_and_process_run,runs.create_and_process}'],
      on: 'brought',
      imported: true,
    },
  ],
  messages: [
    { paths: ['azure.ai.inference.models.SystemMessage()'], role: 'system', at: ['content', '#0'] },
    { paths: ['azure.ai.inference.models.UserMessage()'], role: 'user', at: ['content', '#0'] },
    { paths: ['azure.ai.inference.models.AssistantMessage()'], role: 'assistant', at: ['content', '#0'] },
  ],
  calls: [
    {
      paths: ['$client.complete'],
      model: ['model', '^model'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['max_tokens'] },
      stream: ['stream'],
    },
    {
      paths: ['$client.embed'],
      kind: 'embedding',
      model: ['model', '^model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
    {
      paths: ['$agents.{create_message,messages.create}'],
      kind: 'prompt',
      prompt: [{ at: 'content', role: 'user' }],
    },
    {
      paths: [
        '$agents.{create_run,create_and_process_run,create_stream,create_thread_and_process_run,create_thread_and_run}',
        '$agents.runs.{create,create_and_process,stream}',
        '$brought.agents.{create_and_process_run,create_thread_and_process_run,runs.create_and_process}',
      ],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'additional_instructions', role: 'system' },
      ],
      limit: { at: ['max_completion_tokens'] },
    },
    {
      paths: ['$agents.{create_agent,create_version}', '$brought.agents.create_agent'],
      kind: 'agent',
      model: ['model', 'definition.model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'definition.instructions', role: 'system' },
      ],
    },
  ],
};

/** Image and audio models take a prompt too; a token limit or a system prompt tells language models apart. */
const languageModel = ['input.max_tokens', 'input.max_new_tokens', 'input.system_prompt'];

export const replicate: SdkDeclaration = {
  id: 'replicate',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'replicate',
  markers: ['replicate'],
  receivers: { client: ['replicate.{Client,default}()', 'replicate()'] },
  calls: [
    {
      paths: ['$client.{run,stream,async_run,async_stream}', 'replicate.{run,stream,async_run,async_stream}'],
      model: ['#0'],
      prompt: [
        { at: 'input.system_prompt', role: 'system' },
        { at: 'input.prompt', role: 'user' },
      ],
      limit: { at: ['input.max_tokens', 'input.max_new_tokens'] },
      requires: languageModel,
    },
    {
      paths: ['$client.predictions.{create,async_create}', 'replicate.predictions.create'],
      model: ['model', 'version'],
      prompt: [
        { at: 'input.system_prompt', role: 'system' },
        { at: 'input.prompt', role: 'user' },
      ],
      limit: { at: ['input.max_tokens', 'input.max_new_tokens'] },
      requires: languageModel,
    },
  ],
};

export const dashscope: SdkDeclaration = {
  id: 'dashscope',
  languages: pythonFamily,
  provider: 'dashscope',
  markers: ['dashscope', 'qianfan'],
  calls: [
    {
      paths: [
        'dashscope{,.aigc.generation}.{Generation,AioGeneration}.call',
        'dashscope{,.aigc.multimodal_conversation}.{MultiModalConversation,AioMultiModalConversation}.call',
      ],
      model: ['model', '#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      // An application that was made on the platform, with model and prompt of its own (help.aliyun.com/zh/model-studio, read 2026-11-23).
      paths: ['dashscope{,.app.application}.Application.call'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
    },
    {
      paths: ['dashscope{,.embeddings.text_embedding}.TextEmbedding.call'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
    {
      paths: ['qianfan.{ChatCompletion,Completion}().{do,ado}'],
      model: ['model', '^model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['max_output_tokens'] },
    },
  ],
};

export const claudeAgentSdk: SdkDeclaration = {
  id: 'claude-agent-sdk',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'anthropic',
  markers: ['claude_agent_sdk', 'claude_code_sdk', 'claude-agent-sdk', 'claude-code'],
  receivers: { client: ['{claude_agent_sdk,claude_code_sdk}.ClaudeSDKClient()'] },
  // A stack hands on what it will close.
  wrappers: [
    {
      paths: ['contextlib.{AsyncExitStack,ExitStack}().{enter_async_context,enter_context}()'],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: ['{claude_agent_sdk,claude_code_sdk,@anthropic-ai/claude-agent-sdk,@anthropic-ai/claude-code}.query'],
      model: ['options.model'],
      prompt: [
        { at: 'options.system_prompt', role: 'system' },
        { at: 'prompt', role: 'user' },
      ],
    },
    {
      paths: ['$client.query'],
      model: ['^options.model', '^#0.model'],
      prompt: [
        { at: '^options.system_prompt', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
