import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const services =
  'semantic_kernel.connectors.ai.{open_ai,anthropic,google,mistral_ai,ollama,bedrock,azure_ai_inference,google.google_ai,google.vertex_ai}';

export const semanticKernelPython: SdkDeclaration = {
  id: 'semantic-kernel',
  languages: pythonFamily,
  markers: ['semantic_kernel'],
  receivers: {
    promptFunction: [
      '$kernel.add_function()',
      'semantic_kernel.functions.{KernelFunctionFromPrompt,KernelFunction.from_prompt}()',
    ],
    kernel: ['semantic_kernel{,.kernel}.Kernel()'],
    service: [
      `${services}.{AzureChatCompletion,OpenAIChatCompletion,AnthropicChatCompletion,MistralAIChatCompletion,OllamaChatCompletion,BedrockChatCompletion,GoogleAIChatCompletion,VertexAIChatCompletion,AzureAIInferenceChatCompletion}()`,
      '$kernel.get_service()',
    ],
    agent: [
      'semantic_kernel.agents{,.chat_completion.chat_completion_agent}.{ChatCompletionAgent,AzureAIAgent,OpenAIAssistantAgent,AzureAssistantAgent,OpenAIResponsesAgent,AzureResponsesAgent}()',
      'semantic_kernel.agents{,.autogen.autogen_conversable_agent}.AutoGenConversableAgent()',
    ],
    group: [
      'semantic_kernel.agents.{AgentGroupChat,GroupChatOrchestration,SequentialOrchestration,ConcurrentOrchestration}()',
    ],
  },
  messages: [
    {
      paths: ['semantic_kernel.contents{,.chat_history}.ChatHistory()'],
      role: 'system',
      at: ['system_message', 'messages'],
    },
    {
      paths: ['semantic_kernel.contents{,.chat_message_content}.ChatMessageContent()'],
      role: 'user',
      at: ['content', 'items'],
      roleAt: 'role',
    },
    {
      paths: ['semantic_kernel.prompt_template{,.prompt_template_config}.PromptTemplateConfig()'],
      role: 'user',
      at: ['template'],
      template: 'double-brace',
    },
  ],
  calls: [
    {
      paths: ['$kernel.{invoke_prompt,invoke_prompt_stream}'],
      prompt: [
        { at: 'prompt', role: 'user', template: 'double-brace' },
        { at: '#1', role: 'user', template: 'double-brace' },
      ],
      limit: { at: ['settings.max_tokens', 'settings.max_completion_tokens'], insert: false },
    },
    { paths: ['$kernel.{invoke,invoke_stream}'], whenReceiver: { at: ['function', '#0'], receiver: 'promptFunction' } },
    {
      paths: ['$kernel.add_function', 'semantic_kernel.functions.KernelFunctionFromPrompt'],
      kind: 'prompt',
      prompt: [
        { at: 'prompt', role: 'user', template: 'double-brace' },
        { at: 'prompt_template_config', role: 'user' },
      ],
      requires: ['prompt', 'prompt_template_config'],
    },
    {
      paths: [
        '$service.{get_chat_message_content,get_chat_message_contents,get_streaming_chat_message_content,get_streaming_chat_message_contents,get_text_content}',
      ],
      model: ['^ai_model_id', '^deployment_name'],
      prompt: [
        { at: 'chat_history', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['settings.max_tokens', 'settings.max_completion_tokens', '#1.max_tokens'], insert: false },
    },
    {
      paths: ['semantic_kernel.agents{,.chat_completion.chat_completion_agent}.ChatCompletionAgent'],
      kind: 'agent',
      model: ['service.ai_model_id', 'service.deployment_name'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'prompt_template_config', role: 'system' },
      ],
    },
    {
      paths: ['$agent.{invoke,invoke_stream,get_response}'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    { paths: ['$group.{invoke,invoke_stream}'], prompt: [{ at: 'task', role: 'user' }] },
    {
      paths: ['$group.add_chat_message'],
      kind: 'prompt',
      prompt: [
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
