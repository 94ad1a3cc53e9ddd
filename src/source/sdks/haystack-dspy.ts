import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const generators =
  'haystack.components.generators{,.chat}.{OpenAIGenerator,AzureOpenAIGenerator,HuggingFaceLocalGenerator,HuggingFaceAPIGenerator,OpenAIChatGenerator,AzureOpenAIChatGenerator,HuggingFaceLocalChatGenerator,HuggingFaceAPIChatGenerator}';
const integrations =
  'haystack_integrations.components.generators.{anthropic,mistral,ollama,cohere,google_ai,amazon_bedrock}.{AnthropicGenerator,AnthropicChatGenerator,MistralChatGenerator,OllamaGenerator,OllamaChatGenerator,CohereGenerator,CohereChatGenerator,GoogleAIGeminiGenerator,GoogleAIGeminiChatGenerator,AmazonBedrockGenerator,AmazonBedrockChatGenerator}';

export const haystack: SdkDeclaration = {
  id: 'haystack',
  languages: pythonFamily,
  markers: ['haystack'],
  receivers: {
    generator: [`${generators}()`, `${integrations}()`],
    pipeline: ['haystack{,.pipeline,.core.pipeline}.{Pipeline,AsyncPipeline}()'],
  },
  messages: [
    {
      paths: [
        'haystack.components.builders{,.prompt_builder,.chat_prompt_builder}.{PromptBuilder,ChatPromptBuilder}()',
      ],
      role: 'user',
      at: ['template', '#0'],
      template: 'double-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_system()'],
      role: 'system',
      at: ['#0', 'content'],
      template: 'double-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_user()'],
      role: 'user',
      at: ['#0', 'content'],
      template: 'double-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_assistant()'],
      role: 'assistant',
      at: ['#0', 'content'],
      template: 'double-brace',
    },
  ],
  calls: [
    {
      paths: ['$pipeline.{run,run_async}'],
      through: { setter: 'add_component', at: '#1', receiver: 'generator' },
      model: ['^model', '^azure_deployment'],
      prompt: [{ at: '^system_prompt', role: 'system' }],
      limit: { at: ['^generation_kwargs.max_tokens', '^generation_kwargs.max_completion_tokens'], insert: false },
    },
    {
      paths: ['$generator.{run,run_async}'],
      model: ['^model', '^azure_deployment'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: {
        at: [
          'generation_kwargs.max_tokens',
          '^generation_kwargs.max_tokens',
          '^generation_kwargs.max_completion_tokens',
        ],
        insert: false,
      },
    },
    {
      paths: ['haystack.components.builders{,.prompt_builder,.chat_prompt_builder}.{PromptBuilder,ChatPromptBuilder}'],
      kind: 'prompt',
      prompt: [
        { at: 'template', role: 'user', template: 'double-brace' },
        { at: '#0', role: 'user', template: 'double-brace' },
      ],
      requires: ['template', '#0'],
    },
  ],
};

export const dspy: SdkDeclaration = {
  id: 'dspy',
  languages: pythonFamily,
  markers: ['dspy'],
  receivers: {
    module: [
      'dspy.{Predict,ChainOfThought,ChainOfThoughtWithHint,ReAct,ProgramOfThought,MultiChainComparison,TypedPredictor,CodeAct}()',
    ],
    lm: ['dspy.LM()'],
  },
  models: [{ paths: ['dspy.LM()'], at: ['model', '#0'] }],
  calls: [
    {
      paths: ['$module', '$module.{acall,forward}'],
      prompt: [
        { at: '^#0', role: 'system' },
        { at: '^signature', role: 'system' },
      ],
    },
    {
      paths: ['$lm'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^max_tokens'], insert: false },
    },
  ],
};
