import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['php'] as const;

export const openaiPhp: SdkDeclaration = {
  id: 'openai',
  languages,
  provider: 'openai',
  markers: ['OpenAI'],
  receivers: {
    client: [
      'OpenAI.{client,factory().make}()',
      'OpenAI.Client()',
      'OpenAI.Contracts.ClientContract()',
      '$factory.make()',
      'OpenAI.Laravel.Facades.OpenAI',
    ],
    factory: ['OpenAI.factory()'],
  },
  fluent: ['$factory'],
  baseUrl: ['^withBaseUri'],
  calls: [
    {
      paths: ['$client.chat().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_completion_tokens', 'max_tokens'] },
      reasoningEffort: ['reasoning_effort'],
      choices: ['n'],
    },
    {
      paths: ['$client.responses().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('instructions', 'system'), place('input', 'user')],
      limit: { at: ['max_output_tokens'] },
      reasoningEffort: ['reasoning.effort'],
    },
    {
      paths: ['$client.completions().create'],
      model: ['model'],
      prompt: [place('prompt', 'user')],
      limit: { at: ['max_tokens'], defaultValue: 16 },
    },
    {
      paths: ['$client.embeddings().create'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};

export const anthropicPhp: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['Anthropic'],
  receivers: { client: ['Anthropic.Client()'] },
  calls: [
    {
      paths: ['$client.messages.{create,createStream}'],
      model: ['model'],
      prompt: [place('system', 'system'), place('messages', 'user')],
      limit: { at: ['maxTokens', 'max_tokens'], insert: false },
    },
  ],
};

export const llphant: SdkDeclaration = {
  id: 'llphant',
  languages,
  markers: ['LLPhant'],
  receivers: {
    chat: [
      'LLPhant.Chat.{OpenAIChat,AnthropicChat,OllamaChat,MistralAIChat,ChatInterface}()',
      'LLPhant.Chat.Vision.VisionChat()',
    ],
  },
  messages: [
    { paths: ['LLPhant.Chat.Message.system()'], role: 'system', at: ['#0'] },
    { paths: ['LLPhant.Chat.Message.user()'], role: 'user', at: ['#0'] },
    { paths: ['LLPhant.Chat.Message.assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$chat.{generateText,generateTextOrReturnFunctionCalled,generateStreamOfText}'],
      agentModel: ['^#0.model'],
      prompt: [place('^setSystemMessage', 'system'), place('#0', 'user')],
      limit: { at: ['^#0.maxTokens'], insert: false },
    },
    {
      paths: ['$chat.{generateChat,generateChatStream}'],
      agentModel: ['^#0.model'],
      prompt: [place('^setSystemMessage', 'system'), place('#0', 'user')],
    },
  ],
};

export const prism: SdkDeclaration = {
  id: 'prism',
  languages,
  markers: ['Prism'],
  receivers: {
    request: ['{EchoLabs.Prism,Prism.Prism,Prism.Prism.Facades}.{Prism,Facades.Prism}.{text,structured,embeddings}()'],
  },
  fluent: ['$request'],
  calls: [
    {
      paths: ['$request.{asText,asStream,asStructured,generate}'],
      model: ['^using.#1', '^#1'],
      prompt: [place('^withSystemPrompt', 'system'), place('^withMessages', 'user'), place('^withPrompt', 'user')],
      limit: { at: ['^withMaxTokens'], insert: false },
    },
  ],
};
