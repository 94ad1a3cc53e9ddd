import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const said = (...places: readonly string[]): PromptPlace[] => places.map(at => ({ at, role: 'user' }));

/** Promptulate: one function for all models, chats that remember, agents (undertone0809.github.io/promptulate, read 2026-11-23). */
export const promptulate: SdkDeclaration = {
  id: 'promptulate',
  languages: pythonFamily,
  markers: ['promptulate', 'pne'],
  receivers: {
    chat: ['{promptulate,pne}{,.chat}.AIChat()'],
    agent: ['{promptulate,pne}{,.agents}.{ToolAgent,WebAgent,AssistantAgent}()'],
    model: [
      '{promptulate,pne}{,.llms}.{ChatOpenAI,OpenAI,ErnieBot,ChatZhipu,ZhiPu,QianFan}()',
      '{promptulate,pne}.LLMFactory.build()',
    ],
  },
  models: [
    {
      paths: [
        '{promptulate,pne}{,.llms}.{ChatOpenAI,OpenAI,ErnieBot,ChatZhipu,ZhiPu,QianFan}()',
        '{promptulate,pne}.LLMFactory.build()',
      ],
      at: ['model', 'model_name', '#0'],
    },
  ],
  calls: [
    {
      paths: ['{promptulate,pne}{,.chat}.chat'],
      model: ['model', 'custom_llm', '#1'],
      prompt: said('messages', '#0'),
      limit: { at: ['model_config.max_tokens'], insert: false },
      stream: ['stream'],
    },
    {
      paths: ['$chat.run'],
      model: ['^model', '^custom_llm', '^#0'],
      prompt: said('messages', '#0'),
      limit: { at: ['^model_config.max_tokens'], insert: false },
    },
    { paths: ['$agent.run'], agentModel: ['^llm'], prompt: said('instruct', '#0') },
    { paths: ['$model', '$model.predict'], model: ['^'], prompt: said('instruction', 'messages', '#0') },
  ],
};

/** ThinkGPT: what a model does with what it remembers (github.com/jina-ai/thinkgpt, read 2026-11-23). */
export const thinkgpt: SdkDeclaration = {
  id: 'thinkgpt',
  languages: pythonFamily,
  markers: ['thinkgpt'],
  receivers: { model: ['thinkgpt.llm.ThinkGPT()'] },
  calls: [
    {
      paths: ['$model.{predict,think,summarize,chunked_summarize,refine,infer,abstract,condition,select,replay}'],
      model: ['^model_name', '^model'],
      prompt: said('instruction_hint', 'prompt', 'content', 'question', 'concept', '#0'),
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};
