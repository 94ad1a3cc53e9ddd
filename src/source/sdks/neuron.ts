import type { SdkDeclaration } from './sdk.ts';

const provider =
  'NeuronAI.Providers.{Anthropic.Anthropic,OpenAI.OpenAI,Gemini.Gemini,Ollama.Ollama,Mistral.Mistral,Deepseek.Deepseek}()';

/** Neuron's agents are classes that derive from `Agent`, or are put together by setters. */
export const neuron: SdkDeclaration = {
  id: 'neuron',
  languages: ['php'],
  markers: ['NeuronAI'],
  receivers: { agent: ['NeuronAI{,.Agent}.Agent{,.make}()', 'NeuronAI.RAG.RAG{,.make}()'] },
  fluent: ['$agent'],
  // An agent of the project's own class, which another file derives: `Researcher::make()->stream(new UserMessage($text))`.
  particular: [
    { methods: ['make().{chat,stream,structured}'], on: 'agent', requires: ['#0'], imported: true },
    // An agent of a class that is not at hand.
    { methods: ['{chat,stream,structured}'], on: 'agent', requires: ['#0.UserMessage'], imported: true },
  ],
  agentClasses: [{ of: 'agent', call: { model: ['^provider'], prompt: [{ at: '^instructions', role: 'system' }] } }],
  models: [{ paths: [provider], at: ['model', '#1'] }],
  messages: [
    { paths: ['NeuronAI.Chat.Messages.UserMessage()'], role: 'user', at: ['#0'] },
    { paths: ['NeuronAI.Chat.Messages.AssistantMessage()'], role: 'assistant', at: ['#0'] },
    { paths: ['NeuronAI.SystemPrompt()'], role: 'system', at: ['background', '#0'] },
  ],
  calls: [
    {
      paths: ['$agent.{chat,stream,structured}', '$agent.make().{chat,stream,structured}'],
      agentModel: ['^setAiProvider', '^provider'],
      prompt: [
        { at: '^setInstructions', role: 'system' },
        { at: '^instructions', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
