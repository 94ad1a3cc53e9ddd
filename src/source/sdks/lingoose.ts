import type { SdkDeclaration } from './sdk.ts';

const root = 'github.com/henomis/lingoose';

/** Source of github.com/henomis/lingoose (read 2026-11-23): a thread of messages that a model is given. */
export const lingoose: SdkDeclaration = {
  id: 'lingoose',
  languages: ['go'],
  markers: ['henomis/lingoose'],
  receivers: {
    llm: [`${root}/llm/{openai,anthropic,ollama,cohere,groq,localai,huggingface}.New()`],
    thread: [`${root}/thread.New()`],
    assistant: [`${root}/assistant.New()`],
    embedder: [`${root}/embedder/{openai,ollama,cohere,voyage,nomic,huggingface,llamacpp}.New()`],
  },
  fluent: ['$llm', '$thread', '$assistant', '$embedder'],
  messages: [
    { paths: [`${root}/thread.NewSystemMessage().AddContent()`], role: 'system', at: ['#0'] },
    { paths: [`${root}/thread.NewUserMessage().AddContent()`], role: 'user', at: ['#0'] },
    { paths: [`${root}/thread.NewAssistantMessage().AddContent()`], role: 'assistant', at: ['#0'] },
    { paths: [`${root}/thread.NewTextContent()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$llm.Generate'],
      model: ['^WithModel'],
      prompt: [{ at: '#1', role: 'user', builder: { AddMessage: 'user', AddMessages: 'user' } }],
      limit: { at: ['^WithMaxTokens'], insert: false },
    },
    {
      paths: ['$assistant.RunWithThread'],
      agentModel: ['^#0.WithModel'],
      prompt: [{ at: '#1', role: 'user', builder: { AddMessage: 'user', AddMessages: 'user' } }],
    },
    {
      paths: ['$assistant.Run'],
      agentModel: ['^#0.WithModel'],
      prompt: [{ at: '^WithThread', role: 'user', builder: { AddMessage: 'user', AddMessages: 'user' } }],
    },
    {
      paths: ['$embedder.Embed'],
      kind: 'embedding',
      model: ['^New', '^WithModel'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};
